"""Areas that no list of places holds: a side of a unit ("northern Hama"), the stretch between two places."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from statistics import fmean, pstdev

from conflictmap.gazetteer import added, carried
from conflictmap.gazetteer.admin1 import Admin1, admin1
from conflictmap.gazetteer.entries import UNITS, Entry
from conflictmap.gazetteer.ranking import kilometres, point
from conflictmap.gazetteer.units import KM_PER_DEGREE, Unit, centre, radius_km, side

#: Bearing → (English, Arabic) word for that side of a unit.
SIDES = {
    0.0: ("northern", "شمال"), 45.0: ("north-eastern", "شمال شرق"), 90.0: ("eastern", "شرق"),
    135.0: ("south-eastern", "جنوب شرق"), 180.0: ("southern", "جنوب"), 225.0: ("south-western", "جنوب غرب"),
    270.0: ("western", "غرب"), 315.0: ("north-western", "شمال غرب"), -1.0: ("central", "وسط"),
}  # fmt: skip
#: A town's countryside: how far from its centre, and how wide, in km.
_TOWN_OFFSET, _TOWN_RADIUS = 6.0, 8.0
SOURCE = "computed from the unit's outline and settlements"
#: Fewer settlements than this tell nothing; how far out a side begins, in standard deviations; the share of its
#: settlements that its disc holds.
_ENOUGH, _FAR, _INSIDE = 12, 0.5, 0.9


@lru_cache(maxsize=4)
def _outlines(folder: Path) -> dict[str, Unit]:
    units = added.local_units(folder, 1) or carried.read_outlines(carried.outlines_path())
    return {u.p_code: u for u in units}


def _shifted(entry: Entry, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` away from an entry towards `bearing`."""
    north, east = math.cos(math.radians(bearing)) * km, math.sin(math.radians(bearing)) * km
    longitude = entry.longitude + east / (KM_PER_DEGREE * math.cos(math.radians(entry.latitude)))
    return round(entry.latitude + north / KM_PER_DEGREE, 4), round(longitude, 4)


def _area(entry: Entry, bearing: float, at: tuple[float, float], radius: float) -> Entry:
    english, arabic = SIDES[bearing]
    name_ar = entry.name_ar or entry.name
    return Entry(
        name=f"{english} {entry.name}",
        name_ar=f"{arabic} {name_ar}",
        latitude=at[0],
        longitude=at[1],
        kind="region",
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        radius_km=round(radius, 1),
        source=SOURCE,
    )


def governorate(name: str) -> Admin1 | None:
    """The governorate that a name means, in any spelling; None if it means none."""
    return admin1(name)


def side_of_governorate(unit: Admin1, whole: Entry, bearing: float, folder: Path,
                        settled: list[tuple[float, float]]) -> Entry:  # fmt: skip
    """The side of a governorate towards `bearing`, where people live: the far half of its settlements on that side.

    `whole` is the governorate's entry, `settled` the points of its settlements, degrees.
    Governorates reach into empty desert; "northern Homs" means its northern towns, not the northern steppe. With fewer
    than `_ENOUGH` settlements known there: the outline cut through its centroid.
    """
    named = replace(whole, name=unit.en, name_ar=unit.ar, others=())
    if bearing < 0:
        return _area(named, bearing, point(whole), (whole.radius_km or 0.0) / 2)
    there = _ahead(settled, bearing)
    if len(there) < _ENOUGH:
        cut = side(_outlines(folder)[unit.pcode].outline, bearing)
        return _area(named, bearing, centre(cut), radius_km(cut))
    middle = fmean(p[0] for p in there), fmean(p[1] for p in there)
    apart = sorted(kilometres(p, middle) for p in there)
    at = round(middle[0], 4), round(middle[1], 4)
    return _area(named, bearing, at, apart[int(len(apart) * _INSIDE)])


def _ahead(points: list[tuple[float, float]], bearing: float) -> list[tuple[float, float]]:
    """The points further towards `bearing` than half a standard deviation from the middle of them all."""
    if len(points) < _ENOUGH:
        return []
    rows, columns = [p[0] for p in points], [p[1] for p in points]
    tall, wide = pstdev(rows) or 1.0, pstdev(columns) or 1.0
    middle = fmean(rows), fmean(columns)
    north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    return [p for p in points
            if (p[0] - middle[0]) / tall * north + (p[1] - middle[1]) / wide * east > _FAR]  # fmt: skip


def side_of_place(entry: Entry, bearing: float) -> Entry:
    """The side of any other place: half of a district or region, the countryside of a town."""
    wide = entry.radius_km if entry.kind in UNITS or entry.kind in ("region", "zone") else None
    offset, radius = (wide * 0.5, wide * 0.7) if wide else (_TOWN_OFFSET, _TOWN_RADIUS)
    at = point(entry) if bearing < 0 else _shifted(entry, bearing, offset)
    return _area(entry, bearing, at, radius)


def between(one: Entry, other: Entry) -> Entry:
    """The stretch between two places: its middle, and a disc that reaches both."""
    middle = (one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2
    return Entry(
        name=f"{one.name} – {other.name}",
        name_ar=f"{one.name_ar or one.name} – {other.name_ar or other.name}",
        latitude=round(middle[0], 4),
        longitude=round(middle[1], 4),
        kind="region",
        country=one.country if one.country == other.country else "",
        admin1=one.admin1 if one.admin1 == other.admin1 else "",
        radius_km=round(max(kilometres(point(one), point(other)) / 2, 1.0), 1),
        source="computed from its two ends",
    )

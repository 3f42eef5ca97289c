"""What lies at a point: administrative units by polygon, countries, and the nearest place of the gazetteer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from conflictmap.gazetteer.boundaries import Boundaries
from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.entries import Entry
from conflictmap.gazetteer.gather import HOME
from conflictmap.gazetteer.index import Index
from conflictmap.gazetteer.ranking import kilometres, point
from conflictmap.gazetteer.search import Gazetteer, shared

#: The search widens in these steps, in km; further away no place is named.
_STEPS_KM = (5.0, 25.0, 100.0)
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Reversed:
    """A point's surroundings: countries (several on disputed ground), units by English name ("" outside or unknown).

    `place` is the nearest settlement or site with its `distance_km`; None where none is within 100 km.
    """

    latitude: float
    longitude: float
    countries: tuple[str, ...]
    admin1: str
    admin2: str
    admin3: str
    place: Candidate | None
    distance_km: float | None


def _nearest(index: Index, latitude: float, longitude: float) -> tuple[Entry, float] | None:
    for reach in _STEPS_KM:
        tall = reach / _KM_PER_DEGREE
        wide = tall / max(math.cos(math.radians(latitude)), 0.01)
        box = latitude - tall, latitude + tall, longitude - wide, longitude + wide
        found = index.inside(*box)
        apart = [(kilometres(point(e), (latitude, longitude)), i) for i, e in enumerate(found)]
        near = min(apart, default=(reach + 1, -1))
        if near[0] <= reach:
            return found[near[1]], round(near[0], 2)
    return None


def reverse(latitude: float, longitude: float, gazetteer: Gazetteer | None = None) -> Reversed:
    """Say what lies at a point in degrees. Raises ValueError for a point that is none on Earth."""
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude} is no latitude (−90…90) and longitude (−180…180).")
    gazetteer = gazetteer or shared()
    bounds = Boundaries.load(gazetteer.folder)
    district, subdistrict = bounds.admin2_at(latitude, longitude), bounds.admin3_at(latitude, longitude)
    countries = bounds.country_at(latitude, longitude)
    at_home = countries & frozenset(HOME)
    alone = "".join(countries) if len(countries) == 1 else ""
    near = _nearest(gazetteer.home if at_home else gazetteer.abroad(alone), latitude, longitude)
    return Reversed(
        latitude=latitude,
        longitude=longitude,
        countries=tuple(sorted(countries)),
        admin1=gazetteer.governorate(district) if district else bounds.admin1_at(latitude, longitude) or "",
        admin2=district.name if district else "",
        admin3=subdistrict.name if subdistrict else "",
        place=gazetteer.as_candidate(near[0]) if near else None,
        distance_km=near[1] if near else None,
    )

"""Rules of a point against the map: it lies in its country and its governorate. Whole tables at once, for speed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.gazetteer.admin1 import ADMIN1, admin1, nearest_admin1
from conflictmap.gazetteer.boundaries import TOLERANCE_KM
from conflictmap.model.records import Event
from conflictmap.notices.notice import Notice, notice

COARSE_KM = 5.0
"""How far off the outlines may be outside DETAIL (conflictmap.gazetteer.boundaries)."""

DETAIL = (24.0, 27.0, 52.0, 44.0)
"""West, south, east, north of the part whose outlines are drawn to TOLERANCE_KM, in degrees."""


def _located(events: Iterable[Event]) -> list[tuple[Event, float, float]]:
    return [(e, e.latitude, e.longitude) for e in events if e.latitude is not None and e.longitude is not None]


def _tolerance(event: Event, latitude: float, longitude: float) -> float:
    """Return how many km outside its unit a point may lie: the outline's error, or the disc's radius."""
    west, south, east, north = DETAIL
    detailed = west <= longitude <= east and south <= latitude <= north
    return max(TOLERANCE_KM if detailed else COARSE_KM, event.radius_km or 0.0)


def _outside(
    context: Context, unit_of: Callable[[Event], str | None]
) -> Iterator[tuple[Event, str, float, float, float]]:
    """Yield event, unit, latitude, longitude, km for every point outside its unit by more than the tolerance."""
    groups: dict[str, list[tuple[Event, float, float]]] = defaultdict(list)
    for located in _located(context.events):
        unit = unit_of(located[0])
        if unit and context.boundaries.knows(unit):
            groups[unit].append(located)
    for unit, members in groups.items():
        inside = context.boundaries.points_inside(
            unit, np.array([m[1] for m in members]), np.array([m[2] for m in members])
        )
        for (event, latitude, longitude), is_inside in zip(members, inside, strict=True):
            if is_inside:
                continue
            km = context.boundaries.km_outside(unit, latitude, longitude)
            if km > _tolerance(event, latitude, longitude):
                yield event, unit, latitude, longitude, km


def _km(distance: float) -> str:
    return f"{distance:.0f}" if distance >= 10 else f"{distance:.1f}"


def inside_country(context: Context) -> Iterator[Notice]:
    """A point lies in its country (disputed ground in either); changed places are named."""
    for event, country, latitude, longitude, km in _outside(context, lambda event: event.country):
        point = {"latitude": f"{latitude:g}", "longitude": f"{longitude:g}", "country": country}
        swapped = abs(longitude) <= 90 and context.boundaries.km_outside(country, longitude, latitude) <= TOLERANCE_KM
        if swapped:
            yield notice("coordinates-swapped", "events.csv", event.line, "latitude", f"{latitude:g}", **point)
            continue
        right = sorted(context.boundaries.country_at(latitude, longitude))
        fix = right[0] if right else None
        yield notice("outside-country", "events.csv", event.line, "country", country, fix, km=_km(km), **point)


def inside_admin1(context: Context) -> Iterator[Notice]:
    """A point in Syria lies in its governorate."""
    for event, unit, latitude, longitude, km in _outside(context, _governorate):
        point = {"latitude": f"{latitude:g}", "longitude": f"{longitude:g}", "admin1": unit}
        fix = context.boundaries.admin1_at(latitude, longitude)
        yield notice("outside-admin1", "events.csv", event.line, "admin1", unit, fix, km=_km(km), **point)


def _governorate(event: Event) -> str | None:
    """Return the English name of an event's governorate, None outside Syria or when it is blank or unknown."""
    found = admin1(event.admin1) if event.country == "SY" and event.admin1 else None
    return found.en if found else None


def known_admin1(event: Event, context: Context) -> Found:
    """In Syria the governorate is one of the fourteen."""
    if event.country != "SY" or not event.admin1 or admin1(event.admin1):
        return ()
    near = nearest_admin1(event.admin1)
    params = {"allowed": ", ".join(unit.en for unit in ADMIN1)}
    fix = near.en if near else None
    return [notice("unknown-admin1", "events.csv", event.line, "admin1", event.admin1, fix, **params)]

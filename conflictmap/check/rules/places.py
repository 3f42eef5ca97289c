"""Rules of a point against the gazetteer: it is near the place that the row names, and is no unit's mere centre."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from conflictmap.check.context import Context
from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.contexts import UnknownUnit
from conflictmap.gazetteer.entries import SETTLEMENTS, Entry
from conflictmap.gazetteer.ranking import kilometres, kilometres_between
from conflictmap.gazetteer.search import find, shared
from conflictmap.model.records import Event
from conflictmap.model.vocab import GeoPrecision
from conflictmap.notices.notice import Notice, notice

FAR_KM = 10.0
"""A point this far from the place it names is another place: towns are some kilometres wide, points are rounded."""

CENTRE_KM = 0.3
"""A point this near to the centre of a unit has been taken from it."""

MOST_ASKED = 2_000
"""How many different places one check asks the gazetteer for; each takes milliseconds."""

_PRECISE = frozenset({GeoPrecision.SITE, GeoPrecision.NEIGHBOURHOOD, GeoPrecision.TOWN})
_UNPLACED = frozenset({GeoPrecision.COUNTRY, GeoPrecision.UNKNOWN})
_REACH = (-0.01, 0.0, 0.01)
_SAME_NAME = frozenset({"exact", "generic"})


@lru_cache(maxsize=MOST_ASKED)
def _candidates(place: str, country: str, admin1: str) -> tuple[Candidate, ...]:
    try:
        return tuple(find(place, country=country, admin1=admin1 or None, limit=5))
    except UnknownUnit:
        return ()


def _asked(events: list[Event]) -> Iterator[tuple[list[Event], str, tuple[Candidate, ...]]]:
    """Yield the located events that name a place, by place: the events, that name, what the gazetteer has for it."""
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        name = event.place or event.place_ar
        if not name or not event.country or event.latitude is None or event.geo_precision in _UNPLACED:
            continue
        key = (name, event.country, event.admin1 or "")
        if (group := groups.get(key)) is not None:
            group.append(event)
        elif len(groups) < MOST_ASKED:
            groups[key] = [event]
    for key, group in groups.items():
        yield group, key[0], _candidates(*key)


def _each(events: list[Event]) -> Iterator[tuple[Event, str, tuple[Candidate, ...]]]:
    for group, name, found in _asked(events):
        for event in group:
            yield event, name, found


def _apart(event: Event, found: Candidate) -> float:
    """Return the km between an event and a place, less the discs of both."""
    here = event.latitude or 0.0, event.longitude or 0.0
    apart = kilometres(here, (found.latitude, found.longitude))
    return apart - (event.radius_km or 0.0) - (found.radius_km or 0.0)


def _far(events: list[Event]) -> Iterator[tuple[Event, str, Candidate, float]]:
    """Yield event, place name, the place as the gazetteer is sure of it, and the km between them, where it is far."""
    for group, name, found in _asked(events):
        if found and found[0].accepted:
            meant = [c for c in found if c is found[0] or c.match in _SAME_NAME]
            for event, apart in zip(group, _all_apart(group, meant), strict=True):
                if apart > FAR_KM:
                    yield event, name, found[0], float(apart)


def _all_apart(events: list[Event], found: list[Candidate]) -> NDArray[np.float64]:
    """Return for each event the km to the nearest of the places, less the discs of both."""
    here = np.array([(e.latitude, e.longitude or 0.0, e.radius_km or 0.0) for e in events], dtype=float)
    there = np.array([(c.latitude, c.longitude, c.radius_km or 0.0) for c in found], dtype=float)
    km = kilometres_between(here[:, None, 0], here[:, None, 1], there[None, :, 0], there[None, :, 1])
    nearest: NDArray[np.float64] = (km - here[:, None, 2] - there[None, :, 2]).min(axis=1)
    return nearest


def _at_home(events: list[Event], context: Context) -> set[int]:
    """Return the lines of the events whose point lies in its country: of the others another rule speaks, and better."""
    lines: set[int] = set()
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[event.country or ""].append(event)
    for country, members in groups.items():
        if not context.boundaries.knows(country):
            lines.update(e.line for e in members)
            continue
        points = np.array([(e.latitude, e.longitude) for e in members], dtype=float)
        inside = context.boundaries.points_inside(country, points[:, 0], points[:, 1])
        lines.update(e.line for e, is_inside in zip(members, inside, strict=True) if is_inside)
    return lines


def near_its_place(context: Context) -> Iterator[Notice]:
    """A point lies near the place that the row names, where the gazetteer is sure of that place."""
    far = list(_far(context.events))
    at_home = _at_home([event for event, *_ in far], context)
    for event, name, place, apart in far:
        if event.line in at_home:
            params = {"place": name, "km": f"{apart:.0f}", "longitude": f"{place.longitude:.4f}"}
            fix = f"{place.latitude:.4f}"
            yield notice("place-far", "events.csv", event.line, "latitude", f"{event.latitude:g}", fix, **params)


def unambiguous_place(context: Context) -> Iterator[Notice]:
    """A name that several governorates have comes with the governorate."""
    for event, name, found in _each(context.events):
        if event.country != "SY" or event.admin1:
            continue
        same = [c for c in found if c.match in _SAME_NAME and c.kind in SETTLEMENTS and c.admin1]
        where = sorted({c.admin1 for c in same})
        if len(where) > 1 and event.latitude is not None and event.longitude is not None:
            near = min(same, key=lambda c: _apart(event, c))
            fix = near.admin1 if _apart(event, near) <= FAR_KM else None
            params = {"place": name, "places": ", ".join(where)}
            yield notice("place-ambiguous", "events.csv", event.line, "admin1", "", fix, **params)


def no_centre_as_site(context: Context) -> Iterator[Notice]:
    """The centre of a governorate or district is not written as a precise point."""
    precise = [e for e in context.events if e.geo_precision in _PRECISE and e.country == "SY"]
    if not precise:
        return
    centres = _centres()
    for event in precise:
        if event.latitude is None or event.longitude is None:
            continue
        here = event.latitude, event.longitude
        for unit in centres.get((round(here[0], 1), round(here[1], 1)), ()):
            if kilometres(here, (unit.latitude, unit.longitude)) <= CENTRE_KM:
                fix = "admin1" if unit.kind == "governorate" else "admin2"
                params = {"unit": unit.name, "precision": str(event.geo_precision)}
                yield notice("centre-as-site", "events.csv", event.line, "geo_precision", str(event.geo_precision),
                             fix, **params)  # fmt: skip
                break


def _centres() -> dict[tuple[float, float], list[Entry]]:
    """Return the governorates and districts by the tenths of a degree near their centres; Damascus is a city too."""
    found: dict[tuple[float, float], list[Entry]] = defaultdict(list)
    for unit in (e for kind in ("governorate", "district") for e in shared().home.of_kind(kind, "SY")):
        if unit.admin1 != "SY01":
            cells = {(round(unit.latitude + a, 1), round(unit.longitude + b, 1)) for a in _REACH for b in _REACH}
            for cell in cells:
                found[cell].append(unit)
    return found

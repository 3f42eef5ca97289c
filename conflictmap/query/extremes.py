"""The events at the edges of a view: northernmost, southernmost, westernmost, easternmost."""

from __future__ import annotations

from typing import Any

from conflictmap.query.base import Base
from conflictmap.query.details import wide
from conflictmap.query.filters import EventFilter
from conflictmap.query.predicate import Shape, matching

_COLUMNS = ("event_id", "title_en", "title_ar", "place", "place_ar", "latitude", "longitude")


def extremes(store: Base, asked: EventFilter) -> dict[str, dict[str, Any]]:
    """Return the rows of the events farthest north, south, west and east; empty without an event on the map."""
    found = store.run(store.ask(asked), _edges)[0]
    numbers = {side: int(number) for side, number in found.items() if number is not None}
    rows = {row["row_no"]: row for row in wide(store, sorted(set(numbers.values())), _COLUMNS)}
    return {side: rows[number] for side, number in numbers.items() if number in rows}


def _edges(shape: Shape) -> Any:
    found = matching(shape)
    return found.agg(
        north=found.row_no.argmin(found.y),
        south=found.row_no.argmax(found.y),
        west=found.row_no.argmin(found.x),
        east=found.row_no.argmax(found.x),
    )

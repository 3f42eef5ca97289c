"""The events as a table: sorted, paged and narrowed by the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conflictmap.importers.schema import EVENTS as COLUMNS
from conflictmap.query.base import Base
from conflictmap.query.compiler import param
from conflictmap.query.details import wide
from conflictmap.query.filters import EventFilter
from conflictmap.query.predicate import Shape, matching
from conflictmap.query.relations import EVENTS

ALL_COLUMNS: tuple[str, ...] = tuple(name for name in COLUMNS.names if name not in ("row_no", "text_folded"))
"""The columns that a row can have."""
SORTS: tuple[str, ...] = (
    "when", "event_id", "title_en", "title_ar", "status", "event_type", "sub_event_type", "place", "place_ar",
    "country", "admin1", "geo_precision", "attribution", "fatalities", "first_reported",
)  # fmt: skip
"""What rows can be sorted by; ``when`` is the start day, then the id."""
MAX_ROWS = 10_000


def rows(
    store: Base,
    asked: EventFilter,
    *,
    sort: str = "when",
    descending: bool = False,
    offset: int = 0,
    limit: int = 50,
    columns: Sequence[str] = ALL_COLUMNS,
    part: str = "",
) -> list[dict[str, Any]]:
    """Return one page of the events (of a ``part``: ``off-map``, ``hidden``) as dicts with ``columns``.

    Blank values sort last.
    At most 10,000 rows a page. Under ``known``, sources that were not yet out are gone from the row.
    KeyError for an unknown column or order.
    """
    unknown = [name for name in (*columns, sort) if name not in ALL_COLUMNS and name not in SORTS]
    if unknown or sort not in SORTS:
        raise KeyError(unknown[0] if unknown else sort)
    bounds = {"offset": max(0, offset), "limit": max(0, min(limit, MAX_ROWS))}
    page = store.page(store.ask(asked, part), _ordered, sort, descending, **bounds)
    found = wide(store, [row["row_no"] for row in page], tuple(columns))
    for row in found:
        del row["row_no"]
    return [as_known(store, row, asked) for row in found]


def as_known(store: Base, row: dict[str, Any], asked: EventFilter) -> dict[str, Any]:
    """Return the row without the sources that were not out by ``known``."""
    if asked.known is None:
        return row
    for name in ("sources", "source_refs"):
        if row.get(name):
            out = [one for one in row[name] if store.dimensions.published_by(one.partition("#")[0], asked.known)]
            row = row | {name: out}
    return row


def neighbours(store: Base, asked: EventFilter, event_id: str) -> tuple[str | None, str | None]:
    """Return the ids of the events before and after ``event_id`` in time under the filter."""
    place = row_number(store, event_id)
    if place is None:
        return None, None
    found = store.run(store.ask(asked), _around, place=place)[0]
    numbers = [int(number) for number in (found["before"], found["after"]) if number is not None]
    ids = {row["row_no"]: row["event_id"] for row in wide(store, numbers, ("event_id",))}
    return ids.get(found["before"]), ids.get(found["after"])


def row_number(store: Base, event_id: str) -> int | None:
    """Return an event's place in the order of time; ``None`` when there is no such event."""
    hashed = store.engine.rows("SELECT hash($id)", {"id": event_id})[0][0]
    found = store.engine.rows("SELECT row_no FROM id_index WHERE h = CAST($h AS UBIGINT)", {"h": hashed})
    rows = wide(store, [int(row[0]) for row in found], ("event_id",))
    return next((int(row["row_no"]) for row in rows if row["event_id"] == event_id), None)


def matches(store: Base, asked: EventFilter, event_id: str) -> bool:
    """Tell whether the event is among those asked for."""
    place = row_number(store, event_id)
    return place is not None and bool(store.run(store.ask(asked), _one, place=place))


def _ordered(shape: Shape, sort: str, descending: bool) -> Any:
    found = matching(shape)
    if sort == "when":
        order = [found.row_no.desc() if descending else found.row_no]
        return found.select("row_no").order_by(order)
    chosen = EVENTS.filter(EVENTS.row_no.isin(found.row_no)).select("row_no", key=EVENTS[sort])
    chosen = chosen.mutate(blank=chosen.key.isnull() | (chosen.key.cast("string") == ""))
    order = [chosen.blank, chosen.key.desc() if descending else chosen.key, chosen.row_no]
    return chosen.order_by(order).select("row_no")


def _around(shape: Shape) -> Any:
    found, place = matching(shape), param("place", "int32")
    return found.agg(
        before=found.row_no.max(where=found.row_no < place),
        after=found.row_no.min(where=found.row_no > place),
    )


def _one(shape: Shape) -> Any:
    found = matching(shape)
    return found.filter(found.row_no == param("place", "int32")).select("row_no")

"""What a map window shows: clusters on a grid of the screen, or every event when they are few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from conflictmap.query.base import Base
from conflictmap.query.compiler import param
from conflictmap.query.counts import places
from conflictmap.query.details import features, wide
from conflictmap.query.filters import EventFilter
from conflictmap.query.mercator import Box, cell_shift, lat_of, lon_of
from conflictmap.query.predicate import Question, Shape, matching
from conflictmap.query.rows import ALL_COLUMNS, as_known

MAX_FEATURES = 2000
PLAIN_BELOW = 500
"""Up to so many events in view each one is a feature of its own, also where points coincide."""
CELL_PIXELS = 64
HOME = Box(34.5, 31.8, 43.0, 37.8)
"""The first view: Syria and a rim of its neighbours."""
_TRAY = 60


def viewport(store: Base, asked: EventFilter, box: Box, zoom: float) -> dict[str, Any]:
    """Return total, shown, off_map, features and outside of a map window, as ``/api/viewport`` gives them.

    ``features`` are at most 2,000; the sum of their ``n`` is ``shown``, the number of matching events in the box.
    ``outside`` lists the events outside the home region, when they are few.
    """
    question = store.ask(asked)
    total, off_map = places(store, asked)
    cells = _cells(store, question, box, _shift(box, zoom))
    in_view = sum(cell["n"] for cell in cells)
    if in_view <= PLAIN_BELOW:
        shown = features(store, _rows_in(store, question, box, PLAIN_BELOW))
    else:
        singles = features(store, [cell["row_no"] for cell in cells if cell["n"] == 1])
        shown = [*singles, *(_cluster(cell) for cell in cells if cell["n"] > 1)]
    return {
        "version": store.version,
        "total": total,
        "shown": in_view,
        "off_map": off_map,
        "outside": outside(store, question),
        "features": shown,
    }


def rows_in_box(store: Base, asked: EventFilter, box: Box, offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
    """Return the number of events with a symbol in the box, and one page of their rows in order of time."""
    question = store.ask(asked)
    total = int(store.run(question, _how_many, **box.values())[0]["n"])
    page = store.page(question, _in_order, offset=offset, limit=limit, **box.values())
    found = wide(store, [row["row_no"] for row in page], ALL_COLUMNS)
    for row in found:
        del row["row_no"]
    return total, [as_known(store, row, asked) for row in found]


def outside(store: Base, question: Question) -> list[dict[str, Any]]:
    """Return the events outside the home region as features; nothing when there are more than 60."""
    found = store.run(question, _outside, _TRAY + 1, **HOME.values())
    return features(store, [row["row_no"] for row in found]) if len(found) <= _TRAY else []


def density(store: Base, asked: EventFilter, box: Box, zoom: float, pixels: int = 16) -> dict[str, Any]:
    """Return events by cell of about ``pixels`` on the screen: at most 5,000 cells with their corners and ``n``."""
    shift = cell_shift(zoom, pixels)
    while box.cells(shift) > 5000:
        shift += 1
    found = store.run(store.ask(asked), _counts, **box.values(), shift=shift)
    size = 1 << shift
    cells = [
        {
            "n": row["n"],
            "bbox": _degrees(row["cx"] * size, row["cy"] * size, (row["cx"] + 1) * size, (row["cy"] + 1) * size),
        }
        for row in found
    ]
    return {"version": store.version, "cells": cells, "most": max((row["n"] for row in found), default=0)}


def _shift(box: Box, zoom: float) -> int:
    shift = cell_shift(zoom, CELL_PIXELS)
    while box.cells(shift) > MAX_FEATURES:
        shift += 1
    return shift


def _within(shape: Shape) -> Any:
    found = matching(shape)
    across = found.x.between(param("x0", "int32"), param("x1", "int32")) | found.x.between(
        param("x2", "int32"), param("x3", "int32")
    )
    return found.filter(found.y.between(param("y0", "int32"), param("y1", "int32")) & across)


def _by_cell(shape: Shape) -> Any:
    found, shift = _within(shape), param("shift", "int32")
    return found.group_by(cx=found.x >> shift, cy=found.y >> shift, kind=found.type).agg(
        n=found.count(),
        x=found.x.mean(),
        y=found.y.mean(),
        west=found.x.min(),
        east=found.x.max(),
        north=found.y.min(),
        south=found.y.max(),
        row_no=found.row_no.min(),
    )


def _counts(shape: Shape) -> Any:
    found, shift = _within(shape), param("shift", "int32")
    return found.group_by(cx=found.x >> shift, cy=found.y >> shift).agg(n=found.count())


def _how_many(shape: Shape) -> Any:
    found = _within(shape)
    return found.agg(n=found.count())


def _in_order(shape: Shape) -> Any:
    return _within(shape).select("row_no").order_by("row_no")


def _outside(shape: Shape, limit: int) -> Any:
    found = matching(shape)
    found = found.filter(found.off_map == 0)
    inside = found.x.between(param("x0", "int32"), param("x1", "int32")) & found.y.between(
        param("y0", "int32"), param("y1", "int32")
    )
    return found.filter(~inside).select("row_no").limit(limit)


def _rows_in(store: Base, question: Question, box: Box, limit: int) -> list[int]:
    return [row["row_no"] for row in store.page(question, _in_order, offset=0, limit=limit, **box.values())]


def _cells(store: Base, question: Question, box: Box, shift: int) -> list[dict[str, Any]]:
    """Return one dict a cell, its kinds put together: n, types, row_no, sums of x and y, and its rim."""
    grouped: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in store.run(question, _by_cell, **box.values(), shift=shift):
        grouped[row["cx"], row["cy"]].append(row)
    return [_merged(store, rows) for rows in grouped.values()]


def _merged(store: Base, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    n = sum(row["n"] for row in rows)
    kinds = sorted(((row["n"], store.dimensions.address("type", row["kind"])[0]) for row in rows), reverse=True)
    return {
        "n": n,
        "types": {kind: count for count, kind in kinds},
        "row_no": min(row["row_no"] for row in rows),
        "x": sum(row["x"] * row["n"] for row in rows) / n,
        "y": sum(row["y"] * row["n"] for row in rows) / n,
        "west": min(row["west"] for row in rows),
        "east": max(row["east"] for row in rows),
        "north": min(row["north"] for row in rows),
        "south": max(row["south"] for row in rows),
    }


def _cluster(cell: dict[str, Any]) -> dict[str, Any]:
    return {
        "n": cell["n"],
        "lat": lat_of(cell["y"]),
        "lon": lon_of(cell["x"]),
        "types": cell["types"],
        "bbox": _degrees(cell["west"], cell["north"], cell["east"], cell["south"]),
    }


def _degrees(west: int, north: int, east: int, south: int) -> list[float]:
    """Return [west, south, east, north] in degrees."""
    return [lon_of(west), lat_of(south), lon_of(east), lat_of(north)]

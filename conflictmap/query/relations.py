"""The engine's tables as ibis sees them (unbound: nothing is connected), and SQL kept by expression and shape."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

import ibis

from conflictmap.query.compiler import to_sql

EV = ibis.table(
    {
        "row_no": "int32",
        "start_day": "date",
        "end_day": "date",
        "first_reported": "date",
        "type": "int16",
        "status": "int16",
        "precision": "int16",
        "admin1": "int16",
        "x": "int32",
        "y": "int32",
        "off_map": "int8",
        "campaign": "boolean",
        "fatalities": "int32",
        "fatalities_low": "int32",
        "fatalities_high": "int32",
        "actors": "array<int32>",
        "sources": "array<int32>",
    },
    name="ev",
)
"""The narrow table that filters run on (made by ``index``)."""
ACCUSATION = ibis.table({"row_no": "int32", "actor": "int32", "known_on": "date"}, name="accusation")
"""Actors that a claim about the event accuses or that make one, with the day by which the claim was known."""
PAIR = ibis.table({"row_no": "int32", "one": "int32", "two": "int32"}, name="pair")
"""Every actor1 with every actor2 of an event."""
TEXT_MATCH = ibis.table({"q": "int32", "row_no": "int32"}, name="text_match")
"""The events that hold all words of a text search, under the search's number."""
EVENTS = ibis.table(
    {
        "row_no": "int32",
        **dict.fromkeys(
            (
                "event_id", "title_en", "title_ar", "status", "unit", "event_type", "sub_event_type", "attribution",
                "place", "place_ar", "country", "admin1", "geo_precision", "event_date", "text_folded",
            ),
            "string",
        ),
        **dict.fromkeys(("latitude", "longitude", "radius_km"), "float64"),
        **dict.fromkeys(("start_day", "end_day", "first_reported"), "date"),
        **dict.fromkeys(("fatalities", "fatalities_low", "fatalities_high"), "int32"),
        **dict.fromkeys(("actor1", "actor2", "sources"), "array<string>"),
    },
    name="events",
)  # fmt: skip
"""The wide table: every column as the collection has it (those that expressions use)."""


@lru_cache(maxsize=2048)
def compiled(expression: Callable[..., Any], *options: Hashable, paged: bool = False) -> str:
    """Return the SQL of ``expression(*options)``; made once for each set of options."""
    return to_sql(expression(*options), paged=paged)

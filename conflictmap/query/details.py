"""Single events from the wide table: as features of the map and as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from conflictmap.model.slugs import slug
from conflictmap.query.base import Base
from conflictmap.query.narrow import COLUMNS

_FEATURE = (
    "event_id", "latitude", "longitude", "event_type", "status", "geo_precision", "radius_km", "attribution",
    "title_en", "title_ar", "place", "place_ar", "event_date", "start_day", "end_day",
)  # fmt: skip
_TITLE = 300


def wide(store: Base, row_numbers: Sequence[int], columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return ``columns`` of the events with these row numbers, in this order."""
    if not row_numbers:
        return []
    if store.narrow and set(columns) <= set(COLUMNS):
        return store.narrow.take(row_numbers, columns)
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(("row_no", *columns)))
    # A join against the list lets DuckDB skip every block of a Parquet file that holds none of the rows.
    found = store.engine.dicts(
        f"SELECT {names} FROM events WHERE row_no IN (SELECT unnest(CAST($rows AS INTEGER[])))",
        {"rows": list(row_numbers)},
    )
    by_number = {row["row_no"]: row for row in found}
    return [by_number[number] for number in row_numbers if number in by_number]


def features(store: Base, row_numbers: Sequence[int]) -> list[dict[str, Any]]:
    """Return the events as features of ``/api/viewport``: what a symbol and its tooltip need."""
    return [_feature(row) for row in wide(store, row_numbers, _FEATURE)]


def days(start: date | None, end: date | None) -> str:
    """Return ``2018-01-05`` or ``2018-01-05/2018-01-06``."""
    if start is None or end is None:
        return ""
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["event_id"],
        "n": 1,
        "lat": row["latitude"],
        "lon": row["longitude"],
        "type": slug(row["event_type"] or ""),
        "status": row["status"] or "",
        "precision": row["geo_precision"] or "unknown",
        "radius_km": row["radius_km"],
        "disputed": row["attribution"] == "disputed",
        "title_en": (row["title_en"] or "")[:_TITLE],
        "title_ar": (row["title_ar"] or "")[:_TITLE],
        "place_en": (row["place"] or "")[:_TITLE],
        "place_ar": (row["place_ar"] or "")[:_TITLE],
        "day": days(row["start_day"], row["end_day"]),
        "when": (row["event_date"] or "")[:_TITLE],
    }

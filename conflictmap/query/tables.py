"""A collection as four columnar tables, in memory (small) or as a folder of Parquet files (large)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from conflictmap.importers.schema import SCHEMAS

Row = Mapping[str, Any]
_FIRST_DAY_LAST = "9999-12-31"


@dataclass(frozen=True)
class Tables:
    """The four tables as Arrow, in the columns of ``importers.schema``; ``version`` names the state of the data."""

    events: pa.Table
    claims: pa.Table
    sources: pa.Table
    actors: pa.Table
    version: str = ""
    parts: tuple[str, ...] = field(default=("events", "claims", "sources", "actors"), repr=False)


def table(name: str, rows: Iterable[Row]) -> pa.Table:
    """Return dicts as the Arrow table ``name``; missing keys become nulls, unknown keys are left out."""
    found, schema = list(rows), SCHEMAS[name]
    return pa.Table.from_arrays(
        [pa.array([row.get(column.name) for row in found], type=column.type) for column in schema], schema=schema
    )


def build(
    events: Sequence[Row],
    claims: Sequence[Row] = (),
    sources: Sequence[Row] = (),
    actors: Sequence[Row] = (),
    version: str = "",
) -> Tables:
    """Make the tables from dicts; events are put in order of start day, then id, and numbered from 0."""
    ordered = sorted(events, key=lambda row: (str(row.get("start_day") or _FIRST_DAY_LAST), str(row["event_id"])))
    numbers = pa.array(range(len(ordered)), type=pa.int32())
    return Tables(
        events=table("events", ordered).set_column(0, SCHEMAS["events"].field("row_no"), numbers),
        claims=table("claims", claims),
        sources=table("sources", sources),
        actors=table("actors", actors),
        version=version,
    )

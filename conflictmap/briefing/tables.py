"""The filtered rows as CSV, columns as in the codebook, cells that a spreadsheet would run made harmless."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from conflictmap.codebook.columns import Column
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.guard import guarded

_WRITTEN_AS = {"sources": "source_refs"}
"""Columns of the files that the store keeps under another name, with their paragraphs."""


def neutral(column: Column, text: str) -> str:
    """A cell that no spreadsheet runs: texts that begin like a formula are guarded, numbers never are."""
    return text if column.kind in ("number", "count") else guarded(text)


def events_csv(rows: Iterable[dict[str, Any]]) -> bytes:
    """The events as CSV (UTF-8 with a byte order mark, so that spreadsheets read Arabic), in the codebook's columns."""
    return table_csv("events", rows)


def table_csv(table: str, rows: Iterable[dict[str, Any]]) -> bytes:
    """Rows of one of the four tables as CSV with its header."""
    columns = TABLES[table].columns
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([neutral(column, cell(row, column.name)) for column in columns])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def cell(row: dict[str, Any], column: str) -> str:
    """A value as it stands in the file: lists by semicolons, numbers without a needless fraction, blanks empty."""
    value = row.get(_WRITTEN_AS.get(column, column))
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        return ";".join(str(item) for item in value)
    return str(value)

"""Cures of an uploaded table: what to write in a cell instead, and why; people accept them one by one or all at once.

A cure is `sure` when only one reading is left. A date such as 5/1/2018 has two; they are offered both, and one of them
is sure only where other dates of the same column can be read in one order alone, or where dots part its numbers
(everybody who writes 10.01.2018 puts the day first).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Cells, Change
from conflictmap.intake.hostile import REFUSALS, Refusal
from conflictmap.model.date_repair import WESTERN_DIGITS
from conflictmap.model.marking import N_
from conflictmap.notices.notice import Notice

Order = Literal["day-first", "month-first", ""]

REASONS = {
    "notice": N_("as the message says"),
    "serial": N_("a spreadsheet's number for this day, counted from 1900"),
    "day-first": N_("read day first"),
    "month-first": N_("read month first"),
    "column": N_("read as the other dates of this column"),
    "dots": N_("dots: read day first"),
    "plain": N_("without what a spreadsheet or a page would run"),
}
"""Code → why a cure is offered, for the translator."""

_SERIAL = re.compile(r"([3-5]\d{4}|6[01]\d{3})(?:\.\d+)?")
_NUMBERS = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4})(?:[ T].*)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's 1900 system for days after February 1900 (the system counts a 29 February 1900 that was none)."""


@dataclass(frozen=True)
class Cure:
    """In row `row` (from 0), column `column`, write `new` instead of `old`; `reason` is a key of REASONS."""

    row: int
    column: str
    old: str
    new: str
    reason: str
    sure: bool


def column_order(table: str, rows: Sequence[Cells]) -> dict[str, Order]:
    """Return, for each date column, the order in which its unmistakable dates are written; blank when they disagree."""
    found: dict[str, Order] = {}
    for column in TABLES[table].columns:
        if column.kind == "date":
            orders = {order for row in rows if (order := _evident(row.get(column.name, "")))}
            found[column.name] = orders.pop() if len(orders) == 1 else ""
    return found


def _evident(text: str) -> Order:
    match = _NUMBERS.fullmatch(text.translate(WESTERN_DIGITS).strip())
    if not match:
        return ""
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return "day-first"
    return "month-first" if second > 12 >= first else ""


def cures_for(
    table: str,
    changes: Sequence[Change],
    notices: Sequence[Iterable[Notice]],
    refused: Iterable[Refusal],
    order: Mapping[str, Order],
) -> Iterator[Cure]:
    """Yield the cures of all rows; of the readings of one cell the sure one comes first."""
    dates = {column.name for column in TABLES[table].columns if column.kind == "date"}
    done = set()
    for one in refused:
        done.add((one.row, one.column))
        assert one.code in REFUSALS
        yield Cure(one.row, one.column, changes[one.row].cells[one.column], one.fix, "plain", True)
    for row, found in enumerate(notices):
        for item in found:
            cell = changes[row].cells.get(item.column, "")
            if not item.column or (row, item.column) in done:
                continue
            cures = list(_date_cures(row, item, cell, order)) if item.column in dates else []
            if not cures and item.fix is not None and item.fix != cell:
                cures = [Cure(row, item.column, cell, item.fix, "notice", item.severity == "error")]
            if cures:
                done.add((row, item.column))
            yield from cures


def _date_cures(row: int, item: Notice, cell: str, order: Mapping[str, Order]) -> Iterator[Cure]:
    """Yield the readings of a date as spreadsheets write them; nothing for other faults of a date."""
    western = cell.translate(WESTERN_DIGITS).strip()
    if _SERIAL.fullmatch(western):
        day = _EPOCH + timedelta(int(western.partition(".")[0]))
        yield Cure(row, item.column, cell, day.isoformat(), "serial", True)
        return
    match = _NUMBERS.fullmatch(western)
    if not match:
        return
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    readings: dict[Order, str] = {"day-first": _iso(year, second, first), "month-first": _iso(year, first, second)}
    known = order.get(item.column, "") or ("day-first" if match[2] == "." else "")
    valid = {way: text for way, text in readings.items() if text}
    if len(set(valid.values())) == 1:
        yield Cure(row, item.column, cell, next(iter(valid.values())), "notice", True)
        return
    for way in sorted(valid, key=lambda one: one != known):
        why = ("column" if order.get(item.column) else "dots") if way == known else way
        yield Cure(row, item.column, cell, valid[way], why, way == known)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""

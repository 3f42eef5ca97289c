"""What a contributor asks for: rows to add and rows to rewrite, and the files as they would be after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.guard import unguarded
from conflictmap.intake.contents import Contents
from conflictmap.intake.ids import PREFIXES, mint
from conflictmap.intake.line import write_line
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.sheet import Sheet, SheetRow

ORDER = ("actors", "sources", "events", "claims")
"""In this order the files are written: a crash in between leaves nothing that refers to a row that is not there."""

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """One row: its table and its cells. `before` holds the landed row's cells where it is rewritten, by the same id."""

    table: str
    cells: Cells
    before: Cells | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The id; blank in a new event or claim until it is minted."""
        return self.cells.get(TABLES[self.table].key, "").strip()

    def as_dict(self) -> dict[str, Any]:
        """Return table, cells and before, for JSON."""
        return {"table": self.table, "cells": dict(self.cells), "before": dict(self.before) if self.before else None}

    @staticmethod
    def from_dict(found: Mapping[str, Any]) -> Change:
        """Read what `as_dict` gave; KeyError, TypeError or ValueError where it is something else."""
        table, cells, before = found["table"], found["cells"], found.get("before")
        if table not in TABLES or not _are_cells(cells) or not (before is None or _are_cells(before)):
            raise ValueError(f"not a row of the four tables: {table!r}")
        return Change(table, dict(cells), dict(before) if before else None)


def _are_cells(found: Any) -> bool:
    return isinstance(found, dict) and all(isinstance(k, str) and isinstance(v, str) for k, v in found.items())


def ordered(changes: Iterable[Change]) -> list[Change]:
    """Return the changes so that a row comes after those that it refers to."""
    return sorted(changes, key=lambda change: ORDER.index(change.table))


def minted(changes: Iterable[Change], contents: Contents) -> tuple[Change, ...]:
    """Return the changes with an id in every new event and claim that has none."""
    taken: dict[str, set[str]] = {}
    done = []
    for change in changes:
        if change.table in PREFIXES and not change.key:
            if change.table not in taken:
                taken[change.table] = ids(contents.sheet(change.table))
            new = mint(change.table, taken[change.table])
            taken[change.table].add(new)
            change = replace(change, cells={**change.cells, TABLES[change.table].key: new})
        done.append(change)
    return tuple(done)


def ids(sheet: Sheet) -> set[str]:
    """Return every id of a file that is not blank."""
    place = sheet.place(TABLES[sheet.file.removesuffix(".csv")].key)
    return {text for row in sheet.rows if len(row.cells) > place and (text := row.cells[place].strip())}


def apply(changes: Iterable[Change], contents: Contents) -> Contents:
    """Return the files with the changes in them. A row that is there already as asked for is left as it is.

    Raises `WritingProblem`: `id-taken`, `row-gone`, `row-changed`, `broken-line`, `encoding`, `no-header`.
    """
    for table in ORDER:
        asked = [change for change in changes if change.table == table]
        if asked:
            contents = contents.with_sheet(table, _changed(contents.sheet(table), asked))
    return contents


def _changed(sheet: Sheet, changes: list[Change]) -> Sheet:
    check_whole(sheet)
    place = sheet.place(TABLES[sheet.file.removesuffix(".csv")].key)
    at = {row.cells[place].strip(): n for n, row in enumerate(sheet.rows) if len(row.cells) > place}
    for change in changes:
        for name, cell in change.cells.items():
            if cell.strip():
                sheet.place(name)
        index = at.get(change.key) if change.key else None
        sheet = _rewritten(sheet, change, index) if change.before is not None else _added(sheet, change, index)
        if index is None and change.key:
            at[change.key] = len(sheet.rows) - 1
    return sheet


def check_whole(sheet: Sheet) -> None:
    """Raise `WritingProblem` `broken-line` for a file in which a quote is open: a new row could be swallowed."""
    broken = next((row for row in sheet.rows if row.broken), None)
    if broken:
        raise WritingProblem("broken-line", file=sheet.file, line=str(broken.line))


def _added(sheet: Sheet, change: Change, index: int | None) -> Sheet:
    if index is None:
        return sheet.with_row({name: text.strip() for name, text in change.cells.items()})
    if _same(sheet, sheet.rows[index], change.cells):
        return sheet
    raise WritingProblem("id-taken", file=sheet.file, id=change.key)


def _rewritten(sheet: Sheet, change: Change, index: int | None) -> Sheet:
    if index is None:
        raise WritingProblem("row-gone", file=sheet.file, id=change.key)
    row = sheet.rows[index]
    if _same(sheet, row, change.cells):
        return sheet
    if not _same(sheet, row, change.before or {}):
        raise WritingProblem("row-changed", file=sheet.file, id=change.key)
    new = [_new(cell, change.cells.get(name)) for name, cell in zip(sheet.header, row.cells, strict=False)]
    return sheet.with_cells(index, new)


def _new(raw: str, wanted: str | None) -> str:
    """Return a cell as it shall be written: one that says the same already stays as it is, guard and all."""
    return raw if wanted is None or unguarded(raw).strip() == wanted.strip() else wanted.strip()


def _same(sheet: Sheet, row: SheetRow, cells: Cells) -> bool:
    """Tell whether a row holds these cells, blanks at their ends aside, and nothing else in the codebook's columns."""
    there = sheet.cells(row)
    names = TABLES[sheet.file.removesuffix(".csv")].header
    return all(unguarded(there[name]).strip() == cells.get(name, "").strip() for name in names if name in there)


def csv_text(change: Change, header: Iterable[str]) -> str:
    """Return the row as one line of CSV in the order of `header`, to be pasted; without a line end."""
    return write_line([change.cells.get(name, "").strip() for name in header])

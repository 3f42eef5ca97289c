"""One file to one RawTable: its header against the codebook, its rows against its header."""

import csv
import io
from collections import Counter
from difflib import get_close_matches

from conflictmap.codebook.columns import Table
from conflictmap.dataset.decoding import decode
from conflictmap.dataset.guard import unguarded
from conflictmap.dataset.records import Record, delimiter_of, read_records
from conflictmap.dataset.tables import RawRow, RawTable, SetAside
from conflictmap.notices.notice import Notice, notice


def csv_line(cells: tuple[str, ...] | list[str]) -> str:
    """Return the cells as one line of CSV, without its line end."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)  # the characters of the line end are those it quotes
    return buffer.getvalue()[:-2]


def example_row(table: Table) -> str:
    """Return a row that passes, as a line of CSV: the required columns' examples, the others blank."""
    return csv_line([column.example if column.required else "" for column in table.columns])


def read_table(table: Table, data: bytes) -> tuple[RawTable, list[Notice], list[SetAside]]:
    """Read the bytes of one file. Nothing about it raises: what is wrong is a notice."""
    text, notices = decode(table.file, data)
    delimiter = delimiter_of(text, table.header)
    if delimiter != ",":
        notices.append(notice("delimiter", table.file, 1, value=delimiter))
    records = read_records(text, delimiter)
    first = next(records, None)
    if first is None:
        notices.append(notice("file-empty", table.file, 1, header=csv_line(table.header)))
        return RawTable(table.file, (), []), notices, []
    header = tuple(name.strip() for name in first.cells)
    notices += header_notices(table, header)
    reader = _Rows(table, header)
    for record in records:
        reader.add(record)
    if not reader.rows and not reader.set_aside:
        notices.append(notice("no-rows", table.file, 1, row=example_row(table)))
    return RawTable(table.file, header, reader.rows), notices + reader.notices, reader.set_aside


def header_notices(table: Table, header: tuple[str, ...]) -> list[Notice]:
    """Return what is wrong with a header line: missing, unknown and repeated columns."""
    whole = csv_line(table.header)
    found = []
    for column in table.columns:
        if column.name not in header:
            code = "column-missing" if column.required else "optional-column-missing"
            found.append(notice(code, table.file, 1, column.name, header=whole))
    free = [name for name in table.header if name not in header]
    for name, times in Counter(header).items():
        if times > 1 and name:
            found.append(notice("column-twice", table.file, 1, name, name, header=whole))
        if name not in table.header:
            near = get_close_matches(name.lower().replace(" ", "_"), free, 1, 0.75)
            found.append(notice("column-unknown", table.file, 1, name, name, near[0] if near else None))
    return found


class _Rows:
    """Collects the rows of one table, and those that do not fit its header."""

    def __init__(self, table: Table, header: tuple[str, ...]) -> None:
        self.file = table.file
        self.width = len(header)
        self.rows: list[RawRow] = []
        self.notices: list[Notice] = []
        self.set_aside: list[SetAside] = []
        self._header = header
        # the first of two columns of one name is the one that is read
        self._reversed = tuple(reversed(header)) if len(set(header)) < len(header) else ()

    def add(self, record: Record) -> None:
        """Take one record: a row, or one set aside with its notice."""
        if not record.broken and len(record.cells) == self.width:
            self.rows.append(RawRow(record.line, self._cells(record.cells)))
            return
        found = self._misfit(record)
        self.notices.append(found)
        self.set_aside.append(SetAside(self.file, record.line, self._cells(record.cells), (found,)))

    def _cells(self, cells: list[str]) -> dict[str, str]:
        """Return the cells by column name, without the guard that our exports put before what looks like a formula."""
        cells = [unguarded(cell) for cell in cells]
        if self._reversed:
            padded = (cells + [""] * self.width)[: self.width]
            return dict(zip(self._reversed, reversed(padded), strict=True))
        return dict(zip(self._header, cells, strict=False))

    def _misfit(self, record: Record) -> Notice:
        """Say why a record is not a row of this table."""
        if record.broken:
            return notice("quote-open", self.file, record.line, value=_open_cell(record.cells))
        counts = {"cells": str(len(record.cells)), "columns": str(self.width)}
        if len(record.cells) < self.width:
            whole = csv_line(record.cells + [""] * (self.width - len(record.cells)))
            return notice("row-too-short", self.file, record.line, row=whole, **counts)
        return notice("row-too-long", self.file, record.line, value=record.cells[self.width], **counts)


def _open_cell(cells: list[str]) -> str:
    """Return the first cell that begins with a double quote and does not end with one."""
    opened = (cell for cell in cells if cell.startswith('"') and (len(cell) == 1 or cell[-1] != '"'))
    return next(opened, ",".join(cells))

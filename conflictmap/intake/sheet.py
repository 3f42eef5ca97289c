"""A CSV file as its bytes are: what is not changed is written back as it was, byte for byte."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conflictmap.dataset.records import read_records
from conflictmap.intake.line import change_line, write_line
from conflictmap.intake.problems import WritingProblem

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One record: its first line (from 1), its cells, its text with its line end, and blank lines before it."""

    line: int
    cells: list[str]
    text: str
    gap: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: what stands up to its header, its header, its rows, blank lines at the end, and its own line end."""

    file: str
    head: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    tail: str
    newline: str

    @staticmethod
    def read(file: str, data: bytes) -> Sheet:
        """Take a file apart. Raises `WritingProblem` `encoding` when it is not UTF-8."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise WritingProblem("encoding", file=file) from None
        mark = BOM if text.startswith(BOM) else ""
        return _taken_apart(file, mark, text.removeprefix(BOM))

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        return "".join([self.head, *(row.gap + row.text for row in self.rows), self.tail]).encode()

    def place(self, column: str) -> int:
        """Return the place of a column in the header; `WritingProblem` `no-header` when it has none."""
        if column not in self.header:
            raise WritingProblem("no-header", file=self.file, column=column)
        return self.header.index(column)

    def cells(self, row: SheetRow) -> dict[str, str]:
        """Return a row's cells by column (of two columns of one name the first)."""
        return dict(zip(reversed(self.header), reversed((row.cells + [""] * len(self.header))[: len(self.header)]),
                        strict=True))  # fmt: skip

    def line_of(self, cells: dict[str, str]) -> str:
        """Return a new row as this file would hold it, with its line end."""
        return write_line([cells.get(name, "") for name in self.header]) + self.newline

    def with_row(self, cells: dict[str, str]) -> Sheet:
        """Return the sheet with a row added at its end."""
        last = self.tail or (self.rows[-1].text if self.rows else self.head)
        missing = "" if last.endswith(("\n", "\r")) else self.newline
        line = (self.rows[-1].line if self.rows else 1) + 1
        new = [cells.get(name, "") for name in self.header]
        added = SheetRow(line, new, self.line_of(cells), self.tail + missing)
        return replace(self, rows=(*self.rows, added), tail="")

    def with_cells(self, index: int, new: Sequence[str]) -> Sheet:
        """Return the sheet with the row at `index` rewritten; cells that stay the same keep their bytes."""
        row = self.rows[index]
        return replace(self, rows=(*self.rows[:index], changed(row, list(new)), *self.rows[index + 1 :]))


def changed(row: SheetRow, new: list[str]) -> SheetRow:
    """Return the row with other cells; its unchanged cells and its line end keep their bytes."""
    content = row.text.rstrip("\r\n")
    return replace(row, cells=new, text=change_line(content, row.cells, new) + row.text[len(content) :])


def _taken_apart(file: str, mark: str, text: str) -> Sheet:
    lines = list(io.StringIO(text, newline=""))
    records = list(read_records(text))
    if not records:
        return Sheet(file, mark + text, (), (), "", "\n")
    first = records[0]
    done = first.line - 1 + first.lines
    head = mark + "".join(lines[:done])
    rows = []
    for record in records[1:]:
        begin = record.line - 1
        end = begin + record.lines
        gap, text = "".join(lines[done:begin]), "".join(lines[begin:end])
        rows.append(SheetRow(record.line, record.cells, text, gap, record.broken))
        done = end
    header = tuple(name.strip() for name in first.cells)
    return Sheet(file, head, header, tuple(rows), "".join(lines[done:]), _newline(lines[first.line - 2 + first.lines]))


def _newline(line: str) -> str:
    """Return how a line ends; the first that is not blank speaks for the file."""
    return next((end for end in ("\r\n", "\n", "\r") if line.endswith(end)), "\n")

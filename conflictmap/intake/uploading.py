"""An uploaded table of events on its way to clean rows: read, marked, cured, written out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.tags import LANGUAGES
from conflictmap.i18n.translator import translator
from conflictmap.intake.arriving import UploadProblem, records_of, text_of
from conflictmap.intake.changes import Change
from conflictmap.intake.cures import Cure, column_order, cures_for
from conflictmap.intake.hostile import Refusal, refusals
from conflictmap.intake.line import write_line
from conflictmap.intake.standing import Standing
from conflictmap.notices.notice import Notice


@dataclass(frozen=True)
class UploadRow:
    """One row: the line of the file where it begins, its cells by column of the codebook."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Upload:
    """What a file holds for one table: rows; the columns it has; headings that nobody knows; lines with extra cells."""

    table: str
    rows: tuple[UploadRow, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    delimiter: str
    misfits: tuple[int, ...] = ()

    def changes(self, standing: Standing) -> list[Change]:
        """Return the rows as changes: new, or a rewriting of the landed row of the same id."""
        key = TABLES[self.table].key
        return [
            Change(self.table, row.cells, standing.cells(self.table, row.cells.get(key, "")) or None)
            for row in self.rows
        ]

    def with_cures(self, cures: Iterable[Cure]) -> Upload:
        """Return the upload with cures accepted; a cure of a cell that has changed meanwhile is passed over."""
        rows = list(self.rows)
        for cure in cures:
            row = rows[cure.row]
            if row.cells.get(cure.column, "") == cure.old:
                rows[cure.row] = replace(row, cells={**row.cells, cure.column: cure.new})
        return replace(self, rows=tuple(rows))

    def without_rows(self, places: Iterable[int]) -> Upload:
        """Return the upload without some of its rows."""
        gone = set(places)
        return replace(self, rows=tuple(row for place, row in enumerate(self.rows) if place not in gone))

    def to_csv(self) -> str:
        """Return the rows as a file of this project: UTF-8, commas, LF, every column of the codebook."""
        header = TABLES[self.table].header
        lines = [write_line(list(header))]
        lines += [write_line([row.cells.get(name, "").strip() for name in header]) for row in self.rows]
        return "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Examined:
    """What was found in an upload, row by row, and the cures: at most one a cell is `sure`."""

    notices: tuple[tuple[Notice, ...], ...]
    refusals: tuple[Refusal, ...]
    cures: tuple[Cure, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is an error or refused."""
        return not self.refusals and all(item.severity != "error" for found in self.notices for item in found)


def read_upload(data: bytes, table: str = "events") -> Upload:
    """Read an uploaded file. Raises `UploadProblem`, whose words say what to do."""
    names = headings(table)
    delimiter, records = records_of(text_of(data), names)
    header = [names.get(_plain(cell)) for cell in records[0][1]] if records else []
    if not any(header):
        raise UploadProblem("no-known-column", columns=", ".join(TABLES[table].header[:4]))
    unknown = tuple(cell.strip() for cell, name in zip(records[0][1], header, strict=True) if not name and cell.strip())
    rows, misfits = [], []
    for line, cells in records[1:]:
        if any(cell.strip() for cell in cells[len(header) :]):
            misfits.append(line)
        pairs = zip(header, cells, strict=False)
        rows.append(UploadRow(line, {name: cell.strip() for name, cell in reversed(list(pairs)) if name}))
    columns = tuple(name for name in TABLES[table].header if name in header)
    return Upload(table, tuple(rows), columns, unknown, delimiter, tuple(misfits))


def examine(upload: Upload, standing: Standing) -> Examined:
    """Check every row as if it had landed, and find the cures."""
    changes = upload.changes(standing)
    verdict = standing.check(changes)
    refused = tuple(refusals(changes))
    order = column_order(upload.table, [row.cells for row in upload.rows])
    cures = cures_for(upload.table, changes, verdict.notices, refused, order)
    return Examined(verdict.notices, refused, tuple(cures))


@lru_cache(maxsize=8)
def headings(table: str) -> dict[str, str]:
    """Return every way to name a column in small letters → its name: the name, and its label in each language."""
    found: dict[str, str] = {}
    for column in TABLES[table].columns:
        for text in (column.name, *(translator(lang).t(column.label) for lang in LANGUAGES)):
            found.setdefault(_plain(text), column.name)
            found.setdefault(_plain(text).replace("_", " "), column.name)
    return found


def _plain(heading: str) -> str:
    return " ".join(heading.replace("\u00a0", " ").split()).casefold()

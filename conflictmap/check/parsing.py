"""Cells to typed records: what cannot be read becomes notices."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from conflictmap.check.cells import clean
from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.tables import Dataset, RawRow
from conflictmap.gazetteer.admin1 import admin1
from conflictmap.model.fields import Record
from conflictmap.model.problems import CellProblem
from conflictmap.model.records import Actor, Claim, Event, Source
from conflictmap.notices.notice import Notice, notice

RECORD_TYPES: dict[str, type[Record]] = {"events": Event, "claims": Claim, "sources": Source, "actors": Actor}

_NO_NAMES: frozenset[str] = frozenset()
_NEAR = 60  # rapidfuzz ratio of 100; below it a suggestion is more often wrong than right


@dataclass(slots=True)
class Row:
    """One row on its way: raw, its harmless cells, its record (None when it could not be read), what was found.

    `held`: why it could not be read, where another rule is expected to say it better.
    """

    file: str
    raw: RawRow
    cells: dict[str, str]
    record: Any
    notices: list[Notice] = field(default_factory=list)
    held: list[Notice] = field(default_factory=list)

    @property
    def is_broken(self) -> bool:
        """Whether something found in it is an error."""
        return bool(self.notices) and any(item.severity == "error" for item in self.notices)


def parse_table(name: str, dataset: Dataset) -> list[Row]:
    """Read every row of one table."""
    reader = _Reader(TABLES[name], dataset)
    return [reader.read(row) for row in dataset.tables[name].rows]


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, dataset: Dataset) -> None:
        self.table = table
        self.record_type = RECORD_TYPES[table.name]
        self._derived = Counter[str]()
        present = {raw.file for raw in dataset.tables.values() if raw.present}
        self._no_sources = "sources.csv" not in present
        # a name where an id belongs is better answered with the nearest id (rules.links)
        self._judged_later = {c.name for c in table.columns if c.refers and present.issuperset(c.refers)}
        self._examples = {c.name: _example(c, dataset) for c in table.columns}

    def read(self, raw: RawRow) -> Row:
        """Read one row."""
        table = self.table
        cells, notices = clean(table.file, raw)
        values: dict[str, Any] = {**cells, "line": raw.line}
        if table.key not in cells and not table.column(table.key).required:
            values[table.key] = _derived_id(cells.values(), self._derived)
            values["provisional"] = True
        if "sources" not in cells and self._no_sources:
            values["sources"] = ()  # a folder without sources.csv has nothing to refer to
        if cells.get("country") == "SY" and (unit := admin1(cells.get("admin1", ""))):
            values["admin1"] = unit.en
        try:
            record = self.record_type.model_validate(values)
            # which cells were written is known from `cells`; a set of their names in each record is half its size
            object.__setattr__(record, "__pydantic_fields_set__", _NO_NAMES)
        except ValidationError as problem:
            found = [self._notice(raw, item) for item in problem.errors(include_url=False)]
            held = [item for item in found if item.code == "id-form" and item.column in self._judged_later]
            return Row(table.file, raw, cells, None, notices + [item for item in found if item not in held], held)
        return Row(table.file, raw, cells, record, notices)

    def _notice(self, raw: RawRow, item: ErrorDetails) -> Notice:
        """Turn one of pydantic's errors into a notice. A kind that no reader raises is our mistake: TypeError."""
        column = self.table.column(str(item["loc"][0]))
        example = self._examples[column.name]
        if item["type"] == "missing":
            return notice("required-value", self.table.file, raw.line, column.name, example=example)
        problem = item.get("ctx", {}).get("error")
        if not isinstance(problem, CellProblem):
            raise TypeError(f"{self.table.file} {column.name}: unexpected {item['type']}")
        fix = nearest_word(problem.found, column.allowed) if problem.code == "unknown-value" else problem.fix
        params = {"found": problem.found, "example": example, "allowed": ", ".join(column.allowed), **problem.params}
        cell = raw.cells[column.name].strip()
        return notice(problem.code, self.table.file, raw.line, column.name, cell, fix, **params)


def _example(column: Column, dataset: Dataset) -> str:
    """Return a cell that passes: for a reference the id of a row that is there, else the codebook's."""
    for file in column.refers[:1]:
        table = TABLES[file.removesuffix(".csv")]
        rows = dataset.tables[table.name].rows
        if column.kind != "relations" and rows and rows[0].cells.get(table.key):
            return rows[0].cells[table.key].strip()
    return column.example


def _derived_id(cells: Iterable[str], derived: Counter[str]) -> str:
    """Return an id for a row whose id is blank: equal rows in equal order give equal ids, until `tidy` mints one."""
    digest = hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).digest()
    name = "new-" + base64.b32encode(digest[:5]).decode().lower()
    derived[name] += 1
    return name if derived[name] == 1 else f"{name}-{derived[name]}"


def nearest_word(text: str, allowed: Iterable[str]) -> str | None:
    """Return the vocabulary value nearest to `text`, letter by letter; None when none is near."""
    best = process.extractOne(text, list(allowed), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_NEAR)
    return best[0] if best else None

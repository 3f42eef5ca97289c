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
from conflictmap.dataset.tables import RawRow, RawTable
from conflictmap.gazetteer.admin1 import admin1
from conflictmap.model.fields import Record
from conflictmap.model.problems import CellProblem
from conflictmap.model.records import Actor, Claim, Event, Source
from conflictmap.notices.notice import Notice, notice

RECORD_TYPES: dict[str, type[Record]] = {"events": Event, "claims": Claim, "sources": Source, "actors": Actor}

_NEAR = 60  # rapidfuzz ratio of 100; below it a suggestion is more often wrong than right


@dataclass(slots=True)
class Row:
    """One row on its way: raw, its harmless cells, its record (None when it could not be read), what was found."""

    file: str
    raw: RawRow
    cells: dict[str, str]
    record: Any
    notices: list[Notice] = field(default_factory=list)

    @property
    def is_broken(self) -> bool:
        """Whether something found in it is an error."""
        return any(item.severity == "error" for item in self.notices)


def parse_table(name: str, raw: RawTable) -> list[Row]:
    """Read every row of one table."""
    table, derived = TABLES[name], Counter[str]()
    return [_parse_row(table, row, derived) for row in raw.rows]


def _parse_row(table: Table, raw: RawRow, derived: Counter[str]) -> Row:
    cells, notices = clean(table.file, raw)
    values: dict[str, Any] = {**cells, "line": raw.line}
    if table.key not in cells and not table.column(table.key).required:
        values[table.key] = _derived_id(cells.values(), derived)
        values["provisional"] = True
    if cells.get("country") == "SY" and (unit := admin1(cells.get("admin1", ""))):
        values["admin1"] = unit.en
    try:
        record = RECORD_TYPES[table.name].model_validate(values)
    except ValidationError as problem:
        notices += [_notice(table, raw, item) for item in problem.errors(include_url=False)]
        record = None
    return Row(table.file, raw, cells, record, notices)


def _derived_id(cells: Iterable[str], derived: Counter[str]) -> str:
    """Return an id for a row whose id is blank: equal rows in equal order give equal ids, until `tidy` mints one."""
    digest = hashlib.sha256("\x1f".join(cells).encode("utf-8", "replace")).digest()
    name = "new-" + base64.b32encode(digest[:5]).decode().lower()
    derived[name] += 1
    return name if derived[name] == 1 else f"{name}-{derived[name]}"


def _notice(table: Table, raw: RawRow, item: ErrorDetails) -> Notice:
    """Turn one of pydantic's errors into a notice. A kind that no reader here raises is our mistake: TypeError."""
    name = str(item["loc"][0])
    column = table.column(name)
    if item["type"] == "missing":
        return notice("required-value", table.file, raw.line, name, example=column.example)
    problem = item.get("ctx", {}).get("error")
    if not isinstance(problem, CellProblem):
        raise TypeError(f"{table.file} {name}: unexpected {item['type']}")
    return _cell_notice(table, raw, column, problem)


def _cell_notice(table: Table, raw: RawRow, column: Column, problem: CellProblem) -> Notice:
    fix = problem.fix
    if problem.code == "unknown-value":
        fix = nearest_word(problem.found, column.allowed)
    params = {"found": problem.found, "example": column.example, "allowed": ", ".join(column.allowed), **problem.params}
    return notice(problem.code, table.file, raw.line, column.name, raw.cells[column.name].strip(), fix, **params)


def nearest_word(text: str, allowed: Iterable[str]) -> str | None:
    """Return the vocabulary value nearest to `text`, letter by letter; None when none is near."""
    best = process.extractOne(text, list(allowed), scorer=fuzz.ratio, processor=str.lower, score_cutoff=_NEAR)
    return best[0] if best else None

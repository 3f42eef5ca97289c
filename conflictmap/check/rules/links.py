"""Rules across the tables: every id that a row refers to is there, once, and is not the row itself."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from conflictmap.check.context import Context
from conflictmap.check.parsing import Row
from conflictmap.codebook.columns import Column
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.table import csv_line
from conflictmap.model.fields import IS_ID, id_like
from conflictmap.notices.notice import Notice, notice

_CODES = {"actors": "unknown-actor", "sources": "unknown-source", "events": "unknown-event", "claims": "unknown-claim"}
MOST_NAMED = 5
"""Unknown ids that are named of one cell; a cell may hold thousands, and each is a message and a search."""

_DECORATION = re.compile(r"^(?:[a-z-]+:)?\s*([^#:]*?)\s*(?:#.*)?$")


class Link(NamedTuple):
    """One id that a cell refers to: as it stands in the cell, and bare (without `about:` and `#12`)."""

    item: str
    bare: str


@lru_cache(maxsize=50_000)
def links(cell: str) -> tuple[Link, ...]:
    """Return the ids of a cell, each once."""
    matches = [_DECORATION.match(item) for item in dict.fromkeys(part.strip() for part in cell.split(";"))]
    return tuple(Link(match[0], match[1]) for match in matches if match and match[1])


def replaced(cell: str, item: str, new: str) -> str:
    """Return the list cell with one item replaced, or taken out when `new` is blank."""
    kept = [new if part.strip() == item else part.strip() for part in cell.split(";")]
    return ";".join(part for part in kept if part)


def known_ids(context: Context) -> Iterator[Notice]:
    """Every id in a column that refers to other tables is in one of them, and is not the row's own."""
    for name, table in TABLES.items():
        for column in table.columns:
            tables = [file.removesuffix(".csv") for file in column.refers]
            if tables and all(context.present[target] for target in tables):
                known = frozenset().union(*(context.ids[target] for target in tables))
                yield from _column(context, name, column, tables, known)


def _column(context: Context, name: str, column: Column, tables: list[str], known: frozenset[str]) -> Iterator[Notice]:
    own = name in tables
    known_alone = frozenset() if own else known
    key = TABLES[name].key
    for row in context.rows[name]:
        cell = row.cells.get(column.name)
        if cell is None or cell in known_alone or _is_right(row, column, known, row.cells.get(key) if own else None):
            continue
        own_id = row.cells.get(key) if own else None
        wrong = (link for link in links(cell) if link.bare == own_id or link.bare not in known)
        for link in islice(wrong, MOST_NAMED):
            if link.bare == own_id:
                fix = replaced(cell, link.item, "")
                yield notice("refers-to-itself", row.file, row.raw.line, column.name, cell, fix, found=link.bare)
            else:
                yield _unknown(context, row, column, tables, link)


def _is_right(row: Row, column: Column, known: frozenset[str], own_id: str | None) -> bool:
    """Tell whether all ids of a cell are there, or it could not be read and that has been said."""
    if row.record is None:
        return any(item.column == column.name and item.severity == "error" for item in row.notices)
    value = getattr(row.record, column.name)
    if column.kind == "sources":
        return all(ref.source_id in known for ref in value)
    ids = (value,) if isinstance(value, str) else value
    if column.kind == "relations":
        ids = [relation.event_id for relation in value]
    return known.issuperset(ids) and own_id not in ids


def _unknown(context: Context, row: Row, column: Column, tables: list[str], link: Link) -> Notice:
    """Say that an id is not there: with the nearest one, else with the row to add."""
    cell = row.cells[column.name]
    near = _nearest(context, tables, link.bare)
    params = {"found": link.bare, "files": ", ".join(column.refers)}
    fix = None
    if near:
        fix = replaced(cell, link.item, link.item.replace(link.bare, near[0]))
        params |= {"nearest": near[0], "name": near[1]}
    else:
        params |= {
            "row": _new_row(tables[0], id_like(link.bare)),
            "example": min(context.ids[tables[0]], default=column.example),
        }
    return notice(_CODES[tables[0]], row.file, row.raw.line, column.name, cell, fix, **params)


def _nearest(context: Context, tables: list[str], text: str) -> tuple[str, str] | None:
    """Return the nearest row of the tables; an id is only like ids that begin alike (`ev-` is never near `cl-`)."""
    kind = text.partition("-")[0] if IS_ID.fullmatch(text) and set(tables) & {"events", "claims"} else ""
    found = (context.nearest(table, text) for table in tables)
    return next((near for near in found if near and near[0].startswith(kind)), None)


def _new_row(table: str, new_id: str) -> str:
    """Return a row that defines an id, as a line of CSV: the codebook's examples in the required columns."""
    columns = TABLES[table].columns
    return csv_line([new_id if c.name == TABLES[table].key else c.example if c.required else "" for c in columns])


def ids_once(context: Context) -> Iterator[Notice]:
    """An id belongs to one row; the later row is the one that is set aside."""
    for name, table in TABLES.items():
        first: dict[str, int] = {}
        for row in context.rows[name]:
            own = row.cells.get(table.key)
            if own is None:
                continue
            if own in first:
                fix = None if table.column(table.key).required else ""
                right = _free(own, context.ids[name])
                yield notice(
                    "duplicate-id", table.file, row.raw.line, table.key, own, fix, first=str(first[own]), right=right
                )
            first.setdefault(own, row.raw.line)


def _free(own: str, taken: Iterable[str]) -> str:
    """Return an id like `own` that is not taken."""
    number = 2
    while f"{own}-{number}" in taken:
        number += 1
    return f"{own}-{number}"

"""The landed rows, indexed so that a new row is checked beside the rows that matter to it, not beside all of them.

The checker itself stays the only judge: it gets a small collection made of the new rows, the rows that they refer to
(parents and origins too), the claims about them, and, for a reference that leads nowhere, the rows of nearest name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from conflictmap.check.rules.links import MOST_NAMED, links
from conflictmap.check.run import check_dataset
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.tables import Dataset, RawRow, RawTable
from conflictmap.intake.changes import Cells, Change
from conflictmap.intake.contents import Contents
from conflictmap.model.folding import fold
from conflictmap.notices.notice import Notice

_NAMES = {
    "events": ("title_en", "title_ar"),
    "claims": ("statement_en", "statement_ar"),
    "sources": ("title",),
    "actors": ("name_en", "name_ar", "aliases"),
}
_NEAREST = 3


@dataclass(frozen=True)
class Verdict:
    """What the checker says of each change, in the order in which they were given."""

    notices: tuple[tuple[Notice, ...], ...]

    @property
    def has_errors(self) -> bool:
        """Whether one of the rows would be set aside."""
        return any(item.severity == "error" for found in self.notices for item in found)


class Standing:
    """The landed rows of one state of the data; shared between sessions, never changes."""

    def __init__(self, dataset: Dataset) -> None:
        """Index a collection as it was read."""
        self.dataset = dataset
        self.rows: dict[str, dict[str, RawRow]] = {}
        for name, table in TABLES.items():
            landed: dict[str, RawRow] = {}
            for row in dataset.tables[name].rows:
                key = row.cells.get(table.key, "").strip()
                landed.setdefault(key or f"{table.file}:{row.line}", row)
            self.rows[name] = landed

    @staticmethod
    def read(folder: Path) -> Standing:
        """Read the four files of a folder. Raises `WritingProblem` `unreadable`."""
        return Standing(Contents.read(folder).dataset())

    @property
    def version(self) -> str:
        """The state of the data."""
        return self.dataset.data_version

    def cells(self, table: str, key: str) -> dict[str, str] | None:
        """Return the cells of a landed row by its id."""
        row = self.rows[table].get(key)
        return dict(row.cells) if row else None

    def check(self, changes: Iterable[Change]) -> Verdict:
        """Return what the checker says of rows as if they had landed; nothing is written."""
        asked = list(changes)
        placed = {name: self._placed(name, asked) for name in TABLES}
        chosen = self._closure(asked)
        tables = {}
        for name, table in TABLES.items():
            new = placed[name]
            hidden = {row.cells.get(table.key, "").strip() for change, row in new if change.before is not None}
            old = [self.rows[name][key] for key in chosen[name] if key in self.rows[name] and key not in hidden]
            rows = sorted([*old, *(row for _, row in new)], key=lambda row: row.line)
            present = self.dataset.tables[name].present or bool(new)
            tables[name] = RawTable(table.file, table.header, rows, present)
        checked = check_dataset(Dataset(self.dataset.folder, tables, (), (), self.version))
        return Verdict(_said(asked, placed, checked.notices))

    def _placed(self, table: str, changes: list[Change]) -> list[tuple[Change, RawRow]]:
        """Give each change the line that it would have: a new row below the last, a rewritten one where it is."""
        line = max((row.line for row in self.dataset.tables[table].rows), default=1)
        found = []
        for change in changes:
            if change.table != table:
                continue
            landed = self.rows[table].get(change.key) if change.before is not None else None
            if landed is None:
                line += 1
            cells = {name: change.cells.get(name, "") for name in TABLES[table].header}
            found.append((change, RawRow(landed.line if landed else line, cells)))
        return found

    def _closure(self, changes: list[Change]) -> dict[str, set[str]]:
        """Return the ids of the landed rows that the changes need beside them."""
        chosen: dict[str, set[str]] = {name: set() for name in TABLES}
        waiting = [(change.table, change.cells) for change in changes]
        for change in changes:
            chosen[change.table].add(change.key)
            waiting += [("claims", self.rows["claims"][claim].cells) for claim in self._about.get(change.key, ())]
            chosen["claims"].update(self._about.get(change.key, ()))
        new = {(change.table, change.key) for change in changes}
        while waiting:
            table, cells = waiting.pop()
            for target, key in self._needed(table, cells):
                if key not in chosen[target]:
                    chosen[target].add(key)
                    if (target, key) not in new:
                        waiting.append((target, self.rows[target][key].cells))
        return chosen

    def _needed(self, table: str, cells: Cells) -> Iterator[tuple[str, str]]:
        """Yield the landed rows that a row refers to; for an id that no table has, the rows with the nearest names."""
        for column in TABLES[table].columns:
            targets = [file.removesuffix(".csv") for file in column.refers]
            unknown = []
            for key in _ids(cells.get(column.name, "")) if targets else ():
                found = [(target, key) for target in targets if key in self.rows[target]]
                yield from found
                if not found:
                    unknown.append(key)
            for key in unknown[:MOST_NAMED]:
                yield from (pair for target in targets for pair in self._nearest(target, key))
        if table == "claims" and cells.get("attribute") == "perpetrator":
            yield from (("actors", key) for key in _ids(cells.get("value", "")) if key in self.rows["actors"])

    def _nearest(self, table: str, text: str) -> list[tuple[str, str]]:
        names, keys = self._names[table]
        best = process.extract(fold(text), names, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=60)
        return [(table, keys[place]) for _, _, place in best]

    @cached_property
    def _names(self) -> dict[str, tuple[list[str], list[str]]]:
        """By table: folded ids, names and aliases, and the ids that they belong to."""
        found = {}
        for name, rows in self.rows.items():
            pairs = [(fold(text), key) for key, row in rows.items() for text in _texts(name, key, row)]
            found[name] = ([text for text, _ in pairs], [key for _, key in pairs])
        return found

    @cached_property
    def _about(self) -> dict[str, list[str]]:
        """The ids of the claims about each event or claim."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, row in self.rows["claims"].items():
            for about in _ids(row.cells.get("about", "")):
                found[about].append(key)
        return found


def _texts(table: str, key: str, row: RawRow) -> list[str]:
    """Return the id, the names and the aliases of a row."""
    cells = [row.cells.get(column, "") for column in _NAMES[table]]
    aliases = cells.pop().split(";") if table == "actors" else []
    return [text for text in (key, *cells, *aliases) if text.strip()]


def _ids(cell: str) -> list[str]:
    return [link.bare for link in links(cell)]


def _said(
    changes: list[Change], placed: dict[str, list[tuple[Change, RawRow]]], notices: Iterable[Notice]
) -> tuple[tuple[Notice, ...], ...]:
    """Return the notices of each change, found by the line that it was given."""
    by_line: dict[tuple[str, int], list[Notice]] = defaultdict(list)
    for item in notices:
        by_line[item.file, item.line].append(item)
    lines = {id(change): (TABLES[name].file, row.line) for name, new in placed.items() for change, row in new}
    return tuple(tuple(by_line[lines[id(change)]]) for change in changes)

"""The four files as bytes, before and after a change; read once, so that what is judged is what is written."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from functools import cached_property
from pathlib import Path

from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.table import read_table
from conflictmap.dataset.tables import Dataset, RawTable
from conflictmap.intake.line import write_line
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.sheet import Sheet


@dataclass(frozen=True)
class Contents:
    """The bytes of the four files by table name; None where a file is not there."""

    folder: Path
    data: dict[str, bytes | None]
    _sheets: dict[str, Sheet] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def read(folder: Path) -> Contents:
        """Read the four files. Raises `WritingProblem` `unreadable` for one that is there and cannot be read."""
        return Contents(folder, {table.name: _bytes(folder / table.file) for table in TABLES.values()})

    @cached_property
    def version(self) -> str:
        """A digest of all bytes: equal bytes, equal version."""
        digest = hashlib.sha256()
        for name, data in self.data.items():
            digest.update(f"{name} {-1 if data is None else len(data)}\n".encode() + (data or b""))
        return digest.hexdigest()[:12]

    def sheet(self, table: str) -> Sheet:
        """Return one file taken apart; a file that is not there is an empty one with the codebook's header."""
        if table not in self._sheets:
            data = self.data[table]
            if data is None:
                data = (write_line(list(TABLES[table].header)) + "\n").encode()
            self._sheets[table] = Sheet.read(TABLES[table].file, data)
        return self._sheets[table]

    def with_sheet(self, table: str, sheet: Sheet) -> Contents:
        """Return the contents with one file changed."""
        return replace(self, data={**self.data, table: sheet.to_bytes()}, _sheets={**self._sheets, table: sheet})

    def changed_from(self, old: Contents) -> tuple[str, ...]:
        """Return the tables whose files differ."""
        return tuple(name for name in self.data if self.data[name] != old.data[name])

    def diff(self, old: Contents) -> str:
        """Return the difference from `old` as one unified diff, blank when there is none."""
        return "".join(_diff(TABLES[name].file, old.data[name], self.data[name]) for name in self.changed_from(old))

    def dataset(self) -> Dataset:
        """Return the rows as the checker takes them."""
        tables: dict[str, RawTable] = {}
        notices, aside = [], []
        for table in TABLES.values():
            data = self.data[table.name]
            if data is None:
                tables[table.name] = RawTable(table.file, (), [], present=False)
                continue
            tables[table.name], found, broken = read_table(table, data)
            notices += found
            aside += broken
        return Dataset(self.folder, tables, tuple(notices), tuple(aside), self.version)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise WritingProblem("unreadable", file=path.name, reason=problem.strerror or "") from problem


def _diff(file: str, old: bytes | None, new: bytes | None) -> str:
    # as git and patch count lines: other line ends stand within a line
    before, after = (list(io.StringIO((data or b"").decode("utf-8", "replace"), newline="\n")) for data in (old, new))
    lines = unified_diff(before, after, f"a/{file}", f"b/{file}", n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

"""The floor: a file that has lost rows may be cut off or written over; it passes only with a stated reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.table import read_table

_REASON = re.compile(r"^\s*rows removed:\s*(\S.{9,})$", re.IGNORECASE | re.MULTILINE)
"""A line of the commit message, with a reason of at least ten characters."""


@dataclass(frozen=True)
class Fall:
    """One file that has lost rows: how many there were, how many there are, and the ids that are gone."""

    file: str
    before: int
    after: int
    gone: tuple[str, ...]


def falls(old: dict[str, bytes | None], new: dict[str, bytes | None]) -> list[Fall]:
    """Compare two states of the four files, by table name; None is a file that is not there.

    A row written over by another one is lost too, though there are as many: its id is gone.
    """
    found = []
    for name, table in TABLES.items():
        before, after = _ids(name, old.get(name)), _ids(name, new.get(name))
        kept = set(after)
        gone = tuple(one for one in before if one and one not in kept)
        if gone or len(after) < len(before):
            found.append(Fall(table.file, len(before), len(after), gone))
    return found


def reason_in(message: str) -> str | None:
    """Return the reason that a commit message states in a line `Rows removed: …`; None when it states none."""
    match = _REASON.search(message)
    return match[1].strip() if match else None


def _ids(name: str, data: bytes | None) -> list[str]:
    if data is None:
        return []
    table = TABLES[name]
    return [row.cells.get(table.key, "").strip() for row in read_table(table, data)[0].rows]

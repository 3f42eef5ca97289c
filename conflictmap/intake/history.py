"""What happened to submissions: a log that only grows, one JSON object a line. It names no contributor."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.saving import problem_of
from conflictmap.model.marking import N_

LOG = "log.jsonl"
MOST_TEXT = 2_000
"""Characters of a comment; it is kept for good."""

ACTIONS = {
    "submitted": N_("Submitted"),
    "accepted": N_("Accepted"),
    "returned": N_("Returned"),
    "written": N_("Written"),
}
"""What an entry says was done → its label."""


@dataclass(frozen=True)
class Entry:
    """One line of the log: `at` in UTC (ISO 8601), `rows` as table:id, the data version before it, what was said."""

    at: str
    action: str
    submission: str
    rows: tuple[str, ...]
    version: str
    text: str = ""


@contextmanager
def logged(folder: Path, entry: Entry) -> Iterator[None]:
    """Add a line, see it to the disk, and let what it tells of be done; the line is taken back when that fails.

    The line comes first: where there is no room for it nothing is done. Raises `WritingProblem`. Call it under the
    folder's lock.
    """
    if len(entry.text) > MOST_TEXT:
        raise WritingProblem("long-comment", characters=f"{MOST_TEXT:,}")
    size = _add(folder, entry)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            os.truncate(folder / LOG, size)
        raise


def _add(folder: Path, entry: Entry) -> int:
    """Add a line and return how long the log was before it; where that fails it is as long again."""
    line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
    path = folder / LOG
    size = 0
    try:
        folder.mkdir(exist_ok=True)
        with path.open("ab", buffering=0) as file:
            size = file.tell()
            # a line that a crash tore stays alone; it is not continued
            start = "\n" if size and not _ends_well(path) else ""
            _write_all(file.fileno(), (start + line).encode())
            os.fsync(file.fileno())
    except OSError as problem:
        with suppress(OSError):
            os.truncate(path, size)
        raise problem_of(problem, LOG) from problem
    return size


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _ends_well(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def read(folder: Path) -> list[Entry]:
    """Return every entry, oldest first; a torn line is left out. Raises `WritingProblem` `unreadable`."""
    try:
        text = (folder / LOG).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise WritingProblem("unreadable", file=LOG, reason=problem.strerror or "") from problem
    return list(_entries(text))


def _entries(text: str) -> Iterator[Entry]:
    for line in text.splitlines():
        try:
            found = json.loads(line)
            yield Entry(**{**found, "rows": tuple(found["rows"])})
        except (ValueError, TypeError, KeyError):
            continue


def of_row(entries: list[Entry], table: str, key: str) -> list[Entry]:
    """Return the entries that touch one row."""
    return [entry for entry in entries if f"{table}:{key}" in entry.rows]

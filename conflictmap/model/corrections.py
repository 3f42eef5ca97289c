"""Corrections and retractions of a landed row: entries in its own note, so that they travel wherever the row goes.

    [corrected 2018-01-20: the second report gives another day]
    [retracted 2018-02-02: the agency withdrew its report]

The row keeps its id. A retracted event keeps its row, with the status `retracted`, so that links to it lead to the
reason; what stood there before is in the history of the files.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["corrected", "retracted"]

_ENTRY = re.compile(r"\s*\[(corrected|retracted) (\d{4}-\d{2}-\d{2}): ([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: what was done, the day as written, and the reason in the words of whoever did it."""

    kind: str
    day: str
    reason: str


def corrections_of(note: str) -> tuple[Correction, ...]:
    """Return the entries of a note in the order in which they were written."""
    return tuple(Correction(*match.groups()) for match in _ENTRY.finditer(note))


def without_corrections(note: str) -> str:
    """Return what else a note says."""
    return _ENTRY.sub("", note).strip()


def with_correction(note: str, kind: Kind, day: date, reason: str) -> str:
    """Return the note with one more entry. Square brackets in the reason become round ones, line breaks blanks."""
    plain = " ".join(reason.translate(str.maketrans("[]", "()")).split())
    return f"{note.rstrip()} [{kind} {day.isoformat()}: {plain}]".strip()

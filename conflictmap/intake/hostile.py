"""Cells that a submission may not hold: what a spreadsheet would run, and what a careless page would.

Here everything is shown as text, so neither does harm on our pages; but the files are opened in spreadsheets and read
by other programs. What has landed is only warned of (`formula-start`); what is submitted is refused until it is cured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Change
from conflictmap.model.fields import NUMBER_PATTERN
from conflictmap.model.marking import N_

_FORMULA = re.compile(r"[\s\u200b-\u200f\ufeff]*[=+\-@|\t\r]")
_LEADING = re.compile(r"[\s\u200b-\u200f\ufeff=+\-@|]*")
# a run of ampersands or colons is one find: taken off one by one, a cell of a million takes hours
_TAG = re.compile(
    r"<\s*[!/?a-zA-Z]|(?<!&)&+(?:#x?[0-9a-f]+|lt|gt|amp|quot|apos|nbsp);|javascript(?:\s*:)+", re.IGNORECASE
)
_NUMBER = re.compile(NUMBER_PATTERN)
_PLAIN = str.maketrans({"<": "‹", ">": "›"})

REFUSALS = {
    "formula": N_('{column}: "{value}" begins like a formula, which a spreadsheet would run. Write `{fix}`.'),
    "html": N_('{column}: "{value}" holds HTML, which is never read here. Write `{fix}`.'),
}
"""Code → template, for the translator."""


@dataclass(frozen=True)
class Refusal:
    """A cell that is refused: the place of its change, its column, code, text (cut at 80 characters) and a cure."""

    row: int
    column: str
    code: str
    value: str
    fix: str

    @property
    def params(self) -> dict[str, str]:
        """What fills the template."""
        return {"column": self.column, "value": self.value[:80], "fix": self.fix[:200]}


def refusals(changes: Iterable[Change]) -> list[Refusal]:
    """Return every cell that is refused; a cell that a landed row holds already is not."""
    return [
        found
        for place, change in enumerate(changes)
        for column in TABLES[change.table].columns
        if (text := change.cells.get(column.name, "")) and text != (change.before or {}).get(column.name)
        for found in [_judged(place, column.name, text)]
        if found
    ]


def _judged(place: int, column: str, text: str) -> Refusal | None:
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text.strip()):
        fix = _LEADING.sub("", text, count=1)
        return Refusal(place, column, "formula", text, neutral(fix).strip())
    if _TAG.search(text):
        return Refusal(place, column, "html", text, neutral(text))
    return None


def neutral(text: str) -> str:
    """Return a text in which nothing looks like HTML: angle brackets become ‹ ›, entities lose their ampersand."""
    plain = text.translate(_PLAIN)
    while _TAG.search(plain):
        plain = _TAG.sub(lambda match: match[0].replace("&", "").replace(":", " "), plain)
    return plain

"""What an import took over, what it refused and why, and what it could not carry over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from conflictmap.importers.staging import REFUSALS
from conflictmap.model.marking import N_

Translate = Callable[..., str]

_SUMMARY = N_("{taken} of {read} rows were taken over ({format}).")
_REFUSED = N_("{n} rows were refused: {reason}.")
_EXAMPLE = N_("  for example {file}, row {row}, id {id}")
_COLUMNS = N_("Columns that were not carried over: {columns}.")
_COUNTRIES = N_("Countries that were not recognised, left blank: {names}.")
_SUB_TYPES = N_("{n} rows have a sub type that is not in the codebook; it was left blank.")
_UNDATED = N_("{n} rows do not say when they were first reported; “as known on” a day hides them.")
_NOT_CODED = N_("Left blank, because the source does not code it: {columns}.")


@dataclass(frozen=True)
class Refused:
    """One refused row: the file, its number among the rows (the header is row 1), its id as written, the reason."""

    file: str
    row: int
    id: str
    code: str


@dataclass(frozen=True)
class Report:
    """Counts of rows; ``refused`` by reason, with the first few as ``examples``."""

    format: str
    read: int
    taken: int
    refused: dict[str, int] = field(default_factory=dict)
    examples: tuple[Refused, ...] = ()
    columns_left: tuple[str, ...] = ()
    countries_left: tuple[str, ...] = ()
    sub_types_left: int = 0
    undated: int = 0
    not_coded: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return asdict(self)

    def lines(self, translate: Translate | None = None) -> list[str]:
        """Return the report as lines for people; ``translate(msgid, **values)`` defaults to English."""
        say = translate or (lambda text, **values: text.format(**values))
        found = [say(_SUMMARY, taken=f"{self.taken:,}", read=f"{self.read:,}", format=self.format)]
        for code, n in sorted(self.refused.items(), key=lambda pair: -pair[1]):
            found.append(say(_REFUSED, n=f"{n:,}", reason=say(REFUSALS[code])))
            shown = [one for one in self.examples if one.code == code][:3]
            found += [say(_EXAMPLE, file=one.file, row=one.row, id=one.id or "–") for one in shown]
        if self.sub_types_left:
            found.append(say(_SUB_TYPES, n=f"{self.sub_types_left:,}"))
        if self.countries_left:
            found.append(say(_COUNTRIES, names=", ".join(self.countries_left[:20])))
        if self.undated:
            found.append(say(_UNDATED, n=f"{self.undated:,}"))
        if self.columns_left:
            found.append(say(_COLUMNS, columns=", ".join(self.columns_left)))
        if self.not_coded:
            found.append(say(_NOT_CODED, columns=", ".join(self.not_coded)))
        return found

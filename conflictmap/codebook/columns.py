"""The shape of the codebook: a Table of Columns."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "id", "ref", "sources", "relations", "date", "word", "country", "language", "url", "number", "count", "text"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table.

    `label` and `meaning` are marked N_. `required`: a blank cell is an error. `allowed`: the vocabulary, empty when
    the column is free. `example`: a cell that passes. `acled`, `ucdp`: the nearest column there, blank when there is
    none. `refers`: files whose ids the cell holds. `low`, `high`: bounds of a number. `list`: items divided by `;`.
    """

    name: str
    label: str
    meaning: str
    kind: Kind
    example: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    acled: str = ""
    ucdp: str = ""
    refers: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    list: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its name without and with ending, what a row is (N_), its columns in order, its key column."""

    name: str
    file: str
    meaning: str
    columns: tuple[Column, ...]
    key: str

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError when the table has none."""
        return find_column(self.columns, name)

    @property
    def header(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)


def find_column(columns: tuple[Column, ...], name: str) -> Column:
    """Return the column called `name`; KeyError when there is none."""
    for column in columns:
        if column.name == name:
            return column
    raise KeyError(name)

"""What was read, before anything is judged: tables of raw cells with their true line numbers."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from conflictmap.notices.notice import Notice


class RawRow(NamedTuple):
    """One record of a file: the line where it begins (from 1, as an editor counts), and its cells as written."""

    line: int
    cells: dict[str, str]


class SetAside(NamedTuple):
    """A row that is not shown because it holds an error, with everything said about it."""

    file: str
    line: int
    cells: dict[str, str]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """One file. `header` as written; `present` is False when the file is not there."""

    file: str
    header: tuple[str, ...]
    rows: list[RawRow]
    present: bool = True


@dataclass(frozen=True, slots=True)
class Dataset:
    """The four files of a folder, by table name (events, claims, sources, actors).

    `notices` are of the files and of the CSV form; `set_aside` are rows that the CSV form itself broke;
    `data_version` is a digest of the bytes of all four: equal bytes, equal version.
    """

    folder: Path
    tables: dict[str, RawTable]
    notices: tuple[Notice, ...]
    set_aside: tuple[SetAside, ...]
    data_version: str

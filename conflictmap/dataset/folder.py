"""The folder of the four files: where it is, what its files hold, whether they changed."""

import hashlib
import os
from pathlib import Path

from conflictmap.codebook.tables import TABLES, Table
from conflictmap.dataset.collecting import no_collecting
from conflictmap.dataset.table import csv_line, read_table
from conflictmap.dataset.tables import Dataset, RawRow, RawTable, SetAside
from conflictmap.notices.notice import Notice, notice

__all__ = ["Dataset", "RawRow", "RawTable", "data_folder", "read_folder", "signature"]

ENVIRONMENT = "CONFLICTMAP_DATA"


def data_folder() -> Path:
    """Return the folder named by the environment variable CONFLICTMAP_DATA, else the top of the repository."""
    named = os.environ.get(ENVIRONMENT, "").strip()
    return Path(named).expanduser() if named else Path(__file__).resolve().parents[2]


def signature(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return path, mtime in ns and size of the four files; a cheap key that changes when a file does.

    A file that is not there, or vanishes meanwhile, counts as mtime and size -1.
    """
    return tuple(_stamp(folder / table.file) for table in TABLES.values())


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except OSError:
        return str(path), -1, -1
    return str(path), found.st_mtime_ns, found.st_size


def read_folder(folder: Path) -> Dataset:
    """Read the four files of `folder`. Each file is read once and whole, so a replaced file is old or new, not both.

    Never raises for what the files hold: a missing or broken file is an empty table and a notice.
    """
    tables: dict[str, RawTable] = {}
    notices: list[Notice] = []
    set_aside: list[SetAside] = []
    seen = hashlib.sha256()
    for table in TABLES.values():
        data, trouble = _bytes(folder / table.file, table)
        notices += trouble
        _add(seen, table, data)
        if data is None:
            tables[table.name] = RawTable(table.file, (), [], present=False)
            continue
        with no_collecting():
            tables[table.name], found, aside = read_table(table, data)
        notices += found
        set_aside += aside
    if not tables["sources"].present:
        notices = [_without_sources(item) for item in notices]
    return Dataset(folder, tables, tuple(notices), tuple(set_aside), seen.hexdigest()[:12])


def digest(folder: Path) -> str:
    """Return the `data_version` that `read_folder` would give, without reading a row."""
    seen = hashlib.sha256()
    for table in TABLES.values():
        _add(seen, table, _bytes(folder / table.file, table)[0])
    return seen.hexdigest()[:12]


def _add(seen: "hashlib._Hash", table: Table, data: bytes | None) -> None:
    seen.update(f"{table.file} {-1 if data is None else len(data)}\n".encode())
    seen.update(data or b"")


def _without_sources(item: Notice) -> Notice:
    """Return the notice that `sources` is missing as a warning: where sources.csv is not there, only events show."""
    if item.code != "column-missing" or item.column != "sources":
        return item
    return notice("optional-column-missing", item.file, item.line, item.column, **item.params)


def _bytes(path: Path, table: Table) -> tuple[bytes | None, list[Notice]]:
    """Return the bytes of a file, or None and why."""
    try:
        return path.read_bytes(), []
    except FileNotFoundError:
        code = "events-missing" if table.name == "events" else "table-missing"
        return None, [notice(code, table.file, header=csv_line(table.header))]
    except OSError as problem:
        return None, [notice("file-unreadable", table.file, reason=problem.strerror or type(problem).__name__)]

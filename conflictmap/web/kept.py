"""Large folders of the four files, kept as Parquet under the digest of what they were read from.

Checking a million rows takes minutes and some gigabytes; opening what was kept takes half a second and 200 MB. A
process of its own does the checking, so that no reader waits for its turn and its memory goes with it.
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from conflictmap.check.checked import Checked
from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import digest, read_folder
from conflictmap.dataset.tables import SetAside
from conflictmap.model.processes import OneProcess
from conflictmap.notices.notice import Notice
from conflictmap.query.collection import from_records
from conflictmap.query.parquet import MANIFEST, is_collection, write_index

LARGE = 100_000
"""Rows from which a folder is kept as Parquet."""
MOST_LISTED = 1_000
"""Notices and rows set aside that are kept one by one; all are counted, and `conflictmap check` lists all."""
HOME = ".cache/collections"
"""Where, in the folder of the files, what was kept lies; git ignores it."""
_FOUND = "found.json"
_BLOCK = 1 << 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counts:
    """How much the checker found: errors and warnings, rows set aside, notices that are of no row set aside."""

    errors: int
    warnings: int
    set_aside: int
    remarks: int


@dataclass(frozen=True)
class Found:
    """What the checker found: counted whole, listed up to `MOST_LISTED` of each kind."""

    notices: tuple[Notice, ...]
    set_aside: tuple[SetAside, ...]
    counts: Counts


def counted(notices: Iterable[Notice], set_aside: Iterable[SetAside]) -> Counts:
    """Count what the checker found."""
    aside = {(row.file, row.line) for row in set_aside}
    every = list(notices)
    errors = sum(item.severity == "error" for item in every)
    remarks = sum((item.file, item.line) not in aside for item in every)
    return Counts(errors, len(every) - errors, len(aside), remarks)


def is_large(folder: Path) -> bool:
    """Tell whether events.csv has more than `LARGE` lines."""
    lines = 0
    with suppress(OSError), (folder / "events.csv").open("rb") as file:
        while lines <= LARGE and (block := file.read(_BLOCK)):
            lines += block.count(b"\n")
    return lines > LARGE


def kept(folder: Path) -> tuple[Path, Found] | None:
    """Return the collection made of a folder's files as they are now, made first where it is not there yet.

    None where it cannot be kept: a folder that may not be written, a full disk. Raises what `check_dataset` raises.
    """
    home = folder / HOME
    try:
        made = home / digest(folder)
        if not is_collection(made):
            with OneProcess() as process:
                made = home / process.submit(keep, folder, home).result()
        return made, _read_found(made)
    except (OSError, ValueError, KeyError, TypeError, BrokenProcessPool) as problem:
        _log.warning("The collection in %s is read whole at each start: %s", folder, problem)
        return None


def keep(folder: Path, home: Path) -> str:
    """Check a folder's files and write them as a collection into ``home``; return its version, the name it has there.

    What was kept of earlier states goes. OSError where it cannot be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    checked = check_dataset(read_folder(folder))
    tables = from_records(checked)
    work = Path(tempfile.mkdtemp(prefix="making-", dir=home))
    try:
        for name in tables.parts:
            pq.write_table(getattr(tables, name), work / f"{name}.parquet", compression="zstd", row_group_size=20_480)
        (work / _FOUND).write_text(json.dumps(_found(checked), ensure_ascii=False), "utf-8", "replace")
        (work / MANIFEST).write_text(json.dumps({"digest": checked.data_version}) + "\n", "utf-8")
        write_index(work)
        for old in home.iterdir():
            if old != work:
                shutil.rmtree(old, ignore_errors=True)
        work.rename(home / checked.data_version)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return checked.data_version


def _found(checked: Checked) -> dict[str, Any]:
    """What the checker found, as JSON: errors of files first, then errors, then warnings."""
    order = sorted(checked.notices, key=lambda item: (item.line > 1, item.severity))
    return {
        "notices": [_plain(item) for item in order[:MOST_LISTED]],
        "set_aside": [
            {**row._asdict(), "notices": [_plain(item) for item in row.notices]}
            for row in checked.set_aside[:MOST_LISTED]
        ],
        "counts": asdict(counted(checked.notices, checked.set_aside)),
    }


def _plain(item: Notice) -> dict[str, Any]:
    return {**asdict(item), "params": dict(item.params)}


def _read_found(made: Path) -> Found:
    read = json.loads((made / _FOUND).read_text("utf-8"))
    return Found(
        tuple(Notice(**item) for item in read["notices"]),
        tuple(
            SetAside(row["file"], row["line"], row["cells"], tuple(Notice(**item) for item in row["notices"]))
            for row in read["set_aside"]
        ),
        Counts(**read["counts"]),
    )

"""The same made-up events for our app and for the naive peers: their generator, our import."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.made_up import FOLDER

CHUNK = 1_000_000
_COUNTRIES = {
    "SY": "Syria", "YE": "Yemen", "SD": "Sudan", "UA": "Ukraine", "ML": "Mali", "NG": "Nigeria", "SO": "Somalia",
    "CD": "Democratic Republic of Congo", "MM": "Myanmar", "IQ": "Iraq",
}  # fmt: skip


def peers_folder() -> Path | None:
    """Return the folder of the naive peers (under CONFLICTMAP_SHARED), if it is there."""
    shared = os.environ.get("CONFLICTMAP_SHARED", "")
    found = Path(shared) / "benchmarks" / "naive_peers"
    return found if shared and (found / "bench.py").is_file() else None


def peer_module(name: str) -> ModuleType:
    """Import ``events`` or ``bench`` of the naive peers. FileNotFoundError without CONFLICTMAP_SHARED."""
    folder = peers_folder()
    if folder is None:
        raise FileNotFoundError("Set CONFLICTMAP_SHARED to the folder that holds benchmarks/naive_peers.")
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return importlib.import_module(name)


def make(n: int, seed: int = 7) -> Any:
    """Return the peers' n events as a data frame."""
    return peer_module("events").make(n, seed)


def collection(n: int) -> Path:
    """Return the folder of the same n events as an imported collection; made once."""
    from conflictmap.importers.run import import_files
    from conflictmap.query.parquet import is_collection, write_index

    folder = FOLDER / f"peers-{n}"
    if is_collection(folder):
        return folder
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = []
    for number, start in enumerate(range(0, n, CHUNK)):
        files.append(FOLDER / f"peers-{n}-{number}.csv")
        _as_acled(make(min(CHUNK, n - start), 7 + number), number).to_csv(files[-1], index=False)
    import_files("acled", files, folder, finish=write_index)
    for file in files:
        file.unlink()
    return folder


def _as_acled(frame: Any, number: int) -> Any:
    """Return the frame in the columns of an ACLED export; ids differ between chunks."""
    return frame.assign(
        event_id_cnty="SYN" + str(number) + frame.event_id.str[3:],
        time_precision=1,
        geo_precision=1,
        country=frame.country.map(_COUNTRIES),
        location=frame.place,
        notes=frame.title_en,
        source="Synthetic",
        admin1=frame.place,
    ).drop(columns=["event_id", "status", "place", "title_en"])

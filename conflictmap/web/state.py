"""The collection that this process serves: read once, kept by revision, read again when a file changes."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conflictmap.check.checked import Checked, SetAside
from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import data_folder, read_folder, signature
from conflictmap.notices.notice import Notice
from conflictmap.query.parquet import MANIFEST, CollectionProblem, is_collection
from conflictmap.query.store import Store

LOOK_EVERY_S = 0.5
"""How long a look at the files' times is trusted; a change shows within this and the page's own look-out."""


@dataclass(frozen=True)
class Collection:
    """One state of the data: the store that answers, what the checker said, and where it lies.

    `own` is True for the data that the repository carries. `trouble` is the reason why an imported collection could
    not be opened; the store is then empty.
    """

    folder: Path
    store: Store
    notices: tuple[Notice, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    trouble: str = ""
    own: bool = False

    @property
    def version(self) -> str:
        """The digest of the data."""
        return self.store.version


@dataclass
class _Keeper:
    """Holds the collections that were opened, by folder, each with the stamp of the files it was read from."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    opened: dict[Path, tuple[Any, Collection]] = field(default_factory=dict)
    looked: dict[Path, float] = field(default_factory=dict)

    def get(self, folder: Path) -> Collection:
        kept = self.opened.get(folder)
        if kept and time.monotonic() - self.looked[folder] < LOOK_EVERY_S:
            return kept[1]
        with self.lock:
            stamp = _stamp(folder)
            kept = self.opened.get(folder)
            if kept is None or kept[0] != stamp:
                kept = self.opened[folder] = (stamp, _open(folder))
            self.looked[folder] = time.monotonic()
            return kept[1]


_KEEPER = _Keeper()


def current() -> Collection:
    """The collection of `data_folder()`, as its files are now; safe from any thread, never raises for bad data."""
    return _KEEPER.get(data_folder().resolve())


def current_store() -> Store:
    """The store of the current collection."""
    return current().store


def _stamp(folder: Path) -> Any:
    if is_collection(folder):
        found = (folder / MANIFEST).stat()
        return MANIFEST, found.st_mtime_ns, found.st_size
    return signature(folder)


def _open(folder: Path) -> Collection:
    if is_collection(folder):
        return _imported(folder)
    checked = check_dataset(read_folder(folder))
    own = folder == Path(__file__).resolve().parents[2]
    return Collection(folder, Store.open(checked), checked.notices, checked.set_aside, own=own)


def _imported(folder: Path) -> Collection:
    try:
        return Collection(folder, Store.open_parquet(folder))
    except CollectionProblem as problem:
        return Collection(folder, Store.open(Checked((), (), (), (), (), (), "")), trouble=str(problem))

"""The collection that is being served: opened once for every state of its files, shared by all sessions."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from conflictmap.check.checked import Checked
from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import data_folder, read_folder, signature
from conflictmap.dataset.tables import SetAside
from conflictmap.notices.notice import Notice, notice
from conflictmap.query.parquet import MANIFEST, CollectionProblem, is_collection, manifest
from conflictmap.query.store import Store
from conflictmap.query.tables import build
from conflictmap.web.kept import Counts, counted, is_large, kept
from conflictmap.web.shelf import Shelf, session

CHECK_SECONDS = 0.5
"""The files are looked at no more often than this."""
CONTEXT = "CONFLICTMAP_CONTEXT"
"""Environment variable: folder of an imported collection that is laid under ours as context."""

_REPOSITORY = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Collection:
    """One state of the data: the store, what the checker found, and the rows set aside."""

    store: Store
    folder: Path
    notices: tuple[Notice, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    known_counts: Counts | None = None

    @cached_property
    def counts(self) -> Counts:
        """How much the checker found; a large collection lists only the first of it."""
        return self.known_counts or counted(self.notices, self.set_aside)

    @property
    def version(self) -> str:
        """The state of the data, for caches."""
        return self.store.version

    @property
    def own(self) -> bool:
        """Whether these are the four files of the repository."""
        return self.folder.resolve() == _REPOSITORY

    @property
    def name(self) -> str:
        """What the import calls the collection; the folder's name otherwise."""
        try:
            return str(manifest(self.folder).get("title") or self.folder.name)
        except CollectionProblem:
            return self.folder.name

    @property
    def licence(self) -> str:
        """The terms of an imported collection, as its source states them; empty for the four files."""
        try:
            return str(manifest(self.folder).get("licence") or "")
        except CollectionProblem:
            return ""

    @property
    def imported(self) -> bool:
        """Whether this is a collection made by ``conflictmap import``."""
        return is_collection(self.folder)


def open_folder(folder: Path) -> Collection:
    """Open the four files or the imported collection in ``folder``; whatever is wrong there becomes a notice."""
    try:
        if is_collection(folder):
            return Collection(Store.open_parquet(folder), folder)
        if is_large(folder) and (found := kept(folder)):
            made, said = found
            return Collection(Store.open_parquet(made), folder, said.notices, said.set_aside, said.counts)
        checked: Checked = check_dataset(read_folder(folder))
        return Collection(Store.open(checked), folder, checked.notices, checked.set_aside)
    except (CollectionProblem, OSError) as problem:
        return _unreadable(folder, str(problem))


def _unreadable(folder: Path, reason: str) -> Collection:
    _log.warning("The collection in %s cannot be opened: %s", folder, reason)
    name = MANIFEST if is_collection(folder) else "events.csv"
    return Collection(Store.open_tables(build([])), folder, (notice("file-unreadable", name, reason=reason),))


class Keeper:
    """Holds the newest collection of one folder; any thread may ask, one at a time reads anew."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._looked = 0.0
        self._seen: object = None
        self._held: Collection | None = None

    def get(self, folder: Path) -> Collection:
        """Return the collection as it is now. While one thread reads a changed state, others get the old one."""
        if self._held is not None and self._held.folder == folder:
            if time.monotonic() - self._looked < CHECK_SECONDS or not self._lock.acquire(blocking=False):
                return self._held
        else:
            self._lock.acquire()
        try:
            return self._fresh(folder)
        finally:
            self._lock.release()

    def _fresh(self, folder: Path) -> Collection:
        now = (folder, _signature(folder))
        if self._held is None or now != self._seen:
            self._held = self._opened(folder)
            self._seen = now
        self._looked = time.monotonic()
        return self._held

    def _opened(self, folder: Path) -> Collection:
        try:
            return open_folder(folder)
        except Exception as problem:  # a mistake of ours must not take the pages down
            _log.exception("The collection in %s cannot be opened", folder)
            if self._held is not None and self._held.folder == folder:
                return self._held
            return _unreadable(folder, type(problem).__name__)


def _signature(folder: Path) -> tuple[tuple[str, int, int], ...]:
    try:
        found = (folder / MANIFEST).stat()
    except OSError:
        return signature(folder)
    return ((str(folder / MANIFEST), found.st_mtime_ns, found.st_size),)


def _let_go(collection: Collection) -> None:
    """Remove what was unpacked for one session; the memory goes with the last answer that uses it."""
    shutil.rmtree(collection.folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        collection.folder.parent.rmdir()  # made for this collection alone; a folder that holds more stays


_own = Keeper()
_context = Keeper()
_datasets: Shelf[Collection] = Shelf(_let_go)
_contexts: Shelf[Collection] = Shelf(_let_go)
_askers: list[Callable[[], str]] = []
atexit.register(_datasets.clear)
atexit.register(_contexts.clear)


def ask_session(asker: Callable[[], str]) -> None:
    """Let ``asker`` tell the key of the session that runs (empty: none); the pages name theirs this way."""
    _askers[:] = [asker]


def _key() -> str:
    return session.get() or next((key for asker in _askers if (key := asker())), "")


def bring(key: str, folder: Path, *, context: bool = False) -> Collection:
    """Open a folder for one session alone, as its dataset or laid under; the folder goes when the session lets go."""
    opened = open_folder(folder)
    (_contexts if context else _datasets).put(key, opened)
    return opened


def let_go(key: str, *, context: bool = False) -> None:
    """Forget what a session brought."""
    (_contexts if context else _datasets).drop(key)


def brought(key: str) -> bool:
    """Tell whether anything is kept for a session."""
    return bool(key) and (_datasets.get(key) is not None or _contexts.get(key) is not None)


def own_dataset() -> Collection | None:
    """Return the dataset that this session brought, if it did."""
    key = _key()
    return _datasets.get(key) if key else None


def own_context() -> Collection | None:
    """Return what this session laid under, if it did."""
    key = _key()
    return _contexts.get(key) if key else None


def served() -> Collection:
    """Return the collection for everybody (CONFLICTMAP_DATA, or the repository's files). Never raises."""
    return _own.get(data_folder())


def current() -> Collection:
    """Return this session's own collection, else the one for everybody. Never raises."""
    return own_dataset() or served()


def current_store() -> Store:
    """Return the store of the collection that is served."""
    return current().store


def context() -> Collection | None:
    """Return the collection laid under (this session's own, else CONFLICTMAP_CONTEXT); ``None`` where none is."""
    if found := own_context():
        return found
    named = os.environ.get(CONTEXT, "").strip()
    return _context.get(Path(named).expanduser()) if named else None

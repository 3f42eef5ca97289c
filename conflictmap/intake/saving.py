"""Safe writing: one writer at a time, and a file is either as it was or as it shall be, whatever happens in between."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import ORDER, Change, apply, minted
from conflictmap.intake.contents import Contents
from conflictmap.intake.problems import WritingProblem

LOCK = ".conflictmap.lock"
LOCK_SECONDS = 30.0
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def locked(folder: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the folder's lock; the system lets go of it when the process ends, however it ends.

    Raises `WritingProblem`: `busy` after `seconds`, `read-only` where the lock file cannot be made.
    """
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=seconds, poll_interval=0.01)
    except Timeout:
        raise WritingProblem("busy") from None
    except OSError as problem:
        raise problem_of(problem, LOCK) from problem
    try:
        yield
    finally:
        lock.release()


def append(folder: Path, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Write the changes to the files in `folder`; return them with their ids. When this returns, they are on disk.

    Raises `WritingProblem`; see there and `changes.apply`.
    """
    with locked(folder):
        before = Contents.read(folder)
        done = minted(changes, before)
        write(apply(done, before), before)
        return done


def write(after: Contents, before: Contents) -> None:
    """Replace the files that differ, in an order that leaves no dangling reference. Call it under `locked`."""
    for table in sorted(after.changed_from(before), key=ORDER.index):
        data = after.data[table]
        if data is not None:
            replace_file(after.folder / TABLES[table].file, data)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in place of a file at once: temporary file beside it, fsync, rename, fsync of the folder.

    A symbolic link stays one; mode and owner stay. Raises `WritingProblem`, with the file as it was.
    """
    target = path.resolve()
    try:
        _check_writable(target)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as problem:
        raise problem_of(problem, path.name) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            _keep_mode(target, file.fileno())
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except OSError as problem:
        with suppress(OSError):
            os.unlink(name)
        raise problem_of(problem, path.name) from problem
    sync_folder(target.parent)


def _check_writable(target: Path) -> None:
    """Raise the system's error for a file that is there and read-only; a rename would pass over that."""
    if target.exists():
        os.close(os.open(target, os.O_RDWR))


def _keep_mode(target: Path, handle: int) -> None:
    try:
        old = target.stat()
    except FileNotFoundError:
        os.fchmod(handle, 0o644)
        return
    os.fchmod(handle, old.st_mode & 0o777)
    with suppress(OSError):
        os.fchown(handle, old.st_uid, old.st_gid)


def sync_folder(folder: Path) -> None:
    """Let the rename itself reach the disk, where the system allows it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def problem_of(problem: OSError, file: str) -> WritingProblem:
    """Say what a system error means for the person who writes."""
    reason = problem.strerror or type(problem).__name__
    if problem.errno in _FULL:
        return WritingProblem("disk-full", file=file, reason=reason)
    if problem.errno in _CLOSED:
        return WritingProblem("read-only", file=file)
    return WritingProblem("not-written", file=file, reason=reason)

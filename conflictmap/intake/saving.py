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


def write(after: Contents, before: Contents, then: Iterable[tuple[Path, bytes]] = ()) -> None:
    """Replace the files that differ, in an order that leaves no dangling reference, and `then` others with them.

    Call it under `locked`.
    """
    tables = sorted(after.changed_from(before), key=ORDER.index)
    files = [(after.folder / TABLES[table].file, data) for table in tables if (data := after.data[table]) is not None]
    replace_files([*files, *then])


def replace_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Put the data in place of the files, in order: temporary files beside them, fsync, renames, fsync of the folders.

    The first file is renamed when the last one is on the disk, so that a full disk leaves all of them as they were.
    Symbolic links stay so; modes and owners stay. Raises `WritingProblem`, with the files as they were.
    """
    made: list[tuple[str, Path]] = []
    try:
        for path, data in files:
            target = path.resolve()
            with _said_of(path):
                _check_writable(target)
                handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
                made.append((name, target))
                _fill(handle, data, target)
        for name, target in made:
            with _said_of(target):
                os.replace(name, target)
    finally:
        for name, _ in made:
            with suppress(OSError):
                os.unlink(name)
    for folder in {target.parent for _, target in made}:
        sync_folder(folder)


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise problem_of(problem, path.name) from problem


def _fill(handle: int, data: bytes, target: Path) -> None:
    """Write a temporary file and see it to the disk."""
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        _keep_mode(target, file.fileno())
        file.flush()
        os.fsync(file.fileno())


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

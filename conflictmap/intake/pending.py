"""Submissions that wait for a reviewer: one JSON file each, in a folder beside the four files; none names anybody."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from conflictmap.intake import history
from conflictmap.intake.changes import Change, apply, minted
from conflictmap.intake.contents import Contents
from conflictmap.intake.hostile import refusals
from conflictmap.intake.ids import ALPHABET
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.saving import locked, replace_files, write
from conflictmap.intake.standing import Standing

FOLDER = "pending"
MOST_ROWS = 200
MOST_CHARACTERS = 200_000
MOST_WAITING = 500
_ID = re.compile(r"sub-[a-z2-7]{8}")


@dataclass(frozen=True)
class Comment:
    """What was said about a submission: when (UTC), by which role ("contributor", "reviewer"), the text."""

    at: str
    role: str
    text: str


@dataclass(frozen=True)
class Submission:
    """Rows on their way: `state` is pending, returned or accepted; `version` the data they were written against."""

    submission_id: str
    state: str
    version: str
    at: str
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows as table:id."""
        return tuple(f"{change.table}:{change.key}" for change in self.changes)


class Pending:
    """The submissions of one data folder."""

    def __init__(self, data: Path) -> None:
        """Take the folder of the four files; nothing is made before something is submitted."""
        self.data = data
        self.folder = data / FOLDER

    def submit(self, changes: Iterable[Change], comment: str = "") -> Submission:
        """Keep rows for review; ids are minted now, so that accepting twice adds once. Raises `WritingProblem`."""
        asked = list(changes)
        _check_size(asked)
        with locked(self.data):
            contents = Contents.read(self.data)
            _check_rows(asked, contents)
            if (waiting := len(self.waiting())) >= MOST_WAITING:
                raise WritingProblem("queue-full", n=str(waiting))
            new = "sub-" + "".join(secrets.choice(ALPHABET) for _ in range(8))
            comments = (Comment(_now(), "contributor", comment.strip()),) if comment.strip() else ()
            made = Submission(new, "pending", contents.version, _now(), minted(asked, contents), comments)
            apply(made.changes, contents)
            with self._logged("submitted", made, comment):
                replace_files([self._file(made)])
        return made

    def accept(self, submission_id: str, comment: str = "") -> Submission:
        """Write the rows to the files, after checking them against the data as it is now. Raises `WritingProblem`."""
        with locked(self.data):
            found = self._undecided(submission_id)
            contents = Contents.read(self.data)
            _check_rows(found.changes, contents)
            after = apply(found.changes, contents)
            done = _decided(found, "accepted", comment)
            with self._logged("accepted", done, comment):
                write(after, contents, [self._file(done)])
        return done

    def give_back(self, submission_id: str, comment: str) -> Submission:
        """Return a submission with what has to change. Raises `WritingProblem` `no-reason` without a comment."""
        if not comment.strip():
            raise WritingProblem("no-reason")
        with locked(self.data):
            done = _decided(self._undecided(submission_id), "returned", comment)
            with self._logged("returned", done, comment):
                replace_files([self._file(done)])
        return done

    def get(self, submission_id: str) -> Submission:
        """Return one submission. Raises `WritingProblem` `no-submission`, also for one that cannot be read."""
        if not _ID.fullmatch(submission_id):
            raise WritingProblem("no-submission", id=submission_id[:40])
        try:
            return _read(json.loads((self.folder / f"{submission_id}.json").read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise WritingProblem("no-submission", id=submission_id) from problem

    def every(self) -> list[Submission]:
        """Return all submissions, oldest first; a file that cannot be read is passed over."""
        found = []
        for path in self.folder.glob("sub-*.json") if self.folder.is_dir() else ():
            try:
                found.append(self.get(path.stem))
            except WritingProblem:
                continue
        return sorted(found, key=lambda one: (one.at, one.submission_id))

    def waiting(self) -> list[Submission]:
        """Return the submissions that nobody has decided."""
        return [one for one in self.every() if one.state == "pending"]

    def entries(self) -> list[history.Entry]:
        """Return the log, oldest first."""
        return history.read(self.folder)

    def _undecided(self, submission_id: str) -> Submission:
        found = self.get(submission_id)
        if found.state != "pending":
            raise WritingProblem("not-waiting", id=submission_id)
        return found

    def _file(self, made: Submission) -> tuple[Path, bytes]:
        text = json.dumps(_written(made), ensure_ascii=False, indent=1) + "\n"
        return self.folder / f"{made.submission_id}.json", text.encode()

    def _logged(self, action: str, made: Submission, comment: str) -> AbstractContextManager[None]:
        entry = history.Entry(_now(), action, made.submission_id, made.rows, made.version, comment.strip())
        return history.logged(self.folder, entry)


def _decided(found: Submission, state: str, comment: str) -> Submission:
    said = (*found.comments, Comment(_now(), "reviewer", comment.strip())) if comment.strip() else found.comments
    return replace(found, state=state, comments=said)


def write_directly(data: Path, changes: Iterable[Change], comment: str = "") -> tuple[Change, ...]:
    """Write rows without a review, after the same checks, and log it. Raises `WritingProblem`."""
    asked = list(changes)
    _check_size(asked)
    with locked(data):
        contents = Contents.read(data)
        _check_rows(asked, contents)
        done = minted(asked, contents)
        after = apply(done, contents)
        rows = tuple(f"{change.table}:{change.key}" for change in done)
        entry = history.Entry(_now(), "written", "", rows, contents.version, comment.strip())
        with history.logged(data / FOLDER, entry):
            write(after, contents)
    return done


def _check_size(changes: list[Change]) -> None:
    characters = sum(len(cell) for change in changes for cell in change.cells.values())
    if not changes or len(changes) > MOST_ROWS or characters > MOST_CHARACTERS:
        raise WritingProblem("too-large", rows=str(MOST_ROWS), characters=f"{MOST_CHARACTERS:,}")


def _check_rows(changes: Iterable[Change], contents: Contents) -> None:
    """Refuse rows with errors and hostile cells, as the form shows them, whatever the form did."""
    asked = list(changes)
    if refusals(asked):
        raise WritingProblem("hostile")
    landed = Standing(contents.dataset())
    new = [change for change in asked if change.before is not None or not landed.cells(change.table, change.key)]
    if landed.check(new).has_errors:
        raise WritingProblem("has-errors")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _written(made: Submission) -> dict[str, Any]:
    return {
        "id": made.submission_id,
        "state": made.state,
        "data_version": made.version,
        "submitted_at": made.at,
        "rows": [change.as_dict() for change in made.changes],
        "comments": [{"at": one.at, "role": one.role, "text": one.text} for one in made.comments],
    }


def _read(found: dict[str, Any]) -> Submission:
    return Submission(
        str(found["id"]),
        str(found["state"]),
        str(found["data_version"]),
        str(found["submitted_at"]),
        tuple(Change.from_dict(row) for row in found["rows"]),
        tuple(Comment(str(one["at"]), str(one["role"]), str(one["text"])) for one in found["comments"]),
    )

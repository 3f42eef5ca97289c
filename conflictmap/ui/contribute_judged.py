"""The draft as rows, and all that is said of it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Change
from conflictmap.intake.correcting import DEATHS, correction, retraction
from conflictmap.intake.duplicates import Candidate as Duplicate
from conflictmap.intake.duplicates import candidates_for
from conflictmap.intake.hostile import Refusal, refusals
from conflictmap.intake.standing import Verdict
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import Draft


@dataclass(frozen=True)
class Judged:
    """The draft as rows, and all that is said of it: by the checker, of hostile cells, and of events told before."""

    changes: tuple[Change, ...]
    verdict: Verdict
    refused: tuple[Refusal, ...]
    duplicates: tuple[Duplicate, ...]


def judged(now: Draft, here: Landed) -> Judged:
    """Check the draft as if it had landed."""
    cells = {name: cell for name, cell in now.cells.items() if name in TABLES["events"].header}
    if now.retracting:
        cells |= {"status": "retracted"} | dict.fromkeys(DEATHS, "")
    changes = (Change("events", cells, now.before), *now.extra)
    verdict = here.standing.check(changes)
    same = candidates_for(cells, here.fingerprints) if now.touched else []
    return Judged(changes, verdict, tuple(refusals(changes)), tuple(same))


def final(now: Draft, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the rows as they would be written. Raises `WritingProblem` `no-reason` for a correction without one."""
    if now.before is None:
        return changes
    today = datetime.now(UTC).date()
    if now.retracting:
        return (retraction(now.before, now.reason, today), *changes[1:])
    return (correction("events", now.before, changes[0].cells, now.reason, today), *changes[1:])

"""Corrections and retractions of landed rows: the id stays, the reason goes into the row's own note."""

from __future__ import annotations

from datetime import date

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Cells, Change
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.standing import Standing
from conflictmap.model.corrections import Correction, Kind, corrections_of, with_correction
from conflictmap.model.marking import N_

DEATHS = ("fatalities", "fatalities_low", "fatalities_high")
ACTIONS = {"corrected": N_("Corrected"), "retracted": N_("Retracted")}
"""What an entry of a note says was done → its label."""


def correction(table: str, before: Cells, after: Cells, reason: str, day: date) -> Change:
    """Return the change of a landed row; where its table has a note, the reason goes there.

    Raises `WritingProblem` `no-reason` when the reason is blank.
    """
    return _with_reason(table, before, {**before, **after}, "corrected", reason, day)


def retraction(before: Cells, reason: str, day: date) -> Change:
    """Return the change that takes a landed event back: status retracted, no deaths, the reason in its note.

    The row and its id stay, so that links to it lead to the reason. Raises `WritingProblem` `no-reason`.
    """
    after = {**before, "status": "retracted"} | dict.fromkeys(DEATHS, "")
    return _with_reason("events", before, after, "retracted", reason, day)


def corrections_of_event(standing: Standing, event_id: str) -> tuple[Correction, ...]:
    """Return what was corrected of a landed event and why, in order; empty for one that is not there."""
    return corrections_of((standing.cells("events", event_id) or {}).get("note", ""))


def _with_reason(table: str, before: Cells, after: Cells, kind: Kind, reason: str, day: date) -> Change:
    if not reason.strip():
        raise WritingProblem("no-reason")
    cells = dict(after)
    cells[TABLES[table].key] = before[TABLES[table].key]
    if "note" in TABLES[table].header:
        cells["note"] = with_correction(cells.get("note", ""), kind, day, reason)
    return Change(table, cells, dict(before))

"""The draft of one browser tab: an event being written or rewritten, and the new rows that come with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Change
from conflictmap.intake.ids import mint

_KEY = "contribute-draft"
_FIRST = {"status": "occurred", "country": "SY", "place_basis": "reported"}


@dataclass
class Draft:
    """What has been written so far.

    `cells`: the event by column; `before`: the landed row that is corrected; `extra`: new rows of other tables;
    `touched`: columns that somebody has filled in or emptied; `shown`: what each field held when the page last ran;
    `version` rises with every change that widgets must follow.
    """

    cells: dict[str, str] = field(default_factory=lambda: dict(_FIRST))
    before: dict[str, str] | None = None
    retracting: bool = False
    reason: str = ""
    comment: str = ""
    extra: list[Change] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    typed_place: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    version: int = 0

    def put(self, **cells: str) -> None:
        """Write cells from elsewhere than their own widget; the widgets follow."""
        self.cells.update(cells)
        self.touched.update(cells)
        self.version += 1

    def take_in(self) -> None:
        """Take in what was written in a field in the very run in which a button was pressed.

        Streamlit promises no order between the two callbacks; `shown` is what the field held before.
        """
        for column, before in self.shown.items():
            value = st.session_state.get(f"draft-{column}")
            if isinstance(value, str) and value != before:
                self.cells[column] = value.strip()

    def items(self, column: str) -> list[str]:
        """Return the items of a list cell."""
        return [item for part in self.cells.get(column, "").split(";") if (item := part.strip())]

    def event_id(self, taken: Iterable[str]) -> str:
        """Return the event's id, minted now if it has none, so that a claim can speak about it."""
        if not self.cells.get("event_id"):
            self.put(event_id=mint("events", frozenset(taken)))
        return self.cells["event_id"]

    def is_empty(self) -> bool:
        """Whether nothing has been written."""
        return not self.touched and not self.extra and self.before is None


def draft() -> Draft:
    """Return the draft of this tab."""
    found: Draft = st.session_state.setdefault(_KEY, Draft())
    return found


def start_again() -> None:
    """Throw the draft away."""
    version = draft().version + 1
    st.session_state[_KEY] = Draft(version=version)


def correct(before: Mapping[str, str], *, retracting: bool = False) -> None:
    """Begin a correction, or a retraction, of a landed event."""
    start_again()
    now = draft()
    now.before = dict(before)
    now.cells = dict(before)
    now.retracting = retracting


def take_up(changes: Iterable[Change]) -> None:
    """Put rows that were submitted before into the draft again."""
    start_again()
    now = draft()
    for change in changes:
        if change.table == "events" and not now.touched:
            now.cells = dict(change.cells)
            now.before = dict(change.before) if change.before else None
            now.touched = {name for name, cell in change.cells.items() if cell}
        else:
            now.extra.append(change)


def label_of(column: str, table: str = "events") -> str:
    """Return the label of a column, marked for translation."""
    return TABLES[table].column(column).label


def own(name: str, default: Any = None) -> Any:
    """Return a value of this page in the session."""
    return st.session_state.get(f"contribute-{name}", default)

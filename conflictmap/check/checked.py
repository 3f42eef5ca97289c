"""What checking gives: the typed rows that can be shown, and all that was found."""

from dataclasses import dataclass

from conflictmap.dataset.tables import SetAside
from conflictmap.model.records import Actor, Claim, Event, Source
from conflictmap.notices.notice import Notice

__all__ = ["Checked", "SetAside"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows without errors, in file order; every notice, by file and line; the rows set aside and why.

    An id in a row may belong to a row that is set aside, or, where actors.csv or sources.csv is not there, to none.
    """

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    actors: tuple[Actor, ...]
    notices: tuple[Notice, ...]
    set_aside: tuple[SetAside, ...]
    data_version: str

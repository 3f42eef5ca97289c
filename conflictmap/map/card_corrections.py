"""What was corrected of a row, or that it was taken back, and why: the entries of its own note."""

from collections.abc import Iterable

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Node, el
from conflictmap.model.corrections import Correction, corrections_of, without_corrections
from conflictmap.model.dates import DateProblem, parse_date


def retraction_node(note: str | None, say: Translator) -> Iterable[Node]:
    """Yield the warning that an event was taken back, with the reason; nothing for one that stands."""
    for one in corrections_of(note or ""):
        if one.kind == "retracted":
            yield el("p", say.t("Taken back on {day}:", day=_day(one, say)), " ", _reason(one), cls="cm-dispute")


def note_section(note: str | None, say: Translator) -> Iterable[Node]:
    """Yield the corrections of a row, oldest first, and then its note without them."""
    done = [one for one in corrections_of(note or "") if one.kind == "corrected"]
    if done:
        yield el("h3", say.t("Corrections"))
        yield el("ul", [el("li", _day(one, say), ": ", _reason(one)) for one in done])
    if rest := without_corrections(note or ""):
        yield el("h3", say.t("Note"))
        yield el("p", rest, dir="auto")


def _day(one: Correction, say: Translator) -> str:
    try:
        return say.span(parse_date(one.day))
    except DateProblem:  # a hand wrote 2018-02-30
        return say.ltr(one.day)


def _reason(one: Correction) -> Node:
    return el("span", one.reason, dir="auto")

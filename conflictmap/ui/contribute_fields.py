"""One field of the form for one column of the codebook: its widget, its help, and what the checker says beside it."""

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from conflictmap.codebook.columns import Column
from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.translator import Translator
from conflictmap.intake.arriving import UploadProblem
from conflictmap.intake.hostile import REFUSALS, Refusal
from conflictmap.intake.problems import WritingProblem
from conflictmap.map.escape import escape
from conflictmap.model.bidi import isolate_foreign
from conflictmap.model.countries import COUNTRIES
from conflictmap.model.dates import DateProblem, parse_date
from conflictmap.model.vocab import (
    EVENT_TYPES,
    ActorType,
    Attribute,
    Attribution,
    GeoPrecision,
    PlaceBasis,
    Seen,
    SourceKind,
    Stance,
    Status,
    Unit,
    Worded,
)
from conflictmap.notices.notice import Notice, message
from conflictmap.ui.contribute_draft import Draft

LONG = frozenset({"summary_en", "summary_ar", "note", "statement_en", "statement_ar"})
_WORDS: dict[str, type[Worded]] = {
    "status": Status,
    "unit": Unit,
    "attribution": Attribution,
    "place_basis": PlaceBasis,
    "geo_precision": GeoPrecision,
    "actor_type": ActorType,
    "kind": SourceKind,
    "seen": Seen,
    "attribute": Attribute,
    "stance": Stance,
}
_NEAR = ("SY", "TR", "RU", "IR", "IQ", "LB", "JO", "IL", "US", "SA", "QA", "EG", "FR", "GB", "DE")


def field(column: Column, now: Draft, found: Iterable[Notice], refused: Iterable[Refusal], say: Translator) -> None:
    """Show the field of one column of the event; what is written goes into the draft before the next run."""
    key = f"draft-{column.name}"
    cell = now.cells.get(column.name, "")
    label = say.t(column.label) + (" *" if column.required else "")
    help_text = say.t(column.meaning)

    def written() -> None:
        value = st.session_state[key]
        now.cells[column.name] = (value or "").strip()
        now.touched.add(column.name)
        if column.name == "event_type":
            _keep_sub_type(now)

    st.session_state[key] = cell
    options = options_of(column, now.cells)
    if options:
        st.session_state[key] = cell if cell in options else None
        st.selectbox(label, options, format_func=lambda one: words_of(column, one, say), key=key, help=help_text,
                     placeholder=say.t("Choose"), on_change=written)  # fmt: skip
    elif column.name in LONG:
        st.text_area(label, key=key, help=help_text, placeholder=example(column, say), on_change=written, height=96)
    else:
        st.text_input(label, key=key, help=help_text, placeholder=example(column, say), on_change=written)
    now.shown[column.name] = cell
    _echo(column, cell, say)
    notes(column.name, now, found, refused, say)


def options_of(column: Column, cells: dict[str, str]) -> tuple[str, ...]:
    """Return what may be written in a cell: a vocabulary, the sub types of the chosen type, countries; else nothing."""
    if column.name == "sub_event_type":
        return EVENT_TYPES.get(cells.get("event_type", ""), column.allowed)
    if column.kind == "country":
        return ("", *_NEAR, *sorted(COUNTRIES - set(_NEAR)))
    if column.allowed:
        return column.allowed if column.required else ("", *column.allowed)
    return ()


def words_of(column: Column, value: str, say: Translator) -> str:
    """Return a value of a vocabulary in the reader's words."""
    if not value:
        return "—"
    if column.kind == "country":
        return f"{say.country(value)} ({say.ltr(value)})"
    return say.t(_members(column.name)[value].label if value in _members(column.name) else value)


def meaning_of(column: str, value: str) -> str:
    """Return the sentence that explains a value of a vocabulary, marked for translation; blank for none."""
    member = _members(column).get(value)
    return member.meaning if member else ""


@lru_cache(maxsize=32)
def _members(column: str) -> dict[str, Worded]:
    return {str(member): member for member in _WORDS.get(column, ())}


def example(column: Column, say: Translator) -> str:
    """Return "for example …" for a placeholder."""
    plain = column.kind != "text"
    example = say.ltr(column.example) if plain else isolate_foreign(column.example, say.direction == "rtl")
    return say.t("for example {example}", example=example)


def _keep_sub_type(now: Draft) -> None:
    """A sub type of another type goes when the type changes."""
    if now.cells.get("sub_event_type") not in EVENT_TYPES.get(now.cells.get("event_type", ""), ()):
        now.cells["sub_event_type"] = ""


def _echo(column: Column, cell: str, say: Translator) -> None:
    """Say in words what was written: a date as it is read, what a chosen value means."""
    if column.kind == "date" and cell:
        try:
            _small(say.span(parse_date(cell)), "said", say)
        except DateProblem:
            return
    elif meaning := meaning_of(column.name, cell):
        _small(say.t(meaning), "said", say)


def notes(
    column: str, now: Draft, found: Iterable[Notice], refused: Iterable[Refusal], say: Translator
) -> None:
    """Show what is said of one cell, each with its cure on a button where one is known."""
    for refusal in refused:
        if refusal.row == 0 and refusal.column == column:
            _small(say.t(REFUSALS[refusal.code], **refusal.params), "error", say, refusal.code)
            _cure(column, refusal.code, refusal.fix, now, say)
    for item in found:
        if item.column != column or item.code == "formula-start":  # refused above
            continue
        if item.code == "required-value" and column not in now.touched:
            continue
        _small(message(item, say.t), item.severity, say, item.code)
        if item.fix is not None and item.fix != now.cells.get(column, ""):
            _cure(column, item.code, item.fix, now, say)


def _cure(column: str, code: str, fix: str, now: Draft, say: Translator) -> None:
    label = say.t("Write “{fix}”", fix=plain_label(fix)) if fix else say.t("Leave it blank")
    st.button(label, key=f"cure-{column}-{code}", on_click=lambda: now.put(**{column: fix}))


def plain_label(text: str) -> str:
    """Return a cell for a label, which Streamlit reads as Markdown: its marks are escaped, it is cut at 60 characters."""
    short = text if len(text) <= 60 else text[:59] + "…"
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|<>~:$" else c for c in " ".join(short.split()))


def problem_words(problem: WritingProblem | UploadProblem, say: Translator) -> str:
    """Return why something was refused, for st.error and its like, which read Markdown."""
    return say.t(problem.template, **{name: plain_label(text) for name, text in problem.params.items()})


def _small(text: str, kind: str, say: Translator, code: str = "") -> None:
    st.html(f'<div class="cm-field-{escape(kind)}" data-code="{escape(code)}" dir="{say.direction}">{escape(text)}</div>')


@lru_cache(maxsize=8)
def columns(table: str, names: tuple[str, ...]) -> tuple[Column, ...]:
    """Return columns of the codebook by name."""
    return tuple(TABLES[table].column(name) for name in names)

"""New rows that come with the event in the same step: an actor, a source, a claim; each a form from the codebook."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from conflictmap.codebook.tables import TABLES, Column
from conflictmap.i18n.translator import Translator
from conflictmap.intake.changes import Change
from conflictmap.intake.hostile import REFUSALS, Refusal
from conflictmap.map.nodes import Node, button, el
from conflictmap.model.fields import id_like
from conflictmap.model.marking import N_
from conflictmap.notices.notice import Notice, message
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import Draft
from conflictmap.ui.contribute_fields import LONG, example, options_of, words_of

_TITLES = {
    "actors": N_("Add an actor that is not in the list"),
    "sources": N_("Add a source that is not in the list"),
    "claims": N_("Add what somebody says about the event"),
}
_ADD = {"actors": N_("Add the actor"), "sources": N_("Add the source"), "claims": N_("Add the claim")}
_NAMES = {"actors": ("name_en", "name_ar"), "sources": ("title", "publisher"), "claims": ("statement_en", "claimant")}


def extra_form(table: str, now: Draft, here: Landed, say: Translator) -> None:
    """Show the folded form of one table's new rows."""
    with st.expander(say.t(_TITLES[table])), st.form(f"extra-{table}", clear_on_submit=True, border=False):
        shown = [column for column in TABLES[table].columns if _shown(table, column)]
        for column in shown:
            _widget(table, column, say)
        st.form_submit_button(say.t(_ADD[table]), on_click=_added(table, [one.name for one in shown], now, here))


def _shown(table: str, column: Column) -> bool:
    return not (table == "claims" and column.name in ("claim_id", "about"))


def _widget(table: str, column: Column, say: Translator) -> None:
    key = f"extra-{table}-{column.name}"
    label = say.t(column.label) + (" *" if column.required and column.name != TABLES[table].key else "")
    help_text = say.t(column.meaning)
    if options := options_of(column, {}):
        st.selectbox(label, options, index=None, format_func=lambda one: words_of(column, one, say), key=key,
                     help=help_text, placeholder=say.t("Choose"))  # fmt: skip
    elif column.name in LONG:
        st.text_area(label, key=key, help=help_text, placeholder=example(column, say), height=80)
    else:
        st.text_input(label, key=key, help=help_text, placeholder=example(column, say))


def _added(table: str, names: list[str], now: Draft, here: Landed) -> Callable[[], None]:
    def add() -> None:
        cells = {name: str(st.session_state.get(f"extra-{table}-{name}") or "").strip() for name in names}
        if any(cells.values()):
            add_row(table, cells, now, here)

    return add


def add_row(table: str, cells: dict[str, str], now: Draft, here: Landed) -> None:
    """Add a new row to the draft: an actor or a source gets an id like its name where it has none."""
    key = TABLES[table].key
    if table == "claims":
        cells = {**cells, "about": now.event_id(here.standing.rows["events"])}
    elif not cells.get(key):
        cells = {**cells, key: _free(id_like(cells.get(_NAMES[table][0], "")), table, now, here)}
    now.extra.append(Change(table, cells))


def _free(wanted: str, table: str, now: Draft, here: Landed) -> str:
    taken = {*here.standing.rows[table], *(change.key for change in now.extra if change.table == table)}
    short = wanted[:60].strip("-")
    number = 2
    found = short
    while found in taken:
        found, number = f"{short}-{number}", number + 1
    return found


def extra_rows(now: Draft, notices: tuple[tuple[Notice, ...], ...], refused: list[Refusal], say: Translator) -> None:
    """Show the new rows of the draft with what is said of each; `notices` in the order of `now.extra`."""
    if not now.extra:
        return
    nodes = [
        el("li", _row(place, change, notices[place], refused, say)) for place, change in enumerate(now.extra)
    ]
    heading = el("h3", say.t("New rows that come with the event"))
    panel([heading, el("ul", nodes)], key="extra-rows", act=lambda pressed: _taken_out(now, pressed), cls="cm-prose")


def _taken_out(now: Draft, pressed: Any) -> None:
    now.extra.pop(int(pressed["value"]))


def _row(place: int, change: Change, found: tuple[Notice, ...], refused: list[Refusal], say: Translator) -> list[Node]:
    first, second = _NAMES[change.table]
    name = change.cells.get(first) or change.cells.get(second) or change.key
    file = el("bdi", TABLES[change.table].file, dir="ltr", cls="cm-muted")
    gone = button(say.t("Take out"), "remove", place, id=f"extra-remove-{place}")
    head = el("div", file, " ", el("span", name, dir="auto"), " ", el("bdi", change.key, dir="ltr"), " ", gone)
    said = [(item.severity, f"{say.ltr(item.column)}: {message(item, say.t)}") for item in found]
    said += [("error", say.t(REFUSALS[one.code], **one.params)) for one in refused if one.row == place + 1]
    return [head, *(el("div", text, dir=say.direction, cls=f"cm-field-{severity}") for severity, text in said)]

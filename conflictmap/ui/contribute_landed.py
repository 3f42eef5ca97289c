"""A landed event to be corrected or taken back: found by its words or its id; what was corrected of it before."""

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.correcting import ACTIONS, corrections_of_event
from conflictmap.map.nodes import el
from conflictmap.query.filters import EventFilter
from conflictmap.ui import state
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import correct, draft, start_again
from conflictmap.web.state import current_store

_MOST = 30


def landed_choice(here: Landed, say: Translator) -> None:
    """Offer to correct or to take back a landed event; say which one is being corrected."""
    now = draft()
    if now.before is not None:
        _being_corrected(now.before, now.retracting, here, say)
        return
    with st.expander(say.t("Correct an event, or take it back")):
        words = st.text_input(say.t("Words of the event, or its id"), key="landed-words")
        found = _found(words.strip(), here)
        if len(found) == 1:
            st.session_state["landed-event"] = found[0]
        chosen = st.selectbox(say.t("Event"), found, index=None, key="landed-event",
                              format_func=lambda key: _title(key, here, say), placeholder=say.t("Choose"))  # fmt: skip
        _history(chosen, here, say)
        left, right = st.columns(2)
        left.button(say.t("Correct this event"), key="landed-correct", disabled=not chosen,
                    on_click=lambda: correct(here.standing.cells("events", chosen or "") or {}))  # fmt: skip
        right.button(say.t("Take this event back"), key="landed-retract", disabled=not chosen,
                     on_click=lambda: correct(here.standing.cells("events", chosen or "") or {}, retracting=True))  # fmt: skip


def _found(words: str, here: Landed) -> list[str]:
    """Return ids: the event of the address, an event by its id, or those that hold the words."""
    if words and here.standing.cells("events", words):
        return [words]
    if words:
        rows = current_store().rows(EventFilter(q=words[:200]), limit=_MOST, columns=("event_id",))
        return [row["event_id"] for row in rows if here.standing.cells("events", row["event_id"])]
    chosen = state.current_view()[0].event
    return [chosen] if chosen and here.standing.cells("events", chosen) else []


def _title(key: str, here: Landed, say: Translator) -> str:
    cells = here.standing.cells("events", key) or {}
    return f"{cells.get('event_date', '')} · {say.pick(cells.get('title_en'), cells.get('title_ar'))[0]} · {key}"


def _being_corrected(before: dict[str, str], retracting: bool, here: Landed, say: Translator) -> None:
    name = say.pick(before.get("title_en"), before.get("title_ar"))[0]
    text = say.t("You are taking an event back:") if retracting else say.t("You are correcting an event:")
    panel([el("p", text, " ", el("strong", name, dir="auto"), " ", el("bdi", before["event_id"], dir="ltr"))],
          key="being-corrected", cls="cm-prose")  # fmt: skip
    _history(before["event_id"], here, say)
    if retracting:
        st.info(say.t("It keeps its row and its id, with the status Retracted and without deaths, so that links lead to the "
                      "reason. State the reason at the end of the form."))  # fmt: skip
    st.button(say.t("Leave it as it is"), key="leave", on_click=start_again)


def _history(key: str | None, here: Landed, say: Translator) -> None:
    found = corrections_of_event(here.standing, key) if key else ()
    if found:
        rows = [el("li", say.t(ACTIONS[one.kind]), " ", el("bdi", one.day, dir="ltr"), ": ", el("span", one.reason, dir="auto"))
                for one in found]  # fmt: skip
        panel([el("h4", say.t("Corrected before")), el("ul", rows)], key="corrected-before", cls="cm-prose")

"""Charts that answer: who, what, where, on whose word, who against whom. Each bar sets the filter."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.query.filters import LIST_KEYS, EventFilter
from conflictmap.query.store import Store
from conflictmap.ui import state
from conflictmap.ui.charts_bars import Asked, bars, pair_bars
from conflictmap.ui.compare_changes import changes
from conflictmap.ui.components import charts as component
from conflictmap.ui.imports import imports
from conflictmap.web.state import Collection

PARTS: dict[str, str] = {
    "actor": N_("Actors"),
    "pairs": N_("Who against whom"),
    "type": N_("Event types"),
    "admin1": N_("Governorates and regions"),
    "source": N_("Sources"),
    "changes": N_("What changed"),
    "imports": N_("Other collections"),
}
"""What can be opened below the map; nothing is computed before it is."""
_PART, _MEASURE, _BEFORE, _MORE = "analysis-part", "analysis-measure", "analysis-before", "analysis-more"
_PRESSED = "analysis-pressed"
MEASURES: dict[str, str] = {"events": N_("Events"), "deaths": N_("Deaths")}
FEW, MANY = 12, 200
"""Bars shown at first and at most."""


@st.fragment
def analysis(here: Collection, asked: EventFilter, say: Translator) -> None:
    """Offer the charts; the one that is opened is computed, in a run of its own."""
    st.subheader(say.t("The events by"), anchor="charts")
    part = st.segmented_control(
        say.t("The events by"),
        list(PARTS),
        format_func=lambda name: say.t(PARTS[name]),
        key=_PART,
        label_visibility="collapsed",
        on_change=lambda: st.session_state.pop(_MORE, None),
    )
    if part == "changes":
        changes(here, say)
    elif part == "imports":
        imports(here, say)
    elif part:
        _chart(here.store, asked, part, say)
    if st.session_state.pop(_PRESSED, False):
        st.rerun(scope="app")


def _chart(store: Store, asked: EventFilter, part: str, say: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        measure = _measure(say)
        before = _before(store, asked, say)
    question = Asked(store, asked, before, measure, MANY if st.session_state.get(_MORE) else FEW)
    build: Callable[[], list[Any]] = (
        (lambda: pair_bars(question, say)) if part == "pairs" else (lambda: bars(question, part, say))
    )
    component(build(), key="charts", act=_act)


def _measure(say: Translator) -> str:
    st.session_state[_MEASURE] = st.session_state.get("analysis-measured", "events")
    st.segmented_control(
        say.t("Length of the bars"),
        list(MEASURES),
        format_func=lambda name: say.t(MEASURES[name]),
        key=_MEASURE,
        label_visibility="collapsed",
        on_change=lambda: st.session_state.update({"analysis-measured": st.session_state[_MEASURE] or "events"}),
    )
    return str(st.session_state.get("analysis-measured", "events"))


def _before(store: Store, asked: EventFilter, say: Translator) -> EventFilter | None:
    chosen = st.toggle(
        say.t("Compare with the period before"),
        key=_BEFORE,
        disabled=not (asked.date_from or asked.date_to),
        help=say.t("Choose days on the timeline first; the period before is as long and ends the day before."),
    )
    return store.previous_period(asked) if chosen and (asked.date_from or asked.date_to) else None


def _act(pressed: Any) -> None:
    asked = state.current_view()[0].filter
    name, value = pressed["name"], pressed["value"]
    if name in LIST_KEYS:
        had = value in getattr(asked, name)
        state.show_filter(asked.without_value(name, value) if had else asked.with_value(name, value))
        st.session_state[_PRESSED] = True
    elif name == "more":
        st.session_state[_MORE] = bool(value)

"""The map page: what this is, the filter, the map with its card, and the same events as a table."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.card import CardPlace, card
from conflictmap.map.nodes import Node, el
from conflictmap.query.view import View
from conflictmap.ui import shell, state
from conflictmap.ui.charts import analysis
from conflictmap.ui.chips import chips
from conflictmap.ui.choosing import choose, step
from conflictmap.ui.components import bridge, panel
from conflictmap.ui.imports_session import banner, session_base
from conflictmap.ui.map_words import map_in_words
from conflictmap.ui.numbers import numbers
from conflictmap.ui.places import place_finder
from conflictmap.ui.sidebar import filters
from conflictmap.ui.table import events_table
from conflictmap.ui.timeline import timeline
from conflictmap.ui.trouble import trouble
from conflictmap.web.state import Collection, current


def show() -> None:
    """Run the page."""
    say = shell.begin("map")
    here = current()
    view, problems = state.current_view()
    if view.view == "map":
        with st.container(key="bare-map"):
            _map(view, here, say)
        return
    head = st.container()
    left, right = st.columns([7, 3], gap="small")
    with left:
        _map(view, here, say)  # first, though not at the top: it asks its own question while the rest is computed
    total = here.store.count(view.filter)
    with head:
        _head(here, view, say)
    with right:
        _card(here, view, say)
    with left:
        timeline(here.store, view.filter, total, say)
    with st.container(key="chips-row"):
        chips(here.store, view.filter, say)
        trouble(here, view.filter, problems, total, say)
    filters(here.store, view.filter, say)
    _words(here, view, total, say)
    analysis(here, view.filter, say)
    st.subheader(say.t("The same events as a table"), anchor="table")
    events_table(here.store, view.filter, total, view.event, say, key="events")


def _head(here: Collection, view: View, say: Translator) -> None:
    title, switch = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(say.digits_of(say.t("Syria, January 2018")) if here.own else say.t(shell.SITE))
        panel(list(_scope(here, say)), key="scope")
    with switch:
        shell.language_switch(say)
    banner(here, say)
    numbers(here, view.filter, say)


def _scope(here: Collection, say: Translator) -> Iterable[Node]:
    what = say.t("One article of 11 January 2018 and the reports around it; not exhaustive.") if here.own else ""
    warning = say.t("Not for navigation or targeting.")
    yield el("p", say.digits_of(f"{what} {warning}".strip()), cls="cm-scope")


@st.fragment
def _map(view: View, here: Collection, say: Translator) -> None:
    now = state.current_view()[0]
    first = st.session_state.setdefault("map-first", {"lat": now.lat, "lon": now.lon, "zoom": now.zoom})
    data: dict[str, Any] = {
        "page": f"{say.tag} {session_base()}",
        "src": f"{session_base()}map?{View(lat=now.lat, lon=now.lon, zoom=now.zoom, lang=say.tag, filter=now.filter).query_string()}",
        "title": say.t("Map of the events"),
        "query": View(filter=now.filter).query_string(),
        "event": now.event,
        "fly": state.flight() or None,
        "version": here.version,
        "line": f"api/line/{state.line_key()}",
        "first": first,
    }
    bridge(data, key="map", moved=_moved, message=_heard)
    if st.session_state.pop("map-chosen", False):
        st.rerun(scope="app")


def _moved(said: Any) -> None:
    state.move(float(said["lat"]), float(said["lon"]), float(said["zoom"]))


def _heard(said: Any) -> None:
    match said["conflictmap"]:
        case "select":
            choose(said.get("id"))
        case "step":
            step(1 if said.get("by", 1) > 0 else -1)
    st.session_state["map-chosen"] = True


def _card(here: Collection, view: View, say: Translator) -> None:
    found = here.store.card(view.event, view.filter) if view.event else None
    if found is None:
        panel(list(_no_card(view, say)), key="card", cls="cm-card")
        return
    query = View(filter=view.filter, lang=say.tag).query_string()
    panel(
        card(found, say, CardPlace(query=query, known=view.filter.known)), key="card", act=_card_pressed, cls="cm-card"
    )


def _no_card(view: View, say: Translator) -> Iterable[Node]:
    if view.event:
        text = say.t("The event {event} is not in this collection, or was not known then.", event=say.ltr(view.event))
        yield el("p", text, cls="cm-dispute")
    yield el("h2", say.t("Choose an event"))
    yield el(
        "p",
        say.t(
            "Press a symbol on the map or a row of the table: here you read what happened, who says so, and who says otherwise."
        ),
    )
    yield el(
        "p",
        say.t(
            "A symbol is as exact as the report: a pin is a place, a dot a town, a disc or a hatched area means somewhere within."
        ),
    )
    yield el("p", say.t("The arrow keys walk through the events in the order of time."), cls="cm-muted")


def _card_pressed(pressed: Any) -> None:
    match pressed["name"]:
        case "event":
            choose(pressed["value"], flying=True)
        case "actor":
            asked = state.current_view()[0].filter
            state.show_filter(asked.with_value("actor", pressed["value"]))


def _words(here: Collection, view: View, total: int, say: Translator) -> None:
    left, right = st.columns([1, 1])
    with left:
        place_finder(say)
    with right, st.expander(say.t("The map in words")):
        panel([el("ul", [el("li", line) for line in map_in_words(here.store, view.filter, total, say)])], key="words", cls="cm-prose")

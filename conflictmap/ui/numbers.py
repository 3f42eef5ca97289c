"""The numbers of a view; each one opens the rows behind it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import source_line
from conflictmap.map.nodes import Child, button, el
from conflictmap.query.filters import EventFilter
from conflictmap.query.people import sources
from conflictmap.ui import state
from conflictmap.ui.aside import set_aside_nodes
from conflictmap.ui.components import panel
from conflictmap.ui.table import events_table
from conflictmap.web.state import Collection, current


def numbers(here: Collection, asked: EventFilter, say: Translator) -> None:
    """Show events, sources, independent origins, deaths, what is not on the map, what is not yet known, what is set aside."""
    shown = [el("li", button(text, "rows", name, id=f"number-{name}")) for name, text in _texts(here, asked, say)]
    panel([el("ul", shown, aria_label=say.t("Numbers of this view"))], key="numbers", act=_pressed, cls="cm-numbers")
    opened = st.session_state.pop("numbers-open", None)
    if opened in _ROWS:
        _dialog(opened, say)


def _texts(here: Collection, asked: EventFilter, say: Translator) -> list[tuple[str, Child]]:
    store = here.store
    total, every = store.count(asked), store.size
    documents, origins = store.origins(asked)
    deaths, off_map, hidden = store.deaths(asked), sum(store.off_map(asked).values()), store.hidden(asked)
    found: list[tuple[str, Child]] = [
        ("events", say.t("{shown} of {events}", shown=total, events=say.n("{n} event", "{n} events", every))),
        (
            "sources",
            say.t(
                "{sources}, {origins}",
                sources=say.n("{n} source", "{n} sources", documents),
                origins=say.n("{n} independent origin", "{n} independent origins", origins),
            ),
        ),
        ("deaths", _deaths(deaths, say)),
    ]
    if off_map:
        found.append(("off-map", say.n("{n} not on the map", "{n} not on the map", off_map)))
    if sum(hidden.values()):
        found.append(("hidden", say.n("{n} not yet known then", "{n} not yet known then", sum(hidden.values()))))
    if here.set_aside:
        found.append(("set-aside", say.n("{n} row set aside", "{n} rows set aside", here.counts.set_aside)))
    return found


def _deaths(deaths: Any, say: Translator) -> str:
    silent = say.n("{n} event without a report", "{n} events without a report", deaths.unreported)
    if not deaths.reported:
        return say.t("deaths: no report ({silent})", silent=silent)
    least = say.n("at least {n} death reported", "at least {n} deaths reported", deaths.low)
    return say.t("{least}, {silent}", least=least, silent=silent)


def _pressed(pressed: Any) -> None:
    st.session_state["numbers-open"] = pressed["value"]


def _dialog(name: str, say: Translator) -> None:
    titles = {
        "events": say.t("The events of this view"),
        "deaths": say.t("The events of this view, by deaths"),
        "off-map": say.t("Events without a symbol on the map"),
        "hidden": say.t("Events not yet known then"),
        "sources": say.t("The sources behind this view"),
        "set-aside": say.t("Rows set aside"),
    }
    st.dialog(titles[name], width="large")(_ROWS[name])(say)


def _rows_of(asked: EventFilter, say: Translator, key: str, sort: str = "when", part: str = "") -> None:
    here = current()
    st.session_state.setdefault(f"{key}-order", {"sort": sort, "descending": sort != "when", "offset": 0})
    events_table(here.store, asked, here.store.count(asked, part=part), None, say, key=key, part=part)
    if st.session_state.pop(f"{key}-chosen", False):
        st.rerun()  # closes the dialog and shows the card


def _asked() -> EventFilter:
    return state.current_view()[0].filter


def _events(say: Translator) -> None:
    _rows_of(_asked(), say, "rows-events")


def _by_deaths(say: Translator) -> None:
    _rows_of(_asked(), say, "rows-deaths", sort="fatalities")


def _off_map(say: Translator) -> None:
    _rows_of(_asked(), say, "rows-off-map", part="off-map")


def _hidden(say: Translator) -> None:
    _rows_of(_asked(), say, "rows-hidden", part="hidden")


def _sources(say: Translator) -> None:
    store, asked = current().store, _asked()
    counts = {bar.value: bar.n for bar in store.facet(asked, "source", others_only=False)}
    rows = [row for row in sources(store) if counts.get(row["source_id"])]
    items = [
        el(
            "li",
            source_line(row | {"paragraphs": []}, say),
            " · ",
            say.n("{n} event", "{n} events", counts[row["source_id"]]),
        )
        for row in rows
    ]
    panel([el("ul", items)], key="rows-sources", cls="cm-card")


def _set_aside(say: Translator) -> None:
    panel(set_aside_nodes(current(), say), key="rows-set-aside", cls="cm-card")


_ROWS: dict[str, Callable[[Translator], None]] = {
    "events": _events,
    "deaths": _by_deaths,
    "off-map": _off_map,
    "hidden": _hidden,
    "sources": _sources,
    "set-aside": _set_aside,
}

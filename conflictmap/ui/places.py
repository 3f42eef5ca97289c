"""Find a place on the map: typed in either script, answered from what is carried along, no network."""

from typing import Any

import streamlit as st

from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.search import shared
from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import own
from conflictmap.map.nodes import Node, action, el
from conflictmap.model.vocab import GeoPrecision
from conflictmap.query.words import admin1_name
from conflictmap.ui import state
from conflictmap.ui.choosing import zoom_for
from conflictmap.ui.components import picker

_TYPED = "place-search"
_FOUND = "place-found"


def place_finder(say: Translator) -> None:
    """Show the box and the candidates for what was typed; a press flies the map there."""
    typed = st.session_state.get(_TYPED, "")
    picker(
        list(_candidates(typed, say)),
        key="places",
        label=say.t("Find a place on the map"),
        placeholder=say.t("A name, in either script"),
        text=typed,
        typed=lambda text: st.session_state.update({_TYPED: text}),
        act=_pressed,
    )


def _candidates(typed: str, say: Translator) -> list[Node]:
    if not typed.strip():
        return []
    found = shared().ask(typed)
    st.session_state[_FOUND] = found.candidates
    if not found.candidates:
        return [el("p", say.t(found.reason), cls="cm-muted")]
    return [el("ul", [_row(number, one, say) for number, one in enumerate(found.candidates)])]


def _row(number: int, one: Candidate, say: Translator) -> Node:
    """A candidate: its name, what and where it is, why it was found, and whether that is sure."""
    country = say.country(one.country) if one.country else ""
    wider = [admin1_name(one.admin1, say) if one.admin1 else "", country]
    what = [say.t(GeoPrecision.of(one.geo_precision).label), *wider, say.t(one.reason)]
    if not one.accepted:
        what.append(say.t("not certain"))
    text = el(
        "span",
        el("strong", own(say, one.name, one.name_ar)),
        " ",
        el("span", " · ".join(filter(None, what)), cls="cm-muted"),
    )
    return el("li", action(el("button", text, type="button", id=f"place-{number}"), "place", number))


def _pressed(pressed: Any) -> None:
    found: tuple[Candidate, ...] = st.session_state.get(_FOUND, ())
    number = int(pressed["value"])
    if number < len(found):
        one = found[number]
        state.fly(one.latitude, one.longitude, zoom_for(GeoPrecision.of(one.geo_precision), one.radius_km))

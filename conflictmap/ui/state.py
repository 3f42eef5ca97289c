"""The view of one browser tab: read from the address, written to the address, with the steps back that undo takes."""

from dataclasses import replace

import streamlit as st

from conflictmap.i18n.translator import Translator, translator
from conflictmap.query.filters import EventFilter
from conflictmap.query.problems import Problem
from conflictmap.query.view import View
from conflictmap.ui.document_language import browser_language
from conflictmap.web.line import ask_first
from conflictmap.web.shelf import new_key
from conflictmap.web.state import current_store

_UNDO = "conflictmap-undo"
_LAST = "conflictmap-last-query"
_PAGE = "conflictmap-page"
_FLY = "conflictmap-fly"
_LINE = "conflictmap-line"
_UNDO_STEPS = 50


def address() -> dict[str, list[str]]:
    """The keys and values of the address as they stand."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def current_view() -> tuple[View, list[Problem]]:
    """The view that the address asks for in the data that is open, and what of it had to be ignored.

    The language is the address's, else the first that the browser accepts.
    """
    view, problems = View.parse(address(), current_store().vocabulary)
    if view.lang is None:
        view = replace(view, lang=browser_language())
    return view, problems


def bare() -> bool:
    """Whether the address asks for the map alone, as an embedding page does."""
    return st.query_params.get("view") == "map"


def keep_across_pages(page: str) -> None:
    """Carry the view from page to page: a page opened from the menu comes with an empty address."""
    came_from = st.session_state.get(_PAGE)
    if came_from not in (None, page) and not address() and st.session_state.get(_LAST):
        view, _ = View.parse(st.session_state[_LAST])
        _write(view)
    st.session_state[_PAGE] = page
    st.session_state[_LAST] = current_view()[0].query_string()


def show(view: View) -> None:
    """Make this the view: the address follows at once, and undo leads back to the one before."""
    before = current_view()[0]
    if before.filter != view.filter:
        steps = st.session_state.setdefault(_UNDO, [])
        steps.append(before.query_string())
        del steps[:-_UNDO_STEPS]
    _write(view)


def show_filter(new: EventFilter) -> None:
    """Ask another question of the same view."""
    show(current_view()[0].with_filter(new))


def show_event(event_id: str | None) -> None:
    """Choose an event, or none."""
    show(replace(current_view()[0], event=event_id))


def move(lat: float, lon: float, zoom: float) -> None:
    """Note where the reader moved the map to; the map itself is already there."""
    _write(replace(current_view()[0], lat=lat, lon=lon, zoom=zoom))


def fly(lat: float, lon: float, zoom: float) -> None:
    """Move the map there."""
    move(lat, lon, zoom)
    count = st.session_state.get(_FLY, {}).get("nonce", 0)
    st.session_state[_FLY] = {"lat": lat, "lon": lon, "zoom": zoom, "nonce": count + 1}


def flight() -> dict[str, float] | None:
    """The last flight that was asked for (degrees, zoom, a counter), or None."""
    return st.session_state.get(_FLY)


def can_undo() -> bool:
    """Whether there is a filter to go back to."""
    return bool(st.session_state.get(_UNDO))


def undo() -> None:
    """Go back to the filter before the last change; the map stays where it is."""
    if can_undo():
        earlier, _ = View.parse(st.session_state[_UNDO].pop())
        _write(current_view()[0].with_filter(earlier.filter))


def set_language(lang: str) -> None:
    """Show the same view in another language."""
    _write(replace(current_view()[0], lang=lang))


def speaker() -> Translator:
    """The translator of this view's language."""
    return translator(current_view()[0].lang or "en")


def line_key() -> str:
    """The secret under which the map of this page listens for questions (`conflictmap.web.line`)."""
    return str(st.session_state.setdefault(_LINE, new_key()))


def _write(view: View) -> None:
    written = View.parse(view.query_string())[0].query_string()
    before = View.parse(address())[0]
    if written != before.query_string():
        if before.filter != view.filter and _LINE in st.session_state:
            ask_first(line_key(), View(filter=view.filter).query_string())
        pairs: dict[str, list[str]] = {}
        for key, value in view.pairs():
            pairs.setdefault(key, []).append(value)
        st.query_params.from_dict(pairs)
    st.session_state[_LAST] = written

"""The frame around every page: navigation in the reader's language, type and direction, watch for changed data."""

from pathlib import Path
from typing import Any

import streamlit as st

from conflictmap.i18n.tags import ARABIC_DIGITS, LANGUAGES
from conflictmap.i18n.translator import OWN_NAMES, Translator
from conflictmap.model.marking import N_
from conflictmap.ui import state
from conflictmap.ui.components import watch
from conflictmap.ui.document_language import set_document
from conflictmap.ui.imports_session import follow_session
from conflictmap.ui.rtl import apply_theme
from conflictmap.web.state import served

PAGES: dict[str, tuple[str, str]] = {
    "map": ("pages/map.py", N_("Map")),
    "briefing": ("pages/briefing.py", N_("Briefing")),
    "contribute": ("pages/contribute.py", N_("Contribute")),
    "sources": ("pages/sources.py", N_("Data and sources")),
}
TOP = Path(__file__).resolve().parents[2]
SITE = N_("Conflict map")
_DIGITS = {"ar": "123", ARABIC_DIGITS: "١٢٣"}


def run() -> None:
    """Serve the page that the address names."""
    st.set_page_config(layout="wide")
    follow_session()
    say = state.speaker()
    pages = [
        st.Page(path, title=say.t(title), default=name == "map", url_path=None if name == "map" else name)
        for name, (path, title) in PAGES.items()
        if (TOP / path).is_file()
    ]
    st.navigation(pages, position="hidden" if state.bare() else "top").run()


def begin(page: str) -> Translator:
    """Open a page: keep the view that came along, set language and looks, show the language switch."""
    state.keep_across_pages(page)
    say = state.speaker()
    apply_theme(say)
    set_document(say.lang, f"{say.t(PAGES[page][1])} · {say.t(SITE)}")
    watch(served().version, key="watch")
    return say


def language_switch(say: Translator) -> None:
    """Offer every language under its own name, and Arabic in either digits; the view stays."""
    with st.container(horizontal=True, gap="small"):
        _languages(say)
        if say.lang == "ar":
            _digits_switch(say)


def _languages(say: Translator) -> None:
    st.session_state["language"] = say.lang
    st.segmented_control(
        say.t("Language"),
        LANGUAGES,
        format_func=lambda lang: OWN_NAMES[lang],
        key="language",
        label_visibility="collapsed",
        on_change=_language_chosen,
    )


def _digits_switch(say: Translator) -> None:
    st.session_state["digits"] = say.tag
    st.segmented_control(
        say.t("Digits"),
        list(_DIGITS),
        format_func=lambda tag: _DIGITS[tag],
        key="digits",
        label_visibility="collapsed",
        on_change=lambda: state.set_language(st.session_state["digits"] or say.tag),
    )


def _language_chosen() -> None:
    chosen: Any = st.session_state["language"]
    if chosen:
        state.set_language(chosen)

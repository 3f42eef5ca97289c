"""What a briefer chooses beside the view: words, language, paper, extent, claims, list."""

from typing import Any

import streamlit as st

from conflictmap.briefing.options import EXTENTS, NAMED_SIZES, SIZE_LABELS, OptionProblem, Options
from conflictmap.i18n.translator import OWN_NAMES, Translator
from conflictmap.model.marking import N_
from conflictmap.query.view import View
from conflictmap.ui.places import place_finder

_KEPT = "briefing-choices"
_CUSTOM, _PLACE = "custom", "place"
_RESOLUTIONS = (96, 150, 300, 600)
_EXTENTS = {**EXTENTS, "current": N_("As the map stands"), _PLACE: N_("A place")}
_BOTH = N_("Both, side by side")


def _kept(name: str, default: Any) -> str:
    """The key of a widget, its value set to what was last chosen: widgets forget when another page is opened."""
    key = f"briefing-{name}"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(_KEPT, {}).get(name, default)
    return key


def _keep(name: str, value: Any) -> Any:
    st.session_state.setdefault(_KEPT, {})[name] = value
    return value


def choose(view: View, claimants: dict[str, str], say: Translator) -> Options | None:
    """Show the choices and return them; None, with the reason on the page, when they cannot be followed.

    `claimants` are those whose claims the view can draw: id → name.
    """
    words = _words(say)
    lang = _language(say)
    width, height, dpi = _paper(say)
    extent = _extent(view, say)
    claims = _claims(claimants, say)
    listed = st.checkbox(say.t("List the events, numbered on the map"), key=_kept("list", True))
    _keep("list", listed)
    try:
        return Options(
            width, height, dpi, lang, *words, extent=extent, claims=claims, list_events=listed, digits=say.digits
        )
    except OptionProblem as problem:
        st.warning(say.t(problem.template, **problem.values))
        return None


def _words(say: Translator) -> tuple[str, str, str]:
    found = [
        st.text_input(
            say.t("Title"), key=_kept("title", ""), max_chars=150, placeholder=say.t("Conflict map of Syria")
        ),
        st.text_input(say.t("Subtitle"), key=_kept("subtitle", ""), max_chars=200, placeholder=say.t("The days shown")),
        st.text_area(say.t("Note"), key=_kept("note", ""), max_chars=400, height=70),
    ]
    for name, value in zip(("title", "subtitle", "note"), found, strict=True):
        _keep(name, value)
    return found[0], found[1], found[2]


def _language(say: Translator) -> Any:
    chosen = st.segmented_control(
        say.t("Language of the page"),
        ("en", "ar", "both"),
        key=_kept("lang", say.lang),
        format_func=lambda lang: OWN_NAMES.get(lang) or say.t(_BOTH),
    )
    return _keep("lang", chosen or say.lang)


def _paper(say: Translator) -> tuple[float, float, int]:
    labels = {**SIZE_LABELS, _CUSTOM: N_("Another size")}
    left, right = st.columns(2)
    with left:
        size = st.selectbox(
            say.t("Size"), list(labels), key=_kept("size", "a4"), format_func=lambda x: say.t(labels[x])
        )
        _keep("size", size)
    with right:
        dpi = st.selectbox(
            say.t("Dots per inch"),
            _RESOLUTIONS,
            key=_kept("dpi", 300),
            help=say.t("Of pictures; 300 is usual in print."),
        )
        _keep("dpi", dpi)
    if size != _CUSTOM:
        return (*NAMED_SIZES[size], dpi)
    with left:
        width = st.number_input(say.t("Width in mm"), 90, 1200, key=_kept("width", 250))
    with right:
        height = st.number_input(say.t("Height in mm"), 90, 1200, key=_kept("height", 180))
    return float(_keep("width", width)), float(_keep("height", height)), dpi


def _extent(view: View, say: Translator) -> str:
    offered = [key for key in _EXTENTS if key != "current" or view.zoom is not None]
    if st.session_state.get(_kept("extent", "auto")) not in offered:
        st.session_state["briefing-extent"] = "auto"
    chosen = st.selectbox(
        say.t("What the map shows"), offered, key="briefing-extent", format_func=lambda key: say.t(_EXTENTS[key])
    )
    _keep("extent", chosen)
    if chosen == _PLACE:
        place_finder(say)
        return "current"
    return str(chosen)


def _claims(claimants: dict[str, str], say: Translator) -> tuple[str, ...]:
    if not claimants:
        return ("all",)
    left_out = [one for one in st.session_state.get(_KEPT, {}).get("without", []) if one in claimants]
    if "briefing-claims" not in st.session_state:
        st.session_state["briefing-claims"] = [one for one in claimants if one not in left_out]
    chosen = st.pills(
        say.t("Whose claims about an origin are drawn"),
        list(claimants),
        key="briefing-claims",
        selection_mode="multi",
        format_func=lambda one: claimants.get(one, one),
    )
    _keep("without", [one for one in claimants if one not in chosen])
    if len(chosen) == len(claimants):
        return ("all",)
    return tuple(chosen) or ("none",)

"""A collection that belongs to this session alone: its key, what the page says about it, and the way back."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from conflictmap.i18n.translator import Translator
from conflictmap.web import state as served_state
from conflictmap.web.shelf import new_key
from conflictmap.web.state import Collection

_KEY, _EXPECTED = "collections-key", "collections-expected"


def follow_session() -> None:
    """Let `web.state.current()` give this session's own collection to the pages."""
    served_state.ask_session(_asked)


def _asked() -> str:
    if get_script_run_ctx(suppress_warning=True) is None:
        return ""
    return str(st.session_state.get(_KEY, ""))


def session_key() -> str:
    """The key of this session, minted when it is first needed."""
    if not st.session_state.get(_KEY):
        st.session_state[_KEY] = new_key()
    return str(st.session_state[_KEY])


def session_base() -> str:
    """Where the map of this session is served: empty, or the prefix of its own collection."""
    key = _asked()
    return f"session/{key}/" if key and served_state.brought(key) else ""


def expect(dataset: bool) -> None:
    """Note whether this session has opened a dataset of its own, so that its loss can be told."""
    st.session_state[_EXPECTED] = dataset


def banner(here: Collection, say: Translator) -> None:
    """Say that what is shown belongs to this session, or that it is no longer kept."""
    own = served_state.own_dataset()
    if own is None:
        if st.session_state.pop(_EXPECTED, False):
            st.warning(say.t("Your own collection is no longer kept here. Bring it in again to go on."))
        return
    said, back = st.columns([5, 2], vertical_alignment="center")
    with said:
        st.info(
            say.t(
                "You are looking at your own collection, {name}. It is kept for this session only; nobody else sees it, and no file of the project holds it.",
                name=here.name,
            )
        )
    with back:
        st.button(say.t("Back to the collection of this site"), on_click=_back, key="collections-back")


def _back() -> None:
    served_state.let_go(_asked())
    expect(False)

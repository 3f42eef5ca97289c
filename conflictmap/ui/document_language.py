"""The document's language, direction and tab title, which Streamlit itself leaves at English."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from conflictmap.i18n.tags import Lang
from conflictmap.i18n.translator import preferred_language, translator

KEY = "document-language"
# Streamlit writes the title of the page on each run; the component runs after it and settles the matter.
_SCRIPT = """
export default function ({ data }) {
  const root = document.documentElement
  root.lang = data.lang
  root.dir = data.dir
  if (document.title !== data.title) document.title = data.title
}
"""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("conflictmap-document-language", html="<span hidden></span>", js=_SCRIPT)


def set_document(lang: Lang, title: str) -> None:
    """Set `<html lang dir>` and the tab's title (already translated); takes no room on the page."""
    st.set_page_config(page_title=title)
    with st.container(key=KEY):
        _component()(key=f"{KEY}-writer", data={"lang": lang, "dir": translator(lang).direction, "title": title})


def browser_language() -> Lang:
    """The language that the reader's browser asks for first: Accept-Language, else the browser's own locale."""
    header = st.context.headers.get("Accept-Language")
    return preferred_language(header or st.context.locale)

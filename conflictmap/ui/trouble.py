"""What the map page has to say when something is amiss: in the address, in a file, or an empty result."""

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import el
from conflictmap.notices.notice import Notice, found_and_right
from conflictmap.notices.render import place
from conflictmap.query.filters import EventFilter
from conflictmap.query.problems import Problem
from conflictmap.query.words import key_name
from conflictmap.ui.components import panel
from conflictmap.web.state import Collection

MOST_SHOWN = 3
"""Errors of files shown on the map page; the page Data and sources lists them all."""


def trouble(here: Collection, asked: EventFilter, problems: list[Problem], total: int, say: Translator) -> None:
    """Say what of the address was ignored, what is wrong with a file, and what emptied the result."""
    for problem in problems:
        st.warning(problem.message(say.t))
    for number, item in enumerate(file_errors(here)[:MOST_SHOWN]):
        found, right = found_and_right(item, say.t)
        panel(
            [el("p", el("bdi", place(item), dir="ltr"), " ", found, " ", right, cls="cm-dispute")],
            key=f"file-trouble-{number}",
        )
    if total == 0:
        _empty(here, asked, say)


def file_errors(here: Collection) -> list[Notice]:
    """The errors that speak of a file as a whole, not of a row that was set aside."""
    rows = {(row.file, row.line) for row in here.set_aside}
    return [item for item in here.notices if item.severity == "error" and (item.file, item.line) not in rows]


def _empty(here: Collection, asked: EventFilter, say: Translator) -> None:
    why = here.store.explain_empty(asked)
    if why is None or not asked.active_keys():
        st.info(say.t("There are no events in this collection."))
    elif why.keys:
        names = [
            say.n("{filter} (without it, {n} event)", "{filter} (without it, {n} events)", n, filter=key_name(key, say))
            for key, n in why.keys
        ]
        st.info(say.t("No event matches. What emptied the result: {filters}.", filters=say.listing(names, "or")))
    else:
        names = [key_name(key, say) for key in why.jointly]
        st.info(say.t("No event matches {filters} together.", filters=say.listing(names)))

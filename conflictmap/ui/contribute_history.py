"""What happened to submissions: the log, newest first, without a name."""

from collections.abc import Iterable

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.correcting import ACTIONS as DONE
from conflictmap.intake.correcting import corrections_of_event
from conflictmap.intake.history import ACTIONS, Entry
from conflictmap.intake.pending import Pending
from conflictmap.map.nodes import Node, el
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed

_MOST = 100


def history_page(here: Landed, say: Translator) -> None:
    """Show the newest entries of the log with what the rows say of their corrections; what still waits is left out."""
    entries = [entry for entry in Pending(here.folder).entries() if entry.action != "submitted"]
    if not entries:
        st.info(say.t("Nothing has been decided here yet."))
        return
    nodes = [el("li", list(_entry(entry, here, say))) for entry in reversed(entries[-_MOST:])]
    panel([el("ul", nodes)], key="history", cls="cm-prose")


def _entry(entry: Entry, here: Landed, say: Translator) -> Iterable[Node | str]:
    yield el("bdi", entry.at[:16].replace("T", " "), dir="ltr")
    yield f" · {say.t(ACTIONS.get(entry.action, entry.action))} · "
    for row in entry.rows:
        table, _, key = row.partition(":")
        yield el("a", key, href=f"./?event={key}&lang={say.tag}", dir="ltr") if table == "events" else el("bdi", key, dir="ltr")
        yield " "
    for row in entry.rows:
        table, _, key = row.partition(":")
        for one in corrections_of_event(here.standing, key) if table == "events" else ():
            yield el("div", say.t(DONE[one.kind]), " ", el("bdi", one.day, dir="ltr"), ": ", el("span", one.reason, dir="auto"))
    if entry.text:
        yield el("div", entry.text, dir="auto", cls="cm-muted")

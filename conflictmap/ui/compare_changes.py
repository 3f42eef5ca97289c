"""What changed: since a day (what was reported after it), or since an earlier version of the files."""

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from conflictmap.check.run import check_dataset
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import read_folder
from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import days_in_words, own
from conflictmap.map.nodes import Node, button, el
from conflictmap.model.marking import N_
from conflictmap.query.store import Store
from conflictmap.ui.choosing import choose
from conflictmap.ui.components import panel
from conflictmap.web.state import Collection

MODES: dict[str, str] = {"day": N_("Since a day"), "version": N_("Since an earlier version of the files")}
MOST = 50
_EARLIER = "changes-earlier"


def changes(here: Collection, say: Translator) -> None:
    """Show what was added, corrected and removed; each event opens its card."""
    mode = st.segmented_control(
        say.t("Compare with"),
        list(MODES),
        default="day",
        format_func=lambda name: say.t(MODES[name]),
        key="changes-mode",
        label_visibility="collapsed",
    )
    nodes = _since_version(here, say) if mode == "version" else _since_day(here.store, say)
    panel(nodes, key="changes", act=_pressed, cls="cm-changes")


def _pressed(pressed: Any) -> None:
    choose(pressed["value"], flying=True)
    st.session_state["analysis-pressed"] = True


def _since_day(store: Store, say: Translator) -> list[Node]:
    day = st.date_input(
        say.t("What was reported after"),
        value=None,
        min_value=date(1900, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        key="changes-day",
    )
    if not isinstance(day, date):
        return [el("p", say.t("Choose a day: here stands what was reported after it."), cls="cm-muted")]
    found = store.changed_since(day)
    nodes = [
        _list(say.t("First reported after {day}", day=say.day(day)), found.added, store, say),
        _list(say.t("Known before; sources or claims were added"), found.grown, store, say),
    ]
    if found.unknown:
        unknown = say.n(
            "{n} event does not say when it was first reported.",
            "{n} events do not say when they were first reported.",
            found.unknown,
        )
        nodes.append(el("p", unknown, cls="cm-muted"))
    return nodes


def _since_version(here: Collection, say: Translator) -> list[Node]:
    names = ", ".join(table.file for table in TABLES.values())
    files = st.file_uploader(
        say.t("The files of the earlier version"),
        type="csv",
        accept_multiple_files=True,
        key="changes-files",
        help=say.t(
            "{files}; for a file that is left out, the present one is taken. They stay in this session.", files=names
        ),
    )
    known = {table.file for table in TABLES.values()}
    given = {file.name: file.getvalue() for file in files or [] if file.name in known}
    strange = [file.name for file in files or [] if file.name not in known]
    if strange:
        st.warning(say.t("{names}: the files are called {files}.", names=say.listing(strange), files=say.ltr(names)))
    if not given or here.imported:
        return [
            el(
                "p",
                say.t("Give the files of an earlier version, for example from the history of the repository."),
                cls="cm-muted",
            )
        ]
    found = here.store.changes_from(earlier := _earlier(given, here.folder))
    return [
        el("p", say.t("From version {old} to version {new}.", old=say.ltr(earlier.version), new=say.ltr(here.version))),
        _list(say.t("Added"), found.added, here.store, say),
        _list(say.t("Corrected"), found.corrected, here.store, say),
        _list(say.t("Removed"), found.removed, earlier, say, live=False),
    ]


def _earlier(given: dict[str, bytes], folder: Path) -> Store:
    """The store of the files given, the missing ones taken from `folder`; kept in the session while they stay the same."""
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in sorted(given.items()))).hexdigest()
    held = st.session_state.get(_EARLIER)
    if held and held[0] == digest:
        return Store.open(held[1])
    with tempfile.TemporaryDirectory(prefix="conflictmap-earlier-") as work:
        for table in TABLES.values():
            if table.file in given:
                (Path(work) / table.file).write_bytes(given[table.file])
            elif (folder / table.file).is_file():
                shutil.copy(folder / table.file, work)
        checked = check_dataset(read_folder(Path(work)))
    st.session_state[_EARLIER] = (digest, checked)
    return Store.open(checked)


def _list(title: str, ids: Sequence[str], store: Store, say: Translator, *, live: bool = True) -> Node:
    items = [el("li", _event(one, store, say, live)) for one in ids[:MOST]]
    more = (
        el("p", say.n("And {n} more.", "And {n} more.", len(ids) - MOST), cls="cm-muted") if len(ids) > MOST else None
    )
    return el(
        "section", el("h3", title, " ", el("span", f"({say.number(len(ids))})", cls="cm-muted")),
        el("ul", items) if items else el("p", say.t("None."), cls="cm-muted"), more,
    )  # fmt: skip


def _event(event_id: str, store: Store, say: Translator, live: bool) -> list[Any]:
    row = store.event(event_id) or {"title_en": event_id, "title_ar": "", "event_date": ""}
    title = own(say, row["title_en"], row["title_ar"])
    name = button(title, "event", event_id, cls="cm-link", id=f"changed-{event_id}") if live else title
    return [name, " · ", *days_in_words(row["event_date"] or "", say)]

"""Bring in a collection by upload, for this session alone: opened as the dataset, or laid under as context."""

import tempfile
from pathlib import Path
from typing import Any

import streamlit as st

from conflictmap.gazetteer.admin1 import admin1
from conflictmap.i18n.translator import Translator
from conflictmap.importers.formats import FORMATS, looks_like, read_head
from conflictmap.importers.problems import ImportProblem
from conflictmap.importers.report import Report
from conflictmap.importers.run import import_files
from conflictmap.map.nodes import el
from conflictmap.query.filters import EventFilter
from conflictmap.query.parquet import write_index
from conflictmap.query.view import View
from conflictmap.ui import state
from conflictmap.ui.components import panel
from conflictmap.ui.imports_session import expect, session_key
from conflictmap.web import state as served_state
from conflictmap.web.state import Collection

_REPORT = "imports-report"


def imports(here: Collection, say: Translator) -> None:
    """Offer the upload, show what became of the rows, and what is laid under."""
    limit = int(st.get_option("server.maxUploadSize"))
    files = st.file_uploader(
        say.t("Files of UCDP GED or ACLED (CSV)"),
        type="csv",
        accept_multiple_files=True,
        key="imports-files",
        help=say.t(
            "At most {size} MB a file; larger ones by the command line: python -m conflictmap import. What you bring in stays in this session and is never written into the project. ACLED does not allow its rows to be passed on.",
            size=limit,
        ),
    )
    left, right = st.columns(2)
    with left:
        opened = st.button(say.t("Open as the dataset"), disabled=not files, key="imports-open", width="stretch")
    with right:
        laid = st.button(say.t("Lay under as context"), disabled=not files, key="imports-lay", width="stretch")
    if files and (opened or laid):
        with st.spinner(say.t("Reading the rows …")):
            _bring(files, context=laid, say=say)
        if st.session_state[_REPORT][0]:
            st.rerun(scope="app")
    _report(say)
    _laid(say)


def _bring(files: list[Any], *, context: bool, say: Translator) -> None:
    folder = Path(tempfile.mkdtemp(prefix="conflictmap-session-")) / "collection"
    try:
        report = _imported(files, folder)
    except ImportProblem as problem:
        folder.parent.rmdir()
        st.session_state[_REPORT] = (False, [problem.message(say.t)])
        return
    key = session_key()
    served_state.bring(key, folder, context=context)
    st.session_state[_REPORT] = (True, report.lines(say.t))
    if not context:
        expect(True)
        state.show(View(filter=EventFilter(), lang=say.tag))


def _imported(files: list[Any], folder: Path) -> Report:
    """Import what was uploaded; the format is told by the columns of the first file. ImportProblem otherwise."""
    with tempfile.TemporaryDirectory(prefix="conflictmap-upload-") as work:
        paths = []
        for number, file in enumerate(files):
            place = Path(work) / f"{number}"
            place.mkdir()
            paths.append(place / (Path(file.name).name or "upload.csv"))
            paths[-1].write_bytes(file.getvalue())
        title = looks_like(read_head(paths[0]).header)
        name = next((one.name for one in FORMATS.values() if one.title == title), "ucdp")
        return import_files(name, paths, folder, admin1_name=_governorate, finish=write_index)


def _governorate(country: str, written: str) -> str | None:
    found = admin1(written.removesuffix(" Governorate").removesuffix(" governorate")) if country == "SY" else None
    return found.en if found else None


def _report(say: Translator) -> None:
    if _REPORT not in st.session_state:
        return
    done, lines = st.session_state[_REPORT]
    if not done:
        st.error("  \n".join(line.replace("$", r"\$") for line in lines))
        return
    panel(
        [el("h3", say.t("What became of the rows")), el("ul", [el("li", line, dir="auto") for line in lines])],
        key="imports-report-panel",
        cls="cm-changes",
    )


def _laid(say: Translator) -> None:
    laid = served_state.context()
    if laid is None:
        return
    events = say.n("{n} event", "{n} events", laid.store.size)
    st.write(
        say.t(
            "Laid under as context: {name}, {events}. The layers of the map switch it off and on. It is never counted among the events.",
            name=laid.name,
            events=events,
        )
    )
    if served_state.own_context() is not None:
        st.button(say.t("Take the context away"), key="imports-away", on_click=_away)


def _away() -> None:
    served_state.let_go(session_key(), context=True)
    st.session_state["analysis-pressed"] = True

"""What becomes of an upload: the clean file to download, the events that it may repeat, submitting new rows."""

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.changes import Change
from conflictmap.intake.duplicates import candidates_for
from conflictmap.intake.pending import MOST_ROWS, Pending, write_directly
from conflictmap.intake.permission import REASONS as CLOSED
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.uploading import Examined, Upload
from conflictmap.map.nodes import Node, el
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed, landed, may
from conflictmap.ui.contribute_fields import problem_words

UPLOAD = "contribute-upload"
"""Where the session keeps the upload as cured so far."""
_DONE = "contribute-upload-done"
_COMPARED = 500


def upload_outcome(upload: Upload, found: Examined, here: Landed, say: Translator) -> None:
    """Show the last part of the upload."""
    st.download_button(
        say.t("Download the table as it is now"), upload.to_csv().encode("utf-8", "replace"), "events-cleaned.csv",
        "text/csv", key="download-upload", on_click="ignore",
    )  # fmt: skip
    new = new_rows(upload, here)
    known = len(upload.rows) - len(new)
    if known:
        text = say.n("{n} row has the id of an event that has landed; correct it in the form, with a reason.",
                     "{n} rows have the ids of events that have landed; correct them in the form, with a reason.", known)  # fmt: skip
        st.info(text)
    _duplicates(new, here, say)
    _said(say)
    if not found.is_clean or not new:
        return
    allowed = may()
    if not allowed.submit:
        st.info(say.t(CLOSED[allowed.reason]))
    elif len(new) > MOST_ROWS:
        st.info(say.t("More than {n} new rows: send them as a pull request, or in parts.", n=MOST_ROWS))
    else:
        label = say.n("Submit {n} new row", "Submit {n} new rows", len(new))
        st.button(label, key="submit-upload", type="primary", on_click=_send)


def _duplicates(new: list[Change], here: Landed, say: Translator) -> None:
    nodes: list[Node] = []
    for place, change in enumerate(new[:_COMPARED]):
        for one in candidates_for(change.cells, here.fingerprints, 1):
            cells = here.standing.cells("events", one.second) or {}
            title = say.pick(cells.get("title_en"), cells.get("title_ar"))[0]
            link = el("a", title or one.second, href=f"./?event={one.second}&lang={say.tag}", dir="auto")
            own = say.pick(change.cells.get("title_en"), change.cells.get("title_ar"))[0] or say.number(place + 1)
            nodes.append(el("li", el("span", own, dir="auto"), " ↔ ", link))
    if nodes:
        heading = say.n("{n} row may repeat an event that has landed", "{n} rows may repeat events that have landed", len(nodes))
        panel([el("h3", heading), el("ul", nodes)], key="upload-duplicates", cls="cm-duplicates")


def new_rows(upload: Upload, here: Landed) -> list[Change]:
    """Return the rows of an upload that are not landed ones."""
    return [change for change in upload.changes(here.standing) if change.before is None]


def _send() -> None:
    """Submit or write what the upload holds at this moment, as this visitor may at this moment."""
    allowed, here = may(), landed()
    new = new_rows(st.session_state[UPLOAD], here)
    try:
        if allowed.write:
            st.session_state[_DONE] = ("written", str(len(write_directly(here.folder, new))))
        elif allowed.submit:
            st.session_state[_DONE] = ("submitted", Pending(here.folder).submit(new).submission_id)
        else:
            raise WritingProblem("not-allowed")
    except WritingProblem as problem:
        st.session_state[_DONE] = ("problem", problem)


def _said(say: Translator) -> None:
    kind, what = st.session_state.pop(_DONE, (None, None))
    if isinstance(what, WritingProblem):
        st.error(problem_words(what, say))
    elif kind == "submitted":
        st.success(say.t("Submitted: {id}. Keep this id: with it you can see what the reviewer says.", id=what))
    elif kind == "written":
        st.success(say.n("Written: {n} row.", "Written: {n} rows.", int(what)))

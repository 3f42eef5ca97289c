"""A spreadsheet on the page: its rows as a table, each cell marked, cures to accept one by one or all, the clean file."""

import hashlib
from collections.abc import Iterable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.arriving import MOST_BYTES, UploadProblem
from conflictmap.intake.cures import REASONS, Cure
from conflictmap.intake.hostile import REFUSALS
from conflictmap.intake.uploading import Examined, Upload, examine, read_upload
from conflictmap.map.nodes import Node, button, el
from conflictmap.notices.notice import Notice, message, visible
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_fields import plain_label, problem_words
from conflictmap.ui.upload_outcome import UPLOAD, upload_outcome

_FILE = "contribute-upload-file"
ROWS = 25
_CELL = 60


def upload_page(here: Landed, say: Translator) -> None:
    """Show the upload, and what was found in it."""
    hint = say.t("A CSV file of events, with commas, semicolons or tabs. Nothing is kept on the server before you submit.")
    sent = st.file_uploader(
        say.t("Upload a spreadsheet's CSV"), type=["csv", "tsv", "txt"], key="upload-file", help=hint,
        max_upload_size=MOST_BYTES // 1024 // 1024,
    )  # fmt: skip
    if sent is None:
        st.session_state.pop(UPLOAD, None)
        st.session_state.pop(_FILE, None)
        st.caption(hint)
        return
    try:
        upload = _current(sent.getvalue())
    except UploadProblem as problem:
        st.error(problem_words(problem, say))
        return
    found = examine(upload, here.standing)
    _totals(upload, found, say)
    _cures(found, say)
    _table(upload, found, say)
    upload_outcome(upload, found, here, say)


def _current(data: bytes) -> Upload:
    """Return the upload as cured so far; another file begins anew. Raises `UploadProblem`."""
    digest = hashlib.sha256(data).hexdigest()
    if st.session_state.get(_FILE) != digest:
        st.session_state[UPLOAD] = read_upload(data)
        st.session_state[_FILE] = digest
    found: Upload = st.session_state[UPLOAD]
    return found


def _totals(upload: Upload, found: Examined, say: Translator) -> None:
    bad = sum(any(item.severity == "error" for item in notices) for notices in found.notices)
    rows = say.n("{n} row", "{n} rows", len(upload.rows))
    wrong = say.n("{n} row with errors", "{n} rows with errors", bad)
    (st.success if found.is_clean else st.warning)(say.t("{rows}, {wrong}.", rows=rows, wrong=wrong))
    if upload.unknown:
        names = say.listing([plain_label(visible(name)) for name in upload.unknown[:20]])
        st.warning(say.t("Columns that the data dictionary does not have, and that are left out: {names}.", names=names))
    if upload.misfits:
        lines = say.listing([str(line) for line in upload.misfits[:20]])
        st.warning(say.t("Lines with more cells than the first line names; the last cells are left out: {lines}.", lines=lines))


def _cures(found: Examined, say: Translator) -> None:
    """Show the button for all sure cures."""
    sure = [cure for cure in found.cures if cure.sure]
    if not sure:
        return
    label = say.n("Accept {n} cure", "Accept all {n} cures", len(sure))
    st.button(label, type="primary", key="accept-all", on_click=lambda: _accept(sure))
    st.caption(say.t("A cure with one reading only. Those with two readings are left for you to choose."))


def _accept(cures: Iterable[Cure]) -> None:
    """Accept cures in the table as it is at this moment: two presses may come before the page has run again."""
    st.session_state[UPLOAD] = st.session_state[UPLOAD].with_cures(cures)


def _table(upload: Upload, found: Examined, say: Translator) -> None:
    """Show one page of rows; a row with something to say has its messages below it."""
    pages = max(1, -(-len(upload.rows) // ROWS))
    st.toggle(say.t("Only rows with something to say"), key="upload-only")
    places = [n for n in range(len(upload.rows)) if not st.session_state["upload-only"] or found.notices[n]]
    pages = max(1, -(-len(places) // ROWS))
    page = min(int(st.session_state.get("upload-page", 1)), pages)
    if pages > 1:
        st.session_state["upload-page"] = page
        page = int(st.number_input(say.t("Page"), 1, pages, key="upload-page"))
    shown = places[(page - 1) * ROWS : page * ROWS]
    columns = [name for name in upload.columns if any(upload.rows[n].cells.get(name) for n in shown)]
    head = el("tr", el("th", say.t("Line"), scope="col"), [el("th", el("bdi", name, dir="ltr"), scope="col") for name in columns])
    body = [row for n in shown for row in _row(upload, found, n, columns, say)]
    table = el("table", el("thead", head), el("tbody", body))
    panel([table], key="upload-table", act=lambda pressed: _pressed(found, pressed), cls="cm-table cm-upload")


def _row(upload: Upload, found: Examined, n: int, columns: list[str], say: Translator) -> Iterable[Node]:
    row = upload.rows[n]
    marks = {item.column: item.severity for item in sorted(found.notices[n], key=lambda one: one.severity, reverse=True)}
    marks |= {one.column: "error" for one in found.refusals if one.row == n}
    yield el("tr", el("td", say.number(row.line)), [_cell(row.cells.get(name, ""), marks.get(name)) for name in columns])
    said = list(_said(found, n, say))
    if said:
        yield el("tr", el("td", el("div", said, cls="cm-said-cell"), colspan=len(columns) + 1), cls="cm-said")


def _cell(text: str, mark: str | None) -> Node:
    short = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
    return el("td", visible(short), dir="auto", cls=f"cm-mark-{mark}" if mark else None)


def _said(found: Examined, n: int, say: Translator) -> Iterable[Node]:
    """Yield the messages of a row, each with the cures of its cell."""
    cures = [cure for cure in found.cures if cure.row == n]
    refused = [one for one in found.refusals if one.row == n]
    told = [(one.column, "error", say.t(REFUSALS[one.code], **one.params)) for one in refused]
    told += [
        (item.column, item.severity, _naming(item, message(item, say.t), say))
        for item in found.notices[n]
        if item.code != "formula-start"  # refused above
    ]
    done: set[str] = set()
    for column, severity, text in told:
        buttons = [_cure(cure, say) for cure in cures if cure.column == column and column not in done]
        done.add(column)
        yield el("div", el("span", text, dir=say.direction), buttons, cls=f"cm-field-{severity}")


def _naming(item: Notice, text: str, say: Translator) -> str:
    """A message with its column in front, where it does not name it."""
    return text if item.column in text else f"{say.ltr(item.column)}: {text}"


def _cure(cure: Cure, say: Translator) -> Node:
    words = say.t("Write “{fix}”", fix=visible(cure.new)) if cure.new else say.t("Leave it blank")
    value = {"row": cure.row, "column": cure.column, "new": cure.new}
    name = f"cure-{cure.row}-{cure.column}-{cure.reason}"
    return button(words, "cure", value, title=say.t(REASONS[cure.reason]), id=name, cls="cm-role")


def _pressed(found: Examined, pressed: Any) -> None:
    asked = pressed["value"]
    _accept(one for one in found.cures if {"row": one.row, "column": one.column, "new": one.new} == asked)

"""What becomes of the draft: what is missing, what it may repeat, its line to copy, the files to download, submitting."""

from collections.abc import Callable, Sequence

import streamlit as st

from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.translator import Translator
from conflictmap.intake.changes import Change, apply, check_whole, csv_text, minted, ordered
from conflictmap.intake.duplicates import REASONS, Candidate
from conflictmap.intake.history import MOST_TEXT
from conflictmap.intake.pending import Pending, write_directly
from conflictmap.intake.permission import REASONS as CLOSED
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.standing import Verdict
from conflictmap.map.nodes import Node, el
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed, landed, may
from conflictmap.ui.contribute_draft import Draft, draft, label_of, start_again
from conflictmap.ui.contribute_fields import problem_words
from conflictmap.ui.contribute_judged import Judged, final, judged

_DONE = "contribute-done"


def outcome(now: Draft, found: Judged, here: Landed, say: Translator) -> None:
    """Show the last part of the form."""
    st.subheader(say.t("What becomes of it"), anchor=False)
    said(say)
    duplicate_panel(found.duplicates, here, say)
    if now.before is not None:
        _reason(now, say)
    if now.is_empty():
        st.info(say.t("Fill in the form; what is wrong or missing is said beside each field."))
        return
    if found.verdict.has_errors or found.refused:
        _missing(found.verdict, say)
        return
    try:
        rows = final(now, found.changes)
    except WritingProblem as problem:
        st.warning(problem_words(problem, say))
        return
    _take_along(rows, here, say)
    _submit(now, say)


def duplicate_panel(duplicates: Sequence[Candidate], here: Landed, say: Translator) -> None:
    """Show the events that the row may repeat, each with the reasons and a link; it never blocks."""
    if not duplicates:
        return
    heading = say.n("{n} event may be the same", "{n} events may be the same", len(duplicates))
    rows = [el("li", _duplicate(one, here, say)) for one in duplicates]
    hint = say.t("If it is the same, do not add it again: correct that one, or add its source. If you are not sure, submit, "
                 "and write possibly-same: with its id under related events.")  # fmt: skip
    panel([el("h3", heading), el("ul", rows), el("p", hint, cls="cm-muted")], key="duplicates", cls="cm-duplicates")


def _duplicate(one: Candidate, here: Landed, say: Translator) -> list[Node | str]:
    cells = here.standing.cells("events", one.second) or {}
    title, lang = say.pick(cells.get("title_en"), cells.get("title_ar"))
    why = say.listing([say.t(REASONS[code], km=round(one.km or 0, 1)) for code in one.reasons])
    link = el("a", title or one.second, href=f"./?event={one.second}&lang={say.tag}", lang=lang, dir="auto")
    return [link, " · ", el("bdi", cells.get("event_date", ""), dir="ltr"), el("div", why, cls="cm-muted")]


def _reason(now: Draft, say: Translator) -> None:
    st.session_state["draft-reason"] = now.reason
    st.text_input(
        say.t("Reason") + " *",
        key="draft-reason",
        help=say.t("Shown with the event for good: which source or which mistake."),
        max_chars=MOST_TEXT,
        on_change=lambda: setattr(now, "reason", st.session_state["draft-reason"]),
    )


def _missing(verdict: Verdict, say: Translator) -> None:
    """Say which fields still hold it up."""
    blank = [item.column for item in verdict.notices[0] if item.code == "required-value"]
    wrong = [item.column for item in verdict.notices[0] if item.severity == "error" and item.column not in blank]
    if blank:
        st.info(say.t("Still missing: {fields}.", fields=say.listing([say.t(label_of(one)) for one in blank])))
    if wrong:
        names = [say.t(label_of(one)) for one in dict.fromkeys(wrong) if one]
        st.error(say.t("To be corrected: {fields}.", fields=say.listing(names)))
    if any(item.severity == "error" for found in verdict.notices[1:] for item in found):
        st.error(say.t("A new row that comes with the event has an error: see above."))


def _take_along(rows: tuple[Change, ...], here: Landed, say: Translator) -> None:
    """Offer the lines to copy and the changed files to download; a file is made when its button is pressed."""
    st.markdown(say.t("**Without signing in:** copy the lines, or download the changed files, and send them in."))
    try:
        for change in ordered(rows):
            file = TABLES[change.table].file
            line = csv_text(change, here.contents.sheet(change.table).header)
            st.caption(say.t("Line for {file}", file=say.ltr(file)))
            st.code(line, language=None, wrap_lines=True)
            check_whole(here.contents.sheet(change.table))
    except WritingProblem as problem:
        st.error(problem_words(problem, say))
        return
    tables = list(dict.fromkeys(change.table for change in rows))
    for table, place in zip(tables, st.columns(4), strict=False):
        file = TABLES[table].file
        place.download_button(say.t("Download {file}", file=file), _maker(rows, table, here), file, "text/csv",
                              key=f"download-{table}", on_click="ignore")  # fmt: skip


def _maker(rows: tuple[Change, ...], table: str, here: Landed) -> Callable[[], bytes]:
    def make() -> bytes:
        return apply(minted(rows, here.contents), here.contents).data[table] or b""

    return make


def _submit(now: Draft, say: Translator) -> None:
    """Offer to submit, or to write at once, where the operator allows it."""
    allowed = may()
    if not allowed.submit:
        st.info(say.t(CLOSED[allowed.reason]))
        return
    st.session_state["draft-comment"] = now.comment
    st.text_area(
        say.t("Comment for the reviewer"),
        key="draft-comment",
        on_change=lambda: setattr(now, "comment", st.session_state["draft-comment"]),
        height=80,
        max_chars=MOST_TEXT,
    )
    label = say.t("Write to the files") if allowed.write else say.t("Submit for review")
    st.button(label, type="primary", key="submit", on_click=send)


def send() -> None:
    """Submit or write the draft as it is at this moment, as this visitor may at this moment; note what became of it.

    A cell that was written last and the press on the button come in one run: rows of the run before would lack it.
    """
    now, here, allowed = draft(), landed(), may()
    now.take_in()
    comment = now.comment or (now.reason if now.before is not None else "")
    try:
        rows = final(now, judged(now, here).changes)
        if allowed.write:
            done = write_directly(here.folder, rows, comment)
            st.session_state[_DONE] = ("written", next(one.key for one in done if one.table == "events"))
        elif allowed.submit:
            st.session_state[_DONE] = ("submitted", Pending(here.folder).submit(rows, comment).submission_id)
        else:
            raise WritingProblem("not-allowed")
    except WritingProblem as problem:
        st.session_state[_DONE] = ("problem", problem)
        return
    start_again()


def said(say: Translator) -> None:
    """Say what became of the last submission, once."""
    kind, what = st.session_state.pop(_DONE, (None, None))
    if kind == "problem" and isinstance(what, WritingProblem):
        st.error(problem_words(what, say))
    elif kind == "submitted":
        st.success(say.t("Submitted: {id}. Keep this id: with it you can see what the reviewer says.", id=what))
    elif kind == "written":
        st.success(say.t("Written to the files as {id}.", id=what))

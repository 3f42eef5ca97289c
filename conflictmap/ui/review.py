"""Submissions under review: their rows with checks, map and difference; the reviewer accepts or returns them."""

from collections.abc import Iterable

import streamlit as st

from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.translator import Translator
from conflictmap.intake.changes import apply
from conflictmap.intake.duplicates import candidates_for
from conflictmap.intake.history import MOST_TEXT
from conflictmap.intake.pending import Comment, Pending, Submission
from conflictmap.intake.problems import WritingProblem
from conflictmap.map.nodes import Node, el
from conflictmap.model.marking import N_
from conflictmap.notices.notice import message
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed, may
from conflictmap.ui.contribute_draft import take_up
from conflictmap.ui.contribute_fields import plain_label, problem_words
from conflictmap.ui.contribute_map import place_map
from conflictmap.ui.contribute_outcome import duplicate_panel
from conflictmap.ui.contribute_place import neighbours, point_of

_DONE = "contribute-review-done"
STATES = {"pending": N_("waiting"), "accepted": N_("accepted"), "returned": N_("returned")}
_ROLES = {"contributor": N_("Contributor"), "reviewer": N_("Reviewer")}


def review_page(here: Landed, say: Translator) -> None:
    """Show what waits, for a reviewer; for anybody else their own submission by its id."""
    _said(say)
    pending = Pending(here.folder)
    if not may().review:
        _own(pending, say)
        return
    waiting = pending.waiting()
    if not waiting:
        st.info(say.t("Nothing is waiting."))
        return
    by_id = {one.submission_id: one for one in waiting}
    chosen = st.selectbox(say.n("{n} submission waiting", "{n} submissions waiting", len(waiting)), list(by_id),
                          format_func=lambda key: _title(by_id[key], say), key="review-chosen")  # fmt: skip
    if chosen in by_id:
        _submission(by_id[chosen], here, say)
        _decide(by_id[chosen], here, say)


def _title(one: Submission, say: Translator) -> str:
    cells = next((change.cells for change in one.changes if change.table == "events"), one.changes[0].cells)
    title = say.pick(cells.get("title_en"), cells.get("title_ar"))[0]
    return f"{one.at[:10]} · {title} · {one.submission_id}"


def _submission(one: Submission, here: Landed, say: Translator) -> None:
    """Show the rows, what is said of them, the map, and the difference that accepting makes."""
    left, right = st.columns([3, 2], gap="medium")
    event = next((change for change in one.changes if change.table == "events"), None)
    same = candidates_for(event.cells, here.fingerprints) if event and event.before is None else []
    with left:
        if one.version != here.contents.version:
            st.caption(say.t("The files have changed since it was submitted; the checks below are of today."))
        panel(list(_rows(one, here, say)), key=f"review-rows-{one.submission_id}", cls="cm-prose")
        panel(_comments(one.comments, say), key=f"review-comments-{one.submission_id}", cls="cm-prose")
    with right:
        if event and (where := point_of(dict(event.cells))):
            own = {"lat": where[0], "lon": where[1], "radius_km": where[2], "kind": "row", "label": say.t("This row")}
            place_map([*neighbours(dict(event.cells), same, here, say), own], say, key="review-map")  # type: ignore[list-item]
        duplicate_panel(same, here, say)
    try:
        difference = apply(one.changes, here.contents).diff(here.contents)
    except WritingProblem as problem:
        st.error(problem_words(problem, say))
        return
    st.caption(say.t("The difference in the files"))
    st.code(difference, language="diff", wrap_lines=True)


def _rows(one: Submission, here: Landed, say: Translator) -> Iterable[Node]:
    """Yield each row with its cells; of a correction, the cells that change, before and after."""
    found = here.standing.check(one.changes)
    for change, notices in zip(one.changes, found.notices, strict=True):
        file = TABLES[change.table].file
        kind = say.t("new row") if change.before is None else say.t("rewritten row")
        yield el("h3", el("bdi", file, dir="ltr"), " · ", kind, " · ", el("bdi", change.key, dir="ltr"))
        before = change.before or {}
        cells = []
        for column in TABLES[change.table].columns:
            new, old = change.cells.get(column.name, ""), before.get(column.name, "")
            if new != old and column.name != TABLES[change.table].key:
                gone: list[Node | str] = [el("span", old, dir="auto", cls="cm-withdrawn"), " → "] if old else []
                cells += [el("dt", say.t(column.label)), el("dd", gone, el("span", new, dir="auto"))]
        yield el("dl", cells)
        for item in notices:
            yield el("div", message(item, say.t), dir=say.direction, cls=f"cm-field-{item.severity}")
        if not notices:
            yield el("p", say.t("The checker finds nothing wrong."), cls="cm-muted")


def _comments(comments: tuple[Comment, ...], say: Translator) -> list[Node]:
    return [
        el("div", el("strong", say.t(_ROLES.get(one.role, one.role))), " · ", el("bdi", one.at[:10], dir="ltr"),
           el("p", one.text, dir="auto"))
        for one in comments
    ]  # fmt: skip


def _decide(one: Submission, here: Landed, say: Translator) -> None:
    comment = st.text_area(say.t("Comment"), key="review-comment", height=80, max_chars=MOST_TEXT,
                           help=say.t("To return a submission, say what has to change."))  # fmt: skip
    left, right = st.columns(2)
    left.button(say.t("Accept"), key="review-accept", type="primary",
                on_click=lambda: _settle("accepted", one, st.session_state["review-comment"], here))  # fmt: skip
    right.button(say.t("Return"), key="review-return", disabled=not comment.strip(),
                 on_click=lambda: _settle("returned", one, st.session_state["review-comment"], here))  # fmt: skip


def _settle(what: str, one: Submission, comment: str, here: Landed) -> None:
    """Accept or return, if this visitor may at this very moment."""
    pending = Pending(here.folder)
    try:
        if not may().review:
            raise WritingProblem("not-allowed")
        done = pending.accept if what == "accepted" else pending.give_back
        done(one.submission_id, comment)
    except WritingProblem as problem:
        st.session_state[_DONE] = problem
        return
    st.session_state[_DONE] = what
    st.session_state["review-comment"] = ""


def _said(say: Translator) -> None:
    what = st.session_state.pop(_DONE, None)
    if isinstance(what, WritingProblem):
        st.error(problem_words(what, say))
    elif what == "accepted":
        st.success(say.t("Accepted: it is on the map."))
    elif what == "returned":
        st.success(say.t("Returned with your comment."))


def _own(pending: Pending, say: Translator) -> None:
    """Show one submission to whoever knows its id."""
    given = st.text_input(say.t("Your submission's id"), key="own-id", placeholder="sub-4k7q2m6x").strip()
    if not given:
        return
    try:
        one = pending.get(given)
    except WritingProblem as problem:
        st.error(problem_words(problem, say))
        return
    st.write(say.t("{id}: {state}.", id=plain_label(one.submission_id), state=say.t(STATES.get(one.state, one.state))))
    panel(_comments(one.comments, say), key="own-comments", cls="cm-prose")
    if one.state == "returned":
        st.button(say.t("Take the rows into the form again"), key="own-take", on_click=lambda: take_up(one.changes))

"""Contribute: one event by a form, a whole spreadsheet, what waits for review, what was decided."""

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.problems import WritingProblem
from conflictmap.map.nodes import el
from conflictmap.model.marking import N_
from conflictmap.ui import shell
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed, landed, may, visitor
from conflictmap.ui.contribute_draft import draft, start_again
from conflictmap.ui.contribute_fields import problem_words
from conflictmap.ui.contribute_form import form
from conflictmap.ui.contribute_history import history_page
from conflictmap.ui.contribute_landed import landed_choice
from conflictmap.ui.review import review_page
from conflictmap.ui.upload import upload_page

PARTS = {
    "event": N_("One event"),
    "upload": N_("A spreadsheet"),
    "review": N_("Review"),
    "history": N_("What was decided"),
}
_STYLE = """
.cm-field-error, .cm-field-warning, .cm-field-said { border-inline-start: 3px solid; padding-inline-start: 8px; font-size: 0.86rem; margin: 2px 0 4px; overflow-wrap: anywhere; }
.cm-field-error { border-color: #b00020; }
.cm-field-warning { border-color: #8a5a00; }
.cm-field-said { border-color: transparent; padding-inline-start: 0; opacity: 0.85; }
.cm-mark-error { box-shadow: inset 0 -3px 0 #b00020; }
.cm-mark-warning { box-shadow: inset 0 -3px 0 #8a5a00; }
.cm-role { border: 1px solid var(--st-border-color, #8a949c) !important; inline-size: auto !important; display: inline-block !important; margin-inline: 6px 0; min-height: 26px; }
.cm-actor-row { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin-block: 2px; }
.cm-duplicates { border: 2px solid #b45f06; border-radius: 6px; padding: 8px 12px; }
.cm-duplicates :is(h3, ul, p) { margin: 0 0 4px; }
.cm-duplicates ul { padding-inline-start: 1.2em; }
.cm-prose dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 2px 12px; margin: 0; }
.cm-prose dd { margin: 0; overflow-wrap: anywhere; }
.cm-panel h4 { margin: 0; padding: 0; font-size: 0.875rem; font-weight: 400; }
.cm-upload .cm-said td { border-top: 0; }
.cm-said-cell { position: sticky; inset-inline-start: 8px; inline-size: max-content; max-inline-size: min(100%, 84vw); }
"""


def show() -> None:
    """Run the page."""
    say = shell.begin("contribute")
    st.html(f"<style>{_STYLE}</style>")
    title, switch = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(say.t("Contribute"), anchor=False)
    with switch:
        shell.language_switch(say)
    try:
        here = landed()
    except WritingProblem as problem:
        st.error(problem_words(problem, say))
        return
    if here.contents.data["events"] is None:
        st.info(say.t("This collection was imported whole: its rows are not written here. Contribute to where it comes from."))
        return
    _sign_in(say)
    _part(here, say)


def _part(here: Landed, say: Translator) -> None:
    part = st.segmented_control(
        say.t("What would you like to do?"), list(PARTS), default="event", required=True, key="contribute-part",
        format_func=lambda one: say.t(PARTS[one]), label_visibility="collapsed",
    )  # fmt: skip
    match part:
        case "upload":
            upload_page(here, say)
        case "review":
            review_page(here, say)
        case "history":
            history_page(here, say)
        case _:
            _one_event(here, say)


def _one_event(here: Landed, say: Translator) -> None:
    lines = [
        say.t("From a sentence in a source to a row on the map. Fields with * are needed; everything else can wait."),
        say.t("Offices and groups, never private persons. No point finer than the source gives. Your own words, in both "
              "languages where you can."),
    ]  # fmt: skip
    panel([el("p", line) for line in lines], key="contribute-intro", cls="cm-prose")
    landed_choice(here, say)
    form(here, say)
    if not draft().is_empty():
        st.button(say.t("Throw the draft away"), key="start-again", on_click=start_again)


def _sign_in(say: Translator) -> None:
    """Offer sign-in where the operator has set it up."""
    now = visitor()
    if not now.can_sign_in:
        return
    if now.signed_in:
        st.button(say.t("Sign out"), key="sign-out", on_click=st.logout)
    elif may().reason == "sign-in":
        st.button(say.t("Sign in"), key="sign-in", on_click=st.login)

"""The page Briefing: the current view as a page, a slide or a file, with a live preview."""

from dataclasses import replace

import streamlit as st

from conflictmap.briefing.briefing import Briefing
from conflictmap.briefing.compose import compose, public_address
from conflictmap.briefing.formats import FORMATS
from conflictmap.briefing.options import Options
from conflictmap.briefing.sheet import Sheet
from conflictmap.briefing.worker import drawn_elsewhere
from conflictmap.i18n.translator import Translator
from conflictmap.map.escape import escape
from conflictmap.model.marking import N_
from conflictmap.query.view import View
from conflictmap.query.words import filter_in_words
from conflictmap.ui import shell, state
from conflictmap.ui.briefing_options import choose
from conflictmap.web.state import Collection, current

_PREVIEW_PIXELS = 1400
_PREVIEW = "briefing-preview"
_SLOW = N_("Drawing took too long and was given up. Choose a lower resolution or a smaller size, or try again.")


def show() -> None:
    """Run the page."""
    say = shell.begin("briefing")
    here = current()
    view, problems = state.current_view()
    title, switch = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(say.t("Briefing"))
        st.caption(filter_in_words(here.store, view.filter, say) or say.t("All events, no filter."))
    with switch:
        shell.language_switch(say)
    for problem in problems:
        st.warning(problem.message(say.t))
    left, right = st.columns([3, 7], gap="medium")
    with left:
        options = choose(view, _claimants(here, view, say), say)
    if options is None:
        return
    with right:
        _preview(compose(here.store, view, _for_screen(options)), say)
        _files(here, view, options, say)
    _embedding(view, say)


def _claimants(here: Collection, view: View, say: Translator) -> dict[str, str]:
    sheet = compose(here.store, view, Options(lang=say.lang, extent="region", digits=say.digits))
    return {claim.claimant_id: claim.claimant.of(say.lang) for claim in sheet.claims}


def _for_screen(options: Options) -> Options:
    """The same page at the resolution of a screen."""
    return replace(options, dpi=max(50, min(options.dpi, round(_PREVIEW_PIXELS / options.width_mm * 25.4))))


def _preview(sheet: Sheet, say: Translator) -> None:
    made = st.session_state.get(_PREVIEW)
    if made is None or made[0] != sheet:
        try:
            with st.spinner(say.t("Drawing the page …")):
                made = (sheet, drawn_elsewhere(sheet, "png"))
        except TimeoutError:
            st.error(say.t(_SLOW))
            return
        st.session_state[_PREVIEW] = made
    with st.container(border=True):
        st.image(made[1], width="stretch", alt=f"{sheet.title.of(say.lang)}. {sheet.counts_words.of(say.lang)}")


@st.fragment
def _files(here: Collection, view: View, options: Options, say: Translator) -> None:
    st.header(say.t("Files"), anchor="files")
    ending = st.pills(
        say.t("Format"), list(FORMATS), key="briefing-format", format_func=lambda key: say.t(FORMATS[key].label)
    )
    if not ending:
        st.caption(say.t("Choose a format; the file is made for you then."))
        return
    try:
        with st.spinner(say.t("Making the file …")):
            content = Briefing(here.store, view, options, drawn_elsewhere).render(ending)
    except TimeoutError:
        st.error(say.t(_SLOW))
        return
    size = say.t("{n} kB", n=max(1, round(len(content) / 1000)))
    st.download_button(
        say.t("Download {name} ({size})", name=f"conflictmap.{ending}", size=size),
        content,
        file_name=f"conflictmap.{ending}",
        mime=FORMATS[ending].media.partition(";")[0],
        on_click="ignore",
        type="primary",
    )


def _embedding(view: View, say: Translator) -> None:
    """The map alone for another page, as HTML to copy."""
    with st.expander(say.t("Put this map on another page")):
        st.write(say.t("The map alone, with its caption. Who may frame it is a setting of the operator."))
        st.code(snippet(view, say), language="html")


def snippet(view: View, say: Translator) -> str:
    """An iframe of the view, at the operator's public address or, failing that, at the one of this window."""
    query = replace(view, view="map", lang=view.lang or say.tag).query_string()
    address = public_address(query)
    if address.startswith("?") and st.context.url:
        address = f"{st.context.url.partition('?')[0].removesuffix('/briefing').rstrip('/')}/{address}"
    title = escape(say.t("Conflict map"))
    return (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="600" '
        'style="border:0" loading="lazy"></iframe>'
    )

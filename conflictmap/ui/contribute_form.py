"""The form of one event, from the codebook: when, what, where, who, in words, on what sources; then what becomes of it."""

from collections.abc import Sequence

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import el
from conflictmap.ui.components import panel
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import Draft, draft
from conflictmap.ui.contribute_extra import extra_form, extra_rows
from conflictmap.ui.contribute_fields import columns, field, notes
from conflictmap.ui.contribute_judged import Judged, judged
from conflictmap.ui.contribute_outcome import outcome
from conflictmap.ui.contribute_people import actor_search, chosen_actors, source_choice
from conflictmap.ui.contribute_place import map_of_draft, place_search

_FIRST = (("event_date", "status"), ("event_type", "sub_event_type"))
_POINT = (("place", "place_ar"), ("country", "admin1"), ("latitude", "longitude"), ("geo_precision", "radius_km"))
_WORDS = (("title_en", "title_ar"), ("summary_en", "summary_ar"))
_DEATHS = (("fatalities", "fatalities_low", "fatalities_high"),)
_MORE = (("unit", "place_basis"), ("related_to", "note"))


def form(here: Landed, say: Translator) -> None:
    """Show the form."""
    now = draft()
    found = judged(now, here)
    if not now.retracting:
        _fields(now, found, here, say)
    outcome(now, found, here, say)


def _fields(now: Draft, found: Judged, here: Landed, say: Translator) -> None:
    _when_and_what(now, found, say)
    _where(now, found, here, say)
    _who(now, found, here, say)
    _group(say.t("In words"), _WORDS, now, found, say)
    _sources(now, found, here, say)
    with st.expander(say.t("Deaths, relations, note")):
        _rows(_DEATHS, now, found, say)
        _rows(_MORE, now, found, say)
    extra_form("claims", now, here, say)
    extra_rows(now, found.verdict.notices[1:], list(found.refused), say)


def _when_and_what(now: Draft, found: Judged, say: Translator) -> None:
    _group(say.t("When and what"), _FIRST, now, found, say)


def _where(now: Draft, found: Judged, here: Landed, say: Translator) -> None:
    st.subheader(say.t("Where"), anchor=False)
    left, right = st.columns(2, gap="medium")
    with left:
        offered = place_search(now, say)
        map_of_draft(now, offered, list(found.duplicates), here, say)
    with right:
        _rows(_POINT, now, found, say)


def _who(now: Draft, found: Judged, here: Landed, say: Translator) -> None:
    st.subheader(say.t("Who"), anchor=False)
    actor_search(now, here, say)
    for column, place in zip(columns("events", ("actor1", "actor2")), st.columns(2), strict=True):
        with place:
            mark = " *" if column.required else ""
            panel([el("h4", say.t(column.label) + mark)], key=f"label-{column.name}")
            chosen_actors(now, column.name, here, say)
            notes(column.name, now, found.verdict.notices[0], found.refused, say)
    _rows((("attribution",),), now, found, say)
    extra_form("actors", now, here, say)


def _sources(now: Draft, found: Judged, here: Landed, say: Translator) -> None:
    st.subheader(say.t("On what sources"), anchor=False)
    source_choice(now, here, say)
    notes("sources", now, found.verdict.notices[0], found.refused, say)
    extra_form("sources", now, here, say)


def _group(title: str, rows: Sequence[tuple[str, ...]], now: Draft, found: Judged, say: Translator) -> None:
    st.subheader(title, anchor=False)
    _rows(rows, now, found, say)


def _rows(rows: Sequence[tuple[str, ...]], now: Draft, found: Judged, say: Translator) -> None:
    for names in rows:
        for column, place in zip(columns("events", names), st.columns(len(names)), strict=True):
            with place:
                field(column, now, found.verdict.notices[0], found.refused, say)

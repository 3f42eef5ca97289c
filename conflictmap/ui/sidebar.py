"""The filter, in the sidebar: every control shows what the address says and writes back to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.model.slugs import slug
from conflictmap.model.vocab import EVENT_TYPES, GeoPrecision, Status
from conflictmap.query.filters import EventFilter
from conflictmap.query.store import Store
from conflictmap.query.words import admin1_name, source_names
from conflictmap.ui import state
from conflictmap.ui.actors import actor_picker

WEEK = timedelta(days=6)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


def filters(store: Store, asked: EventFilter, say: Translator) -> None:
    """Show every filter as the address has it."""
    with st.sidebar:
        _text(asked, say)
        _dates(store, asked, say)
        actor_picker(store, asked, say)
        _pills("type", say.t("Event type"), _types(say), asked)
        _pills("status", say.t("Status"), {one.value: say.t(one.label) for one in Status}, asked)
        with st.expander(say.t("More filters"), expanded=bool(asked.precision or asked.source or asked.admin1)):
            labels = {one.value: say.t(one.label) for one in GeoPrecision}
            _pills("precision", say.t("How precisely the place is known"), labels, asked)
            _choices("source", say.t("Source"), source_names(store, say), asked)
            _choices("admin1", say.t("Governorate or region"), _admin1(store, say), asked)
        _known(asked, say)


def presets(store: Store) -> dict[str, tuple[str, tuple[date, date]]]:
    """The stretches of time that one press chooses: name → (label, first and last day), ends of the data's own days."""
    days = store.extent(EventFilter())
    if days is None:
        return {}
    last = days[1]
    return {
        "week": (N_("Last 7 days of the data"), (last - WEEK, last)),
        "month": (N_("Last month of the data"), (last.replace(day=1), last)),
    }


def _text(asked: EventFilter, say: Translator) -> None:
    st.session_state["f-q"] = asked.q
    st.text_input(
        say.t("Search the texts"),
        key="f-q",
        placeholder=say.t("Words, in English or Arabic"),
        max_chars=200,
        on_change=lambda: _change(q=st.session_state["f-q"]),
    )


def _dates(store: Store, asked: EventFilter, say: Translator) -> None:
    _day("date_from", say.t("From"), asked.date_from)
    _day("date_to", say.t("To"), asked.date_to)
    choices = presets(store)
    chosen = next((key for key, (_, days) in choices.items() if days == (asked.date_from, asked.date_to)), None)
    st.session_state["f-preset"] = chosen
    st.pills(
        say.t("Stretch of time"),
        list(choices),
        format_func=lambda key: say.t(choices[key][0]),
        key="f-preset",
        label_visibility="collapsed",
        on_change=lambda: _preset(choices),
    )


def _preset(choices: dict[str, tuple[str, tuple[date, date]]]) -> None:
    chosen = st.session_state["f-preset"]
    start, end = choices[chosen][1] if chosen else (None, None)
    _change(date_from=start, date_to=end)


def _known(asked: EventFilter, say: Translator) -> None:
    _day(
        "known",
        say.t("As known on"),
        asked.known,
        help=say.t(
            "Shows only what had been reported by the end of that day; later rows, sources and claims are gone."
        ),
    )


def _day(name: str, label: str, value: date | None, help: str | None = None) -> None:
    key = f"f-{name}"
    st.session_state[key] = value
    st.date_input(
        label,
        key=key,
        format="YYYY-MM-DD",
        min_value=EARLIEST,
        max_value=LATEST,
        help=help,
        on_change=lambda: _change_day(name, st.session_state[key]),
    )


def _change_day(name: str, value: date | None) -> None:
    changes: dict[str, Any] = {name: value}
    asked = replace(state.current_view()[0].filter, **changes)
    if asked.date_from and asked.date_to and asked.date_from > asked.date_to:
        asked = replace(asked, date_from=value, date_to=value)
    state.show_filter(asked)


def _admin1(store: Store, say: Translator) -> dict[str, str]:
    return {bar.value: admin1_name(bar.label, say) for bar in store.facet(EventFilter(), "admin1")}


def _types(say: Translator) -> dict[str, str]:
    return {slug(label): say.t(label) for label in EVENT_TYPES}


def _pills(name: str, label: str, options: dict[str, str], asked: EventFilter) -> None:
    _many(st.pills, name, label, options, asked, selection_mode="multi")


def _choices(name: str, label: str, options: dict[str, str], asked: EventFilter) -> None:
    _many(st.multiselect, name, label, options, asked)


def _many(
    widget: Callable[..., Any], name: str, label: str, options: dict[str, str], asked: EventFilter, **more: Any
) -> None:
    key = f"f-{name}"
    st.session_state[key] = [value for value in getattr(asked, name) if value in options]
    widget(
        label,
        list(options),
        format_func=lambda value: options[value],
        key=key,
        on_change=lambda: _change(**{name: tuple(st.session_state[key])}),
        **more,
    )


def _change(**values: Any) -> None:
    state.show_filter(replace(state.current_view()[0].filter, **values))

"""The timeline below the map: events by bin of time; dragging over it sets the days, playing steps through them."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.query.cube import Layer, cube
from conflictmap.query.filters import EventFilter
from conflictmap.query.store import Store
from conflictmap.query.timeline import UNITS, Timeline, best_unit
from conflictmap.query.timeline import timeline as counted
from conflictmap.query.view import View
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.marks import STATUS_STYLE
from conflictmap.ui import state
from conflictmap.ui.components import timeline as component
from conflictmap.ui.timeline_words import CAPTION, choices, ticks, words

MOST_BARS = 420
"""More bars than this are too thin to tell apart: wider ones are taken."""
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SPAN, _UNIT, _BY = "timeline-span", "timeline-unit", "timeline-by"
_STATUS_COLOURS = {"occurred": "#2d6f9e", "ongoing": "#dc7c0c", "announced": "#5b6770", "cancelled": "#9aa3aa"}


def timeline(store: Store, asked: EventFilter, total: int, say: Translator) -> None:
    """Show the events of the filter on all days, the chosen days marked; the address follows what is chosen here."""
    base, span, unit, by = _settings(store, asked)
    whole, layers = _counted(store, store.version, View(filter=base).query_string(), unit, by)
    shown = _clipped(whole, span)
    if not shown.starts:
        return
    lasts = [*(day - timedelta(days=1) for day in shown.starts[1:]), _end(shown) - timedelta(days=1)]
    data: dict[str, Any] = {
        "first": [day.isoformat() for day in shown.starts],
        "last": [day.isoformat() for day in lasts],
        "first_words": [say.day(day) for day in shown.starts],
        "last_words": [say.day(day) for day in lasts],
        "ticks": ticks(shown.starts, shown.unit, say),
        "series": [asdict(one) | _look(one.value, by, say) for one in shown.series],
        "layers": [asdict(one) | _look(one.value, by, say) for one in layers],
        "window": _window(shown, lasts, asked),
        "said": _said(asked, total, shown, lasts, say),
        "query": View(filter=asked.without("from", "to")).query_string(),
        "brush": shown.unit,
        "zoomed": span is not None,
        "choices": choices(say, _units(shown, span), shown.unit, by),
        "words": words(say),
        "caption": say.t(CAPTION),
        "lang": say.lang,
    }
    component(data, key="timeline", brushed=_brushed, setting=_setting)


def _settings(store: Store, asked: EventFilter) -> tuple[EventFilter, tuple[date, date] | None, str | None, str]:
    span = st.session_state.get(_SPAN)
    base = asked.without("from", "to").with_dates(*span) if span else asked.without("from", "to")
    days = span or store.extent(base)
    unit = st.session_state.get(_UNIT) or (best_unit(*days) if days else None)
    return base, span, _wide_enough(unit, days), st.session_state.get(_BY, "type")


def _wide_enough(unit: str | None, days: tuple[date, date] | None) -> str | None:
    if unit is None or days is None:
        return unit
    length = (days[1] - days[0]).days + 1
    wider = UNITS[UNITS.index(unit) :]
    return next((one for one in wider if length / _DAYS[one] <= MOST_BARS), "year")


def _units(shown: Timeline, span: tuple[date, date] | None) -> list[str]:
    first, last = span or (shown.starts[0], _end(shown))
    length = (last - first).days + 1
    return [one for one in UNITS if length / _DAYS[one] <= MOST_BARS and length >= _DAYS[one]] or [shown.unit]


@st.cache_data(max_entries=64, show_spinner=False)
def _counted(_store: Store, version: str, query: str, unit: str | None, by: str) -> tuple[Timeline, list[Layer]]:
    asked = View.parse(query)[0].filter
    found = counted(_store, asked, unit, by)
    span = (asked.date_from, asked.date_to) if asked.date_from and asked.date_to else None
    return found, cube(_store, asked, _clipped(found, span).starts, found.unit, by)


def _clipped(found: Timeline, span: tuple[date, date] | None) -> Timeline:
    """The bins that lie in the days looked at: events may reach far beyond them."""
    if span is None or not found.starts:
        return found
    ends = (*found.starts[1:], _end(found))
    kept = [number for number, start in enumerate(found.starts) if start <= span[1] and ends[number] > span[0]]
    if not kept:
        return found
    chosen = slice(kept[0], kept[-1] + 1)
    series = tuple(type(one)(one.value, one.label, one.lane, one.counts[chosen]) for one in found.series)
    return Timeline(found.unit, found.by, found.total, found.starts[chosen], ends[kept[-1]], series)


def _end(found: Timeline) -> date:
    return found.end or date.max


def _window(shown: Timeline, lasts: list[date], asked: EventFilter) -> list[int] | None:
    """The bins that the filter's days touch: [first, last]; None without days, or where they lie elsewhere."""
    if asked.date_from is None and asked.date_to is None:
        return None
    start, end = asked.date_from or shown.starts[0], asked.date_to or lasts[-1]
    touched = [n for n, first in enumerate(shown.starts) if first <= end and lasts[n] >= start]
    return [touched[0], touched[-1]] if touched else None


def _said(asked: EventFilter, total: int, shown: Timeline, lasts: list[date], say: Translator) -> str:
    start, end = asked.date_from or shown.starts[0], asked.date_to or lasts[-1]
    events = say.n("{n} event", "{n} events", total)
    return say.t("{events}, {start} to {end}", events=events, start=say.day(start), end=say.day(end))


def _look(value: str, by: str, say: Translator) -> dict[str, str]:
    """Name, colour and shape of a value, as the map has them."""
    if by == "status":
        style = STATUS_STYLE.get(value)
        colour = _STATUS_COLOURS.get(value, "#5b6770")
        label = say.t(style.label) if style else value
        return {"label": label or say.t("Not given"), "fill": colour, "stroke": colour, "path": _SQUARE}
    symbol = next((one for one in EVENT_SYMBOLS.values() if one.slug == value), None)
    if symbol is None:
        return {"label": value or say.t("Not given"), "fill": "#8a949c", "stroke": "#5b6770", "path": _SQUARE}
    return {"label": say.t(symbol.label), "fill": symbol.fill, "stroke": symbol.stroke, "path": symbol.path}


_SQUARE = "M4,4L20,4L20,20L4,20Z"


def _brushed(said: Any) -> None:
    asked = state.current_view()[0].filter
    days = [date.fromisoformat(said[side]) if said.get(side) else None for side in ("from", "to")]
    state.show_filter(asked.with_dates(*days))


def _setting(said: Any) -> None:
    asked = state.current_view()[0].filter
    match said["name"]:
        case "unit" if said["value"] in UNITS:
            st.session_state[_UNIT] = said["value"]
        case "by" if said["value"] in ("type", "status"):
            st.session_state[_BY] = said["value"]
        case "closer" if asked.date_from and asked.date_to:
            st.session_state[_SPAN] = (asked.date_from, asked.date_to)
            st.session_state[_UNIT] = None
        case "whole":
            st.session_state[_SPAN] = st.session_state[_UNIT] = None

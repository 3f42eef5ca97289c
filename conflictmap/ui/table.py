"""The events as a table: sorted and paged by the engine, a row opens its event and flies to it."""

from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import days_in_words, own
from conflictmap.map.nodes import Node, button, el
from conflictmap.model.marking import N_
from conflictmap.model.vocab import GeoPrecision, Status
from conflictmap.query.filters import EventFilter
from conflictmap.query.store import Store
from conflictmap.query.words import admin1_name
from conflictmap.ui.choosing import choose
from conflictmap.ui.components import panel

PAGE_ROWS = 25
COLUMNS: dict[str, tuple[str, str | None]] = {
    "event_date": (N_("When"), "when"),
    "title": (N_("Event"), "title"),
    "event_type": (N_("Event type"), "event_type"),
    "sub_event_type": (N_("Sub-type"), "sub_event_type"),
    "status": (N_("Status"), "status"),
    "place": (N_("Place"), "place"),
    "admin1": (N_("Governorate or region"), "admin1"),
    "country": (N_("Country"), "country"),
    "geo_precision": (N_("Precision"), "geo_precision"),
    "actor1": (N_("Who acted"), None),
    "actor2": (N_("Towards whom"), None),
    "fatalities": (N_("Deaths"), "fatalities"),
    "sources": (N_("Sources"), None),
    "first_reported": (N_("First reported"), "first_reported"),
    "event_id": (N_("Id"), "event_id"),
}
SHOWN = ("event_date", "title", "event_type", "status", "place", "geo_precision", "actor1", "fatalities", "sources")
# Our own words never break inside; figures stand under each other. A cell of the data may hold anything, so it may break.
_LOOKS = dict.fromkeys(("event_type", "sub_event_type", "status", "geo_precision"), "cm-term") | dict.fromkeys(
    ("fatalities", "sources"), "cm-number"
)
_BILINGUAL = {"title": ("title_en", "title_ar"), "place": ("place", "place_ar")}
_BELONGING = _BILINGUAL | {"admin1": ("admin1", "country")}
"""Which columns of the data a column of the table is made of."""


def events_table(
    store: Store, asked: EventFilter, total: int, chosen: str | None, say: Translator, *, key: str, part: str = ""
) -> None:
    """Show one page of the matching events, or of a part of them (`Store.rows`).

    The order, the page and the columns are this tab's own.
    """
    shown = _columns(say, key)
    order = st.session_state.setdefault(f"{key}-order", {"sort": "when", "descending": False, "offset": 0})
    offset = order["offset"] if order["offset"] < total else 0
    rows = store.rows(
        asked,
        sort=_stored(order["sort"], say),
        descending=order["descending"],
        offset=offset,
        limit=PAGE_ROWS,
        columns=_wanted(shown),
        part=part,
    )
    nodes = [
        el(
            "table",
            el("caption", _caption(total, offset, len(rows), say)),
            el("thead", el("tr", [_heading(name, order, say) for name in shown])),
            el("tbody", [_row(store, row, shown, chosen, say) for row in rows]),
        ),
        _pages(total, offset, say),
    ]
    panel(nodes, key=key, act=lambda pressed: _pressed(key, pressed), cls="cm-table")


def _columns(say: Translator, key: str) -> list[str]:
    name = f"{key}-columns"
    kept: list[str] = st.session_state.get(f"{key}-kept", list(SHOWN))
    st.session_state[name] = kept
    with st.popover(say.t("Columns")):
        st.pills(
            say.t("Columns"),
            list(COLUMNS),
            selection_mode="multi",
            format_func=lambda column: say.t(COLUMNS[column][0]),
            key=name,
            on_change=lambda: st.session_state.update({f"{key}-kept": st.session_state[name]}),
        )
    return [column for column in COLUMNS if column in kept or column == "title"]


def _wanted(shown: list[str]) -> list[str]:
    columns = ["event_id"]
    for name in shown:
        columns.extend(_BELONGING.get(name, (name,)))
    return list(dict.fromkeys(columns))


def _stored(sort: str, say: Translator) -> str:
    english, arabic = _BILINGUAL.get(sort, (sort, sort))
    return arabic if say.lang == "ar" else english


def _caption(total: int, offset: int, n: int, say: Translator) -> str:
    matching = say.n("{n} event", "{n} events", total)
    if total <= PAGE_ROWS:
        return matching
    return say.t("{events}, rows {first} to {last}", events=matching, first=offset + 1, last=offset + n)


def _heading(name: str, order: dict[str, Any], say: Translator) -> Node:
    label, sort = COLUMNS[name]
    cls = "cm-number" if _LOOKS.get(name) == "cm-number" else None
    if sort is None:
        return el("th", say.t(label), scope="col", cls=cls)
    active = order["sort"] == sort
    direction = ("descending" if order["descending"] else "ascending") if active else "none"
    arrow = {"ascending": " ▲", "descending": " ▼", "none": ""}[direction]
    pressed = button(say.t(label) + arrow, "sort", sort, id=f"sort-{sort}")
    return el("th", pressed, scope="col", aria_sort=direction, cls=cls)


def _row(store: Store, row: dict[str, Any], shown: list[str], chosen: str | None, say: Translator) -> Node:
    cells = [el("td", _cell(store, row, name, say), cls=_LOOKS.get(name)) for name in shown]
    return el("tr", cells, aria_selected="true" if row["event_id"] == chosen else None)


def _cell(store: Store, row: dict[str, Any], name: str, say: Translator) -> Any:
    match name:
        case "title":
            title = own(say, row["title_en"], row["title_ar"])
            return button(title, "event", row["event_id"], cls="cm-link", id=f"row-{row['event_id']}")
        case "event_date":
            return days_in_words(row["event_date"] or "", say)
        case "place":
            return own(say, row["place"], row["place_ar"])
        case "actor1" | "actor2":
            actors = [store.actor(one) or {"name_en": one, "name_ar": ""} for one in row[name] or []]
            return [el("div", own(say, actor["name_en"], actor["name_ar"])) for actor in actors]
        case "sources":
            return say.number(len(row["sources"] or []))
        case "fatalities":
            return "" if row[name] is None else say.number(row[name])
        case "country":
            return say.country(row[name]) if row[name] else ""
        case "status":
            return say.t(Status.of(row[name]).label) if row[name] else ""
        case "geo_precision":
            return say.t(GeoPrecision.of(row[name] or "unknown").label)
        case "first_reported":
            return say.day(row[name]) if row[name] else say.t("not known")
        case "admin1":
            return admin1_name(row[name] or "", say, row["country"] or "")
        case "event_id":
            return el("bdi", row[name], dir="ltr")
        case _:
            return say.t(row[name] or "")


def _pages(total: int, offset: int, say: Translator) -> Node | None:
    if total <= PAGE_ROWS:
        return None
    before = button(say.t("Previous page"), "page", offset - PAGE_ROWS, disabled=offset == 0, id="page-before")
    after = button(
        say.t("Next page"), "page", offset + PAGE_ROWS, disabled=offset + PAGE_ROWS >= total, id="page-after"
    )
    return el("nav", before, after, cls="cm-pages", aria_label=say.t("Pages of the table"))


def _pressed(key: str, pressed: Any) -> None:
    order = st.session_state[f"{key}-order"]
    match pressed["name"]:
        case "event":
            choose(pressed["value"], flying=True)
            st.session_state[f"{key}-chosen"] = True
        case "page":
            order["offset"] = max(0, int(pressed["value"]))
        case "sort":
            again = order["sort"] == pressed["value"]
            order.update(sort=pressed["value"], descending=again and not order["descending"], offset=0)

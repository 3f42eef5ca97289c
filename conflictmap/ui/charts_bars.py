"""Bars as lists of buttons: name, bar, number, and beside it the period before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Child, Node, button, el
from conflictmap.query.facets import Bar, Pair
from conflictmap.query.filters import EventFilter
from conflictmap.query.store import Store
from conflictmap.query.words import admin1_name, key_name, source_names, value_name


@dataclass(frozen=True)
class Asked:
    """What a chart shows: the filter, the same for the period before (or None), events or deaths, how many bars."""

    store: Store
    filter: EventFilter
    before: EventFilter | None
    measure: str
    most: int


def bars(asked: Asked, key: str, say: Translator) -> list[Node]:
    """The values of one key; pressing one adds it to the filter or takes it out."""
    found = asked.store.facet(asked.filter, key)
    found = sorted(found, key=lambda bar: (-_size(bar, asked.measure), -bar.n))
    earlier = {bar.value: bar for bar in asked.store.facet(asked.before, key)} if asked.before else {}
    longest = max((_size(bar, asked.measure) for bar in (*found[:1], *earlier.values())), default=0)
    names = _names(asked.store, key, found[: asked.most], say)
    rows = [
        el(
            "li",
            _row(key, bar, names[bar.value], earlier.get(bar.value) if asked.before else None, longest, asked, say),
        )
        for bar in found[: asked.most]
    ]
    note = say.t(
        "{n} values. The numbers say what choosing a value would give; an event with two of them counts under both.",
        n=len(found),
    )
    title = say.t("The events by: {key}", key=key_name(key, say))
    return _chart(rows, len(found), note, title, asked, say)


def pair_bars(asked: Asked, say: Translator) -> list[Node]:
    """Pairs of actors, who acted first; each name sets the filter."""
    found = asked.store.pairs(asked.filter, 200)
    found = sorted(found, key=lambda pair: (-_size(pair, asked.measure), -pair.n))
    before = {(pair.one, pair.two): pair for pair in asked.store.pairs(asked.before, 1000)} if asked.before else {}
    longest = max((_size(pair, asked.measure) for pair in found), default=0)
    rows = []
    for pair in found[: asked.most]:
        one, two = (
            button(value_name(asked.store, asked.filter, "actor", name, say), "actor", name, cls="cm-link")
            for name in (pair.one, pair.two)
        )
        arrow = el("span", " → " if say.direction == "ltr" else " ← ", aria_hidden="true")
        names = el("span", one, arrow, el("span", say.t("towards"), cls="cm-hidden"), two, cls="cm-bar-name")
        earlier = before.get((pair.one, pair.two)) if asked.before else None
        rows.append(el("li", el("div", names, _measures(pair, earlier, longest, asked, say), cls="cm-bar")))
    note = say.t("Actors as coded, without the groups above them: who acted, and towards whom.")
    return _chart(rows, len(found), note, say.t("Pairs of actors"), asked, say)


def _chart(rows: list[Node], total: int, note: str, title: str, asked: Asked, say: Translator) -> list[Node]:
    if not rows:
        return [el("p", say.t("No event of this view says so."))]
    nodes = [el("p", _periods(asked, say), cls="cm-muted") if asked.before else None, el("ul", rows, aria_label=title)]
    if total > len(rows):
        nodes.append(button(say.t("Show more"), "more", 1, cls="cm-tool", id="bars-more"))
    return [node for node in (*nodes, el("p", note, cls="cm-muted")) if node]


def _row(key: str, bar: Bar, name: Child, earlier: Bar | None, longest: int, asked: Asked, say: Translator) -> Node:
    tick = el("span", "✓" if bar.chosen else "", cls="cm-box", aria_hidden="true")
    return button(
        el("span", el("span", tick, " ", name, cls="cm-bar-name"), _measures(bar, earlier, longest, asked, say)),
        key,
        bar.value,
        cls="cm-bar",
        aria_pressed="true" if bar.chosen else "false",
        id=f"bar-{key}-{bar.value}",
    )


def _measures(bar: Bar | Pair, earlier: Bar | Pair | None, longest: int, asked: Asked, say: Translator) -> Node:
    share = _size(bar, asked.measure) / longest if longest else 0
    tracks = [el("span", el("span", cls="cm-bar-fill", data_share=f"{share:.4f}"), cls="cm-bar-track")]
    if asked.before:
        past = _size(earlier, asked.measure) / longest if earlier and longest else 0
        tracks.append(
            el("span", el("span", cls="cm-bar-past", data_share=f"{past:.4f}"), cls="cm-bar-track cm-bar-thin")
        )
    figure = _deaths(bar, say) if asked.measure == "deaths" else say.number(bar.n)
    parts = [el("span", tracks, cls="cm-bar-tracks", aria_hidden="true"), el("span", figure, cls="cm-bar-n")]
    if asked.before:
        parts.append(el("span", _change(bar, earlier, asked, say), cls="cm-bar-change"))
    return el("span", parts, cls="cm-bar-measures")


def _size(bar: Bar | Pair, measure: str) -> int:
    return bar.best if measure == "deaths" else bar.n


def _deaths(bar: Bar | Pair, say: Translator) -> str:
    if not bar.reported:
        return say.t("no report")
    if bar.low == bar.high:
        return say.number(bar.best)
    return say.t("{best} ({low} to {high})", best=bar.best, low=bar.low, high=bar.high)


def _change(bar: Bar | Pair, earlier: Bar | Pair | None, asked: Asked, say: Translator) -> str:
    if asked.measure == "deaths" and not (earlier and earlier.reported):
        return say.t("before: no report")
    past = _size(earlier, asked.measure) if earlier else 0
    difference = _size(bar, asked.measure) - past
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    change = say.ltr(sign + say.number(abs(difference)))
    return say.t("before: {past}, {change}", past=past, change=change)


def _periods(asked: Asked, say: Translator) -> str:
    if asked.before is None:
        return ""
    days = asked.store.extent(asked.filter.without("from", "to")) or (date.min, date.max)
    now = _period(asked.filter.date_from or days[0], asked.filter.date_to or days[1], say)
    past = _period(asked.before.date_from or days[0], asked.before.date_to or days[1], say)
    return say.t(
        "{events} {now}; {before} {past}.",
        events=say.n("{n} event", "{n} events", asked.store.count(asked.filter)),
        now=now,
        before=say.n("{n} event", "{n} events", asked.store.count(asked.before)),
        past=past,
    )


def _period(start: date, end: date, say: Translator) -> str:
    return say.t("from {start} to {end}", start=say.day(start), end=say.day(end))


def _names(store: Store, key: str, found: Iterable[Bar], say: Translator) -> dict[str, Any]:
    if key == "source":
        names = source_names(store, say)
        return {bar.value: el("bdi", names.get(bar.value, bar.value)) for bar in found}
    if key == "admin1":
        return {bar.value: el("bdi", admin1_name(bar.label, say)) for bar in found}
    return {bar.value: el("bdi", value_name(store, EventFilter(), key, bar.value, say)) for bar in found}

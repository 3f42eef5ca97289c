"""Counts on map, timeline, charts, table and API agree with a plain-Python reading, for every filter."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings

from conflictmap.model.slugs import slug
from conflictmap.query.clusters import MAX_FEATURES
from conflictmap.query.filters import LIST_KEYS, EventFilter
from conflictmap.query.mercator import Box
from conflictmap.query.store import Store
from conflictmap.query.tables import Tables
from tests import query_reference as reference

# Without shrinking: every step of it opens a collection, and a failure would take minutes to show.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
WORLD = Box(-180, -90, 180, 90)


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(reference.collections(), reference.filters())
def test_every_figure_agrees_with_a_plain_reading(tables: Tables, asked: EventFilter) -> None:
    store = Store.open_tables(tables)
    expected = reference.chosen(tables, asked)
    ids = [event["event_id"] for event in expected]
    assert store.count(asked) == len(ids)
    assert [row["event_id"] for row in store.rows(asked, limit=1000)] == ids
    _map_agrees(store, asked, expected)
    _timeline_agrees(store, asked, expected)
    _facets_agree(store, tables, asked)
    _deaths_agree(store, asked, expected)
    _neighbours_agree(store, asked, ids)
    _emptiness_agrees(store, tables, asked)


def _map_agrees(store: Store, asked: EventFilter, expected: list[dict]) -> None:
    reasons = Counter(filter(None, map(reference.off_map, expected)))
    shown = store.viewport(asked, WORLD, 3)
    assert shown["total"] == len(expected)
    assert {reason: n for reason, n in shown["off_map"].items() if n} == reasons
    assert shown["shown"] == sum(feature["n"] for feature in shown["features"]) == len(expected) - reasons.total()
    halves = [store.viewport(asked, box, 6)["shown"] for box in (Box(-180, -90, 35.99, 90), Box(35.99, -90, 180, 90))]
    assert sum(halves) >= shown["shown"]


def _timeline_agrees(store: Store, asked: EventFilter, expected: list[dict]) -> None:
    days = reference.by_day(expected)
    for unit in ("day", "week", "month", "year", None):
        line = store.timeline(asked, unit)
        got = {
            (series.value, series.lane, start): n
            for series in line.series
            for start, n in zip(line.starts, series.counts, strict=True)
            if n
        }
        assert sum(got.values()) == pytest.approx(len(expected), abs=1e-3)
        bins = list(pairwise((*line.starts, line.end)))
        want: Counter[tuple[str, str, date]] = Counter()
        for (kind, lane, day), share in days.items():
            start = next(start for start, end in bins if start <= day < end)
            want[kind, lane, start] += share  # type: ignore[assignment]
        assert got == pytest.approx(dict(want), abs=1e-4)


def _facets_agree(store: Store, tables: Tables, asked: EventFilter) -> None:
    for key in LIST_KEYS:
        for bar in store.facet(asked, key):
            alone = asked.without(key).with_value(key, bar.value)
            assert bar.n == len(reference.chosen(tables, alone)), (key, bar)
            assert bar.n == store.count(alone)
        inside = {bar.value: bar.n for bar in store.facet(asked, key, others_only=False)}
        assert all(n <= store.count(asked) for n in inside.values())


def _deaths_agree(store: Store, asked: EventFilter, expected: list[dict]) -> None:
    deaths = store.deaths(asked)
    figures = [(event["fatalities_low"], event["fatalities"], event["fatalities_high"]) for event in expected]
    reported = [figure for figure in figures if figure != (None, None, None)]

    def first(*values: int | None) -> int:
        return next((value for value in values if value is not None), 0)

    assert deaths.reported == len(reported)
    assert deaths.unreported == len(figures) - len(reported)
    assert deaths.low == sum(first(low, best) for low, best, _ in figures)
    assert deaths.best == sum(first(best, low) for low, best, _ in figures)
    assert deaths.high == sum(first(high, best, low) for low, best, high in figures)


def _neighbours_agree(store: Store, asked: EventFilter, ids: list[str]) -> None:
    around = [None, *ids, None]
    for place, here in enumerate(ids, start=1):
        assert store.neighbours(asked, here) == (around[place - 1], around[place + 1])


def _emptiness_agrees(store: Store, tables: Tables, asked: EventFilter) -> None:
    emptied = store.explain_empty(asked)
    if reference.chosen(tables, asked):
        assert emptied is None
        return
    keys = [key for key in asked.active_keys() if key != "accused"]
    to_blame = {key: n for key in keys if (n := len(reference.chosen(tables, asked.without(key))))}
    assert dict(emptied.keys) == to_blame
    assert emptied.jointly == (() if to_blame else tuple(keys))


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(reference.collections(), reference.filters())
def test_pairs_sources_and_hidden_events_agree(tables: Tables, asked: EventFilter) -> None:
    store = Store.open_tables(tables)
    expected = reference.chosen(tables, asked)
    pairs = Counter((one, two) for event in expected for one in event["actor1"] for two in event["actor2"])
    assert {(pair.one, pair.two): pair.n for pair in store.pairs(asked, 1000)} == pairs
    out = {
        one
        for event in expected
        for one in event["sources"]
        if not asked.known or ((day := reference.SOURCES[one]) and day <= asked.known)
    }
    assert store.origins(asked) == (len(out), len({reference.ROOTS[one] for one in out}))
    if asked.known:
        every = reference.chosen(tables, asked.without("known"))
        # Without `known` no source and no claim is too late either, so the plain list may hold more than are hidden.
        unknown = sum(event["first_reported"] is None for event in every)
        later = sum(bool(event["first_reported"] and event["first_reported"] > asked.known) for event in every)
        assert store.hidden(asked) == {"later": later, "unknown": unknown}


@settings(max_examples=15, deadline=None, phases=PHASES)
@given(reference.collections(), reference.filters())
def test_clusters_count_every_event_in_view_once(tables: Tables, asked: EventFilter) -> None:
    from conflictmap.query import clusters

    store = Store.open_tables(tables)
    kinds = Counter(
        slug(event["event_type"] or "") for event in reference.chosen(tables, asked) if not reference.off_map(event)
    )
    plain = clusters.PLAIN_BELOW
    clusters.PLAIN_BELOW = 0
    try:
        shown = store.viewport(asked, WORLD, 2)
    finally:
        clusters.PLAIN_BELOW = plain
    assert len(shown["features"]) <= MAX_FEATURES
    got: Counter[str] = Counter()
    for feature in shown["features"]:
        got.update(feature["types"] if feature["n"] > 1 else {feature["type"]: 1})
    assert {kind: n for kind, n in got.items() if n} == kinds
    assert sum(feature["n"] for feature in shown["features"]) == shown["shown"] == kinds.total()

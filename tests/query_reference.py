"""A second, plain-Python reading of what filters and aggregations mean, and random collections to compare on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from conflictmap.model.folding import fold
from conflictmap.model.slugs import slug
from conflictmap.query.filters import EventFilter
from conflictmap.query.tables import Tables, build

FIRST = date(2017, 11, 20)
TYPES = ["Battles", "Explosions/Remote violence", "Diplomacy", None]
STATUSES = ["occurred", "ongoing", "announced", "cancelled"]
PRECISIONS = ["site", "town", "admin1", "country", "unknown"]
ADMIN1 = ["Idlib", "Rural Damascus", "ريف حلب", None, ""]
PARENTS = {"x-army": None, "x-brigade": "x-army", "x-battalion": "x-brigade", "x-other": None, "x-civilians": None}
SOURCES = {"s-a": date(2018, 1, 3), "s-b": date(2018, 1, 20), "s-c": None, "s-d": date(2018, 3, 1)}
ROOTS = {"s-a": "s-a", "s-b": "s-a", "s-c": "s-c", "s-d": "s-d"}
TEXTS = ["Al-Qāmišlī القامشلي", "غارة على إدلب", "shelling in Ḥamāh", "50% _off' OR 1=1 --", "", "Talks"]

DAYS = st.integers(0, 140).map(lambda number: FIRST + timedelta(days=number))
MAYBE_COUNT = st.none() | st.integers(0, 50)


def lineage(actor: str) -> list[str]:
    found = [actor]
    while parent := PARENTS.get(found[-1]):
        found.append(parent)
    return found


@st.composite
def events(draw: st.DrawFn, number: int) -> dict[str, Any]:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 5, 30, 61, 400])))
    placed = draw(st.sampled_from([True, True, True, False]))
    actor1 = draw(st.lists(st.sampled_from(sorted(PARENTS)), max_size=2, unique=True))
    actor2 = draw(st.lists(st.sampled_from([*PARENTS, "x-stranger"]), max_size=2, unique=True))
    sources = draw(st.lists(st.sampled_from(sorted(SOURCES)), max_size=3, unique=True))
    text = draw(st.sampled_from(TEXTS))
    return {
        "event_id": f"ev-{number:03d}",
        "event_type": draw(st.sampled_from(TYPES)),
        "status": draw(st.sampled_from(STATUSES)),
        "geo_precision": draw(st.sampled_from(PRECISIONS)),
        "unit": draw(st.sampled_from(["incident", "campaign"])),
        "admin1": draw(st.sampled_from(ADMIN1)),
        "latitude": draw(st.sampled_from([35.0, 35.5, 33.51, 55.75, -12.0]) | st.floats(-84, 84)) if placed else None,
        "longitude": draw(st.sampled_from([36.0, 36.3, 37.6, 179.9]) | st.floats(-180, 180)) if placed else None,
        "start_day": start,
        "end_day": end,
        "actor1": actor1,
        "actor2": actor2,
        "actors_all": list(dict.fromkeys(one for actor in (*actor1, *actor2) for one in lineage(actor))),
        "sources": sources,
        "source_refs": sources,
        "first_reported": min((day for one in sources if (day := SOURCES[one])), default=None),
        "fatalities": draw(MAYBE_COUNT),
        "fatalities_low": draw(MAYBE_COUNT),
        "fatalities_high": draw(MAYBE_COUNT),
        "title_en": text,
        "text_folded": fold(text),
    }


@st.composite
def claims(draw: st.DrawFn, number: int, event_ids: list[str]) -> dict[str, Any]:
    actors = draw(st.lists(st.sampled_from(sorted(PARENTS)), min_size=1, max_size=2, unique=True))
    return {
        "claim_id": f"cl-{number}",
        "event_ids": draw(st.lists(st.sampled_from(event_ids), max_size=2, unique=True)) if event_ids else [],
        "known_on": draw(st.none() | DAYS),
        "accused": list(dict.fromkeys(one for actor in actors for one in lineage(actor))),
    }


@st.composite
def collections(draw: st.DrawFn) -> Tables:
    size = draw(st.integers(0, 25))
    found = [draw(events(number)) for number in range(size)]
    ids = [event["event_id"] for event in found]
    return build(
        found,
        claims=[draw(claims(number, ids)) for number in range(draw(st.integers(0, 4)))],
        sources=[{"source_id": one, "published_day": SOURCES[one], "root": ROOTS[one]} for one in SOURCES],
        actors=[{"actor_id": one, "name_en": one, "lineage": lineage(one)} for one in PARENTS],
        version="test",
    )


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=3).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> EventFilter:
    start, end = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if start and end and start > end:
        start, end = end, start
    return EventFilter(
        date_from=start,
        date_to=end,
        actor=draw(_some([*PARENTS, "x-stranger", "x-absent"])),
        accused=draw(st.booleans()),
        type=draw(_some([slug(name) for name in TYPES if name] + ["riots"])),
        status=draw(_some(STATUSES)),
        precision=draw(_some(PRECISIONS)),
        source=draw(_some(sorted(SOURCES))),
        admin1=draw(_some([slug(name) for name in ADMIN1 if name])),
        q=draw(
            st.just("")
            | st.sampled_from(
                ["القامشلي", "qamishli", "qamisli", "ادلب غارة", "hama", "' OR 1=1", "%", "_", "in talks"]
            )
        ),
        known=draw(st.none() | DAYS),
    )


def accusers(tables: Tables, asked: EventFilter) -> dict[str, set[str]]:
    """Event id → actors of claims about it, as far as they were known."""
    found: dict[str, set[str]] = {}
    for claim in tables.claims.to_pylist():
        if asked.known and not (claim["known_on"] and claim["known_on"] <= asked.known):
            continue
        for event_id in claim["event_ids"]:
            found.setdefault(event_id, set()).update(claim["accused"])
    return found


def _word(asked: tuple[str, ...], value: str | None) -> bool:
    return not asked or slug(value or "") in asked


def matches(event: Mapping[str, Any], asked: EventFilter, accused: Mapping[str, set[str]]) -> bool:
    actors = set(event["actors_all"])
    if asked.accused:
        actors |= accused.get(event["event_id"], set())
    sources = {one for one in event["sources"] if not asked.known or ((day := SOURCES[one]) and day <= asked.known)}
    return (
        (asked.date_from is None or event["end_day"] >= asked.date_from)
        and (asked.date_to is None or event["start_day"] <= asked.date_to)
        and (asked.known is None or (event["first_reported"] is not None and event["first_reported"] <= asked.known))
        and (not asked.actor or bool(actors & set(asked.actor)))
        and (not asked.source or bool(sources & set(asked.source)))
        and _word(asked.type, event["event_type"])
        and _word(asked.status, event["status"])
        and _word(asked.precision, event["geo_precision"])
        and _word(asked.admin1, event["admin1"])
        and all(word in event["text_folded"] for word in fold(asked.q).split())
    )


def chosen(tables: Tables, asked: EventFilter) -> list[dict[str, Any]]:
    accused = accusers(tables, asked)
    return [event for event in tables.events.to_pylist() if matches(event, asked, accused)]


def off_map(event: Mapping[str, Any]) -> str | None:
    if event["geo_precision"] in ("country", "unknown"):
        return str(event["geo_precision"])
    return "no-point" if event["latitude"] is None or event["longitude"] is None else None


def by_day(found: list[dict[str, Any]]) -> Counter[tuple[str, str, date]]:
    """(type slug, lane, day) → share of events."""
    shares: Counter[tuple[str, str, date]] = Counter()
    for event in found:
        days = (event["end_day"] - event["start_day"]).days + 1
        lane = "announced" if event["status"] == "announced" else "main"
        for number in range(days):
            shares[slug(event["event_type"] or ""), lane, event["start_day"] + timedelta(days=number)] += 1 / days  # type: ignore[assignment]
    return shares

"""How many: totals, reasons for not being on the map, deaths, independent origins, and what emptied a filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import ibis

from conflictmap.query.base import Base
from conflictmap.query.filters import EventFilter
from conflictmap.query.index import OFF_MAP
from conflictmap.query.predicate import Shape, matching


@dataclass(frozen=True)
class Deaths:
    """Deaths reported: sums of the low, best and high figures (a missing one is read from its neighbour), the number
    of events with a report and without one, and how many of those with one are campaigns, whose incidents may be
    counted beside them."""

    low: int
    best: int
    high: int
    reported: int
    unreported: int
    campaigns: int


@dataclass(frozen=True)
class Emptied:
    """Why a filter has no event: (key, events without it) for each key that alone would have to go, most events first.

    ``jointly`` holds all active keys when no single one is to blame.
    """

    keys: tuple[tuple[str, int], ...]
    jointly: tuple[str, ...] = ()


def _by_place(shape: Shape) -> Any:
    return matching(shape).group_by("off_map").agg(n=lambda t: t.count())


def places(store: Base, asked: EventFilter, part: str = "") -> tuple[int, dict[str, int]]:
    """Return the number of events and, by reason, of those that have no symbol on the map."""
    found = {row["off_map"]: row["n"] for row in store.run(store.ask(asked, part), _by_place)}
    return sum(found.values()), {reason: found.get(code, 0) for code, reason in OFF_MAP.items()}


def count(store: Base, asked: EventFilter, part: str = "") -> int:
    """Return the number of events."""
    return places(store, asked, part)[0]


def _extent(shape: Shape) -> Any:
    found = matching(shape)
    return found.agg(first=found.start_day.min(), last=found.end_day.max())


def extent(store: Base, asked: EventFilter) -> tuple[date, date] | None:
    """Return the first and last day of the events; ``None`` when there are none."""
    row = store.run(store.ask(asked), _extent)[0]
    return (row["first"], row["last"]) if row["first"] else None


def death_figures(table: Any) -> dict[str, Any]:
    """Return the aggregates of deaths over a table that has the three fatality columns."""
    low, best, high = table.fatalities_low, table.fatalities, table.fatalities_high
    reported = low.notnull() | best.notnull() | high.notnull()
    return {
        "low": ibis.coalesce(low, best, 0).sum().fill_null(0),
        "best": ibis.coalesce(best, low, 0).sum().fill_null(0),
        "high": ibis.coalesce(high, best, low, 0).sum().fill_null(0),
        "reported": reported.sum().fill_null(0),
    }


def _deaths(shape: Shape) -> Any:
    found = matching(shape)
    campaigns = (found.campaign & ibis.coalesce(found.fatalities, found.fatalities_high, 0).__gt__(0)).sum()
    return found.agg(n=found.count(), campaigns=campaigns.fill_null(0), **death_figures(found))


def deaths(store: Base, asked: EventFilter) -> Deaths:
    """Return the deaths: "at least ``low`` reported, ``unreported`` events without a report"."""
    row = store.run(store.ask(asked), _deaths)[0]
    figures = {name: int(value) for name, value in row.items()}
    return Deaths(unreported=figures.pop("n") - figures["reported"], **figures)


def _sources(shape: Shape) -> Any:
    return matching(shape).pipe(lambda t: t.select(code=t.sources.unnest())).distinct()


def origins(store: Base, asked: EventFilter) -> tuple[int, int]:
    """Return the number of sources behind the events (published by ``known``) and of their independent origins."""
    codes = store.run(store.ask(asked), _sources)
    found = [store.dimensions.values["source"][row["code"]] for row in codes]
    out = [source for source in found if asked.known is None or store.dimensions.published_by(source, asked.known)]
    return len(out), len({store.dimensions.roots.get(source, source) for source in out})


def _unreported(shape: Shape) -> Any:
    found = matching(shape)
    unknown = found.first_reported.isnull().sum().fill_null(0)
    return found.agg(later=found.count() - unknown, unknown=unknown)


def hidden(store: Base, asked: EventFilter) -> dict[str, int]:
    """Return how many events ``known`` hides: reported ``later``, and of ``unknown`` first report."""
    if asked.known is None:
        return {"later": 0, "unknown": 0}
    row = store.run(store.ask(asked, "hidden"), _unreported)[0]
    return {name: int(value) for name, value in row.items()}


def explain_empty(store: Base, asked: EventFilter) -> Emptied | None:
    """Return which keys emptied the filter; ``None`` when it is not empty."""
    if count(store, asked):
        return None
    active = [key for key in asked.active_keys() if key != "accused"]
    alone = [(key, n) for key in active if (n := count(store, asked.without(key)))]
    return Emptied(tuple(sorted(alone, key=lambda pair: -pair[1])), () if alone else tuple(active))


def previous_period(store: Base, asked: EventFilter) -> EventFilter | None:
    """Return the same question for the equally long period just before; an open side is taken from the data."""
    days = extent(store, asked.without("from", "to"))
    if days is None:
        return None
    start, end = asked.date_from or days[0], asked.date_to or days[1]
    length = end - start
    try:
        return asked.with_dates(start - length - timedelta(days=1), start - timedelta(days=1))
    except OverflowError:
        return None

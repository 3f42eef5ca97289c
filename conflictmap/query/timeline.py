"""Events through time, spread honestly.

An event counts as 1 in all. One whose days lie in a single bin counts there; one that may have happened, or lasted,
over n days (an interval, a month-only date) gives each of them 1/n, so that a bin gets its share of days. Announced
events keep a lane of their own: they are plans, not occurrences. Nothing is lost: the bins and lanes add up to the
number of events, also where an event reaches beyond the days that the filter asks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from conflictmap.model.vocab import Status
from conflictmap.query.base import Base
from conflictmap.query.counts import count, extent
from conflictmap.query.filters import EventFilter
from conflictmap.query.predicate import Shape, matching

UNITS: tuple[str, ...] = ("day", "week", "month", "year")
"""Widths of a bin; weeks begin on Monday (ISO 8601)."""
BY: tuple[str, ...] = ("type", "status")
_WIDEST = {"day": 62, "week": 400, "month": 5500}
_MOST_BINS = 4000
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_TRUNCATE = {"day": "D", "week": "W", "month": "M", "year": "Y"}


@dataclass(frozen=True)
class Series:
    """Shares of one value (address form and label) by bin; ``lane`` is ``main`` or ``announced``."""

    value: str
    label: str
    lane: str
    counts: tuple[float, ...]


@dataclass(frozen=True)
class Timeline:
    """Bins of one ``unit``: ``starts[i]`` is the first day of bin i, ``end`` the day after the last bin."""

    unit: str
    by: str
    total: int
    starts: tuple[date, ...] = ()
    end: date | None = None
    series: tuple[Series, ...] = ()


def best_unit(start: date, end: date) -> str:
    """Return the unit that suits a span: days to two months, weeks to a year, months to fifteen years, then years."""
    span = (end - start).days + 1
    return next((unit for unit, widest in _WIDEST.items() if span <= widest), "year")


def timeline(store: Base, asked: EventFilter, unit: str | None = None, by: str = "type") -> Timeline:
    """Return the events by bin, stacked by ``by`` (``type`` or ``status``).

    ``unit=None`` chooses by span; a unit that would give more than 4,000 bins is widened. KeyError for unknown names.
    """
    if by not in BY or (unit is not None and unit not in UNITS):
        raise KeyError(by if by not in BY else unit)
    days = extent(store, asked)
    if days is None:
        return Timeline(unit or "day", by, 0)
    chosen = _bounded(unit or best_unit(*days), *days)
    edges = _edges(chosen, *days)
    question = store.ask(asked)
    shares = _Shares(edges, chosen)
    for row in store.run(question, _whole, chosen, by):
        shares.add_whole(row["key"], row["status"], row["start"], row["n"])
    parted = store.arrays(question, _parted, chosen, by)
    if len(parted["n"]):
        shares.add_parted(parted)
    return Timeline(
        unit=chosen,
        by=by,
        total=count(store, asked),
        starts=tuple(edges[:-1].tolist()),
        end=edges[-1].item(),
        series=_series(store, by, shares),
    )


def _bounded(unit: str, start: date, end: date) -> str:
    span = (end - start).days + 1
    wide_enough = [name for name in UNITS[UNITS.index(unit) :] if span / _DAYS[name] <= _MOST_BINS]
    return wide_enough[0] if wide_enough else "year"


def _edges(unit: str, start: date, end: date) -> Any:
    """Return the first day of every bin and the day after the last, as datetime64[D]."""
    found = [_first_day(unit, start)]
    while found[-1] <= end:
        found.append(_next(unit, found[-1]))
    return np.array(found, dtype="datetime64[D]")


def _first_day(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1 if unit in ("month", "year") else day.day, month=1 if unit == "year" else day.month)


def _next(unit: str, day: date) -> date:
    if unit == "year":
        return day.replace(year=day.year + 1)
    if unit == "month":
        return (day + timedelta(days=31)).replace(day=1)
    return day + timedelta(days=_DAYS[unit])


def _keyed(shape: Shape, unit: str, by: str) -> Any:
    found = matching(shape)
    code = _TRUNCATE[unit]
    return found.mutate(key=found[by], first=found.start_day.truncate(code), last=found.end_day.truncate(code))


def _whole(shape: Shape, unit: str, by: str) -> Any:
    found = _keyed(shape, unit, by)
    return found.filter(found.first == found.last).group_by("key", "status", start="first").agg(n=lambda t: t.count())


def _parted(shape: Shape, unit: str, by: str) -> Any:
    found = _keyed(shape, unit, by)
    found = found.filter(found.first != found.last)
    return found.group_by("key", "status", "start_day", "end_day").agg(n=lambda t: t.count())


class _Shares:
    """Collects shares by (key, status) over the bins."""

    def __init__(self, edges: Any, unit: str) -> None:
        self.edges = edges
        self.unit = unit
        self.counts: dict[tuple[int, int], Any] = {}

    def _of(self, key: int, status: int) -> Any:
        return self.counts.setdefault((int(key), int(status)), np.zeros(len(self.edges) - 1))

    def add_whole(self, key: int, status: int, start: date, n: int) -> None:
        place = int(np.searchsorted(self.edges, np.datetime64(start, "D"), side="right")) - 1
        self._of(key, status)[place] += n

    def add_parted(self, columns: Any) -> None:
        origin = self.edges[0]
        starts = (columns["start_day"].astype("datetime64[D]") - origin).astype(np.int64)
        stops = (columns["end_day"].astype("datetime64[D]") - origin).astype(np.int64) + 1
        edges = (self.edges - origin).astype(np.int64)
        for key, status in {*zip(columns["key"].tolist(), columns["status"].tolist(), strict=True)}:
            chosen = (columns["key"] == key) & (columns["status"] == status)
            self._of(key, status)[:] += _spread(starts[chosen], stops[chosen], columns["n"][chosen], edges)


def _spread(starts: Any, stops: Any, n: Any, edges: Any) -> Any:
    """Return how much of ``n`` events, each even over its days start..stop (open), falls between the edges."""
    rate = n / (stops - starts)
    return np.diff(_ramp(starts, rate, edges) - _ramp(stops, rate, edges))


def _ramp(days: Any, rate: Any, edges: Any) -> Any:
    """Return the sum of ``rate * max(0, edge - day)`` at each edge."""
    order = np.argsort(days)
    upto = np.searchsorted(days[order], edges, side="right")
    rates = np.concatenate([[0.0], np.cumsum(rate[order])])
    moments = np.concatenate([[0.0], np.cumsum(rate[order] * days[order])])
    return rates[upto] * edges - moments[upto]


def _series(store: Base, by: str, shares: _Shares) -> tuple[Series, ...]:
    announced = store.dimensions.codes["status"].get(str(Status.ANNOUNCED), -1)
    lanes: dict[tuple[int, str], Any] = {}
    for (key, status), counts in shares.counts.items():
        lane = (key, "announced" if status == announced else "main")
        lanes[lane] = lanes[lane] + counts if lane in lanes else counts
    found = [
        Series(*store.dimensions.address(by, key), lane, tuple(np.round(counts, 6).tolist()))
        for (key, lane), counts in lanes.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.lane != "main", -sum(one.counts), one.label)))

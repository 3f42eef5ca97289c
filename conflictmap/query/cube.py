"""What a brush over time needs: counted once, any window of whole bins is then two look-ups.

An event whose days are start..end overlaps the bins a..b when it begins by the end of b and does not end before a. So
the number of matching events of a window is (begun in bins up to b) - (ended in bins before a): exact, no sampling,
and two numbers a bin and value are enough, whatever the number of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from conflictmap.query.base import Base
from conflictmap.query.filters import EventFilter
from conflictmap.query.predicate import Shape, matching


@dataclass(frozen=True)
class Layer:
    """Events of one value (address form and label): how many begin, and how many end, in each bin."""

    value: str
    label: str
    begun: tuple[int, ...]
    ended: tuple[int, ...]

    def within(self, first: int, last: int) -> int:
        """Return how many events overlap the bins first..last."""
        return sum(self.begun[: last + 1]) - sum(self.ended[:first])


def cube(store: Base, asked: EventFilter, starts: Sequence[date], unit: str, by: str) -> list[Layer]:
    """Return a layer for every value of ``by`` (``type`` or ``status``), most events first.

    ``starts`` are the first days of consecutive bins of ``unit`` (``day``, ``week``, ``month``, ``year``). What begins
    before the first bin counts as begun in it, what ends after the last as ended in it.
    """
    if not starts:
        return []
    edges = np.array(starts, dtype="datetime64[D]")
    found = store.arrays(store.ask(asked), _by_bins, unit, by)
    first, last = _bins(found["first"], edges), _bins(found["last"], edges)
    layers = []
    for code in sorted({*found["key"].tolist()}):
        own = found["key"] == code
        begun = np.bincount(first[own], found["n"][own], len(edges))
        ended = np.bincount(last[own], found["n"][own], len(edges))
        layers.append(Layer(*store.dimensions.address(by, code), _whole(begun), _whole(ended)))
    return sorted(layers, key=lambda layer: (-sum(layer.begun), layer.label))


def _bins(days: Any, edges: Any) -> Any:
    return np.clip(np.searchsorted(edges, days.astype("datetime64[D]"), side="right") - 1, 0, len(edges) - 1)


def _whole(counts: Any) -> tuple[int, ...]:
    return tuple(int(n) for n in counts)


def _by_bins(shape: Shape, unit: str, by: str) -> Any:
    found, code = matching(shape), unit[0].upper()
    keyed = found.mutate(key=found[by], first=found.start_day.truncate(code), last=found.end_day.truncate(code))
    return keyed.group_by("key", "first", "last").agg(n=lambda t: t.count())

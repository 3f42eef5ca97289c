"""How the events part: by actor, type, status, precision, source, governorate, and by pair of actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conflictmap.query.base import Base
from conflictmap.query.counts import death_figures
from conflictmap.query.filters import LIST_KEYS, EventFilter
from conflictmap.query.predicate import Shape, known_accusations, matching
from conflictmap.query.relations import PAIR

_LISTS = {"actor": "actors", "source": "sources"}


@dataclass(frozen=True)
class Bar:
    """One value of a key: as the address writes it, as the data has it, its events, and deaths reported for them.

    ``reported`` is the number of those events with a figure; ``chosen`` says that the filter asks for the value.
    """

    value: str
    label: str
    n: int
    low: int
    best: int
    high: int
    reported: int
    chosen: bool = False


@dataclass(frozen=True)
class Pair:
    """Events in which actor ``one`` acted and actor ``two`` was the other side."""

    one: str
    two: str
    n: int
    low: int
    best: int
    high: int
    reported: int


def facet(store: Base, asked: EventFilter, key: str, *, others_only: bool = True) -> list[Bar]:
    """Return the values of a list key with their events, most first.

    With ``others_only`` the key's own choice is left aside, so that the figures say what choosing a value would give;
    else they are those of the filtered events. An event with two values counts under both; a parent counts its
    children; blank values are left out. Under ``known``, sources that were not yet out are gone.
    """
    if key not in LIST_KEYS:
        raise KeyError(key)
    question = store.ask(asked.without(key) if others_only else asked)
    found = store.run(question, _by_value, key, asked.accused and key == "actor")
    bars = [_bar(store, asked, key, row) for row in found if row["code"]]
    if key == "source" and asked.known:
        bars = [bar for bar in bars if store.dimensions.published_by(bar.value, asked.known)]
    return sorted(_joined(bars), key=lambda bar: (-bar.n, bar.label))


def pairs(store: Base, asked: EventFilter, limit: int = 50) -> list[Pair]:
    """Return the pairs of acting actor and other side with the most events; groups as coded, without parents."""
    names = store.dimensions.values["actor"]
    return [
        Pair(names[row.pop("one")], names[row.pop("two")], **{name: int(value) for name, value in row.items()})
        for row in store.run(store.ask(asked), _by_pair, limit)
    ]


def _by_value(shape: Shape, key: str, accused: bool) -> Any:
    found = matching(shape)
    if key not in _LISTS:
        return found.group_by(code=found[key]).agg(n=found.count(), **death_figures(found))
    one = found.mutate(code=found[_LISTS[key]].unnest()).select("row_no", "code", *_FATALITIES)
    if accused:
        one = one.union(_accused(shape), distinct=True)
    return one.group_by("code").agg(n=one.count(), **death_figures(one))


_FATALITIES = ("fatalities", "fatalities_low", "fatalities_high")


def _accused(shape: Shape) -> Any:
    found, accusations = matching(shape), known_accusations(shape)
    joined = found.join(accusations, found.row_no == accusations.row_no)
    return joined.select(found.row_no, code=accusations.actor, **{name: found[name] for name in _FATALITIES})


def _by_pair(shape: Shape, limit: int) -> Any:
    found = matching(shape)
    joined = found.join(PAIR, found.row_no == PAIR.row_no)
    one = joined.select(PAIR.one, PAIR.two, **{name: found[name] for name in _FATALITIES})
    grouped = one.group_by("one", "two").agg(n=one.count(), **death_figures(one))
    return grouped.order_by(grouped.n.desc(), grouped.one, grouped.two).limit(limit)


def _bar(store: Base, asked: EventFilter, key: str, row: dict[str, Any]) -> Bar:
    value, label = store.dimensions.address(key, row.pop("code"))
    return Bar(value, label, chosen=value in getattr(asked, key), **{name: int(n) for name, n in row.items()})


def _joined(bars: list[Bar]) -> list[Bar]:
    """Put labels that are written alike in an address (``Idlib``, ``idlib``) into one bar."""
    by_value: dict[str, Bar] = {}
    for bar in bars:
        had = by_value.get(bar.value)
        by_value[bar.value] = bar if had is None else Bar(
            bar.value, had.label, had.n + bar.n, had.low + bar.low, had.best + bar.best, had.high + bar.high,
            had.reported + bar.reported, bar.chosen,
        )  # fmt: skip
    return list(by_value.values())

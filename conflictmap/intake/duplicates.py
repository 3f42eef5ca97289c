"""Events that may be told twice: offered with the reason, never decided here and never in anybody's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from conflictmap.intake.changes import Cells
from conflictmap.intake.fingerprints import Fingerprints, km_between
from conflictmap.model.folding import fold
from conflictmap.model.marking import N_

DAYS_APART = 1
"""Dates that are this many days apart may still be the same night."""
LONGEST_DAYS = 92
"""In a whole collection, an event that spans more days is compared only with events of exactly the same dates."""
SIMILAR = 72.0
"""Titles from here on (rapidfuzz token_set_ratio of folded titles, 0 to 100) are similar."""
LEAST = 2.2
"""Score from which a pair is offered: one strong reason beside place and date, or two weaker ones."""
_NEXT = 40
"""In a whole collection an event is compared with so many further days' events in one step; memory, not meaning."""

REASONS = {
    "same-place": N_("at the same place"),
    "near": N_("{km} km away"),
    "overlap": N_("the dates overlap"),
    "next-day": N_("one day apart"),
    "actors": N_("the same actor"),
    "type": N_("the same event type"),
    "title": N_("similar titles"),
}
"""Code → template of one reason, for the translator."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Candidate:
    """Two events that may be one: their keys, the codes of REASONS that speak for it, and the km between them.

    `score` orders candidates: higher is likelier. It is no probability.
    """

    first: str
    second: str
    reasons: tuple[str, ...]
    km: float | None
    score: float


def candidates_for(cells: Cells, landed: Fingerprints, limit: int = 5) -> list[Candidate]:
    """Return the landed events that a new row may repeat, likeliest first; its own id is left out."""
    own = Fingerprints.of([(cells.get("event_id", "").strip(), cells)])
    if not landed.keys or not own.start[0]:
        return []
    others = np.arange(len(landed.keys))
    found = _judged(own, landed, np.zeros_like(others), others)
    kept = [one for one in found if one.second != one.first or not one.first]
    return sorted(kept, key=lambda one: -one.score)[:limit]


def all_candidates(landed: Fingerprints) -> list[Candidate]:
    """Return every pair within a collection, likeliest first."""
    found = [one for first, second in _pairs(landed) for one in _judged(landed, landed, first, second)]
    return sorted(found, key=lambda one: -one.score)


def _pairs(landed: Fingerprints) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs (each once) whose dates come near, in portions of bounded size."""
    long = landed.end - landed.start > LONGEST_DAYS
    known = np.flatnonzero((landed.start > 0) & ~long)
    order = known[np.argsort(landed.start[known], kind="stable")]
    start, end = landed.start[order], landed.end[order]
    last = np.searchsorted(start, end + DAYS_APART, side="right")
    step = 1
    here = np.arange(len(order))
    while len(here):
        # each round pairs every event with the next few that begin before it ends
        firsts, seconds = [], []
        for ahead in range(step, step + _NEXT):
            here = here[here + ahead < last[here]]
            firsts.append(here)
            seconds.append(here + ahead)
        step += _NEXT
        yield order[np.concatenate(firsts)], order[np.concatenate(seconds)]
    yield from _same_span(landed, np.flatnonzero(long))


def _same_span(landed: Fingerprints, long: Ints) -> Iterator[tuple[Ints, Ints]]:
    groups: dict[tuple[int, int, int, int], list[int]] = {}
    for n in long:
        if not np.isnan(landed.lat[n]):
            where = (int(landed.start[n]), int(landed.end[n]), round(landed.lat[n] * 20), round(landed.lon[n] * 20))
            groups.setdefault(where, []).append(int(n))
    for members in groups.values():
        first, second = np.triu_indices(len(members), 1)
        yield np.array(members)[first], np.array(members)[second]


def _judged(one: Fingerprints, two: Fingerprints, first: Ints, second: Ints) -> Iterable[Candidate]:
    """Return the candidates among the pairs (first[i] of `one`, second[i] of `two`)."""
    gap = np.maximum(two.start[second] - one.end[first], one.start[first] - two.end[second])
    reach = np.maximum(one.reach[first], two.reach[second])
    with np.errstate(invalid="ignore"):
        # a degree of latitude is 111 km: most pairs need no trigonometry
        far = np.abs(one.lat[first] - two.lat[second]) * 111 > reach
    soon = (gap <= DAYS_APART) & (two.start[second] > 0) & ~far & (one.campaign[first] == two.campaign[second])
    first, second, gap, reach = first[soon], second[soon], gap[soon], reach[soon]
    km = km_between(one.lat[first], one.lon[first], two.lat[second], two.lon[second])
    kind = (one.kind[first] == two.kind[second]) & (one.kind[first] >= 0)
    near = ~(km > reach)
    first, second, gap, reach, km, kind = (column[near] for column in (first, second, gap, reach, km, kind))
    both = zip(first, second, strict=True)
    shared = np.fromiter((not one.actors[a].isdisjoint(two.actors[b]) for a, b in both), bool, len(first))
    like = kind | shared
    first, second, gap, reach, km, kind, shared = (
        column[like] for column in (first, second, gap, reach, km, kind, shared)
    )
    titles = _title_scores(one, two, first, second)
    longer = np.maximum(one.end[first] - one.start[first], two.end[second] - two.start[second])
    scores = _scores(km, reach, gap, longer, kind, shared, titles)
    kept = np.flatnonzero((scores >= LEAST) & (~np.isnan(km) | (titles >= SIMILAR)))
    found = (
        _candidate(one, two, *row)
        for row in zip(*(c[kept] for c in (first, second, gap, km, kind, shared, titles, scores)), strict=True)
    )
    return [one_found for one_found in found if one_found is not None]


def _scores(
    km: Floats,
    reach: Floats,
    gap: Ints,
    longer: Ints,
    kind: NDArray[np.bool_],
    shared: NDArray[np.bool_],
    titles: Floats,
) -> Floats:
    """Return how much speaks for each pair: nearness, dates (the longer, the less they say), who, what, words."""
    closeness = np.where(np.isnan(km), 0.0, 1 - km / np.maximum(reach, 0.5))
    dates = (gap <= 0) / (1 + longer / 7)
    words = np.clip(titles - 50, 0, None) / 50
    return np.asarray(1.2 * closeness + 0.8 * dates + 0.9 * shared + 0.7 * kind + 1.5 * words, np.float64)


def _title_scores(one: Fingerprints, two: Fingerprints, first: Ints, second: Ints) -> Floats:
    """Return how similar the titles are, 0 to 100, in the script in which they are more so."""
    best = np.zeros(len(first))
    for script in (0, 1):
        left = _folded(one, script, first)
        right = _folded(two, script, second)
        scores = process.cpdist(left, right, scorer=fuzz.token_set_ratio, dtype=np.float32)
        both = np.fromiter((bool(a and b) for a, b in zip(left, right, strict=True)), bool, len(left))
        best = np.maximum(best, np.where(both, scores, 0))
    return best


def _folded(side: Fingerprints, script: int, places: Ints) -> list[str]:
    return [fold(side.titles[n][script]) for n in places]


def _candidate(
    one: Fingerprints,
    two: Fingerprints,
    first: int,
    second: int,
    gap: int,
    km: float,
    kind: bool,
    shared: bool,
    title: float,
    score: float,
) -> Candidate | None:
    """Say why two events may be one; None when one of the two rows names the other already."""
    if two.keys[second] in one.related[first] or one.keys[first] in two.related[second]:
        return None
    placed = not np.isnan(km)
    reasons = [("same-place" if km < 0.5 else "near")] if placed else []
    reasons.append("overlap" if gap <= 0 else "next-day")
    reasons += [code for code, holds in (("actors", shared), ("type", kind), ("title", title >= SIMILAR)) if holds]
    return Candidate(one.keys[first], two.keys[second], tuple(reasons), float(km) if placed else None, float(score))

"""Finds the places that a name may mean, by keys of falling strictness: exact, skeleton, article, part, near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from conflictmap.gazetteer.asking import Variant
from conflictmap.gazetteer.entries import has_arabic
from conflictmap.gazetteer.index import HEAVY_CUT, KIND_CUT, WHOLE, Index
from conflictmap.gazetteer.ranking import BOTH_HALVES, Context, Hit, context_cost, ordered, weigh
from conflictmap.gazetteer.sounds import distance, skeleton, sounds, words
from conflictmap.gazetteer.words import ADJECTIVES, ASKED, TOPONYMS, telling
from conflictmap.model.folding import fold

Found = tuple[str, int, int]

#: A near miss may differ by one consonant, by two from seven consonants on; in a governorate from five.
_LONG, _LONG_AT_HOME = 7, 5
#: From so many consonants on, a wrong one among them counts for less.
_EASY = 4
#: Spellings further apart than this are different names.
MOST_DISTANCE = 1.6
#: How many names are compared sound by sound, at most, for one reading of the query.
_MOST_COMPARED, _MOST_WEIGHED = 20, 60
GOOD = 0.45
#: What it costs to leave out a usual word of a name, and any other word.
LIGHT, HEAVY = 0.5, 0.85
#: What losing more than half of a name's consonants costs beside, for the whole of it.
LOST = 1.0
#: What it costs to call a base by its place alone, the kind being asked for in other words.
KIND_LEFT_OUT = 0.04


def _clitics(text: str) -> list[str]:
    """The name without a glued article or Arabic clitic (و، ب، ل): tried beside the name itself."""
    head, _, tail = fold(text).partition(" ")
    tail = f" {tail}" if tail else ""
    cut: list[str] = []
    if has_arabic(head):
        cut = [head[len(c) :] for c in ("وال", "بال", "لل", "ب", "ل", "و") if head.startswith(c)]
    elif (len(head) > 5 and head[:2] in ("al", "el")) or (len(head) > 5 and head[0] in "aeu" and head[1] == head[2]):
        cut = [head[2:]]
    return [c + tail for c in cut if len(c) > 2]


def _parts(text: str) -> list[tuple[str, float]]:
    """The name with one word fewer, and what that costs: least for a side or a common first word."""
    listed = words(text)
    cut = []
    for word, rest in ((listed[-1:], listed[:-1]), (listed[:1], listed[1:])):
        name = " ".join(rest)
        if rest and telling(name):
            usual = word[0] in TOPONYMS or word[0] in ADJECTIVES.values()
            lost = 1 - len(skeleton(name)) / max(len(skeleton(text)), 1)
            cut.append((name, LIGHT if usual else HEAVY + LOST * max(0.0, lost - 0.5)))
    return cut


class Matcher:
    """Matches one question's readings against one index, within a context."""

    def __init__(self, index: Index, context: Context) -> None:
        """Prepare for a question."""
        self.index, self.context = index, context
        self.country = context.country or None
        self.hits: dict[int, Hit] = {}
        self.told: dict[int, set[str]] = defaultdict(set)

    def _keep(self, place: int, name: str, how: str, spelling: float, variant: Variant) -> None:
        hit = weigh(self.index.entry(place), name, how, spelling, variant, self.context)
        if spelling < GOOD:
            self.told[place].add(skeleton(variant.text))
        if place not in self.hits or hit.cost < self.hits[place].cost:
            self.hits[place] = hit

    def _worth(self, found: Iterable[Found], heard: str) -> list[tuple[Found, str]]:
        """The names worth comparing sound by sound: the nearest by plain edits, those in the context first."""
        listed = [(f, sounds(f[0])) for f in dict.fromkeys(found)]
        if len(listed) <= _MOST_COMPARED:
            return listed
        listed.sort(key=lambda f: Levenshtein.distance(heard, f[1]))
        listed = listed[:_MOST_WEIGHED]
        costs = {f[1]: context_cost(self.index.entry(f[1]), self.context) for f, _ in listed}
        listed.sort(key=lambda f: costs[f[0][1]] + 0.4 * Levenshtein.distance(heard, f[1]))
        return listed[:_MOST_COMPARED]

    def _cut(self, place: int, part: int, variant: Variant) -> tuple[float, bool]:
        """What a shortened name costs, and whether it may stand for the whole: a base's for the base asked for.

        Sites are of too many kinds: a town's prison is not its power plant.
        """
        kinds = ASKED.get(variant.asked, frozenset()) if variant.asked != "site" else frozenset()
        if part == KIND_CUT and self.index.entry(place).kind in kinds:
            return KIND_LEFT_OUT, True
        return {WHOLE: 0.0, HEAVY_CUT: HEAVY}.get(part, LIGHT), part == WHOLE

    def _compare(self, found: Iterable[Found], text: str, variant: Variant, how: str, extra: float) -> None:
        heard = sounds(text)
        apart: dict[str, float] = {}
        ease = min(1.0, _EASY / max(len(skeleton(text)), 1)) if how == "fuzzy" else 1.0
        for (name, place, part), other in self._worth(found, heard):
            if other not in apart:
                apart[other] = ease * distance(heard, other, MOST_DISTANCE / ease)
            if apart[other] < MOST_DISTANCE:
                cut, whole = self._cut(place, part, variant)
                self._keep(place, name, how if whole else "part", variant.cost + extra + apart[other] + cut, variant)

    def exact(self, variant: Variant) -> None:
        """Names that fold to the same letters."""
        for name, place, _ in self.index.by_folded(variant.text, self.country):
            self._keep(place, name, variant.how, variant.cost, variant)

    def sounding(self, variant: Variant, text: str = "", how: str = "transliteration", extra: float = 0.03) -> None:
        """Names with the same skeleton."""
        text = text or variant.text
        self._compare(self.index.by_skeleton(skeleton(text), self.country), text, variant, how, extra)

    def loosened(self, variant: Variant) -> None:
        """Without a glued article or clitic; then with one word fewer."""
        for text in _clitics(variant.text):
            self.sounding(variant, text, "article", 0.1)
        for text, cost in _parts(variant.text):
            self.sounding(variant, text, "part", cost)

    def near(self, variant: Variant) -> None:
        """Names whose skeleton is a letter or two away: candidates only, never accepted."""
        key = skeleton(variant.text)
        if len(key) < 2:
            return
        admin1 = self.context.admin1
        most = 2 if len(key) >= (_LONG_AT_HOME if admin1 else _LONG) else 1
        close = process.extract(key, self.index.skeletons(self.country, admin1), scorer=Levenshtein.distance,
                                score_cutoff=most, limit=24)  # fmt: skip
        keys = [near for near, _, _ in close if near != key]
        found = [f for f in self.index.by_skeletons(keys, self.country) if not f[2]]
        self._compare(found, variant.text, variant, "fuzzy", 0.15)

    def best(self) -> float:
        """The least cost so far."""
        return min((h.cost for h in self.hits.values()), default=9.0)

    def _agreeing(self) -> list[Hit]:
        """The hits; a place that is told by two of its names, as in "A/B" or "A (B)", is the surer for it."""
        return [
            replace(h, prior=h.prior + BOTH_HALVES, heard=sounds(h.entry.name)) if len(self.told[place]) > 1 else h
            for place, h in self.hits.items()
        ]

    def run(self, variants: tuple[Variant, ...], near: bool = True) -> list[Hit]:
        """Every reading by the strict keys; looser keys, near misses if asked, only while nothing good is found."""
        for step in (self.exact, self.sounding):
            for variant in variants:
                step(variant)
        for step in (self.loosened, self.near) if near else (self.loosened,):
            if self.best() > GOOD:
                for variant in variants[:4]:
                    step(variant)
        return ordered(self._agreeing())

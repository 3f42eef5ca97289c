"""How sure an answer is: a logistic curve over what ranking saw, fitted on UCDP's places (docs/geocoder.md)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from conflictmap.gazetteer.entries import SETTLEMENTS, UNITS, Entry
from conflictmap.gazetteer.ranking import WRONG_KIND, Context, Hit, kilometres, point
from conflictmap.gazetteer.sounds import distance, sounds

#: At or above this score an answer is accepted: with the country's dump, the governorate known and not known; …
THRESHOLD, THRESHOLD_ANYWHERE = 0.83, 0.955
#: … and where only the carried places are present, from which a name's absence says nothing.
THRESHOLD_CARRIED, THRESHOLD_CARRIED_ANYWHERE = 0.945, 0.956
#: The scores of computed areas, which are never accepted by themselves.
AREA_SCORES = {"direction": 0.8, "direction of a place": 0.6, "between": 0.4}
#: The highest scores of matches that are offered, never accepted; `OTHER_KIND`: a village where a dam was asked for.
UNSURE = {"fuzzy": 0.6, "part": 0.5, "between": 0.4, "near": 0.5}
OTHER_KIND = 0.7
#: The highest score of a place whose source puts it no nearer than this many km.
VAGUE, VAGUE_KM = 0.8, 5.0
#: A rival this close stands for the same place.
_SAME_PLACE_KM = 5.0
#: Sounds nearer than this are the same name.
_ALIKE = 0.4
#: A place that costs this much more is no rival.
_RIVAL = 0.3


@dataclass(frozen=True)
class Evidence:
    """What the score is computed from, for the best hit of a question.

    `margin`: how much more the next place costs; `rivals`: places that cost little more; `homonyms`:
    places of nearly the same spelling; `people`: decimal logarithm of the thousands who live there; `main`: whether
    one of the place's two main names sounds like the question; `letters`: consonants in it; `complete`: whether the
    country's dump is present; `known`: whether the place is a town or was entered by hand.
    """

    spelling: float
    kind: float
    context: float
    margin: float
    rivals: int
    homonyms: int
    people: float
    admin1: bool
    admin2: bool
    main: bool
    letters: int
    complete: bool
    known: bool

    def terms(self) -> tuple[float, ...]:
        """The terms of the logistic curve, in the order of `WEIGHTS`."""
        return (
            1.0,
            self.spelling,
            max(0.0, self.spelling - 0.2),
            self.kind,
            self.context,
            math.exp(-self.margin / 0.05),
            math.exp(-self.margin / 0.3),
            math.log1p(self.rivals),
            math.log1p(self.homonyms) / (1 + self.people),
            self.people * (not self.admin1) * (self.kind == 0.0),
            float(0.0 < self.kind < 0.1 and not self.complete),
            float(self.admin1),
            float(self.admin2),
            float(self.main),
            1.0 / max(self.letters, 1),
            float(not self.complete and not self.known),
            float(not self.complete and self.known),
            float(self.complete and self.known),
        )


# The tenth and eleventh were set by hand: the places of the fit are asked for with a word such as "village", so
# that it says nothing of bare names.
#: Fitted by benchmarks/geocoder_fit.py.
WEIGHTS = (
    3.32, -8.28, -1.47, -2.38, -4.02, -0.64, -2.15, 0.12, -0.66,
    0.6, -1.5, 0.54, 0.67, 1.09, -2.04, -1.05, -0.93, 0.29,
)  # fmt: skip


def _main(hit: Hit) -> bool:
    """Whether a main name sounds as asked; every name that was entered by hand counts as one."""
    if hit.entry.uncertainty_km is not None and hit.spelling < _ALIKE:
        return True
    names = (n for n in (hit.entry.name, hit.entry.name_ar) if n)
    return any(distance(hit.heard, sounds(n), _ALIKE) < _ALIKE for n in names)


def _people(entry: Entry) -> float:
    """Thousands of people, as a decimal logarithm; a base or region that was entered by hand counts as ten."""
    if entry.uncertainty_km is not None and entry.kind not in SETTLEMENTS:
        return 1.0
    return math.log10(max(entry.population, 1000) / 1000)


def _seat(one: Hit, other: Hit) -> bool:
    """Whether one is a unit and the other a place in it: a governorate and the town it is named after."""
    a, b = one.entry, other.entry
    return (a.kind in UNITS) != (b.kind in UNITS) and a.country == b.country and a.admin1 == b.admin1


def evidence(hits: list[Hit], context: Context, complete: bool) -> Evidence:
    """The evidence for the first of the ranked hits; `complete` tells whether the country's dump is present."""
    best, entry = hits[0], hits[0].entry
    far = [h for h in hits[1:] if kilometres(point(h.entry), point(entry)) > _SAME_PLACE_KM and not _seat(h, best)]
    settled = entry.kind in ("town", "city", "capital") or entry.kind in UNITS
    return Evidence(
        spelling=best.spelling,
        kind=best.kind,
        context=best.context,
        margin=max(0.0, min((h.cost for h in far), default=best.cost + 2.0) - best.cost),
        rivals=sum(h.cost < best.cost + _RIVAL for h in far),
        homonyms=sum(h.spelling < best.spelling + 0.15 for h in far),
        people=_people(entry),
        admin1=bool(context.admin1),
        admin2=bool(context.admin2),
        main=_main(best),
        letters=sum(c not in "AEIOU" for c in best.heard),
        complete=complete,
        known=settled or entry.population >= 5_000 or entry.uncertainty_km is not None,
    )


def probability(seen: Evidence) -> float:
    """The calibrated probability, 0–1, that the hit is the place meant."""
    logit = sum(w * t for w, t in zip(WEIGHTS, seen.terms(), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def threshold(context: Context, complete: bool) -> float:
    """The score from which an answer is accepted."""
    if complete:
        return THRESHOLD if context.admin1 else THRESHOLD_ANYWHERE
    return THRESHOLD_CARRIED if context.admin1 else THRESHOLD_CARRIED_ANYWHERE


def capped(score: float, how: str, hit: Hit) -> float:
    """The score, held under the thresholds for matches that are never accepted by themselves.

    Such are near misses, a village where a dam, a base or a district of its name was asked for, and places whose own
    source is unsure where they are.
    """
    kind = OTHER_KIND if hit.kind >= WRONG_KIND else 1.0
    vague = VAGUE if (hit.entry.uncertainty_km or 0.0) > VAGUE_KM else 1.0
    return round(min(score, UNSURE.get(how, 1.0), kind, vague), 3)

"""How sure an answer is: a logistic curve over what ranking saw, fitted on the development places (docs/geocoder.md)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from conflictmap.gazetteer.entries import UNITS
from conflictmap.gazetteer.ranking import Context, Hit, kilometres, point

#: At or above this score an answer is accepted.
THRESHOLD = 0.9
#: Answers of these kinds of match are offered, never accepted, whatever their score would be.
AREA_SCORES = {"direction": 0.92, "direction of a place": 0.6, "between": 0.4}
UNSURE = {"fuzzy": 0.6, "part": 0.5, "between": 0.4, "near": 0.5}
#: A rival this close stands for the same place.
_SAME_PLACE_KM = 5.0


@dataclass(frozen=True)
class Evidence:
    """What the score is computed from, for the best hit of a question."""

    spelling: float
    kind: float
    context: float
    margin: float
    rivals: int
    admin1: bool
    admin2: bool
    complete: bool
    known: bool

    def terms(self) -> tuple[float, ...]:
        """The terms of the logistic curve, in the order of `WEIGHTS`."""
        closeness = math.exp(-self.margin / 0.1)
        return (
            1.0,
            self.spelling,
            self.kind,
            self.context,
            closeness,
            math.log1p(self.rivals),
            float(self.admin1),
            float(self.admin2),
            float(not self.complete and not self.known),
            float(self.known),
        )


WEIGHTS = (3.0, -5.0, -4.0, -3.0, -3.0, -0.5, 0.5, 0.5, -2.0, 0.5)


def evidence(hits: list[Hit], context: Context, complete: bool) -> Evidence:
    """The evidence for the first of the ranked hits; `complete` tells whether the country's dump is present."""
    best = hits[0]
    far = [h for h in hits[1:] if kilometres(point(h.entry), point(best.entry)) > _SAME_PLACE_KM]
    margin = min((h.cost for h in far), default=best.cost + 2.0) - best.cost
    rivals = sum(h.spelling < best.spelling + 0.15 for h in far)
    entry = best.entry
    known = entry.population >= 5_000 or entry.kind in ("town", "city", "capital") or entry.kind in UNITS
    return Evidence(best.spelling, best.kind, best.context, margin, rivals, bool(context.admin1), bool(context.admin2),
                    complete, known or entry.uncertainty_km is not None)  # fmt: skip


def probability(seen: Evidence) -> float:
    """The calibrated probability, 0–1, that the hit is the place meant."""
    logit = sum(w * t for w, t in zip(WEIGHTS, seen.terms(), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def capped(score: float, how: str) -> float:
    """The score, held under the threshold for matches that are never accepted by themselves."""
    return round(min(score, UNSURE.get(how, 1.0)), 3)

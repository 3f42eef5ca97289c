"""Fits the weights of the geocoder's score on the development places and prints them, with what each half of the names
says of the other.

    CONFLICTMAP_SHARED=… python benchmarks/geocoder_fit.py [--local FOLDER]

A point is right within 5 km, an area where its disc holds the reference. The features are those of
conflictmap.gazetteer.confidence; no name enters. Matches that are never accepted stay out.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import geocoder_sets as sets
import numpy as np
from geocoder_sets import Place
from numpy.typing import NDArray
from scipy.optimize import minimize

from conflictmap.gazetteer import confidence
from conflictmap.gazetteer.asking import read
from conflictmap.gazetteer.ranking import WRONG_KIND, kilometres, point
from conflictmap.gazetteer.search import Gazetteer

RIGHT_KM = 5.0
_RIDGE = 0.02
Rows = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def rows(folder: Path, places: list[Place], country: str) -> Rows:
    """The terms of each first hit that could be accepted, whether it is right, the half of its name."""
    terms, right, halves = [], [], []
    gazetteers = [Gazetteer(folder, sets.reports(places, half)) for half in (0, 1)]
    for place in places:
        seen = gazetteers[place.half].evidence(place.name, country, place.admin1, place.admin2)
        if seen is None or seen[0].how in confidence.UNSURE or seen[0].kind >= WRONG_KIND:
            continue
        if read(place.name).nearby:
            continue
        hit, found = seen
        terms.append(found.terms())
        within = max(RIGHT_KM, hit.entry.radius_km or 0.0) if hit.entry.kind in ("region", "zone") else RIGHT_KM
        right.append(kilometres(point(hit.entry), (place.latitude, place.longitude)) <= within)
        halves.append(place.half)
    return np.array(terms, dtype=float), np.array(right, dtype=float), np.array(halves, dtype=float)


def fit(terms: NDArray[np.float64], right: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of the logistic curve by penalised likelihood."""

    def loss(w: NDArray[np.float64]) -> float:
        logit = terms @ w
        miss = weight * (np.logaddexp(0, logit) - right * logit)
        return float(miss.sum() / weight.sum() + _RIDGE / 10 * (w[1:] ** 2).sum() / len(w))

    best = minimize(loss, np.zeros(terms.shape[1]), method="L-BFGS-B")
    return np.asarray(best.x, dtype=float)


def report(label: str, terms: NDArray[np.float64], right: NDArray[np.float64], w: NDArray[np.float64]) -> None:
    """Print what would be accepted, of the questions with an acceptable hit, at several thresholds."""
    score = 1 / (1 + np.exp(-(terms @ w)))
    cells = []
    for threshold in (0.8, 0.85, 0.9, 0.93, 0.95):
        kept = score >= threshold
        cells.append(f"{threshold}: {kept.sum()}/{len(kept)} right {right[kept].mean() if kept.any() else 0:.3f}")
    print(f"{label:44s} " + "  ".join(cells))


def main() -> None:
    """Fit on everything for the weights; on each half to report on the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--local", type=Path)
    options = parser.parse_args()
    places = sets.ucdp_places(sets.shared_folder() / "benchmarks" / "ucdp_syria_places_dev.csv")
    bare = sets.without(places, "admin1", "admin2")
    asked = {"governorate": sets.without(places, "admin2"), "district": places, "country": bare, "nothing": bare}
    with tempfile.TemporaryDirectory() as temporary:
        full = options.local or sets.with_mirror(Path(temporary) / "full", ("SY",))
        parts = {
            f"{title}, {context}": rows(folder, given, "" if context == "nothing" else "SY")
            for title, folder in (("mirror", full), ("carried", Path(temporary) / "none"))
            for context, given in asked.items()
        }
    terms, right, halves = (np.concatenate([p[i] for p in parts.values()]) for i in range(3))
    weight = np.concatenate([np.full(len(p[1]), 1.0 / len(p[1]) ** 0.5) for p in parts.values()])
    print("WEIGHTS = (" + ", ".join(f"{x:.2f}" for x in fit(terms, right, weight)) + ")")
    for half in (0, 1):
        other = halves != half
        w = fit(terms[other], right[other], weight[other])
        for label, (t, r, h) in parts.items():
            report(f"half {half} by the other: {label}", t[h == half], r[h == half], w)


if __name__ == "__main__":
    main()

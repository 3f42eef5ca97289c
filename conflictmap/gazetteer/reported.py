"""Where events of this war were reported: of two places of one name, the one amid them is likelier meant."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from conflictmap.gazetteer.local import carried_folder

#: (latitude, longitude, how many places reported there), degrees.
Cell = tuple[float, float, float]

#: Cells of this many degrees; places are spread over this many km (one standard deviation), so that no single place of
#: the file decides. Both chosen on one half of the names by the other, see docs/geocoder.md.
STEP, SPREAD_KM = 0.1, 15.0
#: What a place amid reports is worth, per natural logarithm of the reports around it, in units of one wrong consonant.
WEIGHT = 0.02
#: The density, in reports per km² of the spread, below which nowhere is told from elsewhere.
_FLOOR = 1e-4
_KM_PER_DEGREE = 111.2
#: Further than this many cells from all reports nothing is added.
_MARGIN = 6


class Reported:
    """A smooth surface over the cells: how much is reported around a point."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        """Spread the cells; without any, every place is worth nothing."""
        listed = np.array(list(cells), dtype=float).reshape(-1, 3)
        self._south, self._west, self._worth = 0.0, 0.0, np.zeros((0, 0))
        if len(listed):
            self._south, self._west = (float(x) - _MARGIN * STEP for x in listed[:, :2].min(axis=0))
            self._worth = _surface(listed, self._south, self._west)

    def worth(self, latitude: float, longitude: float) -> float:
        """What ranking takes off the cost of a place at this point, 0 to about 0.15: never as much as a vowel."""
        row, column = round((latitude - self._south) / STEP), round((longitude - self._west) / STEP)
        rows, columns = self._worth.shape
        return float(self._worth[row, column]) if 0 <= row < rows and 0 <= column < columns else 0.0


def _surface(cells: NDArray[np.float64], south: float, west: float) -> NDArray[np.float64]:
    """The worth at every node of a grid that reaches beyond the cells: a Gaussian kernel in each direction."""
    north, east = cells[:, :2].max(axis=0) + _MARGIN * STEP
    lat = np.arange(south, north + STEP / 2, STEP)
    lon = np.arange(west, east + STEP / 2, STEP)
    width = _KM_PER_DEGREE * math.cos(math.radians(float(lat.mean())))
    down = np.exp(-(((lat[:, None] - cells[:, 0]) * _KM_PER_DEGREE / SPREAD_KM) ** 2) / 2)
    across = np.exp(-(((lon[:, None] - cells[:, 1]) * width / SPREAD_KM) ** 2) / 2)
    density = (down * cells[:, 2]) @ across.T / SPREAD_KM**2
    return np.asarray(WEIGHT * np.log1p(density / _FLOOR), dtype=np.float64)


def in_cells(points: Iterable[tuple[float, float]]) -> list[Cell]:
    """The points (latitude, longitude) counted by cells of `STEP` degrees, from south to north."""
    counts: dict[tuple[int, int], int] = {}
    for latitude, longitude in points:
        key = round(latitude / STEP), round(longitude / STEP)
        counts[key] = counts.get(key, 0) + 1
    return [(round(i * STEP, 1), round(j * STEP, 1), float(n)) for (i, j), n in sorted(counts.items())]


def reported_path() -> Path:
    """The cells that the project carries: latitude, longitude, places; written by scripts/reported_places.py."""
    return carried_folder() / "gazetteer" / "reported.csv"


@cache
def carried_reports() -> Reported:
    """The surface that the project carries."""
    with reported_path().open(encoding="utf-8", newline="") as handle:
        return Reported(
            (float(row["latitude"]), float(row["longitude"]), float(row["places"])) for row in csv.DictReader(handle)
        )

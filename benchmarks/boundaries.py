"""How long point lookups take: `python benchmarks/boundaries.py [POINTS]` prints a table (median of three)."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conflictmap.gazetteer.boundaries import Boundaries


def _median(work: Callable[[], object]) -> float:
    """Median seconds of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print loading time and the time of each lookup over random points of the home region."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    start = time.perf_counter()
    boundaries = Boundaries.load()
    print(f"{'load once':<34}{time.perf_counter() - start:>8.3f} s")
    draw = np.random.default_rng(1)
    lats, lons = draw.uniform(32, 37.5, points), draw.uniform(35, 42.5, points)
    few = list(zip(lats[:1000], lons[:1000], strict=True))
    for name, work in (
        (f"points_to_admin1, {points:,} points", lambda: boundaries.points_to_admin1(lats, lons)),
        (f"points_inside SY, {points:,} points", lambda: boundaries.points_inside("SY", lats, lons)),
        ("admin1_at, 1,000 points", lambda: [boundaries.admin1_at(*point) for point in few]),
        ("country_at, 1,000 points", lambda: [boundaries.country_at(*point) for point in few]),
        ("km_outside SY, 1,000 points", lambda: [boundaries.km_outside("SY", *point) for point in few]),
    ):
        print(f"{name:<34}{_median(work):>8.3f} s")


if __name__ == "__main__":
    main()

"""Measures the geocoder and prints the tables kept in docs/geocoder.md.

    CONFLICTMAP_SHARED=… python benchmarks/geocoder.py [--local FOLDER] [--places FILE.csv] [--quick]

A found point is right within 5 km of the reference (1 km in the dense set); top-5: one of the first five. Coverage is
the share of questions with an accepted answer; "accepted right" the share of those that is right, "or in its disc"
counts an area right where its disc holds the reference. Two configurations: with only what the project carries, and
with the mirror added (built in a temporary folder unless --local names one). Where events are reported is told to each
half of the names by the other half alone; the gazetteer as shipped knows both, so that its own figure would flatter.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geocoder_sets as sets
from geocoder_sets import Place

from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.ranking import kilometres
from conflictmap.gazetteer.search import Gazetteer

_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


@dataclass(frozen=True)
class Outcome:
    """What came of one question: the candidates' distances in km, the first's score and acceptance,
    seconds on the clock and of the processor."""

    place: Place
    apart: tuple[float, ...]
    score: float
    accepted: bool
    seconds: tuple[float, float]
    found: tuple[Candidate, ...]

    def right(self, within: float, first: int = 1) -> bool:
        """Whether one of the `first` candidates lies within so many km."""
        return any(d <= within for d in self.apart[:first])


def halves(folder: Path, places: list[Place]) -> list[Gazetteer]:
    """A gazetteer for each half of the names, which knows where the other half's events were reported, not its own."""
    return [Gazetteer(folder, sets.reports(places, half)) for half in (0, 1)]


def ask(gazetteers: list[Gazetteer], places: list[Place]) -> list[Outcome]:
    """Ask for every place, with the context it comes with, the gazetteer of its half, or the only one."""
    outcomes = []
    for place in places:
        gazetteer = gazetteers[place.half % len(gazetteers)]
        start, worked = time.perf_counter(), time.thread_time()
        found = gazetteer.ask(place.name, "SY", place.admin1, place.admin2, 5).candidates
        taken = time.perf_counter() - start, time.thread_time() - worked
        apart = tuple(kilometres((c.latitude, c.longitude), (place.latitude, place.longitude)) for c in found)
        first = found[0] if found else None
        outcomes.append(Outcome(place, apart, first.score if first else 0.0, bool(first and first.accepted), taken,
                                found))  # fmt: skip
    return outcomes


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _inside(outcome: Outcome, within: float) -> bool:
    """Whether the first candidate is right, an area also where its disc holds the reference."""
    first = outcome.found[0]
    return outcome.apart[0] <= max(within, first.radius_km or 0.0)


def row(label: str, outcomes: list[Outcome], within: float = 5.0) -> str:
    """One line of the quality table."""
    accepted = [o for o in outcomes if o.accepted]
    cells = (
        label,
        str(len(outcomes)),
        _share(sum(o.right(within) for o in outcomes), len(outcomes)),
        _share(sum(o.right(within, 5) for o in outcomes), len(outcomes)),
        _share(len(accepted), len(outcomes)),
        _share(sum(o.right(within) for o in accepted), len(accepted)),
        _share(sum(_inside(o, within) for o in accepted), len(accepted)),
    )
    return "| " + " | ".join(cells) + " |"


HEAD = "| set | names | top-1 | top-5 | coverage | accepted right | or in its disc |\n|---|---|---|---|---|---|---|"


def quality(gazetteers: list[Gazetteer], places: list[Place]) -> list[Outcome]:
    """Print the table of the UCDP set in three contexts; returns the outcomes with the governorate known."""
    print(HEAD)
    asked: dict[str, Callable[[list[Place]], list[Place]]] = {
        "governorate known": lambda p: sets.without(p, "admin2"),
        "governorate and district known": lambda p: p,
        "country only": lambda p: sets.without(p, "admin1", "admin2"),
    }
    main: list[Outcome] = []
    for context, given in asked.items():
        outcomes = ask(gazetteers, given(places))
        main = main or outcomes
        print(row(f"settlements, {context}", [o for o in outcomes if o.place.settlement]))
        print(row(f"all of where_prec 1–2, {context}", outcomes))
    for half in (0, 1):
        print(row(f"half {half} of the names, governorate known", [o for o in main if o.place.half == half]))
    return main


def ceiling(gazetteers: list[Gazetteer], places: list[Place], hits: int = 12) -> None:
    """Print how often the right place is among the first hits at all: what a perfect order of them would reach."""
    found = []
    for place in sets.without(places, "admin2"):
        candidates = gazetteers[place.half].ask(place.name, "SY", place.admin1, "", hits).candidates
        true = place.latitude, place.longitude
        found.append((place, any(kilometres((c.latitude, c.longitude), true) <= 5.0 for c in candidates)))
    told = [_share(sum(held for _, held in part), len(part)) for part in ([f for f in found if f[0].settlement], found)]
    print(f"\nAmong the first {hits} hits, governorate known: {told[0]} of settlements, {told[1]} of all.")


def calibration(outcomes: list[Outcome]) -> None:
    """Print how often the first candidate is right, by its score."""
    print("\n| score | names | mean score | right |\n|---|---|---|---|")
    for low, high in itertools.pairwise(_BINS):
        inside = [o for o in outcomes if low <= o.score < high and o.apart]
        if inside:
            mean = sum(o.score for o in inside) / len(inside)
            right = _share(sum(o.right(5.0) for o in inside), len(inside))
            print(f"| {low:.2f}–{min(high, 1.0):.2f} | {len(inside)} | {mean:.3f} | {right} |")


def speed(outcomes: list[Outcome]) -> None:
    """Print the median, the 95th percentile and the longest time of a question, warm."""
    for i, clock in enumerate(("on the clock", "of the processor")):
        times = sorted(o.seconds[i] for o in outcomes)
        at = [times[min(int(len(times) * q), len(times) - 1)] * 1000 for q in (0.5, 0.95, 1.0)]
        print(f"A question, warm, {clock}: median {at[0]:.1f} ms, p95 {at[1]:.1f} ms, longest {at[2]:.1f} ms.")


_COLD = """
import time
start = time.perf_counter()
from conflictmap.gazetteer.search import find
find("Idlib", country="SY")
ready = time.perf_counter() - start
for name in ("Tadmur/Palmyra", "Teir Maaleh village", "Xyzzy", "Sinjar"):
    find(name, country="SY")
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
worked = time.process_time()
print(f"{ready:.2f} s from import to the first answer ({worked:.2f} s of the processor), {int(peak) / 1024:.0f} MB")
"""


def cold(folder: Path) -> None:
    """Print start-up time and memory of a new process, with the index on disk."""
    command = [sys.executable, "-c", _COLD]
    environment = {"CONFLICTMAP_GEODATA": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    print("Cold: " + out.strip() + ".")


def building(folder: Path) -> None:
    """Print how long the index takes to build, which happens once after its sources change."""
    start = time.perf_counter()
    Gazetteer(folder).home  # noqa: B018
    print(f"Building the index: {time.perf_counter() - start:.1f} s, once.")


def configuration(title: str, folder: Path, places: list[Place], within_km: float = 1.0) -> None:
    """Print everything measured of one configuration."""
    print(f"\n## {title}\n")
    building(folder)
    gazetteer, parted = [Gazetteer(folder)], halves(folder, places)
    outcomes = quality(parted, places)
    hoods = sets.damascus_places()
    print(row("Damascus neighbourhoods and suburbs, ≤ 1 km", ask(gazetteer, sets.without(hoods, "admin1")), within_km))
    print(row("the same, governorate known, ≤ 1 km", ask(gazetteer, hoods), within_km))
    ceiling(parted, places)
    calibration(outcomes)
    speed(outcomes)
    cold(folder)


def arabic(folder: Path, full: Path) -> None:
    """Print how Arabic names fare against a gazetteer that has lost them."""
    latin, places = sets.latin_only(folder, full)
    gazetteer = [Gazetteer(latin)]
    print(f"\n## Arabic names against Latin-only entries\n\n{HEAD}")
    print(row("governorate known", ask(gazetteer, places)))
    print(row("country only", ask(gazetteer, sets.without(places, "admin1"))))


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--local", type=Path, help="a folder with geodata added, instead of the mirror")
    parser.add_argument("--places", type=Path, help="another file of places in the same columns")
    parser.add_argument("--quick", action="store_true", help="the mirror's configuration alone, without the Arabic set")
    options = parser.parse_args()
    file = options.places or sets.shared_folder() / "benchmarks" / "ucdp_syria_places_dev.csv"
    places = sets.ucdp_places(file)
    with tempfile.TemporaryDirectory() as temporary:
        full = options.local or sets.with_mirror(Path(temporary) / "full")
        configuration("With the mirror added", full, places)
        if not options.quick:
            configuration("With only what the project carries", Path(temporary) / "carried", places)
            arabic(Path(temporary) / "latin", full)


if __name__ == "__main__":
    main()

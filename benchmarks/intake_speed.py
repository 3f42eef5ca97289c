"""How long contributing takes with 100,000 landed rows: check, duplicates, form feedback. Prints a table.

    python benchmarks/intake_speed.py [ROWS]
"""

import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from conflictmap.check.run import check_dataset
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import read_folder
from conflictmap.intake.changes import Change
from conflictmap.intake.duplicates import all_candidates, candidates_for
from conflictmap.intake.fingerprints import Fingerprints
from conflictmap.intake.saving import append
from conflictmap.intake.standing import Standing
from conflictmap.model.vocab import EVENT_TYPES

REPO = Path(__file__).resolve().parents[1]
TOWNS = 400
WORDS = "shelling raid clash convoy strike market checkpoint village night advance mortar patrol school road"
WORD_LIST = WORDS.split()


def write_collection(folder: Path, rows: int) -> None:
    """Write a made-up collection of the right shape: 14 years, 400 towns with Zipf's weights, some vague dates."""
    for name in ("actors", "sources", "claims"):
        (folder / TABLES[name].file).write_bytes((REPO / TABLES[name].file).read_bytes())
    (folder / "claims.csv").write_text(",".join(TABLES["claims"].header) + "\n", "utf-8")
    dice = random.Random(7)
    towns = [(round(dice.uniform(32.6, 36.8), 3), round(dice.uniform(36.2, 41.0), 3)) for _ in range(TOWNS)]
    weights = [1 / (rank + 1) for rank in range(TOWNS)]
    actors = [row["actor_id"] for row in csv.DictReader((REPO / "actors.csv").open(encoding="utf-8"))]
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, TABLES["events"].header, restval="", lineterminator="\n")
        writer.writeheader()
        for number in range(rows):
            writer.writerow(_row(number, dice, dice.choices(towns, weights)[0], actors))


def _row(number: int, dice: random.Random, town: tuple[float, float], actors: list[str]) -> dict[str, Any]:
    day = date(2004, 1, 1) + timedelta(dice.randrange(5000))
    vague = dice.random()
    when = day.isoformat() if vague < 0.9 else f"{day:%Y-%m}" if vague < 0.99 else f"{day:%Y}"
    kind = dice.choice(list(EVENT_TYPES))
    return {
        "event_id": f"ev-{number:08d}",
        "event_date": when,
        "status": "occurred",
        "event_type": kind,
        "sub_event_type": EVENT_TYPES[kind][0],
        "actor1": dice.choice(actors),
        "actor2": dice.choice(actors),
        "country": "SY",
        "latitude": town[0],
        "longitude": town[1],
        "geo_precision": dice.choice(["town", "town", "site", "area"]),
        "title_en": f"{' '.join(dice.sample(WORD_LIST, 4))}",
        "sources": "uawire-2018-01-31",
    }


@dataclass(frozen=True)
class Took:
    """Seconds on the clock and of the processor: on a busy machine the second tells what an idle one would take."""

    clock: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.processor + other.processor)


def timed(task: Callable[[], Any], times: int = 3) -> tuple[Took, Any]:
    """Return the medians and the last result."""
    clocks, processors, result = [], [], None
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        result = task()
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return Took(statistics.median(clocks), statistics.median(processors)), result


def main(rows: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_collection(folder, rows)
        checked, _ = timed(lambda: check_dataset(read_folder(folder)), 1)
        read, standing = timed(lambda: Standing.read(folder), 1)
        cells = [(key, row.cells) for key, row in standing.rows["events"].items()]
        built, prints = timed(lambda: Fingerprints.of(cells))
        pairs, found = timed(lambda: all_candidates(prints))
        new = {**cells[rows // 2][1], "event_id": "", "title_en": "a convoy at night", "actor1": "Jaish al Islm"}
        standing.check([Change("events", new)])
        feedback, _ = timed(lambda: standing.check([Change("events", new)]), 9)
        near, _ = timed(lambda: candidates_for(new, prints), 9)
        added, _ = timed(lambda: append(folder, [Change("events", {**new, "actor1": "ru-mod"})]))
    print(f"{rows:,} rows, {len(found):,} pairs offered\n")
    print(f"{'':<48}{'clock':>10}{'processor':>11}{'goal':>8}")
    for label, took, goal in (
        ("check all rows", checked, "5 s"),
        ("duplicates among all rows", built + pairs, "5 s"),
        ("form feedback: check of one row", feedback, "0.3 s"),
        ("form feedback: duplicates of one row", near, "0.3 s"),
        ("read and index the landed rows (once a state)", read, ""),
        ("append one row safely", added, ""),
    ):
        print(f"{label:<48}{took.clock:8.3f} s{took.processor:9.3f} s{goal:>8}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

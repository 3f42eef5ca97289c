"""How fast files are read and checked: `python benchmarks/check_speed.py [ROWS] [BAD_ROWS]`.

Writes a synthetic events.csv (points spread over Syria's governorates, four sources, six actors of the good set in
tests/bad_rows/valid) into a temporary folder, breaks BAD_ROWS of its rows in ten ways, and prints a table of medians.
"""

import csv
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import read_folder

VALID = Path(__file__).resolve().parents[1] / "tests" / "bad_rows" / "valid"
GOALS = {"read": 1.5, "check": 5.0}
REPEATS = 3
T = TypeVar("T")

BREAKS: list[tuple[str, str]] = [
    ("event_date", "5/1/2018"),
    ("event_date", "2018-02-30"),
    ("status", "hapened"),
    ("actor1", "Russian forcs"),
    ("actor2", "nobody-knows-this-one"),
    ("sources", "daily-2018-11-01"),
    ("latitude", "35,4"),
    ("longitude", ""),
    ("geo_precision", "village"),
    ("note", "=HYPERLINK(1)"),
]


def make(folder: Path, rows: int, bad: int) -> None:
    """Write the four files: `rows` events, `bad` of them broken."""
    for name in ("claims.csv", "sources.csv", "actors.csv"):
        (folder / name).write_bytes((VALID / name).read_bytes())
    with (VALID / "events.csv").open(encoding="utf-8", newline="") as file:
        good = list(csv.DictReader(file))
    dice = random.Random(2018)
    broken = set(dice.sample(range(rows), bad))
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, good[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(good)
        for number in range(rows - len(good)):
            row = _row(good[1 if number % 3 else 4], number, dice)
            if number in broken:
                column, value = BREAKS[number % len(BREAKS)]
                row[column] = value
            writer.writerow(row)


def _row(model: dict[str, str], number: int, dice: random.Random) -> dict[str, str]:
    """Return a copy of a row with its own id, day and point."""
    return model | {
        "event_id": f"ev-n{number}",
        "event_date": f"2017-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "latitude": f"{dice.uniform(35.0, 35.9):.4f}",
        "longitude": f"{dice.uniform(38.0, 40.4):.4f}",
        "admin1": "",
        "related_to": f"possibly-same:ev-n{number - 1}" if number else "",
    }


def timed(work: Callable[[], T]) -> tuple[float, float, T]:
    """Return the medians of REPEATS runs in seconds, by the clock and of this process, and the last result."""
    clock, own = [], []
    for _ in range(REPEATS):
        started, used = time.perf_counter(), time.process_time()
        result = work()
        clock.append(time.perf_counter() - started)
        own.append(time.process_time() - used)
    return statistics.median(clock), statistics.median(own), result


def main() -> None:
    """Print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    bad = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, rows, bad)
        size = (folder / "events.csv").stat().st_size / 1e6
        *read, dataset = timed(lambda: read_folder(folder))
        *check, checked = timed(lambda: check_dataset(dataset))
    print(f"{rows:,} rows, {size:.0f} MB, {bad:,} broken; {len(checked.set_aside):,} set aside")
    print("| step | median s | of it this process | goal s |\n|---|---|---|---|")
    for step, (clock, own) in (("read", read), ("check", check)):
        print(f"| {step} | {clock:.2f} | {own:.2f} | {GOALS[step]} |")
    print(Counter(item.code for item in checked.notices).most_common(12))


if __name__ == "__main__":
    main()

"""How long the drawn formats and the data take, and how large they become.

Run `python benchmarks/snapshot_speed.py [--folder COLLECTION]`; COLLECTION is an imported collection (for example the
one of 100,000 made-up rows that the other benchmarks keep). Medians of five; seconds of the clock, and of computing
in brackets: on a busy machine the clock runs ahead.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP)]
sys.path = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).resolve().parent]

from conflictmap.briefing.briefing import Briefing
from conflictmap.briefing.formats import FORMATS
from conflictmap.briefing.options import Options
from conflictmap.query.view import View
from conflictmap.web.state import open_folder


def timed(run: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Medians of clock and computing seconds."""
    clock, work = [], []
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        run()
        clock.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
    return median(clock), median(work)


def cold(times: int = 3) -> tuple[float, float]:
    """A whole `snapshot` command in a fresh process: clock and computing seconds."""
    import resource

    clock, work = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            command = [sys.executable, "-m", "conflictmap", "snapshot", "", "-o", f"{folder}/{number}.png"]
            subprocess.run(command, cwd=TOP, check=True)
            clock.append(time.perf_counter() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            work.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(clock), median(work)


def row(name: str, seconds: tuple[float, float], size: int | None = None) -> None:
    """Print one line."""
    kilobytes = f"{size / 1000:>9,.0f} kB" if size is not None else ""
    print(f"{name:<44}{seconds[0]:>8.2f} s ({seconds[1]:.2f} s){kilobytes}")


def formats(folder: Path, label: str, endings: list[str], lang: str) -> None:
    """Print every format of one collection."""
    store = open_folder(folder).store
    for ending in endings:
        options = Options(lang=lang)  # type: ignore[arg-type]

        def make(ending: str = ending, options: Options = options) -> bytes:
            return Briefing(store, View(), options).render(ending)

        size = len(make())
        row(f"{label}, {lang}, A4 300 dpi, {ending}", timed(make, 5 if ending != "zip" else 1), size)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    formats(TOP, "own events", list(FORMATS), "en")
    formats(TOP, "own events", ["png", "pdf"], "both")
    row("own events, PNG, cold from the command line", cold())
    if chosen.folder:
        formats(chosen.folder, chosen.folder.name, ["png", "pdf", "csv"], "en")


if __name__ == "__main__":
    main()

"""How fast the query layer answers: `python benchmarks/query_speed.py [ROWS …]` prints one table a size.

Made-up UCDP-like collections, imported once (see `collections.py`). Every line is the median and the 95th percentile of
runs that each ask something else (another bounding box, actor or date), so nothing is answered from a cache; SQL is
compiled on the first run, which is not counted. The last lines ask from 20 threads at once, and step a brush in time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made_up import imported

RUNS = 21


def resident() -> tuple[float, float]:
    """Return the memory of this process in MB: its own, and pages of files that the system may take back."""
    lines = Path("/proc/self/status").read_text().splitlines()
    found = {
        name: int(value.split()[0]) / 1000
        for name, _, value in (line.partition(":") for line in lines)
        if "Rss" in name
    }
    return found["RssAnon"], found["RssFile"]


def measure(name: str, ask: Callable[[int], object], runs: int = RUNS) -> None:
    """Print median and 95th percentile of ``ask(0..runs)`` in ms."""
    ask(0)
    took = []
    for number in range(1, runs + 1):
        start = time.perf_counter()
        ask(number)
        took.append((time.perf_counter() - start) * 1000)
    report(name, took)


def report(name: str, took: list[float]) -> None:
    """Print one line of the table."""
    print(f"  {name:<44} {statistics.median(took):>8.1f} {statistics.quantiles(took, n=20)[-1]:>8.1f}", flush=True)


def one(n: int) -> None:
    """Measure one size."""
    from conflictmap.query.filters import EventFilter
    from conflictmap.query.mercator import Box
    from conflictmap.query.store import Store
    from conflictmap.web.answers import to_json

    start = time.perf_counter()
    store = Store.open_parquet(imported(n))
    print(f"\n{n:,} events: opened in {time.perf_counter() - start:.2f} s; times in ms{'median':>20} {'p95':>8}")
    random = Random(7)
    actors = [bar.value for bar in store.facet(EventFilter(), "actor")[:60]]
    whole = Box(35.0, 32.0, 42.5, 37.5)

    def days(number: int) -> tuple[date, date]:
        first = date(1990, 1, 1) + timedelta(days=300 * number % 9000)
        return first, first + timedelta(days=200 + 97 * number)

    def filtered(number: int) -> EventFilter:
        first, last = days(number)
        return EventFilter(date_from=first, date_to=last, actor=tuple(random.sample(actors, 2)))

    def panned(zoom: int) -> Box:
        width, height = 7.5 / 2 ** (zoom - 7), 5.5 / 2 ** (zoom - 7)
        west, south = 35.0 + random.random() * 5, 32.0 + random.random() * 4
        return Box(west, south, west + width, south + height)

    sizes: list[int] = []

    def sent(answer: object) -> None:
        sizes.append(len(to_json(answer)))

    measure(
        "viewport, no filter, zoom 7",
        lambda i: sent(store.viewport(EventFilter(), Box(35 + i / 100, 32, 42.5, 37.5), 7)),
    )
    measure("viewport, days and two actors, zoom 7", lambda i: sent(store.viewport(filtered(i), whole, 7)))
    measure("viewport, days only, zoom 7", lambda i: sent(store.viewport(EventFilter().with_dates(*days(i)), whole, 7)))
    measure(
        "viewport, type, zoom 7",
        lambda i: sent(store.viewport(EventFilter(type=("battles",)), Box(35 + i / 100, 32, 42.5, 37.5), 7)),
    )
    measure("pan, no filter, zoom 9", lambda i: sent(store.viewport(EventFilter(), panned(9), 9)))
    measure("pan, no filter, zoom 12", lambda i: sent(store.viewport(EventFilter(), panned(12), 12)))
    measure(
        "viewport, text search (new words)",
        lambda i: sent(store.viewport(EventFilter(q=f"place {1000 + i}"), whole, 7)),
    )
    text = EventFilter(q="headline 77")
    measure("viewport, text search (pan)", lambda i: sent(store.viewport(text, panned(8), 8)))
    measure("count, days and two actors", lambda i: store.count(filtered(i)))
    measure("timeline, days and two actors", lambda i: store.timeline(filtered(i)))
    measure("timeline, no filter, by month", lambda i: store.timeline(EventFilter(), "month"))
    measure("facet actor, days", lambda i: store.facet(EventFilter().with_dates(*days(i)), "actor"))
    measure("facet type, no filter", lambda i: store.facet(EventFilter(), "type"))
    measure("pairs, days", lambda i: store.pairs(EventFilter().with_dates(*days(i))))
    measure("deaths, days and two actors", lambda i: store.deaths(filtered(i)))
    measure("rows, page 3, by time", lambda i: store.rows(filtered(i), offset=100, limit=50))
    measure(
        "rows, page 3, by place", lambda i: store.rows(EventFilter().with_dates(*days(i)), sort="place", offset=100)
    )
    some = [row["event_id"] for row in store.rows(EventFilter(), offset=n // 2, limit=30)]
    measure("card", lambda i: store.card(some[i], filtered(i)))
    print(f"  largest answer: {max(sizes) / 1000:.0f} kB of JSON before packing")

    def viewer(number: int) -> list[float]:
        took = []
        for turn in range(3):
            asked = EventFilter(actor=(actors[(3 * number + turn) % 60],)).with_dates(*days(number + turn))
            start = time.perf_counter()
            store.viewport(asked, whole, 7)
            took.append((time.perf_counter() - start) * 1000)
        return took

    with ThreadPoolExecutor(20) as pool:
        report("20 viewers at once, viewport", [one for took in pool.map(viewer, range(20)) for one in took])
    own, files = resident()
    print(f"  memory: {own:.0f} MB of its own, {files:.0f} MB of files in use")


def main() -> None:
    """Run each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
        return
    for n in [int(float(text)) for text in sys.argv[1:]] or [10_000, 100_000, 1_000_000]:
        imported(n)
        subprocess.run([sys.executable, __file__, "--one", str(n)], check=True)


if __name__ == "__main__":
    main()

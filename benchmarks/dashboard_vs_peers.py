"""Our page against what users write today, in one run: `python benchmarks/dashboard_vs_peers.py --n 100 10000`.

Prints one table: first view, filter → map redrawn, pan, zoom, a step of the brush, bytes, memory, twenty viewers. Needs
CONFLICTMAP_SHARED (the folder that holds benchmarks/naive_peers) and the packages named in its requirements.txt.
Every filter state is a new one. Compare columns of one run only: machines are noisy.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Page, sync_playwright

from benchmarks import browser_probe as probe
from benchmarks.made_up import imported
from benchmarks.peer_data import collection, make, peer_module
from tests.serving import launch, serve

VIEWERS, CHANGES = 20, 5
PEERS_MOST = 1_000_000
"""Above it only ours is measured, on made-up UCDP-like rows."""
GOALS = {
    "first_s": "3 (10^6)",
    "filter_s": "0.10 (10^5), 0.15 (10^6), 0.5 (10^7)",
    "pan_s": "0.10 (10^6)",
    "zoom_s": "0.10 (10^6)",
    "brush_counts_p95_ms": "50 (10^6)",
    "brush_ms": "",
    "brush_p95_ms": "50 (10^6)",
    "kb": "50",
    "renderer_mb": "1.2 x that at 10^2",
    "server_mb": "300 (10^6), 1500 (10^7)",
    "viewers_p95_s": "1 (10^6)",
}


def fetch(address: str) -> Any:
    """Return what a route answers."""
    with urllib.request.urlopen(address, timeout=180) as answer:
        return json.load(answer)


def ours(n: int, reps: int) -> dict[str, Any]:
    """Measure our page over n events."""
    folder = collection(n) if n <= PEERS_MOST else imported(n)
    found: dict[str, Any] = {"who": "ours", "n": n}
    with serve(folder) as home, sync_playwright() as playwright:
        port = urllib.parse.urlsplit(home).port or 0
        events = fetch(f"{home}/api/health")["events"]
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        received = probe.Bytes(page.context.new_cdp_session(page))
        start = time.perf_counter()
        page.goto(f"{home}/?lat=20&lon=40&zoom=4")
        probe.map_ready(page, events)
        found["first_s"] = time.perf_counter() - start
        page.wait_for_timeout(1500)
        kinds = fetch(f"{home}/api/facets?key=type")["bars"]
        _changes(page, kinds, reps, received, found)
        found["pan_s"] = probe.median(probe.pan(page) for _ in range(reps))
        found["zoom_s"] = probe.median(probe.zoom(page, by) for by in (1, 1, 1, -1, -1)[:reps])
        counts, drawn = probe.brush(page)
        found |= {
            "brush_counts_p95_ms": probe.p95(counts),
            "brush_p95_ms": probe.p95(drawn),
            "brush_ms": probe.median(drawn),
        }
        found |= {"renderer_mb": probe.renderer_mb(), "server_mb": probe.server_mb(port)}
        browser.close()
        found["viewers_p95_s"] = viewers(home, [one["value"] for one in kinds])
    return found


def _changes(page: Page, kinds: list[dict[str, Any]], reps: int, received: probe.Bytes, found: dict[str, Any]) -> None:
    """Press one event type after the other: each press is a new state of the filter."""
    seconds, sizes, total = [], [], 0
    for kind in kinds[:reps]:
        page.wait_for_timeout(800)
        before, total = received.total, total + kind["n"]
        seconds.append(probe.press_type(page, kind["label"], total))
        page.wait_for_timeout(1500)
        sizes.append((received.total - before) / 1000)
    found |= {"filter_s": probe.median(seconds), "kb": probe.median(sizes)}
    page.wait_for_timeout(800)


def viewers(home: str, kinds: list[str]) -> float:
    """Return the 95th percentile of the seconds that the map's route takes while twenty viewers filter at once."""

    def one(viewer: int) -> list[float]:
        taken = []
        for change in range(CHANGES):
            day = f"20{18 + (viewer + change) % 7}-0{1 + change}-{10 + viewer % 18}"
            query = f"from={day}&type={kinds[(viewer + change) % len(kinds)]}&bbox=-20,-10,100,60&z=4"
            start = time.perf_counter()
            fetch(f"{home}/api/viewport?{query}")
            taken.append(time.perf_counter() - start)
        return taken

    with ThreadPoolExecutor(VIEWERS) as pool:
        return probe.p95([value for taken in pool.map(one, range(VIEWERS)) for value in taken])


def peer(name: str, n: int, reps: int, timeout: int) -> dict[str, Any]:
    """Measure one naive peer over the same n events, with its own harness."""
    bench = peer_module("bench")
    with tempfile.TemporaryDirectory() as work:
        path, frame = Path(work) / "events.csv", make(n)
        frame.to_csv(path, index=False)
        counts = frame.event_type.value_counts().sort_index().tolist()[:reps]
        del frame
        measured: dict[str, Any] = bench.measure(name, n, path, counts, timeout)
    return {"who": f"peer: {measured.pop('peer')}", **measured}


def show(rows: list[dict[str, Any]]) -> None:
    """Print the table, the goals in its last line."""
    names = ["n", "who", *GOALS]
    lines = [[_cell(row.get(name, "")) for name in names] for row in rows]
    lines += [["", "goal", *GOALS.values()]]
    print("| " + " | ".join(names) + " |\n|" + "---|" * len(names))
    for line in lines:
        print("| " + " | ".join(line) + " |")
    for row in rows:
        if row.get("failed"):
            print(f"{row['who']} at {row['n']:,}: {row['failed']}")


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3f}" if value < 10 else f"{value:.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def main() -> None:
    """Run every size; a line of JSON as soon as it is measured, the table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=lambda text: int(float(text)), nargs="+", default=[100, 10_000])
    parser.add_argument("--peers", default="fast,geojson,map", help="comma-separated; empty for none")
    parser.add_argument("--peers-most", type=lambda text: int(float(text)), default=PEERS_MOST)
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--timeout", type=int, default=180, help="seconds a peer may take to redraw")
    args = parser.parse_args()
    rows = []
    for n in args.n:
        rows.append(ours(n, args.reps))
        print(json.dumps(rows[-1]), flush=True)
        for name in [one for one in args.peers.split(",") if one and n <= args.peers_most]:
            rows.append(peer(name, n, args.reps, args.timeout))
            print(json.dumps(rows[-1]), flush=True)
    show(rows)


if __name__ == "__main__":
    main()

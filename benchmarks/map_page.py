"""The spine's figures in one run: page ready, filter to redrawn map, server memory per session, over the first data.

    python benchmarks/map_page.py [--sessions 10] [--changes 16]

Prints a table with the goals beside the figures; seconds are medians. Quiet machines give honest figures: the load
average is printed with them.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.serving import Visit, launch, serve, visit

PRESS = """([id, revision]) => new Promise(done => {
  const frame = document.querySelector('iframe.cm-map').contentWindow, start = performance.now();
  document.getElementById(id).click();
  const look = () => frame.conflictmap.revision > revision ? done(performance.now() - start) : setTimeout(look, 2);
  look();
})"""


def page_ready(browser: Browser, home: str, times: int = 5) -> float:
    """Median seconds from an empty tab to a painted map; the first, cold visit is left out."""
    taken = []
    for number in range(times + 1):
        start = time.perf_counter()
        found = visit(browser, home)
        found.page.goto(f"{home}/")
        found.map_painted()
        if number:
            taken.append(time.perf_counter() - start)
        found.page.context.close()
    return statistics.median(taken)


def filter_to_redraw(found: Visit, changes: int) -> list[float]:
    """Seconds from the press on an actor to the map's next paint, once for each change."""
    taken = []
    for number in range(changes):
        button = ("actor-ru-government", "actor-tr-government", "actor-sy-gov-forces")[number // 2 % 3]
        found.page.wait_for_timeout(700)
        taken.append(found.page.evaluate(PRESS, [button, found.map_state()["revision"]]) / 1000)
    return taken


def memory_mb(port: str) -> float:
    """Unique memory of the server that listens on a port, in MB."""
    for process in psutil.process_iter(["cmdline"]):
        if port in (process.info["cmdline"] or []) and "streamlit" in (process.info["cmdline"] or []):
            return process.memory_full_info().uss / 1e6
    raise RuntimeError(f"no server on port {port}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=10)
    parser.add_argument("--changes", type=int, default=16)
    args = parser.parse_args()
    with serve() as home, sync_playwright() as playwright:
        browser = launch(playwright)
        ready = page_ready(browser, home)
        desk = visit(browser, home).open()
        redraws = filter_to_redraw(desk, args.changes)
        port = home.rsplit(":", 1)[1]
        before = memory_mb(port)
        others = [visit(browser, home).open() for _ in range(args.sessions)]
        desk.page.wait_for_timeout(2000)
        each = (memory_mb(port) - before) / args.sessions
        foreign = sum(len(one.foreign) for one in (desk, *others))
        browser.close()
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"page ready, warm            {ready:6.2f} s    goal 3.00 s")
    median, worst = statistics.median(redraws), max(redraws)
    print(f"filter to redrawn, median   {median:6.3f} s    goal 0.100 s   (worst {worst:.3f} s)")
    print(f"server memory per session   {each:6.1f} MB   goal 5.0 MB")
    print(f"requests to other machines  {foreign:6d}")


if __name__ == "__main__":
    main()

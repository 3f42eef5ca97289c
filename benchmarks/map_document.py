"""How fast the map answers by itself: ready, filter, pan, zoom, and what it weighs. Prints a table.

    python benchmarks/map_document.py [ROUNDS]

Chromium shows the map document in a frame; a message of the page around it changes the filter. A time runs from the
message (or the movement) to the rise of `conflictmap.revision`. The data are those of CONFLICTMAP_DATA, or our own.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.browser.map_app import serve_map
from tests.serving import launch

CHANGE = """([act, value]) => new Promise(done => {
  const frame = document.getElementById("frame").contentWindow;
  const before = frame.conflictmap.revision, start = performance.now();
  const look = () => frame.conflictmap.revision > before ? done(performance.now() - start) : setTimeout(look, 1);
  if (act === "filter") frame.postMessage({ conflictmap: "view", query: value }, location.origin);
  if (act === "pan") frame.conflictmap_leaflet.panBy([value, 0], { animate: false });
  if (act === "zoom") frame.conflictmap_leaflet.setZoom(value, { animate: false });
  look();
})"""
WEIGHT = """() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""
FILTERS = ("type=battles", "", "actor=ru-mod", "", "from=2018-01-05&to=2018-01-10", "")


def times(page: Page, act: str, values: tuple[str | float, ...], rounds: int) -> list[float]:
    """Milliseconds of every change."""
    found = []
    for _ in range(rounds):
        for value in values:
            found.append(float(page.evaluate(CHANGE, [act, value])))
            page.wait_for_timeout(120)
    return found


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with serve_map() as address, sync_playwright() as playwright:
        page = launch(playwright).new_page(viewport={"width": 1400, "height": 800})
        page.goto(f"{address}/map")
        page.wait_for_selector("#cm-app[data-ready=true]")
        ready = page.evaluate("performance.now()")
        print(
            f"document and parts over the wire, compressed: {page.evaluate(WEIGHT) / 1000:.0f} kB; ready {ready:.0f} ms"
        )
        page.goto(f"{address}/around")
        page.frame_locator("#frame").locator("#cm-app[data-ready=true]").wait_for()
        page.wait_for_timeout(500)
        print(f"{'change':8} {'median ms':>10} {'worst ms':>10} {'n':>4}")
        for act, values in (("filter", FILTERS), ("pan", (80, -80)), ("pan", (900, -900)), ("zoom", (7.75, 6.75))):
            found = times(page, act, values, rounds)
            print(f"{act:8} {statistics.median(found):10.1f} {max(found):10.1f} {len(found):4}")


if __name__ == "__main__":
    main()

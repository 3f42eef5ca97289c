"""Take a picture of every page in both languages, wide and narrow, light and dark.

    python scripts/screenshots.py [--out output/screenshots] [--only map-en] [--keep]

`--keep` copies the ones that documents and tests show into docs/screenshots. Look at them at full size.
"""

import argparse
import shutil
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from tests.serving import launch, serve, visit

PAGES = {
    "map": "?",
    "event": "?event=ev-uh7dlgii&",
    "sources": "sources?",
    "briefing": "briefing?",
    "contribute": "contribute?",
}
SIZES = {"1400": (1400, 900), "390": (390, 844)}
KEPT = ("event-en-1400-light", "event-ar-1400-light", "map-ar-390-light", "map-en-1400-dark")
SETTLE_MS = 2500


def main() -> None:
    """Serve the first data and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TOP / "output" / "screenshots")
    parser.add_argument("--only", default="", help="part of a picture's name")
    parser.add_argument("--keep", action="store_true", help="copy the kept ones into docs/screenshots")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with serve() as home, sync_playwright() as playwright:
        browser = launch(playwright)
        for page, lang, size, scheme in product(PAGES, ("en", "ar"), SIZES, ("light", "dark")):
            name = f"{page}-{lang}-{size}-{scheme}"
            if args.only not in name:
                continue
            take(browser, home, f"{PAGES[page]}lang={lang}", SIZES[size], scheme, args.out / f"{name}.png")
            print(name)
    if args.keep:
        kept = TOP / "docs" / "screenshots"
        kept.mkdir(parents=True, exist_ok=True)
        for name in KEPT:
            shutil.copy(args.out / f"{name}.png", kept / f"{name}.png")


def take(browser, home: str, path: str, size: tuple[int, int], scheme: str, out: Path) -> None:
    """One picture of one page, without motion."""
    found = visit(browser, home, width=size[0], height=size[1], color_scheme=scheme, reduced_motion="reduce")
    found.open(path, ready="map" if path.startswith("?") else "settled")
    found.page.wait_for_timeout(SETTLE_MS)
    found.page.screenshot(path=out)
    found.page.context.close()


if __name__ == "__main__":
    main()

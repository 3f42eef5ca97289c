"""Take a picture of every page in both languages, wide and narrow, light and dark.

    python scripts/screenshots.py [--out output/screenshots] [--only map-en] [--keep]

`--keep` takes only those that documents and tests show, into docs/screenshots. Look at them at full size.
"""

import argparse
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from tests.browser.every_page import PAGES, show
from tests.serving import launch, serve, visit

SIZES = {"1400": (1400, 900), "390": (390, 844)}
KEPT = ("event-en-1400-light", "event-ar-1400-light", "map-ar-390-light", "map-en-1400-dark")
KEPT_FOLDER = TOP / "docs" / "screenshots"
SETTLE_MS = 2500


def main() -> None:
    """Serve the first data and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TOP / "output" / "screenshots")
    parser.add_argument("--only", default="", help="part of a picture's name")
    parser.add_argument("--keep", action="store_true", help="take only the kept ones, into docs/screenshots")
    args = parser.parse_args()
    out = KEPT_FOLDER if args.keep else args.out
    out.mkdir(parents=True, exist_ok=True)
    with serve() as home, sync_playwright() as playwright:
        browser = launch(playwright)
        for page, lang, size, scheme in product(PAGES, ("en", "ar"), SIZES, ("light", "dark")):
            name = f"{page}-{lang}-{size}-{scheme}"
            if args.only not in name or (args.keep and name not in KEPT):
                continue
            (out / f"{name}.png").write_bytes(picture(browser, home, name))
            print(name, flush=True)


def picture(browser: Browser, home: str, name: str) -> bytes:
    """One page as PNG, without motion; `name` is page-language-width-scheme."""
    page, lang, width, scheme = name.split("-")
    size = SIZES[width]
    found = visit(browser, home, width=size[0], height=size[1], color_scheme=scheme, reduced_motion="reduce")
    show(found, page, lang)
    found.page.wait_for_timeout(SETTLE_MS)
    taken = found.page.screenshot()
    found.page.context.close()
    return taken


if __name__ == "__main__":
    main()

"""What the first view of the map costs over the wire, beyond Streamlit's own files.

    python benchmarks/wire.py

Counts the compressed bytes of every answer as Chromium receives them (headers included), with an empty cache and then
with a warm one, and the payload of the web socket. Streamlit's own files are those under `/static/` and its start page.
"""

import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.serving import launch, serve, visit

GOAL_KB = 1024
SETTLE_MS = 3000


def part(url: str) -> str:
    """Where a request belongs: Streamlit's own files, or one of ours by its folder."""
    path = urlsplit(url).path.strip("/")
    first = path.split("/")
    if first[0] == "parts":
        return f"parts/…/{'/'.join(first[2:-1]) or first[-1].rsplit('.', 1)[-1]}"
    own = path == "" or first[0] in ("static", "_stcore", "favicon.png", "vendor")
    return "Streamlit" if own else first[0]


def watch(page: Page) -> Counter[str]:
    """Bytes by part, filled while the page loads."""
    bytes_of: Counter[str] = Counter()
    asked: dict[str, str] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda said: bytes_of.update({part(asked.get(said["requestId"], "")): int(said["encodedDataLength"])}),
    )
    wire.on(
        "Network.webSocketFrameReceived",
        lambda said: bytes_of.update({"web socket": len(said["response"]["payloadData"]) * 3 // 4}),
    )
    return bytes_of


def main() -> None:
    """Print a table: part, kB with an empty cache, kB with a warm one."""
    with serve() as home, sync_playwright() as playwright:
        seen = visit(launch(playwright), home)
        seen.page.set_default_timeout(120_000)
        columns = []
        for _ in range(2):
            bytes_of = watch(seen.page)
            seen.open("?lang=ar")
            seen.page.wait_for_timeout(SETTLE_MS)
            columns.append(Counter(bytes_of))
            seen.page.goto("about:blank")
            bytes_of.clear()
    print(f"{'part':<28}{'first, kB':>12}{'again, kB':>12}")
    for name in sorted(columns[0] | columns[1], key=lambda one: -columns[0][one]):
        print(f"{name:<28}{columns[0][name] / 1024:>12.1f}{columns[1][name] / 1024:>12.1f}")
    ours = [sum(size for name, size in column.items() if name != "Streamlit") / 1024 for column in columns]
    print(f"{'ours':<28}{ours[0]:>12.1f}{ours[1]:>12.1f}   goal: at most {GOAL_KB} kB")


if __name__ == "__main__":
    main()

"""A real server and a real browser for tests: the app on a free port, Chromium through Playwright, requests watched."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

REPO = Path(__file__).resolve().parents[1]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 60_000


@contextlib.contextmanager
def serve(data: Path | None = None, **environment: str) -> Iterator[str]:
    """Run `streamlit run dashboard.py` on a free port over a data folder; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {**os.environ, **environment} | ({"CONFLICTMAP_DATA": str(data)} if data else {})
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1", "--server.headless", "true"],
        cwd=REPO,
        env=own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with exit code {process.returncode}")
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not come up within 60 s")


def launch(playwright: Playwright) -> Browser:
    """Chromium, headless, without any traffic of its own."""
    from scripts.programs_for_tests import here

    return playwright.chromium.launch(executable_path=here(), args=CHROMIUM_ARGUMENTS)


@dataclass
class Visit:
    """A page and what it asked of the network and said on its console."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "", ready: str = "map") -> "Visit":
        """Open a path of the app and wait until the map, if it is that page, has painted and the page has settled."""
        self.page.goto(f"{self.home}/{path}")
        if ready == "map":
            self.map_painted()
        self.settled()
        return self

    def settled(self) -> None:
        """Wait until Streamlit has run the script and nothing is stale."""
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE_MS)

    def map_painted(self, after: int = 0) -> None:
        """Wait until the map's revision is above `after`."""
        self.page.wait_for_function(
            "after => { const f = document.querySelector('iframe.cm-map'); const c = f && f.contentWindow && "
            "f.contentWindow.conflictmap; return c && c.revision > after }",
            arg=after,
            timeout=PATIENCE_MS,
        )

    def map_state(self) -> dict[str, int]:
        """The map's `{revision, total, shown}`."""
        state: dict[str, int] = self.page.evaluate(
            "({...document.querySelector('iframe.cm-map').contentWindow.conflictmap})"
        )
        return state

    def total_becomes(self, total: int) -> None:
        """Wait until the map says that so many events match."""
        self.page.wait_for_function(
            "n => document.querySelector('iframe.cm-map')?.contentWindow?.conflictmap?.total === n",
            arg=total,
            timeout=PATIENCE_MS,
        )

    @property
    def first(self) -> str:
        """The address of the map page without any filter, as the app writes it."""
        return f"{self.home}/?lang=en"

    def undo(self) -> None:
        """Take the last change of the filter back and wait until the whole page has followed."""
        self.page.locator("#filter-undo").click()
        self.page.wait_for_url(lambda url: url == self.first)
        expect(self.page.locator("#number-events")).to_have_text("16 of 16 events", timeout=PATIENCE_MS)
        expect(self.page.locator(".cm-table caption")).to_have_text("16 events", timeout=PATIENCE_MS)
        self.total_becomes(16)
        self.settled()

    @property
    def foreign(self) -> list[str]:
        """Requests that left this server."""
        own = (self.home, self.home.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


def visit(browser: Browser, home: str, *, width: int = 1400, height: int = 900, **options: object) -> Visit:
    """A fresh browser context on the app."""
    context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
    return tab(context, home)


def tab(context: BrowserContext, home: str) -> Visit:
    """A new tab, which is a new session; what the context has fetched and compiled before is kept."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    found = Visit(page, home)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    return found


def fetched(address: str) -> Any:
    """What a route answers, on a connection of its own: one that the browser keeps may be closed while it is used."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return json.load(answer)

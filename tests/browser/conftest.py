"""One browser and one server of the first data for all browser tests; a tab for each, or one that is handed on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.serving import PATIENCE_MS, Visit, launch, serve, tab

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    """The address of a server of the repository's own data."""
    with serve() as address:
        yield address


@pytest.fixture(scope="session")
def window(browser: Browser) -> BrowserContext:
    """A browser window of 1400 by 900 pixels. The app keeps nothing in it but files: its state is the tab's own."""
    return browser.new_context(viewport={"width": 1400, "height": 900})


@pytest.fixture
def desk(window: BrowserContext, home: str) -> Iterator[Visit]:
    """A new tab, which is a new session."""
    found = tab(window, home)
    yield found
    found.page.close()


@pytest.fixture(scope="session")
def handed_on(window: BrowserContext, home: str) -> Visit:
    """The tab behind `start`."""
    return tab(window, home)


@pytest.fixture
def start(handed_on: Visit, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The map page on its first view, in a tab that tests hand on: each leaves it as it came."""
    if handed_on.page.url != handed_on.first:
        handed_on.open("?lang=en")
    handed_on.settled()
    failed = request.session.testsfailed
    yield handed_on
    if request.session.testsfailed > failed:
        handed_on.page.goto("about:blank")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser that shares two processors with another may miss a moment once; what is broken fails twice."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))

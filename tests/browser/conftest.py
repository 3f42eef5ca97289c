"""One browser and one server of the first data for all browser tests; a fresh context for each."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.serving import Visit, launch, serve, visit


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


@pytest.fixture
def desk(browser: Browser, home: str) -> Iterator[Visit]:
    """A browser window of 1400 by 900 pixels."""
    found = visit(browser, home)
    yield found
    found.page.context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a loaded machine may time out once; what is broken fails twice."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))

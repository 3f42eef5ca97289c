"""Every page in both languages by axe-core, and its network; docs/accessibility.md says what Streamlit fails."""

import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame

from tests.browser.every_page import PAGES, show
from tests.serving import Visit, visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => {
  const found = await axe.run(document, {iframes: false, resultTypes: ['violations'], runOnly: rules});
  return found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.html.slice(0, 120)}`)) }"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The text of axe-core, from the package that carries it."""
    found: Any = find_spec("axe_playwright_python")
    if found is None:
        pytest.skip("axe-core is not installed: pip install -e '.[dev]'")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["en", "ar"])
def reader(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[tuple[str, Visit]]:
    """One window a language, so that the files of the pages are fetched once."""
    found = visit(browser, home, reduced_motion="reduce")
    yield request.param, found
    found.page.context.close()


def serious(frame: Frame, axe: str) -> list[str]:
    frame.evaluate(axe)
    found: list[str] = frame.evaluate(RUN, RULES)
    return found


def findings(seen: Visit, axe: str) -> list[str]:
    return [one for frame in seen.page.frames for one in serious(frame, axe)]


@pytest.fixture(scope="module", params=PAGES)
def shown(request: pytest.FixtureRequest, reader: tuple[str, Visit]) -> tuple[Visit, float]:
    """One page in one language, and when it stood there."""
    lang, seen = reader
    show(seen, request.param, lang)
    return seen, time.monotonic()


def test_no_page_has_a_serious_finding(shown: tuple[Visit, float], axe: str) -> None:
    assert findings(shown[0], axe) == []


def test_no_page_asks_anything_of_the_network(shown: tuple[Visit, float]) -> None:
    seen, since = shown
    seen.page.wait_for_timeout(max(0, 1500 - (time.monotonic() - since) * 1000))  # for what a page asks late
    assert seen.requests
    assert seen.foreign == []


def test_an_open_card_in_the_dark_has_no_serious_finding(browser: Browser, home: str, axe: str) -> None:
    seen = visit(browser, home, color_scheme="dark", reduced_motion="reduce")
    show(seen, "event", "ar")
    seen.page.frame_locator("iframe.cm-map").locator("#cm-legend summary").click()
    assert findings(seen, axe) == []
    seen.page.evaluate("document.querySelector('.cm-card').append(document.createElement('button'))")
    assert any(one.startswith("button-name") for one in findings(seen, axe)), "the check sees a button without a name"
    seen.page.context.close()

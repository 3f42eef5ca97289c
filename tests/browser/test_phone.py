"""A phone of 390 by 844 pixels: everything is reached by the thumb, and no page moves sideways."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.every_page import PAGES, show
from tests.serving import Visit, visit

WIDTH = 390
WIDE = """() => { const main = document.querySelector('[data-testid=stMain]');
  return [document.documentElement.scrollWidth, main.scrollWidth] }"""
NOTHING_OF_IT_SEEN = """e => [...e.querySelectorAll('label, button, input')].every(c => {
  const b = c.getBoundingClientRect();
  return b.width === 0 || b.right <= 0 || b.left >= 390 || getComputedStyle(c).visibility === 'hidden' })"""
BOX = "e => { const b = e.getBoundingClientRect(); return [b.left, b.right] }"


@pytest.fixture(scope="module", params=["en", "ar"])
def phone(request: pytest.FixtureRequest, browser: Browser, home: str) -> Iterator[tuple[str, Visit]]:
    found = visit(browser, home, width=WIDTH, height=844, has_touch=True, is_mobile=True, reduced_motion="reduce")
    yield request.param, found
    found.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_moves_sideways(phone: tuple[str, Visit], name: str) -> None:
    lang, seen = phone
    show(seen, name, lang)
    assert seen.page.evaluate(WIDE) == [WIDTH, WIDTH]


def test_map_card_timeline_and_filters_lie_inside_the_screen(phone: tuple[str, Visit]) -> None:
    lang, seen = phone
    page = seen.open(f"?event=ev-uh7dlgii&lang={lang}").page
    seen.settled()
    for part in ("iframe.cm-map", ".cm-card", ".cm-tl-plot", "#number-events"):
        page.locator(part).first.scroll_into_view_if_needed()
        left, right = page.locator(part).first.evaluate(BOX)
        assert 0 <= left < right <= WIDTH, part
    assert page.get_by_test_id("stSidebar").evaluate(NOTHING_OF_IT_SEEN)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.get_by_test_id("stExpandSidebarButton").tap()
    search = page.locator("[data-testid=stSidebar] input").first
    expect(search).to_be_in_viewport()
    left, right = search.evaluate(BOX)
    assert 0 <= left < right <= WIDTH

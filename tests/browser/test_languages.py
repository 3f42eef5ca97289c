"""Both languages on the real page: direction, type, the switch, paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import Visit, visit

BOX = "selector => { const b = document.querySelector(selector).getBoundingClientRect(); return [b.left, b.right] }"
DOCUMENT = "[document.documentElement.lang, document.documentElement.dir]"
SIDEBAR, MAIN = "[data-testid=stSidebar]", "[data-testid=stMain]"


@pytest.fixture(scope="module")
def arabic_desk(browser: Browser, home: str) -> Iterator[Visit]:
    """A browser whose first language is Arabic, on the map page; the card is opened by the last test alone."""
    found = visit(browser, home, locale="ar-SY").open()
    document_becomes(found, "ar", "rtl")
    found.settled()
    yield found
    found.page.context.close()


def document_becomes(seen: Visit, lang: str, direction: str) -> None:
    seen.page.wait_for_function(
        "([lang, dir]) => document.documentElement.lang === lang && document.documentElement.dir === dir",
        arg=[lang, direction],
    )


def test_an_arabic_browser_opens_an_arabic_page_with_the_sidebar_at_the_right(arabic_desk: Visit) -> None:
    page = arabic_desk.page
    expect(page).to_have_title("الخريطة · خريطة النزاع")
    assert page.evaluate(DOCUMENT) == ["ar", "rtl"]
    sidebar, main = page.evaluate(BOX, SIDEBAR), page.evaluate(BOX, MAIN)
    assert sidebar[0] >= main[1] - 1
    heading = page.get_by_role("heading", name="سوريا، كانون الثاني 2018")
    expect(heading).to_be_visible()
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("iframe.cm-map").evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert not arabic_desk.errors


def test_the_letters_come_from_our_own_files(arabic_desk: Visit) -> None:
    page = arabic_desk.page
    loaded = "[...document.fonts].filter(f => f.status === 'loaded' && f.family.includes('IBM Plex')).length"
    page.wait_for_function(f"() => {loaded} >= 2")
    family = page.locator("h1, h2").first.evaluate("e => getComputedStyle(e).fontFamily")
    assert family.startswith('"IBM Plex Sans Arabic"')
    assert any("ibm-plex-sans-arabic-arabic" in url for url in arabic_desk.requests)
    assert not arabic_desk.foreign


def test_the_switch_turns_the_page_and_keeps_the_view(desk: Visit) -> None:
    desk.open("?from=2018-01-05&to=2018-01-11&actor=ru-government")
    total = desk.map_state()["total"]
    assert 0 < total < 16
    desk.page.get_by_role("radio", name="العربية").click()
    document_becomes(desk, "ar", "rtl")
    expect(desk.page).to_have_url(re.compile("from=2018-01-05&to=2018-01-11&actor=ru-government.*lang=ar"))
    expect(desk.page.locator("#number-events")).to_contain_text(str(total))
    desk.total_becomes(total)
    desk.page.get_by_role("radio", name="English").click()
    document_becomes(desk, "en", "ltr")
    desk.page.wait_for_function(f"() => ({BOX})({SIDEBAR!r})[0] === 0")


def test_paper_shows_the_table_without_controls(arabic_desk: Visit) -> None:
    page = arabic_desk.page
    page.emulate_media(media="print")
    expect(page.locator(SIDEBAR)).to_be_hidden()
    expect(page.get_by_role("radio", name="English")).to_be_hidden()
    expect(page.locator(".cm-table table")).to_be_visible()
    page.emulate_media(media="screen")


def test_paper_shows_an_open_card_alone(arabic_desk: Visit) -> None:
    page = arabic_desk.page
    arabic_desk.settled()
    page.locator(".cm-table tbody").get_by_role("button").first.click()
    expect(page.locator(".cm-card .cm-steps")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".cm-card h2")).to_be_visible()
    expect(page.locator(".cm-table table")).to_be_hidden()


def test_reduced_motion_stops_the_transitions(browser: Browser, home: str) -> None:
    calm = visit(browser, home, reduced_motion="reduce")
    page = calm.open().page
    times = page.locator(SIDEBAR).evaluate("e => getComputedStyle(e).transitionDuration").split(", ")
    assert all(float(time.removesuffix("s")) < 0.001 for time in times)
    page.context.close()

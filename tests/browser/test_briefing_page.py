"""The page Briefing in a browser, and its HTML file with the network off."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from briefing_parts import briefing, store

from tests.serving import Visit


def test_the_html_file_opens_with_the_network_off_and_asks_for_nothing(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(briefing("", lang="en").render("html"))
    context = browser.new_context(offline=True)
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.conflictmap && window.conflictmap.revision > 0")
    assert page.evaluate("window.conflictmap.total") == store().size
    assert 0 < page.evaluate("window.conflictmap.shown") <= store().size
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert errors == []
    assert store().version in (page.text_content("#cm-caption") or "")
    context.close()


def test_the_page_takes_over_the_view_and_gives_a_file(desk: Visit) -> None:
    page = desk.page
    page.goto(f"{desk.home}/briefing?type=battles&lang=en")
    expect(page.locator("[data-testid=stImage] img")).to_be_visible(timeout=180_000)
    expect(page.get_by_text("Event type: Battles").first).to_be_visible()
    page.get_by_text("Table (CSV)").click()
    button = page.locator("[data-testid=stDownloadButton] button")
    expect(button).to_be_visible(timeout=180_000)
    with page.expect_download() as download:
        button.click()
    assert Path(download.value.path()).read_text("utf-8-sig").count("\nev-") == store().count(
        briefing("type=battles").view.filter
    )

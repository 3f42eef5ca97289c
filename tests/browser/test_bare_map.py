"""The map alone, as other pages embed it: `?view=map`."""

import pytest
from playwright.sync_api import expect

from tests.serving import Visit

EDGES = """() => {
  const { top, bottom, left, right } = document.querySelector('iframe.cm-map').getBoundingClientRect();
  return [top, left, innerHeight - bottom, innerWidth - right].map(Math.round);
}"""


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_bare_map_fills_the_window_without_menu_and_with_its_caption(desk: Visit, lang: str) -> None:
    page = desk.open(f"?view=map&type=battles&lang={lang}").page
    desk.total_becomes(2)
    expect(page.get_by_role("link", name="Briefing" if lang == "en" else "الإحاطة")).to_have_count(0)
    expect(page.locator("[data-testid=stSidebar]")).to_have_count(0)
    caption = page.frame_locator("iframe.cm-map").locator("#cm-counts")
    expect(caption).to_contain_text("2")
    assert page.evaluate(EDGES) == [0, 0, 0, 0]

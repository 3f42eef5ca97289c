"""The tabulator reaches every function of the map page, shows where it is, and the Enter key does it."""

import pytest
from playwright.sync_api import expect

from tests.serving import Visit

FUNCTIONS = {
    "pages": "header a, [data-testid=stToolbar] a",
    "language": ".st-key-language :is(button, input, [role=radio])",
    "words": "[data-testid=stSidebar] input[type=text]",
    "days": "[data-testid=stSidebar] .stDateInput [tabindex], [data-testid=stSidebar] .stDateInput input",
    "actors": "[data-testid=stSidebar] .cm-picker input",
    "an actor": "[data-testid=stSidebar] .cm-picker-list button",
    "numbers": "#number-events",
    "zoom": ".leaflet-control-zoom-in",
    "layers": "#cm-layers-button",
    "legend": "#cm-legend summary",
    "symbols": ".cm-marker",
    "events outside the region": "#cm-tray button",
    "timeline": ".cm-timeline :is(button, select, [role=slider])",
    "card": ".cm-card .cm-steps button",
    "chips": "[id^=chip-]",
    "table order": "[id^=sort-]",
    "table rows": "[id^=row-]",
}
WHERE = """kinds => {
  let e = document.activeElement;
  if (e && e.tagName === 'IFRAME') e = e.contentDocument.activeElement;
  const drawn = one => { const s = getComputedStyle(one);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none' };
  const ring = e.querySelector('.cm-focus');
  const shown = drawn(e) || (ring && getComputedStyle(ring).stroke !== 'none')
    || (e.parentElement && drawn(e.parentElement));
  return [Object.keys(kinds).filter(k => e.matches(kinds[k])), Boolean(shown), e.outerHTML.slice(0, 160)] }"""
MOST_STOPS = 220


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_tabulator_reaches_every_function_and_shows_where_it_is(desk: Visit, lang: str) -> None:
    page = desk.open(f"?actor=ru-government&event=ev-uh7dlgii&lang={lang}").page
    page.locator(".cm-card .cm-steps").wait_for()
    page.locator(".cm-table tbody button").first.wait_for()
    desk.settled()
    missing, unseen = set(FUNCTIONS), []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        kinds, shown, what = page.evaluate(WHERE, FUNCTIONS)
        missing -= set(kinds)
        unseen += [] if shown or what.startswith("<body") else [what]
        if not missing:
            break
    assert missing == set()
    assert unseen == []


def test_enter_opens_the_rows_behind_a_number_and_escape_leaves(start: Visit) -> None:
    page = start.page
    page.locator("#number-sources").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("TASS")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_enter_takes_a_filter_away_and_opens_a_row_of_the_table(desk: Visit) -> None:
    page = desk.open("?actor=ru-mod").page
    page.locator("[id^=chip-actor]").press("Enter")
    desk.total_becomes(16)
    expect(page.locator(".cm-table caption")).to_have_text("16 events")
    desk.settled()
    page.locator(".cm-table tbody button").first.press("Enter")
    expect(page.locator(".cm-card .cm-steps")).to_be_visible()


def test_the_layers_of_the_map_open_switch_and_close_from_the_keyboard(start: Visit) -> None:
    frame = start.page.frame_locator("iframe.cm-map")
    frame.locator("#cm-layers-button").press("Enter")
    box = frame.locator("#cm-layers-list input").first
    before = box.is_checked()
    box.press("Space")
    assert box.is_checked() is not before
    box.press("Space")
    assert box.is_checked() is before
    box.press("Escape")
    expect(frame.locator("#cm-layers-list")).to_be_hidden()

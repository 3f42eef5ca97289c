"""The map page as an analyst uses it, in a real browser."""

import math
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import Visit, visit

PLACES = {
    "Drones attack the Russian air base at Hmeimim": (35.401, 35.949),
    "Drones attack the Russian naval facility at Tartus": (34.915, 35.874),
    "Only crossing between opposition-held al-Qadam and Damascus reopens": (33.472, 36.289),
    "Babbila–Sidi Miqdad checkpoint closed": (33.471, 36.331),
}
WHERE = """id => {
  const map = window[JSON.parse(document.getElementById('conflictmap-config').textContent).map];
  const marker = Object.values(map._layers).find(layer => layer.getElement?.()?.dataset.id === id);
  return [marker.getLatLng().lat, marker.getLatLng().lng];
}"""
LOOK_AT = """([lat, lon]) => {
  const map = window[JSON.parse(document.getElementById('conflictmap-config').textContent).map];
  map.setView([lat, lon], 13, {animate: false});
}"""


def km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on a plane that touches the globe there; right to a metre over a few km."""
    north = (one[0] - other[0]) * 110.9
    east = (one[1] - other[1]) * 111.3 * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def row(desk: Visit, title: str):
    return desk.page.locator(".cm-table").get_by_role("button", name=title, exact=True)


def test_the_page_opens_on_syria_and_says_what_it_is(desk: Visit) -> None:
    desk.open()
    assert desk.map_state()["total"] == 16
    scope = "One article of 11 January 2018 and the reports around it; not exhaustive."
    expect(desk.page.get_by_text(scope)).to_be_visible()
    expect(desk.page.locator("#number-events")).to_have_text("16 of 16 events")
    expect(desk.page.locator(".cm-table caption")).to_have_text("16 events")
    frame = desk.page.frame_locator("iframe.cm-map")
    expect(frame.get_by_text("Not for navigation or targeting").first).to_be_visible()
    assert not desk.errors


def test_symbols_stand_within_two_km_of_their_places(desk: Visit) -> None:
    desk.open("?lat=35.401&lon=35.949&zoom=13")
    frame = desk.page.locator("iframe.cm-map").element_handle().content_frame()
    for title, (lat, lon) in PLACES.items():
        event_id = row(desk, title).get_attribute("id").removeprefix("row-")
        frame.evaluate(LOOK_AT, [lat, lon])
        expect(frame.locator(f'[data-id="{event_id}"] svg').first).to_be_visible()
        assert km((lat, lon), tuple(frame.evaluate(WHERE, event_id))) < 2, title


NEXT_PAINT = """() => new Promise((done, failed) => {
  addEventListener('message', event => {
    if (event.data?.conflictmap === 'painted') done(document.querySelector('.cm-table caption').textContent);
  });
  setTimeout(() => failed(new Error('the map was not asked first')), 30000);
  document.getElementById('actor-tr-government').click();
})"""


def test_the_map_shows_a_new_filter_before_the_page_around_it_is_computed(start: Visit) -> None:
    assert start.page.evaluate(NEXT_PAINT) == "16 events", "the table had changed when the map was painted"
    total = start.map_state()["total"]
    assert 0 < total < 16
    expect(start.page.locator(".cm-table caption")).to_have_text(f"{total} events")
    start.undo()


def test_a_date_filter_changes_map_table_counts_and_address_together(start: Visit) -> None:
    start.page.get_by_text("Last month of the data").click()
    start.total_becomes(1)
    expect(start.page.locator("#number-events")).to_have_text("1 of 16 events")
    expect(start.page.locator(".cm-table caption")).to_have_text("1 event")
    expect(start.page).to_have_url(re.compile(r"from=2018-02-01&to=2018-02-28"))
    start.undo()


def test_an_actor_filter_includes_the_actors_children_and_can_be_undone(start: Visit) -> None:
    start.page.locator("#actor-ru-government").click()
    start.total_becomes(8)
    expect(start.page.locator(".cm-table caption")).to_have_text("8 events")
    expect(start.page).to_have_url(re.compile("actor=ru-government"))
    expect(start.page.locator("#chip-actor-ru-government")).to_contain_text("Actor: Russia (8)")
    start.undo()


@pytest.mark.parametrize(("typed", "found"), [("حميميم", "Hmeimim"), ("موسكو", "Moscow")])
def test_a_search_in_either_script_finds_names_in_the_other(start: Visit, typed: str, found: str) -> None:
    box = start.page.get_by_label("Search the texts")
    box.fill(typed)
    box.press("Enter")
    expect(start.page.locator("#number-events")).not_to_contain_text("16 of")
    expect(start.page.locator(".cm-table caption")).not_to_have_text("16 events")
    expect(start.page.locator(".cm-table tbody")).to_contain_text(found)
    start.total_becomes(start.page.locator(".cm-table tbody tr").count())
    start.undo()
    expect(box).to_have_value("")


def test_actors_are_found_by_any_alias_in_either_script(start: Visit) -> None:
    box = start.page.get_by_label("Actors", exact=True)
    box.fill("الاتحاد الروسي")
    expect(start.page.locator("#actor-ir-government")).to_have_count(0)
    expect(start.page.locator("#actor-ru-government")).to_be_visible()
    box.fill("")
    expect(start.page.locator("#actor-ir-government")).to_be_visible()


def test_the_address_restores_the_view_in_another_browser(browser: Browser, desk: Visit) -> None:
    desk.open("?actor=sy-gov-forces&lang=ar&lat=33.5&lon=36.3&zoom=11")
    other = visit(browser, desk.home)
    other.page.goto(desk.page.url)
    other.map_painted()
    assert other.map_state()["total"] == desk.map_state()["total"] < 16
    expect(other.page.locator("html")).to_have_attribute("dir", "rtl")
    here = "() => { const m = window[JSON.parse(document.getElementById('conflictmap-config').textContent).map];"
    here += " const c = m.getCenter(); return [c.lat, c.lng, m.getZoom()] }"
    frame = other.page.locator("iframe.cm-map").element_handle().content_frame()
    assert frame.evaluate(here) == pytest.approx([33.5, 36.3, 11], abs=0.01)
    other.page.context.close()


def test_the_map_keeps_its_place_when_the_filter_changes(desk: Visit) -> None:
    desk.open("?lat=33.5&lon=36.3&zoom=11")
    frame = desk.page.locator("iframe.cm-map").element_handle().content_frame()
    before = frame.evaluate("performance.timeOrigin")
    revision = desk.map_state()["revision"]
    desk.page.locator("#actor-sy-gov-forces").click()
    desk.map_painted(after=revision)
    assert frame.evaluate("performance.timeOrigin") == before
    assert "lat=33.5&lon=36.3&zoom=11" in desk.page.url


def test_choosing_a_row_opens_its_card_and_flies_there(desk: Visit) -> None:
    desk.open()
    row(desk, "Drones attack the Russian air base at Hmeimim").click()
    card = desk.page.locator(".cm-card")
    expect(card.get_by_role("heading", name="Drones attack the Russian air base at Hmeimim")).to_be_visible()
    expect(card).to_contain_text("Who says what")
    expect(card).to_contain_text("An earlier version: the same claimant later said something else.")
    expect(desk.page).to_have_url(re.compile(r"event=ev-\w+.*lat=35\.40.*lon=35\.94"))


def test_choosing_a_symbol_opens_its_card_and_arrow_keys_walk_in_time(desk: Visit) -> None:
    desk.open()
    frame = desk.page.frame_locator("iframe.cm-map")
    frame.get_by_role("button", name=re.compile("Hmeimim")).first.click()
    heading = desk.page.locator(".cm-card h2")
    expect(heading).to_contain_text("Hmeimim")
    frame.get_by_role("button", name=re.compile("Hmeimim")).first.press("ArrowRight")
    expect(heading).not_to_contain_text("Hmeimim")


def test_a_number_opens_the_rows_behind_it(start: Visit) -> None:
    start.page.locator("#number-sources").click()
    expect(start.page.get_by_role("dialog")).to_contain_text("TASS")
    start.page.keyboard.press("Escape")
    expect(start.page.get_by_role("dialog")).to_have_count(0)


def test_an_empty_result_names_the_filter_that_emptied_it(desk: Visit) -> None:
    desk.open("?type=riots")
    expect(desk.page.get_by_text("What emptied the result: Event type (without it, 16 events).")).to_be_visible()


def test_an_address_with_unknown_parts_says_so_and_shows_the_rest(desk: Visit) -> None:
    desk.open("?actor=nobody-knows&from=5/1/2018&status=occurred")
    expect(desk.page.get_by_text("nobody-knows")).to_be_visible()
    expect(desk.page.get_by_text("5/1/2018")).to_be_visible()
    assert 0 < desk.map_state()["total"] < 16


def test_as_known_on_a_day_hides_what_was_reported_later(desk: Visit) -> None:
    desk.open("?known=2018-01-08")
    expect(desk.page.locator("#number-hidden")).to_be_visible()
    assert desk.map_state()["total"] < 16
    row(desk, "Drones attack the Russian air base at Hmeimim").click()
    expect(desk.page.locator(".cm-card")).to_contain_text("As known on 8 January 2018")
    expect(desk.page.locator(".cm-card")).not_to_contain_text("Krasnaya Zvezda")

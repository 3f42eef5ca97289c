"""The timeline under the map: bars, brush, keyboard, player; what it counts is what the filter counts."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.serving import Visit, fetched, visit

BINS = 59  # 1 January to 28 February 2018, by day
STANDS_STILL = """() => {
  const { x, y, width } = document.querySelector('.cm-tl-paper').getBoundingClientRect();
  const now = `${x} ${y} ${width}`, same = window.stoodAt === now;
  window.stoodAt = now;
  return same;
}"""
ALL_DAYS = "16 events, 1 January 2018 to 28 February 2018"


@pytest.fixture
def line(start: Visit) -> Iterator[Locator]:
    found = start.page.locator(".cm-timeline")
    at_rest(start, ALL_DAYS)
    yield found
    if start.page.url != start.first:
        all_days(start, found)


def all_days(desk: Visit, line: Locator) -> None:
    """Give all days back and wait until the page has followed."""
    line.get_by_role("button", name="All days").click()
    expect(desk.page).to_have_url(desk.first)
    at_rest(desk, ALL_DAYS)


def at_rest(desk: Visit, said: str) -> None:
    """Wait until timeline and page say the same and nothing is being computed: a later run would move what is drawn."""
    expect(desk.page.locator(".cm-tl-said")).to_have_text(said)
    events = said.partition(",")[0]
    expect(desk.page.locator(".cm-table caption")).to_have_text(events)
    expect(desk.page.locator("#number-events")).to_have_text(f"{events.partition(' ')[0]} of 16 events")
    desk.settled()


def drag(desk: Visit, first: int, last: int, *, release: bool = True) -> None:
    """Drag over the bars first..last (from 0), step by step."""
    plot = desk.page.locator(".cm-tl-plot")
    plot.evaluate("plot => plot.scrollIntoView({ block: 'center' })")  # at an edge the page's head would lie over it
    desk.page.wait_for_function(STANDS_STILL, polling=250)
    paper = desk.page.locator(".cm-tl-paper").first.bounding_box()
    assert paper is not None
    at = [paper["x"] + paper["width"] * (n + 0.5) / BINS for n in (first, last)]
    desk.page.mouse.move(at[0], paper["y"] + 40)
    desk.page.mouse.down()
    for step in range(1, 11):
        desk.page.mouse.move(at[0] + (at[1] - at[0]) * step / 10, paper["y"] + 40)
    if release:
        desk.page.mouse.up()


def test_dragging_moves_the_map_and_the_counts_before_the_address(start: Visit, line: Locator) -> None:
    drag(start, 4, 8, release=False)
    expect(line.locator(".cm-tl-said")).to_have_text("3 events, 5 January 2018 to 9 January 2018")
    start.total_becomes(3)
    assert "from=" not in start.page.url
    start.page.mouse.up()
    expect(start.page).to_have_url(re.compile("from=2018-01-05&to=2018-01-09"))
    expect(start.page.locator("#number-events")).to_have_text("3 of 16 events")


def test_the_counts_of_any_stretch_are_those_of_the_filter(start: Visit, line: Locator) -> None:
    for first, last in ((0, 0), (2, 9), (28, 58), (9, 30)):  # each begins outside the one before: no handle is taken
        drag(start, first, last)
        said = line.locator(".cm-tl-said").inner_text()
        begin, end = (date(2018, 1, 1).toordinal() + n for n in (first, last))
        days = f"from={date.fromordinal(begin)}&to={date.fromordinal(end)}"
        expect(start.page).to_have_url(re.compile(days))
        answer = fetched(f"{start.home}/api/viewport?{days}&bbox=-180,-85,180,85&z=2")
        assert said.startswith(f"{answer['total']} event")
        start.total_becomes(answer["total"])
        at_rest(start, said)


def test_arrow_keys_move_the_last_day_and_escape_gives_all_days_back(start: Visit, line: Locator) -> None:
    drag(start, 4, 6)
    expect(start.page).to_have_url(re.compile("from=2018-01-05&to=2018-01-07"))
    at_rest(start, "3 events, 5 January 2018 to 7 January 2018")
    end = line.get_by_role("slider", name=re.compile("^Last day"))
    end.press("ArrowRight")
    end.press("ArrowRight")
    expect(end).to_have_attribute("aria-valuetext", "9 January 2018")
    expect(start.page).to_have_url(re.compile("from=2018-01-05&to=2018-01-09"))
    line.get_by_role("slider", name=re.compile("^Stretch of time")).press("Escape")
    expect(start.page).not_to_have_url(re.compile("from="))
    start.total_becomes(16)


def test_playing_steps_a_window_through_time_and_stopping_writes_it(start: Visit, line: Locator) -> None:
    drag(start, 0, 2)
    expect(start.page).to_have_url(re.compile("from=2018-01-01&to=2018-01-03"))
    start.settled()
    line.locator("select[name=speed]").select_option("1")
    line.get_by_role("button", name="Play", exact=True).click()
    window = line.get_by_role("slider", name=re.compile("^Stretch of time"))
    expect(window).not_to_have_attribute("aria-valuetext", re.compile("^[12] January"))
    assert "from=2018-01-01" in start.page.url
    line.get_by_role("button", name="Stop", exact=True).click()
    expect(start.page).not_to_have_url(re.compile("from=2018-01-01"))
    first, last = re.findall(r"2018-\d\d-\d\d", start.page.url)
    assert (date.fromisoformat(last) - date.fromisoformat(first)).days == 2


def test_with_reduced_motion_each_press_is_one_step(browser: Browser, home: str) -> None:
    calm = visit(browser, home, reduced_motion="reduce")
    calm.open("?from=2018-01-01&to=2018-01-03")
    button = calm.page.get_by_role("button", name="Next step", exact=True)
    calm.settled()
    button.click()
    expect(calm.page).to_have_url(re.compile("from=2018-01-02&to=2018-01-04"))
    calm.page.context.close()


def test_announced_events_have_a_lane_of_their_own(line: Locator) -> None:
    expect(line.locator(".cm-tl-lane")).to_have_text("Announced")
    expect(line.locator("path.cm-tl-plans")).to_have_count(1)


def test_stacking_by_status_changes_bars_and_legend(line: Locator) -> None:
    expect(line.locator(".cm-tl-legend li").first).to_contain_text("Diplomacy")
    line.locator("select[name=by]").select_option("status")
    expect(line.locator(".cm-tl-legend")).to_contain_text("Ongoing")
    expect(line.locator(".cm-tl-legend")).not_to_contain_text("Diplomacy")
    line.locator("select[name=by]").select_option("type")
    expect(line.locator(".cm-tl-legend li").first).to_contain_text("Diplomacy")


def test_looking_closer_keeps_the_count_and_leads_back(start: Visit, line: Locator) -> None:
    drag(start, 4, 8)
    at_rest(start, "3 events, 5 January 2018 to 9 January 2018")
    line.get_by_role("button", name="Look closer").click()
    expect(line.get_by_role("button", name="Whole span")).to_be_visible()
    expect(line.locator(".cm-tl-said")).to_have_text("3 events, 5 January 2018 to 9 January 2018")
    line.get_by_role("button", name="Whole span").click()
    expect(line.get_by_role("button", name="Whole span")).to_be_hidden()


def test_time_runs_left_to_right_in_arabic_too(desk: Visit) -> None:
    desk.open("?lang=ar")
    texts = desk.page.locator(".cm-tl-svg text.cm-tl-major")
    expect(texts.first).to_contain_text("كانون الثاني")
    boxes = [texts.nth(n).bounding_box() for n in range(texts.count())]
    places = [box["x"] for box in boxes if box]
    assert places == sorted(places)
    assert len(places) > 1

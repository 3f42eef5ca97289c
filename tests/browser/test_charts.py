"""Charts, changes and collections of one's own, as a reader uses them below the map."""

import csv
import io
import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.map_app import serve_map
from tests.serving import REPO, Visit, fetched, tab


def open_part(page: Page, name: str) -> None:
    page.locator("[data-testid=stButtonGroup]").get_by_text(name, exact=True).click()


def close_part(desk: Visit, name: str) -> None:
    open_part(desk.page, name)
    expect(desk.page.locator(".cm-charts")).to_have_count(0)
    desk.settled()


def test_nothing_is_charted_before_it_is_opened(start: Visit) -> None:
    expect(start.page.locator(".cm-table caption")).to_be_visible()
    expect(start.page.locator(".cm-charts")).to_have_count(0)


def test_a_bar_sets_the_filter_and_takes_it_back(start: Visit) -> None:
    open_part(start.page, "Event types")
    bar = start.page.locator("#bar-type-battles")
    expect(bar).to_contain_text("2")
    bar.click()
    expect(start.page).to_have_url(re.compile("type=battles"))
    start.total_becomes(2)
    expect(bar).to_have_attribute("aria-pressed", "true")
    start.settled()
    bar.click()
    expect(start.page).to_have_url(start.first)
    start.total_becomes(16)
    expect(bar).to_have_attribute("aria-pressed", "false")
    close_part(start, "Event types")


@pytest.mark.parametrize(("part", "key"), [("Actors", "actor"), ("Event types", "type"), ("Sources", "source")])
def test_the_numbers_of_bars_are_those_of_the_api(start: Visit, part: str, key: str) -> None:
    open_part(start.page, part)
    expect(start.page.locator(f".cm-charts [id^=bar-{key}-]").first).to_be_visible()
    shown = [int(text) for text in start.page.locator(".cm-charts .cm-bar-n").all_inner_texts()]
    bars = fetched(f"{start.home}/api/facets?key={key}")["bars"]
    assert shown == [bar["n"] for bar in bars][: len(shown)]
    close_part(start, part)


def test_pairs_say_who_acted_towards_whom(start: Visit) -> None:
    open_part(start.page, "Who against whom")
    expect(start.page.locator(".cm-charts li").first).to_contain_text("→")
    start.page.locator(".cm-charts li").get_by_role("button", name="Russia", exact=True).first.click()
    expect(start.page).to_have_url(re.compile("actor=ru-government"))
    start.undo()
    close_part(start, "Who against whom")


def test_the_period_before_is_as_long_and_counted_the_same_way(desk: Visit) -> None:
    desk.open("?from=2018-01-08&to=2018-01-11")
    open_part(desk.page, "Event types")
    desk.page.get_by_text("Compare with the period before").click()
    expect(desk.page.locator(".cm-charts")).to_contain_text(
        "8 events from 8 January 2018 to 11 January 2018; 3 events from 4 January 2018 to 7 January 2018."
    )
    expect(desk.page.locator("#bar-type-explosions-remote-violence")).to_have_count(0)
    expect(desk.page.locator("#bar-type-battles")).to_contain_text("before: 1, ±0")


def test_an_earlier_version_tells_what_was_added_and_corrected(desk: Visit) -> None:
    rows = list(csv.DictReader(io.StringIO((REPO / "events.csv").read_text("utf-8"))))
    kept = [row | ({"title_en": "An older title"} if number == 0 else {}) for number, row in enumerate(rows[:-1])]
    older = io.StringIO()
    writer = csv.DictWriter(older, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    desk.open()
    open_part(desk.page, "What changed")
    desk.page.get_by_text("Since an earlier version of the files").click()
    desk.page.locator("input[type=file]").set_input_files(
        {"name": "events.csv", "mimeType": "text/csv", "buffer": older.getvalue().encode()}
    )
    found = desk.page.locator(".cm-changes")
    expect(found.locator("section").nth(0)).to_contain_text("Added (1)")
    expect(found.locator("section").nth(1)).to_contain_text("Corrected (1)")
    expect(found.locator(f"#changed-{rows[-1]['event_id']}")).to_be_visible()
    found.locator(f"#changed-{rows[0]['event_id']}").click()
    expect(desk.page).to_have_url(re.compile(f"event={rows[0]['event_id']}"))


UCDP = Path(os.environ.get("CONFLICTMAP_SHARED", "/nowhere")) / "geodata/mirror/ucdp/ucdp_ged_19_1_syria_2018-01.csv"
needs_ucdp = pytest.mark.skipif(not UCDP.is_file(), reason="set CONFLICTMAP_SHARED")


@needs_ucdp
def test_an_upload_is_seen_by_its_own_session_alone(window: BrowserContext, desk: Visit) -> None:
    desk.open()
    open_part(desk.page, "Other collections")
    desk.page.locator("input[type=file]").set_input_files(UCDP)
    desk.page.get_by_role("button", name="Open as the dataset").click()
    expect(desk.page.locator("#number-events")).to_have_text("380 of 380 events")
    desk.total_becomes(380)
    expect(desk.page.get_by_text("380 of 380 rows were taken over (UCDP GED).")).to_be_visible()
    other = tab(window, desk.home).open()
    assert other.map_state()["total"] == 16
    desk.page.get_by_role("button", name="Back to the collection of this site").click()
    expect(desk.page.locator("#number-events")).to_have_text("16 of 16 events")
    other.page.close()


def test_a_file_of_another_format_is_refused_with_what_is_missing(desk: Visit) -> None:
    desk.open()
    open_part(desk.page, "Other collections")
    strange = {"name": "strange.csv", "mimeType": "text/csv", "buffer": b"day,place\n2018-01-01,Homs\n"}
    desk.page.locator("input[type=file]").set_input_files(strange)
    desk.page.get_by_role("button", name="Open as the dataset").click()
    expect(desk.page.get_by_role("alert").last).to_contain_text("date_start")
    expect(desk.page.locator("#number-events")).to_have_text("16 of 16 events")


@needs_ucdp
def test_a_context_is_drawn_apart_and_never_counted(
    window: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conflictmap.importers.run import import_files
    from conflictmap.query.parquet import write_index

    import_files("ucdp", [UCDP], tmp_path / "context", finish=write_index)
    monkeypatch.setenv("CONFLICTMAP_CONTEXT", str(tmp_path / "context"))
    with serve_map() as home:
        page = window.new_page()
        page.goto(f"{home}/map?lang=en")
        page.locator("#cm-app[data-ready=true]").wait_for()
        page.locator("#cm-legend summary").click()
        expect(page.locator(".cm-context-legend")).to_contain_text("UCDP GED: 376 events")
        expect(page.locator(".cm-credit")).to_contain_text("CC BY 4.0")
        state = page.evaluate("({...window.conflictmap})")
        assert (state["total"], state["shown"]) == (16, 8)
        page.locator("#cm-layers-button").click()
        page.locator("input[name=context]").uncheck()
        expect(page.locator(".cm-context-legend")).to_have_count(0)
        page.close()


def test_density_is_off_until_it_is_switched_on_and_has_units(desk: Visit) -> None:
    desk.open()
    frame = desk.page.frame_locator("iframe.cm-map")
    assert not [url for url in desk.requests if "/api/density" in url]
    frame.locator("#cm-legend summary").click()
    frame.locator("#cm-layers-button").click()
    frame.locator("input[name=density]").check()
    expect(frame.locator(".cm-density-legend")).to_contain_text(re.compile(r"Events per cell of about \d+ km"))
    expect(frame.locator(".cm-density-legend li").first).to_contain_text("1")

"""The map document in a real browser: what is seen, what is heard, what is asked of the network."""

import io
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from conflictmap.map import standalone
from conflictmap.map.options import MapOptions
from conflictmap.query.filters import EventFilter
from conflictmap.query.mercator import Box
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.palette import PALETTE
from conflictmap.web.state import open_folder
from tests.browser.map_app import canned, many, serve_map, whole

REPO = Path(__file__).resolve().parents[2]
HMEIMIM, TARTUS, IDLIB = "ev-uh7dlgii", "ev-nxdao4aa", "ev-b7yefplg"
DAMASCUS = ("ev-bxppl3sp", "ev-uf3n6wut", "ev-3pz2qwk6", "ev-j3t2fa2c", "ev-drnixuup")
PIXEL = """([lat, lon]) => { const p = conflictmap_leaflet.latLngToContainerPoint([lat, lon]);
  const frame = conflictmap_leaflet.getContainer().getBoundingClientRect(); return [p.x + frame.x, p.y + frame.y] }"""
LINES = """all => all.map(p => [+p.getAttribute('stroke-width'), p.getAttribute('stroke-dasharray'),
  p.getAttribute('stroke')])"""
SMALL = """all => all.map(e => [e.id || e.className.baseVal || e.className, e.getBoundingClientRect()])
  .filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([name]) => name)"""
MARKER = """id => { const m = Object.values(conflictmap_leaflet._layers).find(l => l.getElement?.()?.dataset.id === id);
  return [m.getLatLng().lat, m.getLatLng().lng] }"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve_map() as address:
        yield address


LOOKS: dict[str, Any] = {
    "viewport": {"width": 1400, "height": 800},
    "color_scheme": "light",
    "reduced_motion": "reduce",
}


@pytest.fixture(scope="module")
def calm(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all that need no other: what the map has fetched and compiled is kept."""
    context = browser.new_context(**LOOKS)
    yield context
    context.close()


class Sheet:
    """One page on the map, with what it asked for and what went wrong."""

    def __init__(self, place: Browser | BrowserContext, home: str, **options: Any) -> None:
        context = place if isinstance(place, BrowserContext) else place.new_context(**{**LOOKS, **options})
        self.page: Page = context.new_page()
        self.home = home
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, query: str = "lang=en") -> "Sheet":
        self.page.goto(f"{self.home}/map?{query}")
        self.page.wait_for_selector("#cm-app[data-ready=true]")
        self.page.evaluate("document.fonts.ready")
        return self

    def state(self) -> dict[str, int]:
        return dict(self.page.evaluate("({...window.conflictmap})"))

    def symbol(self, event_id: str) -> Any:
        return self.page.locator(f'.cm-marker[data-id="{event_id}"]')

    def painted(self, after: int) -> dict[str, int]:
        self.page.wait_for_function("n => window.conflictmap.revision > n", arg=after)
        return self.state()

    def middle(self, event_id: str) -> tuple[float, float]:
        box = self.symbol(event_id).locator(".cm-frame").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def picture(self) -> Image.Image:
        return Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")


@pytest.fixture
def sheet(calm: BrowserContext, server: str) -> Iterator[Sheet]:
    made = Sheet(calm, server)
    yield made
    assert made.errors == []
    made.page.close()


def colour(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def near(found: tuple[int, ...], wanted: str, most: int = 26) -> bool:
    return max(abs(a - b) for a, b in zip(found, colour(wanted), strict=True)) <= most


def covered(picture: Image.Image, x: float, y: float, wanted: str) -> bool:
    """Most of the pixels around have the colour (names and lines may cross them)."""
    pixels = picture.crop((int(x) - 12, int(y) - 12, int(x) + 12, int(y) + 12)).get_flattened_data()
    return sum(near(pixel, wanted) for pixel in pixels) > len(pixels) / 2


def test_the_picture_shows_land_sea_and_symbols(sheet: Sheet) -> None:
    sheet.open("lang=en&theme=light")
    picture, light = sheet.picture(), PALETTE["light"]
    spots = {(34.6, 34.9): light.sea, (34.3, 39.4): light.home, (32.6, 41.0): light.land}
    for place, wanted in spots.items():
        x, y = sheet.page.evaluate(PIXEL, list(place))
        assert covered(picture, x, y, wanted), place
    for event_id, kind in ((HMEIMIM, "Explosions/Remote violence"), (IDLIB, "Battles")):
        x, y = sheet.middle(event_id)
        around = picture.crop((int(x) - 9, int(y) - 9, int(x) + 9, int(y) + 9)).get_flattened_data()
        assert any(near(pixel, EVENT_SYMBOLS[kind].fill, 12) for pixel in around), kind


def test_the_scheme_follows_the_reader_while_the_map_is_open(sheet: Sheet) -> None:
    sheet.open()
    sheet.page.emulate_media(color_scheme="dark")
    x, y = sheet.page.evaluate(PIXEL, [34.6, 34.9])
    sheet.page.wait_for_function("() => document.documentElement.dataset.scheme === 'dark'")
    for _ in range(100):
        if covered(sheet.picture(), x, y, PALETTE["dark"].sea):
            return
        sheet.page.wait_for_timeout(50)
    raise AssertionError("the sea stays light")


def test_dark_is_dark_and_names_are_written(sheet: Sheet) -> None:
    sheet.page.emulate_media(color_scheme="dark")
    sheet.open()
    x, y = sheet.page.evaluate(PIXEL, [34.6, 34.9])
    assert covered(sheet.picture(), x, y, PALETTE["dark"].sea)
    with_names = sheet.picture()
    sheet.page.get_by_role("button", name="Layers").click()
    sheet.page.get_by_label("Names").uncheck()
    sheet.page.get_by_role("button", name="Layers").click()
    assert sheet.picture().tobytes() != with_names.tobytes()


@pytest.mark.parametrize(
    ("event_id", "place"),
    [
        (HMEIMIM, (35.401, 35.949)),
        (TARTUS, (34.915, 35.874)),
        (DAMASCUS[4], (33.472, 36.289)),
        (DAMASCUS[0], (33.471, 36.331)),
    ],
)
def test_a_symbol_is_on_its_place_or_tied_to_it(sheet: Sheet, event_id: str, place: tuple[float, float]) -> None:
    sheet.open()
    lat, lon = sheet.page.evaluate(MARKER, event_id)
    assert math.hypot((lat - place[0]) * 111, (lon - place[1]) * 91) < 2
    if event_id in (HMEIMIM, TARTUS):
        box = sheet.symbol(event_id).locator(".cm-frame").bounding_box()
        x, y = sheet.page.evaluate(PIXEL, list(place))
        assert abs(box["x"] + box["width"] / 2 - x) < 1.5
        assert abs(box["y"] + box["height"] - y) < 2.5


def test_events_at_one_place_fan_out_with_legs_and_never_move_by_chance(sheet: Sheet) -> None:
    sheet.open()
    places = [sheet.middle(event_id) for event_id in DAMASCUS]
    apart = [math.dist(a, b) for i, a in enumerate(places) for b in places[:i]]
    assert min(apart) >= 24
    assert sheet.page.locator(".cm-leg").count() == len(DAMASCUS)
    sheet.open()
    assert [sheet.middle(event_id) for event_id in DAMASCUS] == places


def test_an_area_is_a_disc_in_kilometres(sheet: Sheet) -> None:
    sheet.open("lang=en&lat=35.556&lon=36.794&zoom=9")
    box = sheet.page.locator("path.cm-disc").bounding_box()
    metres = sheet.page.evaluate(
        "at => { const m = conflictmap_leaflet, p = m.latLngToContainerPoint(at);"
        " return m.distance(at, m.containerPointToLatLng(p.add([100, 0]))) / 100 }",
        [35.556, 36.794],
    )
    assert box["width"] / 2 * metres == pytest.approx(25_000, rel=0.03)


def test_choosing_a_disputed_event_draws_its_claims(sheet: Sheet) -> None:
    sheet.open("lang=en&lat=35.45&lon=36.3&zoom=9")
    sheet.symbol(HMEIMIM).locator(".cm-frame").click()
    sheet.page.wait_for_selector(".cm-claim-words")
    widths = sheet.page.eval_on_selector_all(
        "path.cm-claim-line",
        LINES,
    )
    assert len(widths) == 3
    assert len({line[2] for line in widths}) == 1, "one colour a claimant"
    assert sorted(line[0] for line in widths)[0] < sorted(line[0] for line in widths)[1]
    assert all(line[1] for line in widths)
    assert set(
        sheet.page.eval_on_selector_all("path.cm-claim-area", "all => all.map(p => p.getAttribute('fill'))")
    ) == {"none"}
    words = sheet.page.locator(".cm-claim-words").all_inner_texts()
    assert all("Russian Ministry of Defence" in text and "January 2018" in text for text in words)
    assert sum("earlier version" in text for text in words) == 1
    expect(sheet.page.locator("#cm-info h2")).to_have_text("Drones attack the Russian air base at Hmeimim")
    expect(sheet.page.locator("#cm-info")).to_contain_text("from 5 to 6 January 2018")
    boxes = [words.bounding_box() for words in sheet.page.locator(".cm-claim-words").all()]
    assert not any(overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    sheet.page.get_by_role("button", name="Close").click()
    expect(sheet.page.locator("path.cm-claim-line")).to_have_count(0)


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def test_the_revision_rises_with_filter_pan_and_zoom_and_counts_add_up(calm: BrowserContext, server: str) -> None:
    sheet = Sheet(calm, server)
    sheet.page.goto(f"{server}/around")
    frame = sheet.page.frame_locator("#frame")
    frame.locator("#cm-app[data-ready=true]").wait_for()
    inside = sheet.page.frames[1]
    before = dict(inside.evaluate("({...window.conflictmap})"))
    assert (before["total"], before["shown"]) == (16, 8)
    for act, wanted in (
        (lambda: tell(sheet, query="type=battles"), {"total": 2, "shown": 2}),
        (lambda: inside.evaluate("void conflictmap_leaflet.panBy([700, 0])"), {"total": 2, "shown": 0}),
        (lambda: inside.evaluate("void conflictmap_leaflet.setZoom(4)"), {"total": 2, "shown": 2}),
        (lambda: tell(sheet, query=""), {"total": 16, "shown": 13}),
    ):
        act()
        inside.wait_for_function("n => window.conflictmap.revision > n", arg=before["revision"])
        inside.wait_for_function(
            "w => window.conflictmap.total === w.total && window.conflictmap.shown === w.shown", arg=wanted
        )
        before = dict(inside.evaluate("({...window.conflictmap})"))
    sheet.page.close()


def tell(sheet: Sheet, **fields: Any) -> None:
    sheet.page.evaluate(
        "m => document.getElementById('frame').contentWindow.postMessage({conflictmap: 'view', ...m}, location.origin)",
        fields,
    )


def heard(sheet: Sheet, kind: str) -> Any:
    sheet.page.wait_for_function("k => window.heard.some(m => m.conflictmap === k)", arg=kind)
    return sheet.page.evaluate("k => window.heard.findLast(m => m.conflictmap === k)", kind)


def test_the_page_around_hears_what_is_chosen_and_where_the_map_is(calm: BrowserContext, server: str) -> None:
    sheet = Sheet(calm, server)
    sheet.page.goto(f"{server}/around")
    frame = sheet.page.frame_locator("#frame")
    frame.locator("#cm-app[data-ready=true]").wait_for()
    assert heard(sheet, "ready")
    assert sheet.page.evaluate("heard.filter(m => m.conflictmap === 'moved')") == []
    frame.locator(f'[data-id="{HMEIMIM}"] .cm-frame').first.click()
    assert heard(sheet, "select")["id"] == HMEIMIM
    tell(sheet, query="", event=HMEIMIM)
    inside = sheet.page.frames[1]
    inside.evaluate("void conflictmap_leaflet.setView([35, 38], 8, {animate: false})")
    sheet.page.wait_for_function(
        "() => heard.some(m => m.conflictmap === 'moved' && m.lat === 35 && m.lon === 38 && m.zoom === 8)"
    )
    frame.locator(f'[data-id="{HMEIMIM}"]').first.focus()
    sheet.page.keyboard.press("ArrowRight")
    assert heard(sheet, "step")["by"] == 1
    tell(sheet, query="", event=None)
    inside.wait_for_function("() => !document.querySelector('.cm-chosen')")
    sheet.page.close()


def test_a_view_survives_a_filter_and_old_symbols_stay_until_the_new_ones_are_there(
    calm: BrowserContext, server: str
) -> None:
    sheet = Sheet(calm, server)
    sheet.page.goto(f"{server}/around?lat=35.2&lon=36.4&zoom=9")
    sheet.page.frame_locator("#frame").locator("#cm-app[data-ready=true]").wait_for()
    inside = sheet.page.frames[1]
    where = "JSON.stringify([conflictmap_leaflet.getCenter(), conflictmap_leaflet.getZoom()])"
    before, symbols = inside.evaluate(where), inside.locator(".cm-marker").count()
    held: list[Route] = []
    sheet.page.route("**/api/viewport*", lambda route: held.append(route))
    tell(sheet, query="type=battles")
    while not held:
        sheet.page.wait_for_timeout(20)
    assert inside.locator(".cm-marker").count() == symbols
    revision = inside.evaluate("window.conflictmap.revision")
    held[0].continue_()
    inside.wait_for_function("n => window.conflictmap.revision > n", arg=revision)
    assert inside.locator(".cm-marker").count() < symbols
    assert inside.evaluate(where) == before
    sheet.page.close()


def test_strangers_are_not_heard(sheet: Sheet) -> None:
    sheet.open()
    before = sheet.state()
    sheet.page.evaluate(
        "window.dispatchEvent(new MessageEvent('message', {origin: 'https://example.org',"
        " data: {conflictmap: 'view', query: 'type=battles'}}))"
    )
    sheet.page.wait_for_timeout(300)
    assert sheet.state() == before


def test_nothing_is_asked_of_the_network_until_tiles_are_switched_on(sheet: Sheet) -> None:
    outside: list[str] = []
    sheet.page.route(re.compile("^https:"), lambda route: (outside.append(route.request.url), route.abort()))
    sheet.open("lang=en&lat=35&lon=37&zoom=8")
    assert [url for url in sheet.asked if not url.startswith((sheet.home, "data:"))] == []
    revision = sheet.state()["revision"]
    sheet.page.get_by_role("button", name="Layers").click()
    sheet.page.get_by_label("OpenStreetMap").check()
    sheet.page.wait_for_url("**tiles=*")
    sheet.page.wait_for_selector("#cm-app[data-ready=true]")
    for _ in range(100):
        if outside:
            break
        sheet.page.wait_for_timeout(50)
    assert outside
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in outside)
    assert sheet.state()["revision"] > revision
    assert sheet.page.evaluate("conflictmap_leaflet.getZoom()") == 8
    expect(sheet.page.locator("#cm-tiles-credit")).to_contain_text("OpenStreetMap")


def test_far_events_wait_in_the_tray_and_a_click_flies_there_and_back(sheet: Sheet) -> None:
    sheet.open()
    tray = sheet.page.locator("#cm-tray")
    assert tray.locator(".cm-place").all_inner_texts() == ["Ankara", "Antalya", "Moscow", "Sochi"]
    assert tray.locator(".cm-chip").count() == 8
    revision = sheet.state()["revision"]
    tray.get_by_role("button", name="Moscow", exact=True).click()
    sheet.painted(revision)
    assert abs(sheet.page.evaluate("conflictmap_leaflet.getCenter().lat") - 55.752) < 0.5
    sheet.page.get_by_role("button", name="Back to Syria").click()
    sheet.page.wait_for_function("() => Math.abs(conflictmap_leaflet.getCenter().lat - 34.9) < 0.6")


def test_a_keyboard_chooses_reads_walks_and_closes(sheet: Sheet) -> None:
    sheet.open()
    for _ in range(60):
        sheet.page.keyboard.press("Tab")
        if sheet.page.evaluate("document.activeElement.classList.contains('cm-marker')"):
            break
    focused = sheet.page.evaluate(
        "[document.activeElement.getAttribute('role'), document.activeElement.getAttribute('aria-label')]"
    )
    assert focused[0] == "button"
    assert "January 2018" in focused[1]
    sheet.page.keyboard.press("Enter")
    expect(sheet.page.locator("#cm-info h2")).to_be_visible()
    assert sheet.page.evaluate("document.activeElement.closest('#cm-info') !== null")
    first = sheet.page.locator(".cm-chosen").get_attribute("data-id")
    sheet.page.keyboard.press("Escape")
    expect(sheet.page.locator("#cm-info")).to_be_hidden()
    assert sheet.page.evaluate("document.activeElement.dataset.id") == first
    sheet.page.keyboard.press("ArrowRight")
    expect(sheet.page.locator(".cm-chosen")).to_have_count(1)
    assert sheet.page.locator(".cm-chosen").get_attribute("data-id") != first


def test_arabic_is_mirrored_and_the_ground_is_not(sheet: Sheet) -> None:
    sheet.open("lang=ar")
    legend, stage = sheet.page.locator("#cm-legend").bounding_box(), sheet.page.locator("#cm-stage").bounding_box()
    assert legend["x"] < stage["width"] / 3
    west, east = sheet.page.evaluate(PIXEL, [35, 36]), sheet.page.evaluate(PIXEL, [35, 40])
    assert west[0] < east[0]
    label = sheet.symbol(HMEIMIM).get_attribute("aria-label")
    assert "كانون الثاني" in label
    assert sheet.page.evaluate("document.fonts.check('12px \"IBM Plex Sans Arabic\"', 'س')")


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, server: str) -> None:
    sheet = Sheet(browser, server, viewport={"width": 390, "height": 844}, has_touch=True)
    sheet.open("lang=ar")
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert sheet.page.evaluate("document.getElementById('cm-legend').open") is False
    small = sheet.page.eval_on_selector_all(
        "button, a[href], .cm-marker .cm-frame",
        SMALL,
    )
    assert small == []
    sheet.page.context.close()


def test_hostile_cells_are_text(calm: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (REPO / "events.csv").read_text(encoding="utf-8").splitlines()
    evil = "<img src=x onerror=window.hit=1>${window.hit=1}`</script><script>window.hit=1</script>"
    changed = [
        line.replace("Drones attack the Russian air base at Hmeimim", evil).replace("Hmeimim air base", evil)
        for line in lines
    ]
    (tmp_path / "events.csv").write_text("\n".join(changed) + "\n", encoding="utf-8")
    for name in ("claims.csv", "sources.csv", "actors.csv"):
        (tmp_path / name).write_bytes((REPO / name).read_bytes())
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    with serve_map() as address:
        sheet = Sheet(calm, address).open()
        sheet.symbol(HMEIMIM).locator(".cm-frame").hover()
        expect(sheet.page.locator(".cm-tip strong")).to_have_text(evil)
        sheet.symbol(HMEIMIM).locator(".cm-frame").click()
        expect(sheet.page.locator("#cm-info h2")).to_have_text(evil)
        assert sheet.page.evaluate("window.hit") is None
        assert sheet.page.locator("#cm-app img[src=x]").count() == 0
        sheet.page.close()


def test_clusters_show_their_number_and_open_on_a_press(calm: BrowserContext) -> None:
    cluster = {
        "n": 1234,
        "lat": 35,
        "lon": 38,
        "types": {"battles": 1200, "protests": 34},
        "bbox": [37.5, 34.5, 38.5, 35.5],
    }
    with serve_map(canned(lambda _: whole([cluster, *many(3)]))) as address:
        sheet = Sheet(calm, address).open()
        found = sheet.page.locator(".cm-marker:has(.cm-donut)")
        assert found.get_attribute("aria-label") == "1,234 events: Battles: 1,200, Protests: 34"
        assert sheet.state()["shown"] == 1237
        zoom = sheet.page.evaluate("conflictmap_leaflet.getZoom()")
        found.locator(".cm-frame").click()
        sheet.page.wait_for_function("z => conflictmap_leaflet.getZoom() > z", arg=zoom)
        sheet.page.close()


def test_a_heap_at_one_place_is_listed(calm: BrowserContext) -> None:
    heap = [{**feature, "lat": 35, "lon": 38} for feature in many(30)]
    with serve_map(canned(lambda _: whole(heap))) as address:
        sheet = Sheet(calm, address).open()
        sheet.page.locator(".cm-marker:has(.cm-donut) .cm-frame").click()
        items = sheet.page.locator("#cm-info .cm-list-item")
        assert items.count() == 30
        items.nth(4).click()
        expect(sheet.page.locator("#cm-info h2")).to_contain_text("Event")
        sheet.page.close()


def test_a_thousand_symbols_are_painted_and_still_reached_by_keyboard(calm: BrowserContext) -> None:
    with serve_map(canned(lambda _: whole(many(1200)))) as address:
        sheet = Sheet(calm, address).open("lang=en&lat=35&lon=38.7&zoom=8.5")
        x, y = sheet.page.evaluate(PIXEL, [35, 38.7])
        around = sheet.picture().crop((int(x) - 60, int(y) - 60, int(x) + 60, int(y) + 60)).get_flattened_data()
        kinds = {symbol.fill for symbol in EVENT_SYMBOLS.values()}
        assert sum(any(near(pixel, fill, 8) for pixel in around) for fill in kinds) >= 3
        assert sheet.page.locator(".cm-marker").count() == 0
        box = sheet.page.get_by_role("listbox")
        box.focus()
        sheet.page.keyboard.press("ArrowRight")
        title = sheet.page.locator(".cm-tip strong").inner_text()
        assert title.startswith("Event ")
        assert box.get_attribute("aria-activedescendant")
        sheet.page.keyboard.press("Enter")
        expect(sheet.page.locator("#cm-info h2")).to_have_text(title)
        sheet.page.close()


def test_a_governorate_is_hatched_and_a_country_is_not_drawn_as_a_place(calm: BrowserContext) -> None:
    unit = {**many(1)[0], "lat": 35.1, "lon": 40.3, "precision": "admin1", "title_en": "Somewhere in Deir ez-Zor"}
    answer = {**whole([unit]), "total": 3, "off_map": {"country": 1, "unknown": 1}}
    with serve_map(canned(lambda _: answer)) as address:
        sheet = Sheet(calm, address).open()
        hatched = sheet.page.locator("path.cm-unit")
        assert hatched.get_attribute("fill").startswith("url(#cm-hatch-")
        assert hatched.bounding_box()["width"] > 60
        expect(sheet.page.locator("#cm-counts")).to_contain_text("1 of 3 events shown")
        expect(sheet.page.locator("#cm-counts")).to_contain_text("only the country is known")
        expect(sheet.page.locator("#cm-counts")).to_contain_text("the place is not known")
        sheet.page.close()


def test_a_silent_server_leaves_the_last_answer_and_says_so(sheet: Sheet) -> None:
    sheet.open()
    sheet.page.route("**/api/viewport*", lambda route: route.abort())
    sheet.page.evaluate("void conflictmap_leaflet.setZoom(3)")
    expect(sheet.page.locator("#cm-trouble")).to_contain_text("could not be fetched")
    assert sheet.page.locator(".cm-marker").count() > 0


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_one_file_opens_without_a_server_and_draws_the_same(browser: Browser, tmp_path: Path, lang: str) -> None:
    store = open_folder(REPO).store
    answer = store.viewport(EventFilter(), Box(-180, -85, 180, 85), 8)
    cards = {feature["id"]: store.card(feature["id"]) for feature in answer["features"]}
    text = standalone.page(lang, answer["features"], cards, options=MapOptions(caption="As of 11 January 2018"))
    assert len(text.encode()) <= 3_000_000
    file = tmp_path / "map.html"
    file.write_text(text, encoding="utf-8")
    sheet = Sheet(browser, "", offline=True)
    sheet.page.goto(file.as_uri())
    sheet.page.wait_for_selector("#cm-app[data-ready=true]")
    assert sheet.state()["total"] == 16
    sheet.page.locator(f'.cm-marker[data-id="{HMEIMIM}"] .cm-frame').click()
    expect(sheet.page.locator("path.cm-claim-line")).to_have_count(3)
    expect(sheet.page.locator("#cm-card h2")).to_be_visible()
    assert [url for url in sheet.asked if not url.startswith(("file:", "data:"))] == []
    assert sheet.errors == []
    x, y = sheet.page.evaluate(PIXEL, [34.3, 39.4])
    assert covered(sheet.picture(), x, y, PALETTE["light"].home)
    sheet.page.context.close()

"""The names that the map writes: each whole, none half behind a button, a panel or the edge."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.map_app import serve_map

NOTE = """const write = CanvasRenderingContext2D.prototype.fillText; window.written = new Map();
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  write.call(this, text, x, y);
  const at = this.canvas.getBoundingClientRect(), shift = this.getTransform(), width = this.measureText(text).width;
  const left = at.left + x + shift.e / shift.a, middle = at.top + y + shift.f / shift.d;
  if (!window.drawing) {
    window.written.clear();
    window.drawing = Promise.resolve().then(() => { window.drawing = null });
  }
  window.written.set(text, [left, middle - 5, left + width, middle + 5]);
}"""
PUT = "() => [...window.written]"
BOXES = """wanted => [...document.querySelectorAll(wanted)].map(e => e.getBoundingClientRect()).filter(r => r.width)
  .map(r => [r.left, r.top, r.right, r.bottom])"""
ABOVE = "#cm-tools button, #cm-legend, #cm-tray, .leaflet-control, .cm-claim-label"
Rect = list[float]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serve_map() as address:
        yield address


def cross(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.fixture(scope="module")
def calm(browser: Browser) -> Iterator[BrowserContext]:
    """One window for all: what the map has fetched and compiled is kept."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(NOTE)
    yield context
    context.close()


def names(calm: BrowserContext, address: str, width: int, height: int) -> tuple[dict[str, Rect], Rect, list[Rect]]:
    """The names on the map with their boxes, the map's own box, and those of what lies over it."""
    page = calm.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.wait_for_selector("#cm-app[data-ready=true]")
    expect(page.locator("#cm-counts")).not_to_be_empty()
    page.wait_for_timeout(400)
    found: list[Any] = page.evaluate(PUT)
    (frame,) = page.evaluate(BOXES, "#cm-map")
    above = page.evaluate(BOXES, ABOVE)
    page.close()
    return dict(found), frame, above


@pytest.mark.parametrize("size", [(1000, 700), (390, 700)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_name_is_cut_by_the_edge_or_half_behind_a_control(
    calm: BrowserContext, server: str, lang: str, size: tuple[int, int]
) -> None:
    written, frame, above = names(calm, f"{server}/map?lang={lang}", *size)
    seen = {text: box for text, box in written.items() if cross(box, frame)}
    assert ("Damascus" if lang == "en" else "دمشق") in seen
    assert len(above) >= 4
    assert [text for text, (left, _, right, _) in seen.items() if left < frame[0] or right > frame[2]] == []
    assert [text for text, box in seen.items() if any(cross(box, other) for other in above)] == []


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_of_claims_hide_no_name_by_half(calm: BrowserContext, server: str, lang: str) -> None:
    written, _, above = names(calm, f"{server}/map?lang={lang}&event=ev-uh7dlgii", 1000, 700)
    assert len(above) >= 7
    assert [text for text, box in written.items() if any(cross(box, other) for other in above)] == []

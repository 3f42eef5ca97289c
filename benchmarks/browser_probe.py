"""What is measured inside the browser: bytes of a change, memory of the renderer, time until the map is redrawn."""

from __future__ import annotations

import base64
import statistics
import time
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import psutil
from playwright.sync_api import CDPSession, Page

PATIENCE_MS = 180_000
_MAP = "document.querySelector('iframe.cm-map').contentWindow"
_LEAFLET = f"{_MAP}[JSON.parse({_MAP}.document.getElementById('conflictmap-config').textContent).map]"
_UNTIL = """async ([act, done]) => {
  const w = () => document.querySelector('iframe.cm-map').contentWindow.conflictmap;
  const before = w().revision, start = performance.now();
  await new Function('return (async () => {' + act + '})()')();
  const test = new Function('w', 'before', 'return ' + done);
  for (;;) {
    if (test(w(), before)) return (performance.now() - start) / 1000;
    if (performance.now() - start > 180000) throw new Error('not redrawn within 180 s');
    await new Promise(next => { let over = false; const go = () => { if (!over) { over = true; next(); } };
      requestAnimationFrame(go); setTimeout(go, 8); });
  }
}"""


def map_ready(page: Page, total: int) -> None:
    """Wait until the map has painted ``total`` events."""
    page.wait_for_function(
        "n => { const c = document.querySelector('iframe.cm-map')?.contentWindow?.conflictmap;"
        " return c && c.revision > 0 && c.total === n }",
        arg=total,
        timeout=PATIENCE_MS,
    )


def until(page: Page, act: str, done: str) -> float:
    """Run ``act`` (JavaScript) and return the seconds until ``done`` (of ``w``, the map's state, and ``before``)."""
    return float(page.evaluate(_UNTIL, [act, done]))


def press_type(page: Page, label: str, total: int) -> float:
    """Return the seconds from a press on an event type to the map redrawn with ``total`` events."""
    act = (
        "[...document.querySelectorAll('section[data-testid=stSidebar] button')]"
        f".find(b => b.textContent.trim() === {label!r}).click()"
    )
    return until(page, act, f"w.total === {total} && w.revision > before")


def pan(page: Page) -> float:
    """Return the seconds from a jump by 0.6 of the window, beyond what was fetched ahead, to the map redrawn."""
    act = f"const m = {_LEAFLET}; m.panBy([m.getSize().x * 0.6, 0], {{animate: false}})"
    return until(page, act, "w.revision > before")


def zoom(page: Page, by: int) -> float:
    """Return the seconds from a zoom by whole steps to the map redrawn."""
    act = f"const m = {_LEAFLET}; m.setZoom(Math.round(m.getZoom()) + {by}, {{animate: false}})"
    return until(page, act, "w.revision > before")


class Bytes:
    """Counts what the browser receives over HTTP and the websocket, packed as it is sent."""

    def __init__(self, session: CDPSession) -> None:
        self.total = 0
        session.send("Network.enable")
        session.on("Network.dataReceived", lambda said: self._add(said.get("encodedDataLength", 0)))
        session.on(
            "Network.webSocketFrameReceived", lambda said: self._add(_frame(said["response"].get("payloadData", "")))
        )

    def _add(self, n: int) -> None:
        self.total += n


def _frame(payload: str) -> int:
    """Return the bytes of a websocket frame on the wire: the browser reports it unpacked (base 64 where binary)."""
    try:
        data = base64.b64decode(payload, validate=True)
    except ValueError:
        data = payload.encode()
    return len(zlib.compress(data))


_BRUSH = """() => {
  const host = document.querySelector('.cm-timeline'), plot = host.querySelector('.cm-tl-plot');
  const w = () => document.querySelector('iframe.cm-map').contentWindow.conflictmap;
  window.__brush = { counts: [], map: [], open: false };
  plot.addEventListener('pointermove', () => {
    if (window.__brush.open) return;
    const start = performance.now(), total = host.dataset.total;
    window.__brush.open = true;
    setTimeout(() => {
      if (host.dataset.total === total) { window.__brush.open = false; return; }
      window.__brush.counts.push(performance.now() - start);
      const look = () => {
        const behind = String(w().total) !== host.dataset.total;
        if (behind && performance.now() - start < 5000) { setTimeout(look, 2); return; }
        window.__brush.map.push(performance.now() - start);
        window.__brush.open = false;
      };
      look();
    }, 0);
  }, true);
}"""


def brush(page: Page, steps: int = 60) -> tuple[list[float], list[float]]:
    """Drag over the timeline; return ms a step until the counts follow, and until the map has been redrawn."""
    page.locator(".cm-tl-plot").scroll_into_view_if_needed()
    page.evaluate(_BRUSH)
    box = page.locator(".cm-tl-plot").bounding_box()
    assert box is not None
    left, width, y = box["x"] + 42, box["width"] - 54, box["y"] + 60
    page.mouse.move(left + width * 0.1, y)
    page.mouse.down()
    for number in range(steps):
        page.mouse.move(left + width * (0.12 + 0.8 * number / steps), y)
        page.wait_for_function("() => !window.__brush.open", timeout=PATIENCE_MS)
    found: dict[str, Any] = page.evaluate("window.__brush")
    page.mouse.up()
    return found["counts"], found["map"]


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile (of few values: the largest)."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)] if values else float("nan")


def median(values: Iterable[float]) -> float:
    """Return the median; NaN of nothing."""
    found = list(values)
    return statistics.median(found) if found else float("nan")


def renderer_mb() -> float:
    """Return the unique memory of the largest renderer among our children, in MB."""
    children = psutil.Process().children(recursive=True)
    return max(
        (one.memory_full_info().uss for one in children if "--type=renderer" in " ".join(one.cmdline())), default=0
    ) / 1e6  # fmt: skip


def server_mb(port: int) -> float:
    """Return the resident memory of the server that listens on ``port``, in MB."""
    for one in psutil.Process().children(recursive=True):
        if f"--server.port {port}" in " ".join(one.cmdline()):
            time.sleep(0.2)
            return float(one.memory_full_info().uss) / 1e6
    return float("nan")

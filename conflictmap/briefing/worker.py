"""Drawing in a process of its own: a picture takes a second of computing, and no other session waits for it."""

import atexit
import multiprocessing
import os
import threading
from concurrent.futures.process import BrokenProcessPool
from threading import Lock

from conflictmap.briefing.sheet import Sheet
from conflictmap.model.processes import OneProcess

DRAWN = ("png", "svg", "pdf", "pptx")
"""The formats that are drawn from the sheet alone; the others need the store, and take little time."""
LONGEST_SECONDS = 120


def draw(sheet: Sheet, ending: str) -> bytes:
    """A drawn format of a sheet, in this process. Raises KeyError for a format that is not drawn."""
    from conflictmap.briefing.draw import png, vector
    from conflictmap.briefing.layout import lay_out
    from conflictmap.briefing.slides import pptx

    return {
        "png": lambda: png(lay_out(sheet), sheet.options.dpi),
        "svg": lambda: vector(lay_out(sheet), "svg", sheet),
        "pdf": lambda: vector(lay_out(sheet), "pdf", sheet),
        "pptx": lambda: pptx(sheet),
    }[ending]()


def warm() -> None:
    """Load what drawing needs, and read the basemap and the fonts, by drawing a small empty map."""
    from conflictmap.briefing import layout  # noqa: F401 - it is loaded for the drawing to come
    from conflictmap.briefing.basemap import pieces
    from conflictmap.briefing.draw import png
    from conflictmap.briefing.framing import SYRIA
    from conflictmap.briefing.geometry import frame_for
    from conflictmap.briefing.items import Map, Page, Text

    page = Page(60.0, 60.0)
    page.add(Map(frame_for(SYRIA, page.box)), Text("a", 5, 20, 7, "en"))
    png(page, 50)
    pieces("countries")


def _end_with_parent() -> None:
    """Watch the process that started this one: when it is killed it cannot say so, and nobody else would end us."""

    def wait() -> None:
        if (parent := multiprocessing.parent_process()) is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


class _Worker:
    """One process, started at the first picture and again after it died."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pool: OneProcess | None = None

    def warm(self) -> None:
        """Start the process and let it get ready, without waiting."""
        self._running().submit(warm)

    def draw(self, sheet: Sheet, ending: str, longest: float | None = LONGEST_SECONDS) -> bytes:
        """A drawn format of a sheet, made elsewhere; waits at most `longest` seconds, then raises TimeoutError."""
        for _ in range(2):
            pool = self._running()
            try:
                return pool.submit(draw, sheet, ending).result(longest)
            except BrokenProcessPool:
                self._drop(pool)
        return draw(sheet, ending)

    def _running(self) -> OneProcess:
        with self._lock:
            if self._pool is None:
                self._pool = OneProcess(_end_with_parent)
            return self._pool

    def _drop(self, pool: OneProcess) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=False, cancel_futures=True)

    def stop(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._drop(self._pool)


_worker = _Worker()
atexit.register(_worker.stop)


def begin() -> bool:
    """Let the process for drawing get ready while the data are read; False where there is no second processor."""
    if (os.cpu_count() or 1) < 2:
        return False
    _worker.warm()
    return True


def drawn_ahead(sheet: Sheet, ending: str) -> bytes:
    """A drawn format of a sheet, made by the process that `begin` started; waits as long as it takes."""
    return _worker.draw(sheet, ending, None)


def drawn_elsewhere(sheet: Sheet, ending: str) -> bytes:
    """A drawn format of a sheet, made by the process for drawing."""
    return _worker.draw(sheet, ending)

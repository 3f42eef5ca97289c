"""The short way from a changed question to the map of one page."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.sync.client import ClientConnection, connect

from conflictmap.web import line
from conflictmap.web.server import middleware

KEY = "a-key-that-only-the-page-knows"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A real server of the route; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = Starlette(routes=line.routes(), middleware=middleware())
    running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield f"ws://127.0.0.1:{port}/api/line/"
    running.should_exit = True
    thread.join(10)


def _ask_as_soon_as_open(query: str, patience: float) -> bool:
    for _ in range(200):
        if KEY in line._lines:
            break
        time.sleep(0.01)
    return line.ask_first(KEY, query, patience)


def _hear(page: ClientConnection) -> dict[str, object]:
    said: dict[str, object] = json.loads(page.recv(timeout=10))
    return said


def test_a_question_reaches_the_map_and_the_page_waits_until_it_is_painted(server: str) -> None:
    with connect(server + KEY) as page, ThreadPoolExecutor(1) as callback:
        asked = callback.submit(_ask_as_soon_as_open, "actor=ru-mod", 10)
        heard = _hear(page)
        assert heard["query"] == "actor=ru-mod"
        assert not asked.done(), "the page went on before the map had painted"
        page.send(str(heard["number"]))
        assert asked.result(timeout=10)


def test_a_map_that_says_nothing_holds_the_page_up_no_longer_than_asked(server: str) -> None:
    with connect(server + KEY) as page, ThreadPoolExecutor(1) as callback:
        asked = callback.submit(_ask_as_soon_as_open, "q=a", 0.05)
        _hear(page)
        assert asked.result(timeout=10) is False


def test_what_is_no_number_is_not_taken_for_painted(server: str) -> None:
    with connect(server + KEY) as page, ThreadPoolExecutor(1) as callback:
        asked = callback.submit(_ask_as_soon_as_open, "q=b", 0.3)
        _hear(page)
        for nonsense in ("", "-1", "9" * 400, "١٢", '{"number": 9}'):
            page.send(nonsense)
        assert asked.result(timeout=10) is False


def test_without_a_line_nobody_waits() -> None:
    start = time.monotonic()
    assert line.ask_first("nobody-listens-here", "q=a", patience=60) is False
    assert time.monotonic() - start < 30


def test_a_closed_line_is_forgotten(server: str) -> None:
    with connect(server + KEY):
        _ask_as_soon_as_open("q=c", 0)
    for _ in range(500):
        if KEY not in line._lines:
            return
        time.sleep(0.01)
    pytest.fail("the line is still kept")

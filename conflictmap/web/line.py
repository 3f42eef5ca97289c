"""A line to the map of one page: a new question reaches it before the page around it is computed.

A press runs through Streamlit's callback, the whole page, its socket and React before the map's frame hears of it; on
two cores that takes a quarter of a second, most of it spent on parts that can wait. The callback therefore sends the
question down this WebSocket and waits a moment for "painted" before the page begins. Without a line (a browser that
reconnects, a proxy that refuses) nothing is lost: the page tells the frame as well.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import threading
from dataclasses import dataclass, field

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

PATIENCE_S = 0.25
"""How long a page lets the map go first; a hidden tab or a slow line costs it no more than this."""
_LONGEST_KEY = 64


@dataclass
class Line:
    """One open socket: the loop it lives on, what waits to be sent, the last question that was painted."""

    loop: asyncio.AbstractEventLoop
    waiting: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    painted: int = 0
    news: threading.Condition = field(default_factory=threading.Condition)

    def ask(self, number: int, query: str, patience: float) -> bool:
        """Send a question and return whether the map said within ``patience`` seconds that it is painted."""
        message = json.dumps({"number": number, "query": query})
        try:
            self.loop.call_soon_threadsafe(self.waiting.put_nowait, message)
        except RuntimeError:  # the server is closing
            return False
        with self.news:
            return self.news.wait_for(lambda: self.painted >= number, patience)

    def heard(self, number: int) -> None:
        """Note what the map has painted."""
        with self.news:
            self.painted = max(self.painted, number)
            self.news.notify_all()


_lines: dict[str, Line] = {}
_numbers = itertools.count(1)


def ask_first(key: str, query: str, patience: float = PATIENCE_S) -> bool:
    """Let the map of the page with this ``key`` show ``query`` now.

    Returns whether it has, at most ``patience`` seconds later; False at once where no line is open.
    """
    line = _lines.get(key)
    return line.ask(next(_numbers), query, patience) if line else False


async def _serve(socket: WebSocket) -> None:
    key = str(socket.path_params["key"])
    if len(key) > _LONGEST_KEY:
        await socket.close()
        return
    await socket.accept()
    line = _lines[key] = Line(asyncio.get_running_loop())
    sender = asyncio.create_task(_send(socket, line))
    try:
        while True:
            said = await socket.receive_text()
            if said.isascii() and said.isdigit() and len(said) < 16:
                line.heard(int(said))
    except (WebSocketDisconnect, KeyError):  # KeyError: bytes instead of text
        pass
    finally:
        sender.cancel()
        if _lines.get(key) is line:
            del _lines[key]


async def _send(socket: WebSocket, line: Line) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.send_text(await line.waiting.get())


def routes() -> list[WebSocketRoute]:
    """Return the route of the line; its key is a secret that only the page knows."""
    return [WebSocketRoute("/api/line/{key}", _serve)]

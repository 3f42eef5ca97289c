"""Ask the routes without a network: one request through the ASGI interface."""

from __future__ import annotations

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from conflictmap.web.server import middleware, routes


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def get(address: str, app: Starlette | None = None, **headers: str) -> Answer:
    """Return what `app` (our routes and middleware, if None) answers to a GET of ``address``; keywords are headers."""
    path, _, query = address.partition("?")
    app = app or Starlette(routes=routes(), middleware=middleware())
    sent: list[dict[str, Any]] = []

    questions = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not questions:
            await asyncio.Event().wait()  # the reader stays on the line until the answer is whole
        return questions.pop()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"map.example")]
        + [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("map.example", 80),
    }
    with ThreadPoolExecutor(1) as thread:  # a browser test before this one may hold a loop in the test's own thread
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
    return Answer(start["status"], {name.decode().lower(): value.decode() for name, value in start["headers"]}, body)

"""The map document on a server of its own, without Streamlit: our routes and headers over any data folder."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from conflictmap.web.server import middleware, routes

AROUND = """<!doctype html><title>around</title><body style="margin:0">
<script>window.heard = []; addEventListener("message", event => heard.push(event.data))</script>
<iframe id="frame" style="width:1000px;height:600px;border:0"></iframe>
<script>document.getElementById("frame").src = "/map?lang=en&theme=light&" + location.search.slice(1)</script>"""


def around(_: Request) -> Response:
    """A page that holds the map in a frame and keeps what it hears."""
    return HTMLResponse(AROUND)


def canned(answer: Callable[[dict[str, str]], dict[str, Any]]) -> Route:
    """A route that answers `/api/viewport` from a function of its parameters."""

    def viewport(request: Request) -> Response:
        return JSONResponse(answer(dict(request.query_params)))

    return Route("/api/viewport", viewport)


@contextlib.contextmanager
def serve_map(*first: BaseRoute) -> Iterator[str]:
    """Serve on a free port; `first` are routes that come before the real ones. Gives the address."""
    app = Starlette(routes=[*first, Route("/around", around), *routes()], middleware=middleware())
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def many(count: int) -> list[dict[str, Any]]:
    """So many single events on a grid over Syria, all apart at zoom 8."""
    side = int(count**0.5) + 1
    kinds = ("battles", "protests", "riots", "diplomacy", "violence-against-civilians", "strategic-developments")
    return [
        {
            "id": f"ev-{i:05d}",
            "n": 1,
            "lat": 33 + 4 * (i // side) / side,
            "lon": 36 + 5.5 * (i % side) / side,
            "type": kinds[i % len(kinds)],
            "status": "occurred",
            "precision": "town",
            "radius_km": None,
            "disputed": False,
            "title_en": f"Event {i}",
            "title_ar": "",
            "day": "2018-01-10",
        }
        for i in range(count)
    ]


def whole(features: list[dict[str, Any]]) -> dict[str, Any]:
    """An answer that holds these features."""
    counted = sum(feature["n"] for feature in features)
    answer = {"version": "canned", "total": counted, "shown": counted, "off_map": {}, "outside": []}
    return json.loads(json.dumps({**answer, "features": features}))

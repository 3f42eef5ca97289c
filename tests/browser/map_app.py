"""A small application that serves the map document and canned answers, for the browser tests of the map alone."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from conflictmap.map import parts
from conflictmap.map.document import page
from conflictmap.map.options import MapOptions

FIXTURES = Path(__file__).parent / "fixtures"


def fixture(name: str) -> Any:
    """Return a fixture's JSON."""
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


async def document(request: Request) -> Response:
    """The document, as `/map` serves it."""
    keys = request.query_params
    options = MapOptions(theme=keys.get("theme", "auto"), tiles=tuple(keys.getlist("tiles")))  # type: ignore[arg-type]
    return HTMLResponse(page(keys.get("lang", "en"), options=options))


async def part(request: Request) -> Response:
    """One static part."""
    file = parts.part_file(request.path_params["name"])
    if file is None or request.path_params["version"] != parts.version():
        return Response(status_code=404)
    return FileResponse(file, media_type=parts.media_type(request.path_params["name"]))


def canned(request: Request, answers: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question: the fixture named by `answer=`, cut to the box and to the `type=` of the question."""
    query = parse_qs(str(request.url.query))
    found = dict(answers[query.get("source", ["map_viewport"])[0]])
    kinds = query.get("type")
    west, south, east, north = (float(x) for x in query["bbox"][0].split(","))
    chosen = [f for f in found["features"] if not kinds or f.get("type") in kinds]
    found["total"] = sum(f["n"] for f in chosen) if kinds else found["total"]
    found["features"] = [f for f in chosen if west <= f["lon"] <= east and south <= f["lat"] <= north]
    found["outside"] = [f for f in found["outside"] if not kinds or f["type"] in kinds]
    found["shown"] = sum(f["n"] for f in found["features"])
    return found


def application(answers: dict[str, Any], cards: dict[str, Any]) -> Starlette:
    """Make the application; `asked` on its state lists every question."""

    async def viewport(request: Request) -> Response:
        app.state.asked.append(str(request.url.query))
        return JSONResponse(canned(request, answers))

    async def event(request: Request) -> Response:
        card = cards.get(request.path_params["id"])
        return JSONResponse(card) if card else Response(status_code=404)

    async def around(_: Request) -> Response:
        return HTMLResponse(
            "<!doctype html><title>around</title><body style='margin:0'><script>window.heard=[];"
            "addEventListener('message',e=>heard.push(e.data))</script>"
            "<iframe id=f src='/map?lang=en&theme=light' style='width:1000px;height:600px;border:0'></iframe>"
        )

    app = Starlette(
        routes=[
            Route("/map", document),
            Route("/parts/{version}/{name:path}", part),
            Route("/api/viewport", viewport),
            Route("/api/event/{id}", event),
            Route("/around", around),
        ]
    )
    app.state.asked = []
    return app

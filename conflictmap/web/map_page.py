"""``/map``: the document of the map, for the frame on the page and for other sites that embed it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from conflictmap.map import tiles
from conflictmap.map.document import page
from conflictmap.map.options import MapOptions
from conflictmap.query.reading import Reader, values_by_key
from conflictmap.query.view import View
from conflictmap.web import state

_THEMES: dict[str, Literal["auto", "light", "dark"]] = {"auto": "auto", "light": "light", "dark": "dark"}
_LEGENDS: dict[str, Literal["auto", "open", "closed"]] = {"auto": "auto", "open": "open", "closed": "closed"}
_SHORT = {"osm": "OpenStreetMap.Mapnik"}
_OWN = ("theme", "tiles", "legend")


def map_page(request: Request) -> Response:
    """Answer the document in the address's language; an address with wrong parts leads to the one without them."""
    values = values_by_key(request.url.query)
    view, problems = View.parse(values, state.current_store().vocabulary, silent=_OWN)
    own = [(key, value) for key in _OWN for value in values.get(key, [])[:1]]
    if problems:
        query = "&".join(part for part in (view.query_string(), urlencode(own)) if part)
        return RedirectResponse(f"?{query}" if query else request.url.path, 302)
    reader = Reader(values)
    options = MapOptions(
        theme=_THEMES[reader.choice("theme", tuple(_THEMES), "auto")],
        legend=_LEGENDS[reader.choice("legend", tuple(_LEGENDS), "auto")],
        tiles=chosen_tiles(request.query_params.get("tiles")),
        context=(laid.name, laid.licence) if (laid := state.context()) else None,
    )
    body = page(view.lang or "en", options=replace(options, base=_base(request))).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="text/html; charset=utf-8")


def chosen_tiles(text: str | None) -> tuple[str, ...]:
    """Return the known online layers named by ``tiles`` (``osm``, or names of ``map.tiles.OFFERED``)."""
    if not text:
        return ()
    names = [_SHORT.get(name, name) for name in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name in tiles.OFFERED))


def _base(request: Request) -> str:
    """Return the path of the app, which may lie under a prefix of a proxy."""
    return request.url.path.removesuffix("map") or "/"


def routes() -> list[Route]:
    """Return the route of the map document."""
    return [Route("/map", map_page, methods=["GET"])]

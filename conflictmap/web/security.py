"""Headers on every answer: what a page may load and run, who may frame it. The exact policy stands in docs/security.md.

Escaping is the defence (text nodes, one ``escape()``); these headers are the second.
"""

from __future__ import annotations

import os
import re
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from conflictmap.map import tiles
from conflictmap.web.map_page import chosen_tiles

FRAME_ANCESTORS = "CONFLICTMAP_FRAME_ANCESTORS"
"""Environment variable: origins that may embed the pages, parted by blanks (``https://example.org``), or ``*``."""

_ORIGIN = re.compile(r"\*|https?://(\*\.)?[a-z0-9.-]+(:\d{1,5})?", re.IGNORECASE | re.ASCII)
_POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'self'"),
    ("script-src", "'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:"),
    ("style-src", "'self' 'unsafe-inline'"),
    ("img-src", "'self' data: blob:"),
    ("font-src", "'self' data:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self' blob:"),
    ("frame-src", "'self' blob:"),
    ("object-src", "'none'"),
    ("base-uri", "'self'"),
    ("form-action", "'self'"),
)
_MAP_SCRIPTS = "'self' 'unsafe-inline'"


def frame_ancestors() -> str:
    """Return who may embed: this site, and the origins that the operator names; what is no origin is left out."""
    named = [one for one in os.environ.get(FRAME_ANCESTORS, "").split() if _ORIGIN.fullmatch(one)]
    return " ".join(["'self'", *named])


def policy(path: str = "/", query: str = "") -> str:
    """Return the Content-Security-Policy of an answer.

    The map document runs no eval; with ``?tiles=…`` alone it may also fetch pictures from that tile server.
    """
    parts = dict(_POLICY)
    if path.endswith("/map"):
        parts["script-src"] = _MAP_SCRIPTS
        hosts = [tiles.OFFERED[name].host for name in chosen_tiles(parse_qs(query).get("tiles", [""])[0])]
        parts["img-src"] = " ".join([parts["img-src"], *hosts])
    parts["frame-ancestors"] = frame_ancestors()
    return "; ".join(f"{name} {value}" for name, value in parts.items())


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add headers when the answer begins."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                query = scope.get("query_string", b"").decode("latin-1")
                headers["Content-Security-Policy"] = policy(scope["path"], query)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
            await send(message)

        await self.app(scope, receive, with_headers)

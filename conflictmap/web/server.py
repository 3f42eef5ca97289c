"""What the entry gives to Streamlit's server: our routes and our headers."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from conflictmap.web import api, line, map_page, parts, sessions
from conflictmap.web.security import SecurityHeaders
from conflictmap.web.start_page import StartPage


def routes() -> list[BaseRoute]:
    """Return every route: API, map document, static parts; and the same for collections of one session."""
    shared: list[BaseRoute] = [*api.routes(), *map_page.routes(), *parts.routes()]
    return [*shared, *line.routes(), *sessions.routes(shared)]


def middleware(style: str = "") -> list[Middleware]:
    """Return the middleware: security headers, and the start page in the reader's language with our `style` (CSS)."""
    return [Middleware(SecurityHeaders), Middleware(StartPage, style=style)]

"""What the entry gives to Streamlit's server: our routes and our headers."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from conflictmap.web import api, map_page, parts
from conflictmap.web.security import SecurityHeaders


def routes() -> list[BaseRoute]:
    """Return every route: API, map document, static parts."""
    return [*api.routes(), *map_page.routes(), *parts.routes()]


def middleware() -> list[Middleware]:
    """Return the middleware: security headers."""
    return [Middleware(SecurityHeaders)]

"""``/session/<key>/…``: the same routes over what one reader brought along, for as long as it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from conflictmap.i18n.translator import translator
from conflictmap.model.marking import N_
from conflictmap.web import state
from conflictmap.web.answers import missing
from conflictmap.web.shelf import session

_GONE = N_("This collection is no longer kept: a session's own collection goes when it is not used.")


class InSession:
    """ASGI app that answers for the session named in the address; 404 when nothing is kept under its key."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; route functions run in threads that inherit the context."""
        key = str(scope.get("path_params", {}).get("key", ""))
        if not state.brought(key):
            await missing(translator("en").t(_GONE))(scope, receive, send)
            return
        token = session.set(key)
        try:
            await self.app(scope, receive, send)
        finally:
            session.reset(token)


def routes(shared: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Return the routes of sessions, which are the shared ones under a prefix."""
    return [Mount("/session/{key}", app=InSession(Router(routes=list(shared))))]

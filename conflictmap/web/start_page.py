"""Streamlit's start page in the reader's language, direction and type, before its first script runs."""

from __future__ import annotations

import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from conflictmap.i18n.document import asked_language, localised
from conflictmap.i18n.translator import translator

_OURS = ("/api/", "/parts/", "/map", "/_stcore/", "/static/", "/media/", "/component/", "/app/")
_VALIDATORS = frozenset({b"if-none-match", b"if-modified-since", b"accept-encoding", b"range"})


class StartPage:
    """ASGI middleware that rewrites the HTML of Streamlit's start page; every other answer passes untouched.

    `style` is CSS that the page carries from the start.
    """

    def __init__(self, app: ASGIApp, style: str = "") -> None:
        self.app, self.style = app, style

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the whole page, unpacked, and send it on in the language of the address or the browser."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_OURS):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in _VALIDATORS]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(scope, send, self.style))


class _Rewriter:
    """Holds an HTML answer back until it is whole, then sends it rewritten."""

    def __init__(self, scope: Scope, send: Send, style: str) -> None:
        self.scope, self.send, self.style = scope, send, style
        self.start: Message | None = None
        self.body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self.start)
        else:
            await self.send(message)

    async def _send_page(self, start: Message) -> None:
        query = self.scope.get("query_string", b"").decode("latin-1")
        lang = asked_language(query, Headers(scope=self.scope).get("accept-language"))
        title = translator(lang).t("Conflict map")
        page = localised(self.body.decode("utf-8"), lang, title, self.style).encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["Vary"] = "Accept-Language, Accept-Encoding"
        if "gzip" in Headers(scope=self.scope).get("accept-encoding", ""):
            page = gzip.compress(page, mtime=0)
            headers["Content-Encoding"] = "gzip"
        for name in ("etag", "last-modified", "accept-ranges"):
            del headers[name]
        headers["Content-Length"] = str(len(page))
        await self.send({**start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": page})


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and headers.get("content-type", "").startswith("text/html")

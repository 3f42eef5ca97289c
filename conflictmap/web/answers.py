"""Answers: JSON with an ETag, and problems as RFC 9457 problem documents."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from conflictmap.i18n.translator import translator
from conflictmap.query.problems import Problem

PROBLEM = "application/problem+json"
PACKED_FROM = 1500
"""Bytes from which an answer is packed: less fits into one packet of the network anyway."""
_GZIP_LEVEL = 3


def to_json(content: Any) -> bytes:
    """Return compact UTF-8 JSON; days become ISO 8601, dataclasses objects. No NaN."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain).encode(
        "utf-8", "replace"
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value).__name__)


def etag(request: Request, version: str) -> str:
    """Return the validator of an answer that depends on the address and the state of the data alone."""
    text = f"{version}\n{request.url.path}\n{request.url.query}"
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'


def unchanged(request: Request, version: str) -> Response | None:
    """Return 304 when the browser holds the answer already."""
    tag = etag(request, version)
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"}) if tag in held else None


def answer(
    request: Request, content: Any, version: str, media_type: str = "application/json", **headers: str
) -> Response:
    """Return JSON that the browser keeps and asks about again."""
    kept = {"ETag": etag(request, version), "Cache-Control": "no-cache", "Vary": "Accept-Encoding", **headers}
    body = to_json(content)
    if len(body) >= PACKED_FROM and "gzip" in request.headers.get("accept-encoding", ""):
        kept["Content-Encoding"] = "gzip"
        body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return Response(body, media_type=media_type, headers=kept)


def refusal(problems: Sequence[Problem], lang: str = "en") -> Response:
    """Return 400: each parameter with what was found and what would be right."""
    say = translator(lang).t
    listed = [problem.as_dict(say) for problem in problems]
    content = {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": " ".join(one["message"] for one in listed),
        "problems": listed,
    }
    return Response(to_json(content), 400, {"Cache-Control": "no-store"}, PROBLEM)


def missing(detail: str) -> Response:
    """Return 404 with the reason."""
    content = {"type": "about:blank", "title": "Not Found", "status": 404, "detail": detail}
    return Response(to_json(content), 404, {"Cache-Control": "no-store"}, PROBLEM)

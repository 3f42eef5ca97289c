"""``/parts/<version>/<name>``: Leaflet, scripts, styles, basemap, relief and fonts, kept by browsers for good."""

from __future__ import annotations

import gzip
import time
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from conflictmap.map import parts
from conflictmap.web.answers import missing

_FOREVER = "public, max-age=31536000, immutable"
_PACKED = frozenset({".js", ".css", ".geojson", ".json"})
_GZIP_LEVEL = 9


def part(request: Request) -> Response:
    """Answer one part, packed where the browser takes it; an older version leads to the present one."""
    name = request.path_params["name"]
    path = parts.part_file(name)
    if path is None:
        return missing("There is no such part.")
    version = present_version(int(time.monotonic()))
    if request.path_params["version"] != version:
        return RedirectResponse(
            str(request.url_for("part", version=version, name=name)).replace(str(request.base_url), "/")
        )
    tag = f'"{version}"'
    headers = {"Cache-Control": _FOREVER, "ETag": tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    found = path.stat()
    plain, packed = _content(path, found.st_mtime_ns, found.st_size)
    if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=parts.media_type(name))
    return Response(plain, headers=headers, media_type=parts.media_type(name))


@lru_cache(maxsize=2)
def present_version(_second: int) -> str:
    """Return the version of the parts; looked up at most once in the second given."""
    return parts.version()


@lru_cache(maxsize=256)
def _content(path: Path, _mtime_ns: int, _size: int) -> tuple[bytes, bytes | None]:
    plain = path.read_bytes()
    return plain, gzip.compress(plain, _GZIP_LEVEL, mtime=0) if path.suffix in _PACKED else None


def routes() -> list[Route]:
    """Return the route of the static parts."""
    return [Route("/parts/{version}/{name:path}", part, methods=["GET"], name="part")]

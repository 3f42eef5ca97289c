"""``/api/events.geojson``: the events as RFC 7946 features, in order of time, a page at a time."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from conflictmap.query.clusters import rows_in_box
from conflictmap.query.filters import EventFilter
from conflictmap.query.mercator import Box
from conflictmap.query.rows import MAX_ROWS
from conflictmap.query.store import Store
from conflictmap.web.answers import answer, refusal
from conflictmap.web.params import Asked

PARAMETERS = ("bbox", "offset", "limit")
PAGE = 1000
_MAX_OFFSET = 10**9
_NOWHERE = frozenset({"country", "unknown"})
_GEOMETRY = ("latitude", "longitude")


def events(request: Request, store: Store, asked: Asked) -> Response:
    """Answer one page; ``links`` and the Link header lead to the next one, in the same query string."""
    box = asked.box(required=False)
    offset = asked.reader.whole("offset", 0, _MAX_OFFSET, 0)
    limit = asked.reader.whole("limit", 1, MAX_ROWS, PAGE)
    if asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    total, rows = _page(store, asked.view.filter, box, offset, limit)
    links = [{"rel": "self", "type": "application/geo+json", "href": _address(request, offset, limit)}]
    headers = {}
    if offset + len(rows) < total and rows:
        following = _address(request, offset + limit, limit)
        links.append({"rel": "next", "type": "application/geo+json", "href": following})
        headers["Link"] = f'<{following}>; rel="next"'
    content = {
        "type": "FeatureCollection",
        "version": store.version,
        "numberMatched": total,
        "numberReturned": len(rows),
        "links": links,
        "features": [feature(row) for row in rows],
    }
    return answer(request, content, store.version, "application/geo+json", **headers)


def feature(row: dict[str, Any]) -> dict[str, Any]:
    """Return one event as a feature; without a geometry where the place is not known better than the country."""
    lat, lon = row["latitude"], row["longitude"]
    placed = lat is not None and lon is not None and row["geo_precision"] not in _NOWHERE
    return {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if placed else None,
        "properties": {name: value for name, value in row.items() if name not in _GEOMETRY},
    }


def _page(
    store: Store, asked: EventFilter, box: Box | None, offset: int, limit: int
) -> tuple[int, list[dict[str, Any]]]:
    if box is None:
        return store.count(asked), store.rows(asked, offset=offset, limit=limit)
    return rows_in_box(store, asked, box, offset, limit)


def _address(request: Request, offset: int, limit: int) -> str:
    """Return the address of a page, relative to the host: the same parameters with another offset."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in ("offset", "limit")]
    return f"{request.url.path}?{urlencode([*kept, ('offset', str(offset)), ('limit', str(limit))])}"

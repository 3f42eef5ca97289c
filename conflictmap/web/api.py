"""The HTTP API over the collection that is served; every route takes the query string of the page.

Documented in docs/api.md. Route functions are plain functions: Starlette runs them in threads, off the event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from conflictmap.i18n.translator import translator
from conflictmap.model.marking import N_
from conflictmap.query.filters import LIST_KEYS
from conflictmap.query.store import Store
from conflictmap.query.timeline import BY, UNITS
from conflictmap.query.view import View
from conflictmap.web import geojson, state
from conflictmap.web.answers import answer, missing, refusal, unchanged
from conflictmap.web.params import Asked

_NO_EVENT = N_("There is no event {event} in this collection, or it was not known by then.")
_NO_CONTEXT = N_("No context layer is laid under this collection.")

Handler = Callable[[Request, Store, Asked], Response]


def _route(path: str, own: Sequence[str], handler: Handler) -> Route:
    """Return a route that reads parameters, answers 304 where it can and 400 where it must."""

    def endpoint(request: Request) -> Response:
        return serve(request, state.current_store(), own, handler)

    return Route(path, endpoint, methods=["GET"])


def serve(request: Request, store: Store, own: Sequence[str], handler: Handler) -> Response:
    """Answer one request from ``store``; ``own`` names the parameters of the route beside the view's."""
    asked = Asked(request, store.vocabulary, own)
    if asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    return unchanged(request, store.version) or handler(request, store, asked)


def viewport(request: Request, store: Store, asked: Asked) -> Response:
    """Answer ``/api/viewport``: clusters or events of a map window."""
    box, zoom = asked.box(), asked.zoom()
    if box is None or asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    return answer(request, store.viewport(asked.view.filter, box, zoom), store.version)


def density(request: Request, store: Store, asked: Asked) -> Response:
    """Answer ``/api/density``: events by cell of a fine grid."""
    box, zoom = asked.box(), asked.zoom()
    if box is None or asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    return answer(request, store.density(asked.view.filter, box, zoom), store.version)


def event(request: Request, store: Store, asked: Asked) -> Response:
    """Answer ``/api/event/{id}``: one event with all that stands behind it."""
    event_id = request.path_params["event_id"]
    card = store.card(event_id, asked.view.filter)
    if card is None:
        return missing(translator(asked.lang).t(_NO_EVENT, event=event_id[:80]))
    return answer(request, {"version": store.version, **card}, store.version)


def timeline(request: Request, store: Store, asked: Asked) -> Response:
    """Answer ``/api/timeline``: events by bin of time."""
    unit = asked.reader.choice("unit", UNITS, "") or None
    by = asked.reader.choice("by", BY, "type")
    if asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    found = store.timeline(asked.view.filter, unit, by)
    return answer(request, {"version": store.version, **found.__dict__}, store.version)


def facets(request: Request, store: Store, asked: Asked) -> Response:
    """Answer ``/api/facets``: the values of one list key with events and deaths."""
    key = asked.reader.choice("key", LIST_KEYS, "type")
    limit = asked.reader.whole("limit", 1, 1000, 100)
    if asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    bars = store.facet(asked.view.filter, key)
    content = {"version": store.version, "key": key, "values": len(bars), "bars": bars[:limit]}
    return answer(request, content, store.version)


def context_viewport(request: Request) -> Response:
    """Answer ``/api/context``: a map window of the collection laid under ours; of the filter only its days count."""
    laid = state.context()
    if laid is None:
        return missing(translator("en").t(_NO_CONTEXT))
    asked = Asked(request, state.current_store().vocabulary, ("bbox", "z"))
    box, zoom = asked.box(), asked.zoom()
    if box is None or asked.reader.problems:
        return refusal(asked.reader.problems, asked.lang)
    days = View().filter.with_dates(asked.view.filter.date_from, asked.view.filter.date_to)
    found: dict[str, Any] = laid.store.viewport(days, box, zoom) | {"outside": [], "name": laid.name}
    return unchanged(request, laid.version) or answer(request, found, laid.version)


def health(request: Request) -> Response:
    """Answer ``/api/health``: whether the collection is served whole."""
    here = state.current()
    found = here.counts
    content = {
        "status": "ok" if not found.errors else "data-errors",
        "version": here.version,
        "events": here.store.size,
        "errors": found.errors,
        "warnings": found.warnings,
        "set_aside": found.set_aside,
    }
    return answer(request, content, here.version, **{"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Return the routes of the API."""
    return [
        _route("/api/viewport", ("bbox", "z"), viewport),
        _route("/api/density", ("bbox", "z"), density),
        _route("/api/event/{event_id}", (), event),
        _route("/api/events.geojson", geojson.PARAMETERS, geojson.events),
        _route("/api/timeline", ("unit", "by"), timeline),
        _route("/api/facets", ("key", "limit"), facets),
        Route("/api/context", context_viewport, methods=["GET"]),
        Route("/api/health", health, methods=["GET"]),
    ]

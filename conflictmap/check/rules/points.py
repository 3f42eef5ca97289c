"""Rules of a point within its own row: both halves, its precision, its radius, do no harm."""

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.codebook.tables import TABLES
from conflictmap.model.records import Claim, Event
from conflictmap.model.vocab import GeoPrecision
from conflictmap.notices.notice import Notice, notice

_NEEDS_POINT = frozenset({GeoPrecision.SITE, GeoPrecision.NEIGHBOURHOOD, GeoPrecision.TOWN, GeoPrecision.AREA})


def _example(column: str) -> str:
    return TABLES["events"].column(column).example


def _number(value: float) -> str:
    return f"{value:g}"


def _halves(file: str, row: Event | Claim) -> list[Notice]:
    """Latitude and longitude stand together."""
    if (row.latitude is None) == (row.longitude is None):
        return []
    blank, other = ("latitude", "longitude") if row.latitude is None else ("longitude", "latitude")
    given = row.longitude if row.latitude is None else row.latitude
    return [notice("point-half", file, row.line, blank, str(given), other=other, example=_example(blank))]


def _radius(file: str, row: Event | Claim) -> list[Notice]:
    """A radius belongs to an area, and an area has one."""
    is_area = row.geo_precision == GeoPrecision.AREA
    if is_area and row.radius_km is None and row.latitude is not None:
        return [notice("radius-missing", file, row.line, "radius_km", example=_example("radius_km"))]
    if not is_area and row.radius_km is not None:
        value = _number(row.radius_km)
        return [notice("radius-not-area", file, row.line, "radius_km", value, "", precision=row.geo_precision or "…")]
    return []


def event_point(event: Event, context: Context) -> Found:
    """An event's point is whole, has its radius, and is there where the precision promises one."""
    if event.latitude is None and event.longitude is None and event.geo_precision in _NEEDS_POINT:
        place = event.place or event.place_ar or "…"
        params = {"precision": str(event.geo_precision), "place": place, "example": _example("latitude")}
        return [notice("point-missing", "events.csv", event.line, "latitude", **params)]
    return _halves("events.csv", event) + _radius("events.csv", event)


def claim_point(claim: Claim, context: Context) -> Found:
    """A claimed origin's point is whole, has its precision and its radius."""
    found = _halves("claims.csv", claim)
    if claim.latitude is not None and claim.geo_precision is None:
        return [*found, notice("precision-missing", "claims.csv", claim.line, "geo_precision")]
    return found + _radius("claims.csv", claim)


def no_site_for_civilians(event: Event, context: Context) -> Found:
    """Violence against civilians is not given a precise site: a precise point can do harm."""
    if event.geo_precision != GeoPrecision.SITE or event.event_type != "Violence against civilians":
        return ()
    return [notice("site-of-violence", "events.csv", event.line, "geo_precision", "site", "town")]

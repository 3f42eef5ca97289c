"""Which part of the world a briefing shows, and what lies so far off that an inset must locate it."""

import math
from collections.abc import Sequence

from conflictmap.briefing.geometry import Bounds
from conflictmap.map.options import HOME
from conflictmap.query.view import View

Place = tuple[float, float]
"""Latitude and longitude in degrees."""

SYRIA = Bounds(*HOME)
REGION = Bounds(24.0, 27.0, 52.0, 44.0)
WORLD = Bounds(-168.0, -56.0, 180.0, 74.0)
MOST_FAR_PLACES = 12
"""With more places outside the map than this, the inset would be a second map: they are counted instead."""
_LEAST_SPAN = 0.5  # degrees: about 50 km, the scale at which the generalised basemap still holds
_TILE, _WINDOW = 256, (1000, 720)  # CSS pixels: of the world at zoom 0, and of a usual map window


def choose(extent: str, view: View, places: Sequence[Place]) -> tuple[Bounds, Bounds | None]:
    """What the main map must show, and what its inset must (None: no inset is needed or useful)."""
    main = _main(extent, view, places)
    far = {(round(lat, 2), round(lon, 2)) for lat, lon in places if not main.holds(lat, lon)}
    if not far or len(far) > MOST_FAR_PLACES or extent == "world":
        return main, None
    corners = [(main.south, main.west), (main.north, main.east)]
    return main, around([*far, *corners], 0.09)


def _main(extent: str, view: View, places: Sequence[Place]) -> Bounds:
    if extent == "world":
        return WORLD
    if extent == "region":
        return REGION
    seen = view.lat is not None and view.lon is not None and view.zoom is not None
    if extent in ("auto", "current") and seen:
        return window(view.lat or 0.0, view.lon or 0.0, view.zoom or 0.0)
    near = next((kept for area in (SYRIA, REGION, WORLD) if (kept := _in(area, places))), [])
    if extent == "fit" and near:
        return around(near, 0.14)
    return SYRIA if _in(SYRIA, places) or not near else around(near, 0.14)


def _in(area: Bounds, places: Sequence[Place]) -> list[Place]:
    return [place for place in places if area.holds(*place)]


def around(places: Sequence[Place], margin: float) -> Bounds:
    """The bounds of places, with a margin as a part of the larger side, and no smaller than half a degree."""
    lats, lons = [lat for lat, _ in places], [lon for _, lon in places]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    span = max(north - south, east - west, _LEAST_SPAN)
    pad_lat = max(margin * span, (_LEAST_SPAN - (north - south)) / 2)
    pad_lon = max(margin * span, (_LEAST_SPAN - (east - west)) / 2)
    return Bounds(west - pad_lon, max(south - pad_lat, -85.0), east + pad_lon, min(north + pad_lat, 85.0))


def window(lat: float, lon: float, zoom: float) -> Bounds:
    """What a map window of usual size shows at a centre (degrees) and zoom level."""
    degrees = 360 / (_TILE * 2**zoom)
    half_w, half_h = _WINDOW[0] / 2 * degrees, _WINDOW[1] / 2 * degrees * math.cos(math.radians(lat))
    half_w, half_h = max(half_w, _LEAST_SPAN / 2), max(half_h, _LEAST_SPAN / 2)
    return Bounds(lon - half_w, max(lat - half_h, -85.0), lon + half_w, min(lat + half_h, 85.0))


def zoom_for(bounds: Bounds, pixels: float) -> float:
    """The zoom level at which the bounds are about `pixels` CSS pixels wide."""
    return max(0.0, math.log2(pixels / _TILE * 360 / max(bounds.east - bounds.west, 1e-6)))

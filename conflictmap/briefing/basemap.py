"""The files of the basemap as arrays, placed on paper. No drawing here: the layout asks it what lies in a frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from conflictmap.briefing.geometry import Bounds, Floats, Frame
from conflictmap.i18n.tags import Lang
from conflictmap.model.geodata import read_geojson

_FINEST_POINTS = 0.18
"""Vertices closer together than this on paper are left out: they could not be seen, and would swell the PDF."""

Ring = tuple[Floats, Bounds]
Piece = tuple[dict[str, Any], list[Ring]]


@dataclass(frozen=True)
class Name:
    """A name on the basemap: `kind` as in labels.geojson, `rank` from 1 (the most important)."""

    kind: str
    en: str
    ar: str
    lat: float
    lon: float
    rank: int
    min_zoom: float

    def of(self, lang: Lang) -> str:
        """The name in a language, else in the other one."""
        return (self.ar or self.en) if lang == "ar" else (self.en or self.ar)


@lru_cache(maxsize=8)
def pieces(name: str) -> list[Piece]:
    """A basemap file as (properties, rings in degrees with their bounds); lines count as open rings."""
    features = read_geojson(name)["features"]
    return [(f["properties"], [_ring(r) for r in _rings(f["geometry"])]) for f in features if f["geometry"]]


def _rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "LineString":
        yield coordinates
    elif kind in ("Polygon", "MultiLineString"):
        yield from coordinates
    elif kind == "MultiPolygon":
        for polygon in coordinates:
            yield from polygon


def _ring(points: list[list[float]]) -> Ring:
    array = np.array(points, dtype=np.float64)[:, :2]
    west, south = array.min(axis=0)
    east, north = array.max(axis=0)
    return array, Bounds(west, south, east, north)


def placed(rings: list[Ring], frame: Frame) -> list[Floats]:
    """The rings that the frame meets, in points on the page, without vertices too close to be told apart."""
    bounds = frame.bounds
    found = []
    for array, extent in rings:
        if extent.meets(bounds):
            x, y = frame.points(array[:, 0], array[:, 1])
            found.append(_thinned(np.column_stack([x, y])))
    return found


def _thinned(points: Floats) -> Floats:
    cells = np.round(points / _FINEST_POINTS)
    keep = np.ones(len(points), dtype=bool)
    keep[1:-1] = np.any(cells[1:-1] != cells[:-2], axis=1)
    return points[keep]


def border_kinds(frame: Frame) -> set[str]:
    """The kinds of border line that the frame shows."""
    zoom, bounds = frame.zoom, frame.bounds
    return {
        properties["kind"]
        for properties, rings in pieces("borders")
        if properties.get("min_zoom", 0) <= zoom and any(_enters(array, extent, bounds) for array, extent in rings)
    }


def _enters(array: Floats, extent: Bounds, bounds: Bounds) -> bool:
    if not extent.meets(bounds):
        return False
    lon, lat = array[:, 0], array[:, 1]
    inside = (lon > bounds.west) & (lon < bounds.east) & (lat > bounds.south) & (lat < bounds.north)
    return bool(inside.any())


@lru_cache(maxsize=1)
def _names() -> tuple[Name, ...]:
    found = []
    for feature in read_geojson("labels")["features"]:
        said, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
        found.append(
            Name(said["kind"], said["en"], said["ar"], lat, lon, int(said["rank"]), float(said.get("min_zoom", 0)))
        )
    return tuple(sorted(found, key=lambda name: name.rank))


def names_in(frame: Frame, more_zoom: float) -> list[Name]:
    """The names in the frame that its scale (with `more_zoom` levels added) has room for, most important first; and
    those of countries, of which the frame may show another part than the one that bears the name."""
    zoom = frame.zoom + more_zoom
    return [
        name
        for name in _names()
        if name.min_zoom <= zoom and (frame.shows(name.lat, name.lon, 2.0) or name.kind == "country")
    ]

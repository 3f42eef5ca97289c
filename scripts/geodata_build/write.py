"""Writing compact GeoJSON: one feature a line, few decimals, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Feature = tuple[dict[str, Any], BaseGeometry]  # properties, geometry


def write_features(path: Path, features: Iterable[Feature], decimals: int = 4) -> None:
    """Write a FeatureCollection, coordinates rounded to `decimals` degrees, properties without empty values."""
    objects = (_feature(*feature, decimals) for feature in features)
    lines = [json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in objects]
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def _feature(properties: dict[str, Any], geometry: BaseGeometry, decimals: int) -> dict[str, Any]:
    shape = mapping(geometry)
    kept = {key: value for key, value in properties.items() if value not in ("", None)}
    coordinates = _rounded(shape["coordinates"], decimals)
    return {"type": "Feature", "properties": kept, "geometry": {"type": shape["type"], "coordinates": coordinates}}


def _rounded(value: Any, decimals: int) -> Any:
    """Coordinates rounded; points that rounding made equal to the one before are dropped from lines and rings."""
    if isinstance(value, float | int):
        return round(float(value), decimals)
    items = [_rounded(item, decimals) for item in value]
    if items and isinstance(items[0], list) and items[0] and isinstance(items[0][0], float):
        kept = [item for i, item in enumerate(items) if i == 0 or item != items[i - 1]]
        return kept if len(kept) > 1 else items
    return items

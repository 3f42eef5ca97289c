"""The filtered events as geographic features: GeoJSON, KML and GeoPackage, with what stands in the rows."""

import json
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from conflictmap.briefing.sheet import Sheet
from conflictmap.briefing.tables import cell

Row = dict[str, Any]

PROPERTIES = (
    "event_id", "event_date", "status", "unit", "event_type", "sub_event_type", "actor1", "actor2", "attribution",
    "place", "place_ar", "place_basis", "country", "admin1", "geo_precision", "radius_km", "title_en", "title_ar",
    "summary_en", "summary_ar", "fatalities", "fatalities_low", "fatalities_high", "sources", "related_to", "note",
)  # fmt: skip
_NUMERIC = {"radius_km": float, "fatalities": int, "fatalities_low": int, "fatalities_high": int}
_LAYER = "events"


def properties(row: Row) -> dict[str, str | float | int | None]:
    """What a feature says of its event; lists by semicolons as in the file, blank numbers null."""
    return {name: row.get(name) if name in _NUMERIC else cell(row, name) for name in PROPERTIES}


def geojson(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    """RFC 7946: every event is a feature; one without a point has a null geometry, so the count stays the filter's."""
    document = {
        "type": "FeatureCollection",
        "conflictmap": about(sheet),
        "features": [
            {"type": "Feature", "id": row["event_id"], "geometry": _point(row), "properties": properties(row)}
            for row in rows
        ],
    }
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def about(sheet: Sheet) -> dict[str, Any]:
    """What every export says of itself, as plain JSON."""
    lang = sheet.langs[0]
    return {
        "title": sheet.title.of(lang),
        "filter": sheet.filter_words.of(lang),
        "counts": sheet.counts_words.of(lang),
        "as_of": sheet.as_of.of(lang),
        "data_revision": sheet.revision,
        "view": sheet.address,
        "sources": [source.source_id for source in sheet.sources],
        "attribution": sheet.attribution.of(lang),
        "caveats": sheet.caveats.of(lang),
    }


def _point(row: Row) -> dict[str, Any] | None:
    if row["latitude"] is None or row["longitude"] is None or row["geo_precision"] in ("country", "unknown"):
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def kml(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    """KML 2.2 with a placemark for each event; each says its precision, since a pin cannot show it."""
    return _with_ogr(sheet, rows, "KML", "events.kml", {"NameField": "Name", "DescriptionField": "Description"})


def geopackage(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    """OGC GeoPackage, layer "events", WGS84; its change dates are the data's, so equal data give equal bytes."""
    return _with_ogr(sheet, rows, "GPKG", "events.gpkg", {})


def _with_ogr(sheet: Sheet, rows: Sequence[Row], driver: str, name: str, options: dict[str, str]) -> bytes:
    import numpy as np
    import pyogrio
    import shapely

    points = [shapely.Point(r["longitude"], r["latitude"]) if _point(r) else None for r in rows]
    fields = _fields(sheet, rows, driver == "KML")
    masks = [np.array([value is None for value in values]) for values in fields.values()]
    data = [_array(column, values) for column, values in fields.items()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        pyogrio.raw.write(
            path, geometry=np.array([shapely.to_wkb(p) if p else None for p in points], dtype=object),
            field_data=data, fields=list(fields), field_mask=masks, driver=driver, layer=_LAYER, geometry_type="Point",
            crs="EPSG:4326", promote_to_multi=False, dataset_options=options if driver == "KML" else None,
        )  # fmt: skip
        if driver == "GPKG":
            _settle(path, sheet)
        return path.read_bytes()


def _fields(sheet: Sheet, rows: Sequence[Row], for_kml: bool) -> dict[str, list[Any]]:
    found = {name: [properties(row)[name] for row in rows] for name in PROPERTIES}
    if for_kml:
        lang = sheet.langs[0]
        titles = [(row["title_ar"] if lang == "ar" else row["title_en"]) or row["title_en"] or "" for row in rows]
        told = [f"{cell(r, 'event_date')} · {cell(r, 'place')} ({cell(r, 'geo_precision')})" for r in rows]
        return {"Name": titles, "Description": told, **found}
    return found


def _array(column: str, values: list[Any]) -> Any:
    import numpy as np

    kind = _NUMERIC.get(column)
    if kind is None:
        return np.array([value if value is not None else "" for value in values], dtype=object)
    return np.array(
        [value if value is not None else 0 for value in values], dtype=np.float64 if kind is float else np.int32
    )


def _settle(path: Path, sheet: Sheet) -> None:
    """Give the tables of contents the data's date instead of the clock's, say what the layer is, pack the file anew."""
    stamp = f"{sheet.day}T00:00:00.000Z"
    told = json.dumps(about(sheet), ensure_ascii=False)
    connection = sqlite3.connect(path)
    try:
        connection.create_function("ST_IsEmpty", 1, lambda _: 0)
        connection.execute(
            "UPDATE gpkg_contents SET last_change = ?, identifier = ?, description = ?", (stamp, _LAYER, told)
        )
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    os.utime(path, (0, 0))

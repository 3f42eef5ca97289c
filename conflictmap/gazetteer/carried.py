"""What the project carries: packages of place data, the governorates, and the supplement entered by hand."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import shapely
import shapely.geometry

from conflictmap.gazetteer.admin1 import ADMIN1, Admin1
from conflictmap.gazetteer.entries import Entry
from conflictmap.gazetteer.local import carried_folder
from conflictmap.gazetteer.units import Unit

# What stands in brackets tells two places of a name apart on the screen; it is no part of the name.
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AIRBASE = ("air base", "airbase", "air force", "military")


def supplement_path() -> Path:
    """The supplement, a CSV with a header row."""
    return carried_folder() / "gazetteer" / "supplement.csv"


def outlines_path() -> Path:
    """The governorates' generalised outlines."""
    return carried_folder() / "basemap" / "admin1.geojson"


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def read_supplement(path: Path) -> Iterator[Entry]:
    """The places entered by hand, each with its source. Raises ValueError naming the line where a number is none."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        for row in reader:
            try:
                yield Entry(
                    name=row["name_en"],
                    name_ar=row["name_ar"],
                    others=(_BRACKETS.sub("", row["name_en"]), *_list(row["alt_en"]), *_list(row["alt_ar"])),
                    latitude=float(row["lat"]),
                    longitude=float(row["lon"]),
                    kind=row["kind"],
                    country=row["country"],
                    admin1=row["admin1"],
                    radius_km=_number(row["radius_km"]),
                    uncertainty_km=_number(row["uncertainty_km"]),
                    population=int(row["population"] or 0),
                    source=row["source"],
                )
            except (TypeError, ValueError) as error:
                raise ValueError(f"{path.name}:{reader.line_num} {error}") from error


def read_airports() -> Iterator[Entry]:
    """The airports of the airportsdata package that have an ICAO code and a name."""
    import airportsdata

    for row in airportsdata.load("ICAO").values():
        if not row["name"]:
            continue
        military = any(word in row["name"].lower() for word in _AIRBASE)
        yield Entry(
            name=row["name"],
            others=tuple(code for code in (row["icao"], row["iata"]) if code),
            latitude=row["lat"],
            longitude=row["lon"],
            kind="airbase" if military else "airport",
            country=row["country"],
            uncertainty_km=1.5,
            source="airportsdata (MIT)",
        )


def read_countries() -> dict[str, tuple[str, str]]:
    """ISO 3166-1 alpha-2 code → (English, Arabic) name, from Babel (CLDR)."""
    from babel import Locale

    arabic = Locale("ar").territories
    english = Locale("en").territories
    return {c: (n, arabic.get(c, "")) for c, n in english.items() if len(c) == 2 and c.isalpha()}


def _governorate(row: Admin1, outline: shapely.Geometry) -> Unit:
    return Unit(1, row.pcode, (), row.en, row.ar, shapely.make_valid(outline))


def read_outlines(path: Path) -> list[Unit]:
    """The fourteen governorates as units; the disengagement zone in the file is none."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    shapes = {f["properties"].get("pcode"): shapely.geometry.shape(f["geometry"]) for f in features}
    return [_governorate(row, shapes[row.pcode]) for row in ADMIN1 if row.pcode in shapes]


#: Where the names and outlines of governorates come from when no finer outline has been added.
GOVERNORATES_SOURCE = "OCHA P-codes; Natural Earth outlines"


def country_entries() -> Iterator[Entry]:
    """Countries as places, at the median position of their airports: good enough to fly a map there, never a site."""
    import airportsdata

    positions: dict[str, list[tuple[float, float]]] = {}
    for row in airportsdata.load("ICAO").values():
        positions.setdefault(row["country"], []).append((row["lat"], row["lon"]))
    for code, (english, arabic) in read_countries().items():
        if code in positions:
            latitude, longitude = (median(axis) for axis in zip(*positions[code], strict=True))
            yield Entry(english, latitude, longitude, "country", code, "Babel (CLDR); airportsdata", name_ar=arabic)

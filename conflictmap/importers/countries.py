"""Countries as the two collections write them, as ISO 3166-1 alpha-2 codes (names and numbers from CLDR by Babel)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from conflictmap.model.countries import COUNTRIES
from conflictmap.model.folding import fold

_OTHER_NAMES = {
    "bosnia-herzegovina": "BA", "burma": "MM", "cambodia (kampuchea)": "KH", "cape verde": "CV", "congo": "CG",
    "czech republic": "CZ", "democratic republic of congo": "CD", "dr congo (zaire)": "CD", "east timor": "TL",
    "iran": "IR", "ivory coast": "CI", "kingdom of eswatini (swaziland)": "SZ", "macedonia, fyr": "MK",
    "madagascar (malagasy)": "MG", "myanmar (burma)": "MM", "north macedonia": "MK", "palestine": "PS",
    "republic of congo": "CG", "rumania": "RO", "russia (soviet union)": "RU", "serbia (yugoslavia)": "RS",
    "swaziland": "SZ", "syria": "SY", "trinidad and tobago": "TT", "turkey": "TR", "türkiye": "TR",
    "united states of america": "US", "yemen (north yemen)": "YE", "zimbabwe (rhodesia)": "ZW", "kosovo": "XK",
}  # fmt: skip


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    names = {fold(name): code for code, name in Locale("en").territories.items() if code in COUNTRIES}
    return names | {fold(name): code for name, code in _OTHER_NAMES.items() if code in COUNTRIES}


def country_code(name: str, code: str = "") -> str | None:
    """Return the alpha-2 code of a country by ISO number or alpha-3 code, else by its name; ``None`` when unknown."""
    aliases: Mapping[str, Sequence[str]] = get_global("territory_aliases")
    for written in (code.strip().upper(), code.strip().zfill(3)):
        found = aliases.get(written) or ()
        if len(found) == 1 and found[0] in COUNTRIES:
            return str(found[0])
    return _by_name().get(fold(name))

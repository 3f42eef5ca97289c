"""One place of the gazetteer, whatever source it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """A named place: WGS84 degrees, names as its source writes them, kind from `KINDS`.

    `admin1`–`admin3` are P-codes ("SY07"), "" where unknown; `near` lists the P-codes of units whose border is close.
    `radius_km` is None for what a point can stand for. `uncertainty_km` is the source's own, None where it gives none.
    """

    name: str
    latitude: float
    longitude: float
    kind: str
    country: str
    source: str
    name_ar: str = ""
    others: tuple[str, ...] = ()
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    near: tuple[str, ...] = ()
    p_code: str = ""
    population: int = 0
    radius_km: float | None = None
    uncertainty_km: float | None = None
    names: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        """Gather every distinct name once, the main ones first."""
        every = dict.fromkeys(n.strip() for n in (self.name, self.name_ar, *self.others))
        object.__setattr__(self, "names", tuple(n for n in every if n))


#: kind → geo_precision of design.md's vocabulary
KINDS: dict[str, str] = {
    "capital": "town",
    "city": "town",
    "town": "town",
    "village": "town",
    "neighbourhood": "neighbourhood",
    "camp": "neighbourhood",
    "airport": "site",
    "airbase": "site",
    "base": "site",
    "naval_base": "site",
    "crossing": "site",
    "dam": "site",
    "field": "site",
    "mountain": "site",
    "water": "area",
    "site": "site",
    "region": "area",
    "zone": "area",
    "subdistrict": "admin3",
    "district": "admin2",
    "governorate": "admin1",
    "country": "country",
}
SETTLEMENTS = frozenset({"capital", "city", "town", "village", "neighbourhood", "camp"})
UNITS = frozenset({"subdistrict", "district", "governorate", "country"})


_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
# Any letter outside Latin (with its extensions and modifiers) and Arabic.
_FOREIGN = re.compile("[^\\W\\d_\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff\u0600-\u06ff\u0750-\u077f]")


def has_arabic(text: str) -> bool:
    """Whether `text` holds a letter of the Arabic script."""
    return _ARABIC.search(text) is not None


def readable(name: str) -> bool:
    """Whether `name` is written in Latin or Arabic script, the two that contributors use."""
    return name.isascii() or _FOREIGN.search(name) is None

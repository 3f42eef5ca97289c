"""Turns the country, governorate and district that a question names into codes, or says which is unknown."""

from __future__ import annotations

from functools import lru_cache

from conflictmap.gazetteer.admin1 import ADMIN1, admin1, nearest_admin1
from conflictmap.gazetteer.asking import strip_phrases
from conflictmap.gazetteer.carried import read_countries
from conflictmap.gazetteer.entries import Entry
from conflictmap.gazetteer.sounds import distance, sounds
from conflictmap.model.folding import fold

#: District names further apart than this are different districts.
_SAME_DISTRICT = 0.9
_SEATS = ("mintaqat", "markaz", "مركز", "منطقه")


class UnknownUnit(ValueError):
    """A country or governorate that the gazetteer does not know; `nearest` is the valid name closest to it, or ""."""

    def __init__(self, what: str, found: str, nearest: str) -> None:
        """`what` is "country" or "admin1"."""
        self.what, self.found, self.nearest = what, found, nearest
        hint = f" Nearest: {nearest}." if nearest else ""
        super().__init__(f'No {what} is called "{found[:80]}".{hint}')


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    named = {fold(n): code for code, pair in read_countries().items() for n in pair if n}
    return {**named, **{fold(code): code for code in read_countries()}}


@lru_cache(maxsize=256)
def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a code or an English or Arabic name. Raises UnknownUnit."""
    code = _countries().get(fold(text))
    if code:
        return code
    heard = sounds(text[:80])
    near = min(_countries(), key=lambda n: distance(heard, sounds(n)))
    name = read_countries()[_countries()[near]][0]
    raise UnknownUnit("country", text, name if distance(heard, sounds(near)) < 1.5 else "")


def admin1_code(text: str) -> str:
    """The P-code of a governorate in any spelling. Raises UnknownUnit with the nearest valid name."""
    unit = admin1(text)
    if unit:
        return unit.pcode
    near = nearest_admin1(text)
    if near is None:
        heard = sounds(text[:80])
        near = min(ADMIN1, key=lambda u: min(distance(heard, sounds(n), 9.0) for n in (u.en, u.ar, *u.aliases)))
    raise UnknownUnit("admin1", text, near.en)


def district_code(text: str, districts: list[Entry], inside: str) -> str:
    """The P-code of a district of governorate `inside` ("" for any) in any spelling; "" if none is near enough."""
    words = [w for w in strip_phrases(text)[0].split() if w not in _SEATS]
    heard = sounds(" ".join(words) or text)
    near = [
        (min(distance(heard, sounds(n)) for n in entry.names), entry.p_code)
        for entry in districts
        if entry.admin1 == inside or not inside
    ]
    best = min(near, default=(9.0, ""))
    return best[1] if best[0] < _SAME_DISTRICT else ""

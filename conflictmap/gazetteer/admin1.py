"""The 14 governorates of Syria: P-codes, English and Arabic names, and the many ways in which sources spell them.

P-codes are OCHA's (COD-AB Syria). The English name is the one that data files use; a cell may hold any spelling of
`aliases` and is read as that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from conflictmap.model.folding import fold


@dataclass(frozen=True)
class Admin1:
    """A governorate: P-code, the name that data files use, its Arabic name, other spellings in either script."""

    pcode: str
    en: str
    ar: str
    aliases: tuple[str, ...]


COUNTRY = "SY"
"""The country of these governorates (ISO 3166-1)."""

ADMIN1: tuple[Admin1, ...] = (
    Admin1("SY01", "Damascus", "دمشق",
           ("Dimashq", "Damascus City", "Dimishq", "Damas", "مدينة دمشق", "دمشق المدينة", "الشام", "SY.DI")),
    Admin1("SY02", "Aleppo", "حلب", ("Halab", "Haleb", "Alep", "SY.HL")),
    Admin1("SY03", "Rif Dimashq", "ريف دمشق",
           ("Rural Damascus", "Damascus Countryside", "Damascus Rural", "Reef Dimashq", "Rif Damascus", "Rif Dimishq",
            "Rif-Dimashq", "Reef Damascus", "Damascus Suburbs", "SY.RD")),
    Admin1("SY04", "Homs", "حمص", ("Hims", "Hums", "Homs (Hims)", "SY.HI")),
    Admin1("SY05", "Hama", "حماة", ("Hamah", "Hamaa", "Hamat", "حماه", "SY.HM")),
    Admin1("SY06", "Latakia", "اللاذقية",
           ("Lattakia", "Ladhiqiyah", "Al-Ladhiqiyah", "Lathakia", "Lattaquie", "Latakiah", "Lattakieh",
            "El Ladhiqiya", "لاذقية", "SY.LA")),
    Admin1("SY07", "Idlib", "إدلب", ("Idleb", "Edleb", "Edlib", "SY.ID")),
    Admin1("SY08", "Al-Hasakah", "الحسكة",
           ("Hasakah", "Al Hasakeh", "Hasakeh", "Hassakeh", "Hassakah", "Hassaka", "Hasaka", "Hasake", "Al-Hassakeh",
            "Hasaka (Al Haksa)", "Haksa", "Hasekê", "Haseke", "Heseke", "Hesice", "SY.HA")),
    Admin1("SY09", "Deir ez-Zor", "دير الزور",
           ("Deir Ezzor", "Deir al-Zor", "Deir al-Zour", "Deir ez-Zour", "Deir Ez Zor", "Deir Ezzour", "Deir Azzor",
            "Dayr az Zawr", "Dayr al-Zawr", "Der Ezzor", "Dair Alzour", "Deir Alzor", "Deir Al-Zoor", "ديرالزور",
            "دير زور", "SY.DY")),
    Admin1("SY10", "Tartus", "طرطوس", ("Tartous", "Tartoos", "Tartouss", "Tortosa", "SY.TA")),
    Admin1("SY11", "Raqqa", "الرقة",
           ("Ar Raqqah", "Ar-Raqqa", "Al-Raqqa", "Al-Raqqah", "Raqqah", "Raqa", "Rakka", "Rakkah", "Raqqa City",
            "SY.RA")),
    Admin1("SY12", "Daraa", "درعا", ("Dara", "Dar'a", "Deraa", "Der'a", "Dar`a", "Dera", "Daraah", "درعة", "SY.DR")),
    Admin1("SY13", "As-Suwayda", "السويداء",
           ("Suwayda", "As Suwayda'", "Al-Suwayda", "As-Sweida", "Sweida", "Al-Sweida", "Suweida", "As-Suwaida",
            "Suwaida", "Sweidaa", "Sweda", "Suwaydah", "Soueida", "السويدا", "SY.SU")),
    Admin1("SY14", "Quneitra", "القنيطرة",
           ("Al-Qunaytirah", "Qunaytirah", "Qunaitra", "Al-Quneitra", "Kuneitra", "Qunaytra", "Qunaitira", "Quneitera",
            "SY.QU")),
)  # fmt: skip

# Words around a governorate's name, folded: they do not part one governorate from another.
_COMMON = frozenset(
    ("governorate", "governorates", "province", "muhafazah", "muhafazat", "mohafazah", "gov", "of", "محافظه", "محافظات")
)
_ARTICLES = frozenset(("al", "ar", "as", "el", "ad", "at"))
_CLOSE = 80  # rapidfuzz's ratio, 0…100: two slips of the pen in a word of ten letters


def _key(text: str) -> str:
    """The letters of a name: folded, without articles, without the word governorate, without spaces."""
    words = [word for word in fold(text).split() if word not in _COMMON]
    kept = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return "".join(kept)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Admin1]:
    spellings = ((unit, text) for unit in ADMIN1 for text in (unit.pcode, unit.en, unit.ar, *unit.aliases))
    return {_key(text): unit for unit, text in spellings}


@lru_cache(maxsize=4096)
def admin1(text: str) -> Admin1 | None:
    """Return the governorate that a name, alias or P-code means; None where none is known by it. Never raises."""
    return _by_key().get(_key(text))


@lru_cache(maxsize=4096)
def nearest_admin1(text: str) -> Admin1 | None:
    """Return the governorate whose spelling is nearest to a mistyped one, for messages; None where none is near."""
    known = admin1(text)
    if known is not None:
        return known
    best = process.extractOne(_key(text), _by_key().keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return _by_key()[best[0]] if best else None

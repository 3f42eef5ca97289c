"""What a reader may ask for: a language, and of Arabic the digits."""

from typing import Literal, get_args

Lang = Literal["en", "ar"]
Digits = Literal["latn", "arab"]
"""Numbering systems of CLDR: 123, ١٢٣."""
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
ARABIC_DIGITS = "ar-u-nu-arab"
"""Arabic with ١٢٣: the language tag of BCP 47 with CLDR's numbering system (Unicode TR 35, 3.6.1)."""
TAGS: tuple[str, ...] = (*LANGUAGES, ARABIC_DIGITS)
"""What `lang` of an address and `--lang` may say."""


def tag_of(lang: Lang, digits: Digits) -> str:
    """The tag of a language in those digits; English has its own only."""
    return ARABIC_DIGITS if (lang, digits) == ("ar", "arab") else lang


def parts_of(tag: str) -> tuple[Lang, Digits]:
    """The language and the digits of a tag; one that is not of `TAGS` is English."""
    return ("ar" if tag in ("ar", ARABIC_DIGITS) else "en"), ("arab" if tag == ARABIC_DIGITS else "latn")

"""One folding of names and texts, in Latin and Arabic script, for search and for the gazetteer.

Two spellings that a reader takes for the same word fold to the same string: "Al-Qāmišlī" and "al qamisli", "إدلب" and
"ادلب". Folding loses information on purpose; show the original, compare the folded.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "گ": "ك",
        "ھ": "ه", "ە": "ه", "ہ": "ه", "ۀ": "ه", "پ": "ب", "چ": "ج", "ڤ": "ف", "ء": None, "ـ": None,
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e",
    }
)  # fmt: skip
# Apostrophes and half rings stand for hamza and ayn inside Latin words: they join, where other punctuation parts.
_JOINERS = dict.fromkeys(map(ord, "'`´‘’‛ʻʼʽʾʿˈ′ʹ"))
_ARTICLE_AR = re.compile(r"(?<![^\W_])ال(?!له(?![^\W_]))(?=[^\W_]{2})")
_ARTICLE_LATIN = re.compile(r"(?<![^\W_])al[\s\-‐-―]+(?=[^\W\d_])")
_NOT_WORD = re.compile(r"[\W_]+")


def _digit(character: str) -> str:
    """A decimal digit of any script as 0-9; any other character as it is."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the folded form of `text`: lower case words of letters and digits, parted by single spaces.

    NFKC, casefold, diacritics and harakat off, alef forms to ا, ى to ي, ة to ه, hamza to its carrier, tatweel off, the
    digits of every script to 0-9, the article (al-, ال) off at word starts, apostrophes joined, other punctuation to a
    space. Never raises; a text of punctuation alone folds to "". Folding a folded text changes nothing
    except where an article is doubled.
    """
    if text.isascii():
        return _NOT_WORD.sub(" ", _ARTICLE_LATIN.sub("", text.lower().translate(_JOINERS))).strip()
    # The letters go first: NFKD would part ئ into ي and a hamza mark, and drop the alef of آ.
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS).translate(_JOINERS)
    parted = unicodedata.normalize("NFKD", composed)
    bare = "".join(_digit(c) for c in parted if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    bare = _ARTICLE_LATIN.sub("", _ARTICLE_AR.sub("", bare.translate(_LETTERS).translate(_JOINERS)))
    return _NOT_WORD.sub(" ", bare).strip()

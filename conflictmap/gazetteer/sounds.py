"""How a place name sounds, whichever script and transliteration it is written in.

A name becomes a string of sounds, one character each: consonants in lower case (`S` sh, `T` th, `D` dh, `G` gh, `x`
kh), vowels in upper case (`A E I O U`). Arabic letters and Latin letters meet in the same alphabet. From the sounds
come a `skeleton` (consonants alone, easily confused ones merged: an index key) and a `distance` (small for what
transliterations commonly swap, large for what tells two names apart). The tables were written from the romanisation
rules in use for Levantine names (BGN/PCGN 1956, the French Mandate's, UN 2007, Turkish and Kurmanji orthography).
"""

from __future__ import annotations

import re
from functools import lru_cache

from conflictmap.gazetteer.words import ADJECTIVES
from conflictmap.model.folding import fold

# Before folding takes the marks off: Turkish and Kurmanji letters, and a ta marbuta sounded because a word follows.
_RAW = str.maketrans({"ş": "sh", "Ş": "sh", "ç": "ch", "Ç": "ch", "ğ": "gh", "Ğ": "gh", "š": "sh", "Š": "sh"})
_ARABIC = {
    "ا": "A", "ب": "b", "ت": "t", "ث": "T", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "D", "ر": "r", "ز": "z",
    "س": "s", "ش": "S", "ص": "s", "ض": "D", "ط": "t", "ظ": "Z", "ع": "", "غ": "G", "ف": "f", "ق": "k", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "U", "ي": "I", "ژ": "Z",
}  # fmt: skip
_DIGRAPHS = {
    "kh": "x", "sh": "S", "ch": "S", "gh": "G", "th": "T", "dh": "D", "dj": "j", "zh": "D", "ph": "f", "ck": "k",
    "ou": "U", "oo": "U", "ee": "I", "tch": "S",
}  # fmt: skip
_LETTERS = {
    "a": "A", "e": "E", "i": "I", "o": "O", "u": "U", "y": "I", "w": "U", "q": "k", "c": "j", "v": "U", "p": "b",
}  # fmt: skip
_LATIN = re.compile("tch|" + "|".join(k for k in _DIGRAPHS if len(k) == 2) + "|.")
_ARTICLE = re.compile(r"(?:[aeu](?:l|dh|sh|th|ch|[drstnz]))$")
_CONSTRUCT = re.compile(r"(?<=[^aeiou])[ae][th]?$")
_MERGED = str.maketrans({"S": "s", "T": "t", "D": "d", "Z": "d", "z": "d", "G": "j", "g": "j", "x": "h"})
_SIDES = frozenset(ADJECTIVES.values())
_VOWELS = "AEIOU"
_DOUBLED = re.compile(r"(.)\1+")


def _is_article(word: str, following: str) -> bool:
    """Whether a Latin `word` is the article: al, el, ul, or assimilated to a sun letter ("ash Shughur")."""
    if not _ARTICLE.match(word):
        return False
    return word[1:] == "l" or following.startswith(word[1:])


def words(name: str) -> list[str]:
    """The folded words of `name` without articles; adjectives of side and size in one form, after the name.

    "Western Ghariyah" and "Ghariyah al Gharbiyah" give the same words.
    """
    parts = fold(name.translate(_RAW)).split()
    last = len(parts) - 1
    kept = [ADJECTIVES.get(w, w) for i, w in enumerate(parts) if i == last or not _is_article(w, parts[i + 1])]
    return kept[1:] + kept[:1] if len(kept) > 1 and kept[0] in _SIDES else kept


def _latin(word: str) -> str:
    return "".join(_DIGRAPHS.get(m, _LETTERS.get(m, m)) for m in _LATIN.findall(word))


def _word_sounds(word: str, is_last: bool) -> str:
    """The sounds of one folded word; its ending loses the silent h and, where a word follows, the sounded t."""
    if "؀" <= word[0] <= "ۿ":
        heard = "".join(_ARABIC.get(c, c) for c in word)
        return heard[:-1] + "A" if heard.endswith("h") and len(heard) > 2 else heard
    if word == "albu":
        word = "bu"
    if not is_last and len(word) > 4:
        word = _CONSTRUCT.sub("a", word)
    heard = _latin(word)
    return heard[:-1] if len(heard) > 2 and heard[-1] == "h" and heard[-2] in _VOWELS else heard


@lru_cache(maxsize=100_000)
def sounds(name: str) -> str:
    """The sounds of a whole name, words joined, doubled sounds once: "Teir Maaleh" → "tEIrmAlE"."""
    parts = words(name)
    last = len(parts) - 1
    return _DOUBLED.sub(r"\1", "".join(_word_sounds(w, i == last) for i, w in enumerate(parts)))


@lru_cache(maxsize=100_000)
def skeleton(name: str) -> str:
    """The consonants that every transliteration keeps: an index key shared by حميميم, Khmeimim and Hmeymim."""
    heard = sounds(name).translate(_MERGED)
    bare = "".join(c for c in heard if c not in _VOWELS)
    return _DOUBLED.sub(r"\1", bare)


_GAP = {"A": 0.18, "E": 0.12, "I": 0.18, "O": 0.15, "U": 0.18, "h": 0.45}
_SWAP = {
    "AE": 0.06, "AI": 0.2, "AO": 0.15, "AU": 0.22, "EI": 0.05, "EO": 0.25, "EU": 0.2, "IU": 0.25, "IO": 0.3, "OU": 0.05,
    "Tt": 0.2, "Ts": 0.3, "Dd": 0.12, "Dz": 0.15, "DZ": 0.1, "Zz": 0.05, "Zd": 0.15, "dz": 0.4, "Ss": 0.3, "Gj": 0.35,
    "Gg": 0.05, "gj": 0.2, "Gk": 0.5, "gk": 0.35, "hx": 0.35, "kx": 0.4, "jk": 0.5, "bU": 0.4, "Uf": 0.4, "Sj": 0.5,
    "TD": 0.5, "td": 0.5, "Sx": 0.8,
}  # fmt: skip
_PAIRS = {**_SWAP, **{k[::-1]: v for k, v in _SWAP.items()}}


def distance(one: str, other: str, bound: float = 3.0) -> float:
    """How far two strings of sounds are apart: 0 the same, about 0.2 a vowel, 1 a consonant. Over `bound`: `bound`."""
    if one == other:
        return 0.0
    above = [0.0]
    for c in other:
        above.append(above[-1] + _GAP.get(c, 1.0))
    for a in one:
        gap_a = _GAP.get(a, 1.0)
        row = [above[0] + gap_a]
        for j, b in enumerate(other):
            best = above[j] if a == b else above[j] + _PAIRS.get(a + b, 1.0)
            best = min(best, above[j + 1] + gap_a, row[j] + _GAP.get(b, 1.0))
            row.append(best)
        if min(row) >= bound:
            return bound
        above = row
    return min(above[-1], bound)

"""Fonts by file, and the measuring and breaking of text in points; matplotlib shapes and orders Arabic itself."""

import unicodedata
from functools import lru_cache
from typing import Any

from conflictmap.i18n.tags import Lang
from conflictmap.model.geodata import font

REGULAR, BOLD = "NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"
ASCENT, DESCENT = 0.95, 0.35
"""Of a line, as parts of the font size: above and below the baseline (Arabic marks and descenders included)."""
_MEASURED_AT = 64.0
_MARK = {"en": "\u200e", "ar": "\u200f"}  # a first strong character, so that a line starts from its language's side
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"
_JOINT = "\u200b"
_BREAK_AFTER = "/&?=-_.,;"


def font_file(bold: bool) -> str:
    """The path of the font; by file, since by name matplotlib may find another one, whose hyphens become boxes."""
    return str(font(BOLD if bold else REGULAR))


def directed(text: str, lang: Lang) -> str:
    """The text as a line of that language: one that begins in the other script gets a mark, so that it still starts
    from its own language's side and names in the other script keep their order inside it."""
    return text if (begins_in(text) or "en") == lang else _MARK[lang] + text


def begins_in(text: str) -> Lang | None:
    """The language whose direction the first strong letter has, isolated parts aside (UAX #9, P2)."""
    depth = 0
    for letter in text:
        depth += (letter in _OPENING) - (letter == _CLOSING and depth > 0)
        kind = unicodedata.bidirectional(letter)
        if depth == 0 and kind in ("L", "R", "AL"):
            return "en" if kind == "L" else "ar"
    return None


@lru_cache(maxsize=4)
def _face(path: str) -> Any:
    from matplotlib.ft2font import FT2Font

    face = FT2Font(path)
    face.set_size(_MEASURED_AT, 72)
    return face


def _flags() -> Any:
    from matplotlib.ft2font import LoadFlags

    return LoadFlags.NO_HINTING


@lru_cache(maxsize=20_000)
def _width(text: str, bold: bool) -> float:
    face = _face(font_file(bold))
    face.set_text(text, 0.0, flags=_flags())
    return float(face.get_width_height()[0]) / 64.0 / _MEASURED_AT


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in points at a font size in points, as it will be drawn."""
    return _width(text, bold) * size if text else 0.0


def wrapped(text: str, size: float, room: float, bold: bool = False, most: int = 0) -> list[str]:
    """The text as lines no wider than `room` points; at most `most` lines (0: any), the last then ends in "…".

    Breaks at spaces; a word wider than the room (an address, an id) breaks after its punctuation, else anywhere.
    """
    lines: list[str] = []
    line, used = "", 0.0
    space = width("a a", size, bold) - width("aa", size, bold)
    for word in _words(text, size, room, bold):
        own = width(word.rstrip(_JOINT), size, bold)
        gap = space if line and not line.endswith(_JOINT) else 0.0
        if line and used + gap + own > room:
            lines.append(line.rstrip(_JOINT))
            line, used = word, own
        else:
            line = f"{line} {word}" if gap else line.rstrip(_JOINT) + word
            used += gap + own
    if line:
        lines.append(line.rstrip(_JOINT))
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + " …", size, room, bold)]
    return _closed(lines)


def _closed(lines: list[str]) -> list[str]:
    """Lines in which an isolate that a break has split is closed at the end and opened again on the next line."""
    found: list[str] = []
    opened: list[str] = []
    for line in lines:
        line = "".join(opened) + line
        opened = []
        for letter in line:
            if letter in _OPENING:
                opened.append(letter)
            elif letter == _CLOSING and opened:
                opened.pop()
        found.append(line + _CLOSING * len(opened))
    return found


def _cut(text: str, size: float, room: float, bold: bool) -> str:
    body = text.removesuffix(" …").rstrip(" .,;:،؛")
    while body and width(body + " …", size, bold) > room:
        body = body.rpartition(" ")[0] if " " in body else body[:-1]
    return body + " …"


def _words(text: str, size: float, room: float, bold: bool) -> list[str]:
    """Words that each fit the room; a piece that its successor joins without a space ends in U+200B."""
    found: list[str] = []
    for word in text.split():
        while width(word, size, bold) > room and len(word) > 1:
            at = _break_at(word, size, room, bold)
            found.append(word[:at] + _JOINT)
            word = word[at:]
        found.append(word)
    return found


def _break_at(word: str, size: float, room: float, bold: bool) -> int:
    most = 1
    while most < len(word) - 1 and width(word[: most + 1], size, bold) <= room:
        most += 1
    nice = max((i + 1 for i in range(most // 2, most) if word[i] in _BREAK_AFTER), default=0)
    return nice or most

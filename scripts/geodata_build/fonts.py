"""Fonts: for the page as they come (woff2), for pictures one Arabic and Latin TrueType file in each weight."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from .packages import Shelf

_PAGE = "@fontsource/ibm-plex-sans-arabic"
_PRINT = "@fontsource/noto-naskh-arabic"
_WEIGHTS = {"Regular": 400, "Bold": 700}


def write_fonts(shelf: Shelf, folder: Path) -> None:
    """Write the page's woff2 files unchanged, the merged TrueType files, and both licences."""
    for weight in _WEIGHTS.values():
        for script in ("arabic", "latin", "latin-ext"):
            name = f"ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
            (folder / name).write_bytes(shelf.read(_PAGE, f"files/{name}"))
    for style, weight in _WEIGHTS.items():
        _merged(shelf, weight).save(folder / f"NotoNaskhArabic-{style}.ttf", reorderTables=True)
    (folder / "OFL-IBMPlexSansArabic.txt").write_bytes(shelf.read(_PAGE, "LICENSE"))
    (folder / "OFL-NotoNaskhArabic.txt").write_bytes(shelf.read(_PRINT, "LICENSE"))


def _merged(shelf: Shelf, weight: int) -> TTFont:
    """The Arabic, Latin and extended Latin parts of Noto Naskh Arabic, as one TrueType font."""
    parts = []
    for script in ("arabic", "latin", "latin-ext"):
        font = TTFont(io.BytesIO(shelf.read(_PRINT, f"files/noto-naskh-arabic-{script}-{weight}-normal.woff")))
        font.flavor, font.recalcTimestamp = None, False
        buffer = io.BytesIO()
        font.save(buffer)
        buffer.seek(0)
        parts.append(buffer)
    whole = Merger().merge(parts)
    parts[0].seek(0)
    original = TTFont(parts[0])["head"]
    whole["head"].created, whole["head"].modified = original.created, original.created  # the same bytes at every build
    whole.recalcTimestamp = False
    return whole

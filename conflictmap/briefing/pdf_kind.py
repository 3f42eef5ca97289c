"""Whether a line of text needs the searchable layer: told without loading matplotlib's PDF backend."""

import unicodedata
from typing import Any


def runs_right_to_left(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def pdf_file(renderer: Any) -> Any | None:
    """The PDF behind a renderer, or None for any other kind."""
    file = getattr(renderer, "file", None)
    return file if hasattr(file, "_character_tracker") and hasattr(renderer, "_encode_glyphs") else None

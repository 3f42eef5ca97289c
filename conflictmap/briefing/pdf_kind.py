"""Whether a line of text needs the searchable layer: told without loading matplotlib's PDF backend."""

from typing import Any


def pdf_file(renderer: Any) -> Any | None:
    """The PDF behind a renderer, or None for any other kind."""
    file = getattr(renderer, "file", None)
    return file if hasattr(file, "_character_tracker") and hasattr(renderer, "_encode_glyphs") else None

"""Cells that a spreadsheet would run as a formula: guarded when written for a spreadsheet, plain again when read."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula (and only there)."""
    return _GUARD + text if text.lstrip(_GUARD).startswith(_STARTS) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`; any other text, also one that begins with an apostrophe, as it is."""
    return text[1:] if text.startswith(_GUARD) and text.lstrip(_GUARD).startswith(_STARTS) else text

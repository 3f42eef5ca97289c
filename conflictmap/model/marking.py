"""Marking of strings that are translated later, where they are shown."""


def N_(text: str) -> str:
    """Return `text` unchanged; the catalogue extractor collects the literal (gettext's usual no-op mark)."""
    return text

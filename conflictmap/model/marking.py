"""Marking of strings that are translated later, where they are shown."""


def N_(text: str) -> str:
    """Return `text` unchanged; the catalogue extractor collects the literal (gettext's usual no-op mark)."""
    return text


def P_(context: str, text: str) -> str:
    """Return the key of a word that is translated by context: gettext's pgettext, as the catalogue stores it."""
    return f"{context}\x04{text}"

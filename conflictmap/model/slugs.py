"""Slugs: how a label is written in an address (``Strategic developments`` → ``strategic-developments``)."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")


def slug(label: str) -> str:
    """Return ``label`` in lower case with every run of other signs as one hyphen; letters of any script stay.

    The empty string comes back for a label without letters or digits.
    """
    return _NOT_WORD.sub("-", unicodedata.normalize("NFKC", label).casefold()).strip("-")

"""First-level units outside Syria by their names, for a reader of Arabic."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from conflictmap.gazetteer.local import carried_folder
from conflictmap.model.folding import fold

_KINDS = frozenset({"province", "governorate", "region", "district", "state", "county"})
"""What data files leave out or add at will; an oblast or a krai is another unit than its town."""


def regions_path() -> Path:
    """The names that the project carries: country, en, ar; written by scripts/region_names.py."""
    return carried_folder() / "gazetteer" / "region_names.csv"


def region_in_arabic(name: str, country: str = "") -> str:
    """The Arabic name of a unit by its English one, "Province" or not; blank where it is not known.

    `country` is an ISO 3166-1 alpha-2 code; without it a name that means different units is not known.
    """
    found = _by_name().get(_key(name), {})
    if country:
        return found.get(country, "")
    arabic = set(found.values())
    return arabic.pop() if len(arabic) == 1 else ""


def _key(name: str) -> str:
    words = fold(name).split()
    return " ".join(word for word in words if word not in _KINDS) or " ".join(words)


@cache
def _by_name() -> dict[str, dict[str, str]]:
    """Folded English name → country → Arabic name."""
    found: dict[str, dict[str, str]] = {}
    with regions_path().open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(_key(row["en"]), {})[row["country"]] = row["ar"]
    return found

"""Writes geodata/gazetteer/region_names.csv: first-level units outside Syria, in English and Arabic.

    python scripts/region_names.py [--cache FOLDER]

From the npm package `iso3166-2-db`, whose names are those of GeoNames; scripts/geodata_build/region_names.csv, by hand,
mends and adds some. Units without an Arabic name are left out: their name is shown as it is written.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from geodata_build.packages import Shelf

from conflictmap.gazetteer.admin1 import COUNTRY
from conflictmap.gazetteer.region_names import regions_path

_ARABIC = re.compile("[\u0621-\u064a ()-]+")
_LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "–": "-"})
# GeoNames carries the Russian and Ukrainian words over; Arabic has its own, and puts them first.
_KINDS = {"أوبلاست": "مقاطعة", "كراي": "إقليم"}


def arabic(name: str) -> str:
    """The Arabic name as a newspaper writes it; blank where it is none."""
    text = " ".join(name.translate(_LETTERS).split())
    if not _ARABIC.fullmatch(text):
        return ""
    words = text.split(" ")
    for kind, own in _KINDS.items():
        if kind in words and len(words) > 1:
            words.remove(kind)
            words.insert(0, own)
    return " ".join(words)


def names(shelf: Shelf) -> dict[tuple[str, str], str]:
    """(country, English name) → Arabic name, of the package and then of the hand-made file."""
    read = {lang: json.loads(shelf.read("iso3166-2-db", f"i18n/{lang}.json")) for lang in ("en", "ar")}
    found = {}
    for country, described in read["en"].items():
        own = {region["iso"]: region["name"] for region in read["ar"][country]["regions"]}
        for region in described["regions"]:
            if country != COUNTRY and (name := arabic(own.get(region["iso"]) or "")):
                found[country, region["name"]] = name
    with (Path(__file__).parent / "geodata_build" / "region_names.csv").open(encoding="utf-8", newline="") as file:
        return found | {(row["country"], row["en"]): row["ar"] for row in csv.DictReader(file)}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=REPOSITORY / ".cache" / "geodata")
    found = names(Shelf(parser.parse_args().cache))
    with regions_path().open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "en", "ar"))
        writer.writerows((*key, found[key]) for key in sorted(found))
    print(f"{len(found)} names in {regions_path()}")


if __name__ == "__main__":
    main()

"""The sets that the geocoder is measured on: read, or built, from the shared folder named by CONFLICTMAP_SHARED."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conflictmap.gazetteer.adding import add_from_folder
from conflictmap.gazetteer.admin1 import admin1
from conflictmap.gazetteer.dump import SYRIA_ADMIN1, read_dump
from conflictmap.gazetteer.entries import has_arabic
from conflictmap.gazetteer.reported import Reported, in_cells

_SETTLEMENT = re.compile(r"\b(?:village|town|city)\b", re.IGNORECASE)
_DAMASCUS = Path(__file__).resolve().parents[1] / "tests" / "places" / "damascus.csv"


@dataclass(frozen=True)
class Place:
    """A name to be found, what is known of where it lies, its point in degrees, whether it is a settlement."""

    name: str
    admin1: str
    admin2: str
    latitude: float
    longitude: float
    settlement: bool
    precision: str = "1"

    @property
    def half(self) -> int:
        """0 or 1, by the name alone: to fit on one half of the names and measure on the other."""
        return hashlib.sha256(self.name.casefold().encode()).digest()[0] % 2


def shared_folder() -> Path:
    """The folder of `CONFLICTMAP_SHARED`; stops with a sentence if it is unset."""
    named = os.environ.get("CONFLICTMAP_SHARED")
    if not named:
        raise SystemExit("Set CONFLICTMAP_SHARED to the folder that holds benchmarks/ and geodata/mirror/.")
    return Path(named)


def ucdp_places(path: Path) -> list[Place]:
    """The places of where_prec 1 and 2, as UCDP's coders wrote them."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [
            Place(
                name=row["where_coordinates"],
                admin1=row["adm_1"],
                admin2=row["adm_2"],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                settlement=row["where_prec"] == "1" and bool(_SETTLEMENT.search(row["where_coordinates"])),
                precision=row["where_prec"],
            )
            for row in csv.DictReader(handle)
            if row["where_prec"] in ("1", "2")
        ]


def damascus_places() -> list[Place]:
    """Neighbourhoods and suburbs of Damascus, in both scripts, with the point of the right one."""
    with _DAMASCUS.open(encoding="utf-8", newline="") as handle:
        return [
            Place(name, row["admin1"], "", float(row["lat"]), float(row["lon"]), True)
            for row in csv.DictReader(handle)
            for name in row["names"].split("|")
        ]


def with_mirror(folder: Path, countries: tuple[str, ...] = ("SY", "TR", "LB", "IQ", "JO", "IL", "PS", "CY")) -> Path:
    """`folder` with everything that the mirror holds added to it, as a user would."""
    for country in countries:
        for outcome in add_from_folder(country, shared_folder() / "geodata" / "mirror", folder):
            if isinstance(outcome, OSError) and country == "SY":
                raise SystemExit(str(outcome))
    return folder


def latin_only(folder: Path, full: Path) -> tuple[Path, list[Place]]:
    """A folder whose Syrian dump has lost every Arabic name, and the lost names of every 10th place, to be found."""
    shutil.copytree(full, folder, ignore=shutil.ignore_patterns("index", "syr_neighbourhoods.csv"))
    dump = folder / "SY.txt"
    lines = dump.read_text(encoding="utf-8").splitlines()
    dump.write_text("\n".join(_without_arabic(line) for line in lines) + "\n", encoding="utf-8")
    return folder, list(_arabic_places(full / "SY.txt"))


def _without_arabic(line: str) -> str:
    cells = line.split("\t")
    cells[3] = ",".join(n for n in cells[3].split(",") if not has_arabic(n))
    return "\t".join(cells)


def _arabic_places(dump: Path) -> Iterator[Place]:
    for i, entry in enumerate(e for e in read_dump(dump) if e.name_ar):
        if i % 10 == 0:
            yield Place(entry.name_ar, entry.admin1, "", entry.latitude, entry.longitude, True)


def without(places: list[Place], *fields: str) -> list[Place]:
    """The places with less context."""
    return [replace(p, **dict.fromkeys(fields, "")) for p in places]


def reports(places: list[Place], half: int) -> Reported:
    """Where the places of the *other* half of the names lie, so that no place is found by its own report."""
    points = {(p.latitude, p.longitude) for p in places if p.half != half}
    return Reported(in_cells(sorted(points - {(p.latitude, p.longitude) for p in places if p.half == half})))


def code(place: Place) -> str:
    """The P-code of a place's governorate, "" where unknown."""
    unit = admin1(place.admin1)
    return unit.pcode if unit else ""


__all__ = ["SYRIA_ADMIN1", "Place", "code", "damascus_places", "latin_only", "reports", "shared_folder", "ucdp_places",
           "with_mirror", "without"]  # fmt: skip

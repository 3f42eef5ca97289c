"""What a user has added to `geodata/local/`: country dumps, administrative units, neighbourhoods of Syria."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from conflictmap.gazetteer.dump import read_dump
from conflictmap.gazetteer.entries import Entry
from conflictmap.gazetteer.units import Unit, read_units

OCHA = "OCHA COD-AB (CC BY 3.0 IGO)"
UNIT_KINDS = {1: "governorate", 2: "district", 3: "subdistrict"}
#: How the files are called in the folder, whatever they were called where they came from.
UNITS_FILE = "syr_adm{level}.geojson"
NEIGHBOURHOODS_FILE = "syr_neighbourhoods.csv"
_DUMP = re.compile(r"[A-Z]{2}\.(?:txt|zip)")
_SEAT = re.compile(r"^(?:مركز|markaz)\s+", re.IGNORECASE)


def dumps(folder: Path) -> dict[str, Path]:
    """ISO code → country dump present in the folder; the plain file wins over its zip."""
    if not folder.is_dir():
        return {}
    files = sorted(folder.iterdir(), key=lambda p: p.suffix, reverse=True)
    return {p.stem: p for p in files if _DUMP.fullmatch(p.name)}


def sources(folder: Path) -> list[Path]:
    """Every file of the folder that the gazetteer reads, by name."""
    named = [folder / UNITS_FILE.format(level=n) for n in UNIT_KINDS] + [folder / NEIGHBOURHOODS_FILE]
    return sorted([*dumps(folder).values(), *(p for p in named if p.is_file())])


def local_units(folder: Path, level: int) -> list[Unit]:
    """The units of a level in the folder; none where the file is absent."""
    path = folder / UNITS_FILE.format(level=level)
    return list(read_units(path, level)) if path.is_file() else []


def unit_entry(unit: Unit, source: str = OCHA) -> Entry:
    """A unit as a place: its centroid and the radius of its area."""
    latitude, longitude = unit.centre
    codes = (*unit.above, unit.p_code, "", "")
    plain = _SEAT.sub("", unit.name_ar)
    return Entry(
        name=unit.name,
        name_ar=unit.name_ar,
        others=(plain,) if plain != unit.name_ar else (),
        latitude=latitude,
        longitude=longitude,
        kind=UNIT_KINDS[unit.level],
        country="SY",
        admin1=codes[0],
        admin2=codes[1],
        admin3=codes[2],
        p_code=unit.p_code,
        radius_km=unit.radius_km,
        source=source,
    )


def read_neighbourhoods(path: Path) -> Iterator[Entry]:
    """Neighbourhoods and the areas of Damascus that group them, as points with P-codes."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        for row in csv.DictReader(handle):
            yield Entry(
                name=row["name_en"],
                name_ar=row["name_ar"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                kind="neighbourhood",
                country="SY",
                admin1=row["adm3_pcode"][:4],
                admin3=row["adm3_pcode"],
                p_code=row["pcode"],
                population=1 if row["level"] == "area" else 0,
                source=OCHA,
            )


def local_places(folder: Path) -> Iterator[Entry]:
    """The places of every dump and neighbourhood list in the folder, units aside."""
    for path in dumps(folder).values():
        yield from read_dump(path)
    hoods = folder / NEIGHBOURHOODS_FILE
    if hoods.is_file():
        yield from read_neighbourhoods(hoods)

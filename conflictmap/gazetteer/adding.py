"""Adds geodata to the local folder: from a folder of files, or from where GeoNames and OCHA publish them."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conflictmap.gazetteer.added import NEIGHBOURHOODS_FILE, UNITS_FILE
from conflictmap.gazetteer.download import DownloadProblem, Progress, download
from conflictmap.gazetteer.dump import read_dump
from conflictmap.gazetteer.local import Added, digest, record
from conflictmap.gazetteer.units import read_units

GEONAMES = "https://download.geonames.org/export/dump"
#: OCHA's catalogue (CKAN): the data set's resources and their addresses, which change with every edition.
HDX = "https://data.humdata.org/api/3/action/package_show?id=cod-ab-syr"
LEVELS = (1, 2, 3)
_LICENCES = {
    "dump": ("CC BY 4.0", "Places: GeoNames (CC BY 4.0)"),
    "units": ("CC BY 3.0 IGO", "Boundaries: UNCS/OCHA COD-AB (CC BY 3.0 IGO); no endorsement by the United Nations "
                               "implied"),
    "hoods": ("CC BY 3.0 IGO", "Neighbourhoods: OCHA COD-AB (CC BY 3.0 IGO); no endorsement by the United Nations "
                               "implied"),
}  # fmt: skip
_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")


@dataclass(frozen=True)
class Wanted:
    """A file to be added: its name in the local folder, what it is, how it is called where it comes from."""

    file: str
    what: str
    shelf: str
    pattern: str


def wanted(country: str) -> list[Wanted]:
    """What is added for a country: its dump; for Syria also OCHA's polygons and neighbourhoods."""
    files = [Wanted(f"{country}.txt", f"GeoNames places of {country}", "dump", rf"{country}\.(?:txt|zip)")]
    if country != "SY":
        return files
    for level in LEVELS:
        pattern = rf"syr?i?a?_?\w*adm(?:in)?{level}\w*\.(?:geo)?json"
        files.append(Wanted(UNITS_FILE.format(level=level), f"OCHA administrative level {level}", "units", pattern))
    pattern = r"neighbou?rhoods_syria\.csv|syr\w*neighbou?rhoods\.csv"
    return [*files, Wanted(NEIGHBOURHOODS_FILE, "OCHA neighbourhoods of Syrian cities", "hoods", pattern)]


class AddProblem(OSError):
    """A file that is not there or does not hold what it should, said for a person."""


def _as_of(path: Path, shelf: str) -> str:
    """The newest date the data states; polygons and neighbourhoods state none, or in the metadata only."""
    if shelf != "dump":
        return ""
    with path.open(encoding="utf-8") as handle:
        return max((d for line in handle for d in _DATE.findall(line[-12:])), default="")


def check(path: Path, want: Wanted) -> int:
    """The number of places or units in a file. Raises AddProblem if it holds none: cut short, or another file."""
    try:
        if want.shelf == "dump":
            count = sum(1 for _ in read_dump(path))
        elif want.shelf == "units":
            count = sum(1 for _ in read_units(path, LEVELS[int(want.file[7]) - 1]))
        else:
            count = path.read_text(encoding="utf-8-sig").count("\n") - 1
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AddProblem(f"{path.name} cannot be read as {want.what}: {error}") from error
    if count < 1:
        raise AddProblem(f"{path.name} holds no {want.what}.")
    return count


def _unzip(path: Path, member: str, target: Path) -> None:
    """Write a member (a pattern for its file name) of a zip to `target`. Raises AddProblem if it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if re.fullmatch(member, Path(n).name, re.IGNORECASE)]
            if not names:
                raise AddProblem(f"{path.name} holds no file like {member}.")
            with archive.open(names[0]) as source, target.open("wb") as out:
                shutil.copyfileobj(source, out)
    except zipfile.BadZipFile as error:
        path.unlink()
        raise AddProblem(f"{path.name} is no zip file; it was removed, run the command again.") from error


def _enter(staged: Path, want: Wanted, origin: str, folder: Path) -> Added:
    """Check a staged file, move it to its place and enter it into the list."""
    check(staged, want)
    target = folder / want.file
    staged.replace(target)
    licence, attribution = _LICENCES[want.shelf]
    today = dt.datetime.now(dt.UTC).date().isoformat()
    entry = Added(want.file, want.what, origin, today, _as_of(target, want.shelf), licence, attribution,
                  target.stat().st_size, digest(target))  # fmt: skip
    record([entry], folder)
    return entry


def add_from_folder(country: str, source: Path, folder: Path) -> Iterator[Added | AddProblem]:
    """Copy a country's files found anywhere under `source`; for each the entry made, or what is wrong with it.

    Neighbourhoods may be missing. Raises AddProblem if `source` is no folder.
    """
    if not source.is_dir():
        raise AddProblem(f"{source} is not a folder.")
    folder.mkdir(parents=True, exist_ok=True)
    present = sorted(p for p in source.rglob("*") if p.is_file())
    for want in wanted(country):
        found = [p for p in present if re.fullmatch(want.pattern, p.name, re.IGNORECASE)]
        if not found:
            if want.shelf != "hoods":
                yield AddProblem(f"{want.what}: no file like {want.pattern} under {source}.")
            continue
        staged = folder / f"{want.file}.new"
        try:
            if found[0].suffix == ".zip":
                _unzip(found[0], rf"{country}\.txt", staged)
            else:
                shutil.copyfile(found[0], staged)
            yield _enter(staged, want, found[0].name, folder)
        except AddProblem as problem:
            staged.unlink(missing_ok=True)
            yield problem


def _boundaries_url(catalogue: Path) -> str:
    """The address of the boundaries' GeoJSON archive in OCHA's answer. Raises AddProblem if it names none."""
    try:
        resources = json.loads(catalogue.read_text(encoding="utf-8"))["result"]["resources"]
        named = [(str(r.get("format", "")), str(r.get("name", "")), str(r["url"])) for r in resources]
    except (ValueError, KeyError, TypeError) as error:
        raise AddProblem(f"OCHA's catalogue answered something else than expected: {error}") from error
    for form, name, url in named:
        if "geojson" in f"{form} {name}".lower() and url.lower().endswith(".zip"):
            return url
    raise AddProblem("OCHA's catalogue names no GeoJSON archive of the boundaries.")


def add_from_network(country: str, folder: Path, progress: Callable[[str], Progress], geonames: str = GEONAMES,
                     hdx: str = HDX) -> Iterator[Added | AddProblem | DownloadProblem]:  # fmt: skip
    """Download a country's files; `progress(file name)` gives the bar's callback. Neighbourhoods have no address.

    Yields the entries made and what went wrong; a broken transfer resumes at the next call.
    """
    folder.mkdir(parents=True, exist_ok=True)
    dump, *units = [w for w in wanted(country) if w.shelf != "hoods"]
    try:
        archive, staged = folder / f"{country}.download.zip", folder / f"{dump.file}.new"
        url = f"{geonames}/{country}.zip"
        download(url, archive, progress(f"{country}.zip"))
        _unzip(archive, rf"{country}\.txt", staged)
        archive.unlink()
        yield _enter(staged, dump, url, folder)
        if units:
            yield from _boundaries(units, folder, progress, hdx)
    except (AddProblem, DownloadProblem) as problem:
        yield problem


def _boundaries(units: list[Wanted], folder: Path, progress: Callable[[str], Progress], hdx: str) -> Iterator[Added]:
    catalogue, archive = folder / "hdx.download.json", folder / "syr_boundaries.download.zip"
    download(hdx, catalogue, progress("cod-ab-syr"))
    url = _boundaries_url(catalogue)
    catalogue.unlink()
    download(url, archive, progress(url.rpartition("/")[2]))
    for want in units:
        staged = folder / f"{want.file}.new"
        _unzip(archive, want.pattern, staged)
        yield _enter(staged, want, url, folder)
    archive.unlink()

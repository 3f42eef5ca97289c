"""Brings every source together: the home region in full, the rest of the world by its own names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from conflictmap.gazetteer import added, carried, dump
from conflictmap.gazetteer.admin1 import ADMIN1, admin1
from conflictmap.gazetteer.entries import SETTLEMENTS, Entry
from conflictmap.gazetteer.ranking import kilometres, point
from conflictmap.gazetteer.sounds import distance, skeleton, sounds
from conflictmap.gazetteer.units import Unit, Units

#: Countries whose carried places are all indexed, with every spelling, and searched for near misses.
HOME = ("SY", "LB", "TR", "IQ", "JO", "IL", "PS", "CY")
#: A sub-district is named after its chief town: the town's spelling may differ from the unit's by this much.
_SEAT_DISTANCE = 0.8
#: A place entered by hand and a listed one of the same name within this distance are one place.
_SAME_KM, _ALIKE = 4.0, 0.3
#: Towns of a governorate's name with fewer people are others.
_CAPITAL = 3_000
#: Population from which a place abroad is looked for by every spelling.
_TOWN = 15_000


def home_sources(folder: Path) -> list[Path]:
    """The files that the home index is built from, packages aside."""
    ours = [carried.supplement_path(), carried.outlines_path()]
    return [p for p in ours if p.is_file()] + added.sources(folder)


def _governorates(folder: Path) -> list[Unit]:
    local = added.local_units(folder, 1)
    return local or (carried.read_outlines(carried.outlines_path()) if carried.outlines_path().is_file() else [])


def _governorate_entries(units: list[Unit]) -> Iterator[Entry]:
    """The governorates under the project's own names and every alias, wherever their outline comes from."""
    outlines = {u.p_code: u for u in units}
    for row in ADMIN1:
        if row.pcode not in outlines:
            continue
        entry = added.unit_entry(outlines[row.pcode], carried.GOVERNORATES_SOURCE)
        names = (row.ar, *(a for a in row.aliases if "." not in a), *entry.names)
        yield replace(entry, name=row.en, name_ar=row.ar, others=names)


def _placed(entry: Entry, unit: Unit | None, near: Iterable[str]) -> Entry:
    """`entry` with the units it lies in; a code that its source gave and the outline denies is kept as near."""
    codes = (*unit.above, unit.p_code, "", "")[:3] if unit else ("", "", "")
    close = {code[:n] for code in near for n in (4, 6, 8) if len(code) >= n} - set(codes)
    own = entry.admin1
    if own and own != codes[0] and unit:
        close.add(own)
    if not unit or (own and len(unit.p_code) == 4 and own in close):
        codes = (own or codes[0], entry.admin2, entry.admin3)
    return replace(entry, admin1=codes[0], admin2=codes[1], admin3=codes[2], near=tuple(sorted(close)))


def _locate(entries: list[Entry], units: Units) -> list[Entry]:
    """Every Syrian entry that is not a unit itself, with its governorate, district and sub-district."""
    loose = [i for i, e in enumerate(entries) if e.country == "SY" and not e.p_code.startswith("SY")]
    places = units.at([(entries[i].latitude, entries[i].longitude) for i in loose])
    for i, (unit, near) in zip(loose, places, strict=True):
        entries[i] = _placed(entries[i], unit, near)
    return entries


def _apart(names: Iterable[str], others: Iterable[str]) -> float:
    """The least distance between names of one skeleton; `_SEAT_DISTANCE` where there are none such."""
    heard = {(skeleton(n), sounds(n)) for n in names}
    pairs = [(h, sounds(n)) for n in others for k, h in heard if skeleton(n) == k]
    return min((distance(h, o, _SEAT_DISTANCE) for h, o in pairs), default=_SEAT_DISTANCE)


def _seats(entries: list[Entry], units: list[Unit]) -> list[Entry]:
    """Give each sub-district's chief town the unit's own spellings, where one place in it bears the name."""
    inside: dict[str, list[int]] = defaultdict(list)
    for i, e in enumerate(entries):
        if e.admin3 and e.kind in SETTLEMENTS and e.kind != "neighbourhood":
            inside[e.admin3].append(i)
    for unit in units:
        names = added.unit_entry(unit).names
        near = [(_apart(names, entries[i].names), i) for i in inside[unit.p_code]]
        best = min(near, default=(_SEAT_DISTANCE, -1))
        if best[0] < _SEAT_DISTANCE:
            seat = entries[best[1]]
            kind = "town" if seat.kind == "village" else seat.kind
            entries[best[1]] = replace(seat, others=(*seat.others, *names), kind=kind)
    return entries


def _kin(entry: Entry) -> str:
    """Entries of one kin may be the same place told by two sources."""
    return "air" if entry.kind in ("airport", "airbase") else "settled" if entry.kind in SETTLEMENTS else ""


def _cells(entry: Entry, around: int) -> Iterator[tuple[str, int, int]]:
    """The cell of 0.05 degrees that an entry lies in, and those `around` it, with the entry's kin."""
    row, column = round(entry.latitude / 0.05), round(entry.longitude / 0.05)
    for r in range(row - around, row + around + 1):
        for c in range(column - around, column + around + 1):
            yield _kin(entry), r, c


def _merged(ours: list[Entry], theirs: list[Entry]) -> list[Entry]:
    """Both lists, a place of ours that theirs has too entered once: at their point, under the names of both.

    Airports are entered at our point: theirs is the same.
    """
    cells: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, e in enumerate(theirs):
        for cell in _cells(e, 0):
            cells[cell].append(i)
    alone = []
    for entry in ours:
        near = [i for cell in _cells(entry, 1) for i in cells[cell]] if _kin(entry) else []
        twins = [(kilometres(point(entry), point(theirs[i])), i) for i in near if _twins(entry, theirs[i])]
        if not twins:
            alone.append(entry)
            continue
        i = min(twins)[1]
        theirs[i] = replace(
            theirs[i], kind=entry.kind, others=(*theirs[i].others, *entry.names), name=entry.name,
            name_ar=entry.name_ar or theirs[i].name_ar, uncertainty_km=entry.uncertainty_km,
            population=max(entry.population, theirs[i].population),
        )  # fmt: skip
    return alone + theirs


def _twins(one: Entry, other: Entry) -> bool:
    """Whether two entries of one kin are the same place: close by, and a name in common."""
    apart = kilometres(point(one), point(other))
    if one.country != other.country or apart > _SAME_KM or (apart > 1.5 and _kin(one) == "air"):
        return False
    if _kin(one) == "air":
        return True
    return _apart(one.names, other.names) < _ALIKE


def _seats_of_governorates(entries: list[Entry]) -> list[Entry]:
    """The governorates' capitals under the project's own spellings of their names, in both scripts."""
    for i, entry in enumerate(entries):
        unit = admin1(entry.name) if entry.country == "SY" and entry.population > _CAPITAL else None
        if unit and unit.pcode == entry.admin1:
            entries[i] = replace(entry, name=unit.en, name_ar=unit.ar, others=(entry.name, *entry.names))
    return entries


def gather_home(folder: Path) -> list[Entry]:
    """Every place of the home region: supplement, airports, dumps or else carried cities, units, countries."""
    ours = list(carried.read_supplement(carried.supplement_path()))
    entries = [a for a in carried.read_airports() if a.country in HOME]
    present = added.dumps(folder)
    entries += dump.read_package(tuple(c for c in HOME if c not in present))
    entries += added.local_places(folder)
    entries = _merged([e for e in ours if e.country in HOME], entries)
    small = added.local_units(folder, 3)
    governorates = _governorates(folder)
    entries = _seats_of_governorates(_seats(_locate(entries, Units(small or governorates)), small))
    units = [*added.local_units(folder, 2), *small]
    return [*_governorate_entries(governorates), *carried.country_entries(), *entries, *map(added.unit_entry, units)]


def gather_world(country: str = "") -> Iterator[Entry]:
    """The places outside the home region, or in one country of it, but for the carried cities: ours, and airports
    with an IATA code."""
    airports = (a for a in carried.read_airports() if len(a.others) > 1)
    for entry in (*carried.read_supplement(carried.supplement_path()), *airports):
        if entry.country == country or not (country or entry.country in HOME):
            yield entry


def world_slices(country: str = "") -> Iterator[dump.Slice]:
    """The carried cities outside the home region, or in one country; only towns keep every Latin spelling."""
    return dump.slices(country, HOME, _TOWN)

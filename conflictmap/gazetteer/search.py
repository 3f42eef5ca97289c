"""Finds places by name: the gazetteer's one entry for the geocoder, the commands, the checker and the page."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from conflictmap.gazetteer import added, confidence, gather, index, regions
from conflictmap.gazetteer.admin1 import ADMIN1, Admin1
from conflictmap.gazetteer.asking import MOST_CHARACTERS, Question, read
from conflictmap.gazetteer.candidate import Answer, Candidate, candidate
from conflictmap.gazetteer.carried import supplement_path
from conflictmap.gazetteer.contexts import UnknownUnit, admin1_code, country_code, district_code
from conflictmap.gazetteer.entries import SETTLEMENTS, Entry
from conflictmap.gazetteer.index import Index
from conflictmap.gazetteer.local import CACHE_VARIABLE, local_folder
from conflictmap.gazetteer.matching import GOOD, Matcher
from conflictmap.gazetteer.ranking import ELSEWHERE, Context, Hit, kilometres, point
from conflictmap.gazetteer.reported import Reported, carried_reports
from conflictmap.gazetteer.sounds import sounds
from conflictmap.gazetteer.units import Unit
from conflictmap.model.folding import fold
from conflictmap.model.marking import N_

_GOVERNORATES = {u.pcode: u.en for u in ADMIN1}
NO_NAME = N_("There is no letter in it to look for.")
TOO_LONG = N_("It is too long for the name of a place.")
NOT_FOUND = N_("No place of this name is known here.")
#: Radius of "near" a town, in km.
_NEAR_RADIUS = 5.0
#: What is told to lie in a town lies no further from it than this, in km.
_WITHIN_KM = 25.0


def _cache_folder(local: Path) -> Path:
    """Where index files lie: with the added geodata, or in the user's temporary folder where that cannot be written."""
    for folder in (local / "index", Path(tempfile.gettempdir()) / f"conflictmap-index-{os.getuid()}"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp())


def _path(folder: Path, region: str, files: list[Path]) -> Path:
    """Where the index of a region lies: its name tells its sources."""
    return folder / f"{region}-{index.cache_key(files, region)}.sqlite"


def _index(folder: Path, region: str, files: list[Path], write: Callable[[Path], None]) -> Index:
    """The index of a region, from the disk if its sources have not changed; older ones of that region are removed."""
    path = _path(folder, region, files)
    if not path.is_file():
        write(path)
        for old in folder.glob(f"{region}-*.sqlite"):
            if old != path:
                old.unlink(missing_ok=True)
    return Index(path)


class Gazetteer:
    """The places of the home region and of the world, as present in one folder of added geodata. Thread-safe."""

    def __init__(self, folder: Path | None = None, reported: Reported | None = None) -> None:
        """`folder`: the added geodata; by default `local_folder()`; `reported`: where events are reported, by default
        what the project carries. Nothing is read before the first question."""
        self.folder = folder or local_folder()
        self._reported = reported
        self._lock = threading.RLock()
        self._sides: dict[tuple[str, float], Entry] = {}
        self._countries: dict[str, Index] = {}

    @cached_property
    def home(self) -> Index:
        """The index of the home region, built if need be."""
        with self._lock:
            files = gather.home_sources(self.folder)
            return _index(_cache_folder(self.folder), "home", files,
                          lambda path: index.write(path, gather.gather_home(self.folder), True))  # fmt: skip

    @cached_property
    def _abroad_folder(self) -> Path:
        named = os.environ.get(CACHE_VARIABLE)
        return Path(named) if named else _cache_folder(self.folder)

    @cached_property
    def world(self) -> Index:
        """The index of the rest of the world, built at the first question that needs it."""
        return self._far("world", "")

    def _far(self, region: str, country: str) -> Index:
        with self._lock:
            return _index(self._abroad_folder, region, [supplement_path()],
                          lambda path: index.write(path, gather.gather_world(country), False,
                                                   gather.world_slices(country)))  # fmt: skip

    def abroad(self, country: str) -> Index:
        """The index for a question about a country outside the home region ("" for any): that country's alone, which
        is built in a second, while the world's has not been built."""
        if not country or "world" in self.__dict__:
            return self.world
        with self._lock:
            if country not in self._countries:
                if _path(self._abroad_folder, "world", [supplement_path()]).is_file():
                    return self.world
                self._countries[country] = self._far(f"abroad_{country}", country)
            return self._countries[country]

    @cached_property
    def _complete(self) -> frozenset[str]:
        return frozenset(added.dumps(self.folder))

    @cached_property
    def districts(self) -> dict[str, Entry]:
        """P-code → district, where districts have been added."""
        return {e.p_code: e for e in self.home.of_kind("district", "SY")}

    def context(self, country: str | None, admin1: str | None, admin2: str | None) -> Context:
        """The codes of a question's units; an unknown district is left out. Raises UnknownUnit for the other two."""
        code = country_code(country) if country and country.strip() else ""
        first = admin1_code(admin1) if admin1 and admin1.strip() and code in ("", "SY") else ""
        second = district_code(admin2, list(self.districts.values()), first) if admin2 and admin2.strip() else ""
        return Context("SY" if first else code, first, second, self._reported or carried_reports())

    def _matched(self, question: Question, context: Context) -> list[Hit]:
        """The hits at home, and abroad where the question does not forbid it and home gives nothing sure."""
        hits: list[Hit] = []
        if not context.country or context.country in gather.HOME:
            hits = self._located(Matcher(self.home, context).run(question.variants), question, context)
        if context.country in gather.HOME:
            return hits
        if not hits or hits[0].spelling > GOOD or not context.country:
            hits = hits + Matcher(self.abroad(context.country), context).run(question.variants, near=False)
        return sorted(hits, key=lambda h: h.cost)

    def _located(self, hits: list[Hit], question: Question, context: Context) -> list[Hit]:
        """The hits ranked by the wider place that the question tells; that place first where nothing is named well."""
        wider = self._best(question.within, context) if question.within else None
        if wider is None or wider.kind in ("country", "governorate"):
            return hits
        reach = max(_WITHIN_KM, wider.radius_km or 0.0)
        moved = [h if kilometres(point(h.entry), point(wider)) <= reach else replace(h, context=h.context + ELSEWHERE)
                 for h in hits]  # fmt: skip
        if min((h.spelling for h in moved), default=9.0) > GOOD:
            moved.append(Hit(wider, wider.name, "near", 0.0, 0.0, 0.0, 0.0, sounds(wider.name)))
        return sorted(moved, key=lambda h: h.cost)

    def _best(self, name: str, context: Context) -> Entry | None:
        hits = self._matched(read(name), context)
        return hits[0].entry if hits and hits[0].spelling < GOOD else None

    def _side(self, unit: Admin1, bearing: float) -> Entry:
        if (unit.pcode, bearing) not in self._sides:
            (whole,) = (e for e in self.home.of_kind("governorate", "SY") if e.p_code == unit.pcode)
            settled = self.home.points(SETTLEMENTS, unit.pcode)
            self._sides[unit.pcode, bearing] = regions.side_of_governorate(unit, whole, bearing, self.folder, settled)
        return self._sides[unit.pcode, bearing]

    def _areas(self, question: Question, context: Context) -> list[tuple[Entry, str]]:
        """What a direction or a pair of ends asks for, computed: (area, how)."""
        found: list[tuple[Entry, str]] = []
        if question.bearing is not None and context.country in ("", "SY"):
            unit = regions.governorate(question.of)
            if unit and context.admin1 in ("", unit.pcode):
                found.append((self._side(unit, question.bearing), "direction"))
            elif not unit and (entry := self._best(question.of, context)):
                found.append((regions.side_of_place(entry, question.bearing), "direction of a place"))
        if question.ends:
            ends = [self._best(end, replace(context, admin1="", admin2="")) for end in question.ends]
            if ends[0] and ends[1]:
                found.append((regions.between(ends[0], ends[1]), "between"))
        return found

    def ask(self, query: str, country: str | None = None, admin1: str | None = None, admin2: str | None = None,
            limit: int = 5) -> Answer:  # fmt: skip
        """The candidates for a name, best first, at most `limit`; without any, a reason. Raises UnknownUnit."""
        context = self.context(country, admin1, admin2)
        query, context = self._trailing(query, context)
        question = read(query)
        if not question.variants:
            return Answer(query, (), TOO_LONG if len(query) > MOST_CHARACTERS else NO_NAME)
        hits = self._matched(question, context)
        listed = self._scored(hits, question, context)
        listed = self._with_areas(listed, question, context)[: max(limit, 0)]
        return Answer(query, tuple(listed), "" if listed else NOT_FOUND)

    def evidence(self, query: str, country: str | None, admin1: str | None,
                 admin2: str | None) -> tuple[Hit, confidence.Evidence] | None:  # fmt: skip
        """The best hit and what its score is computed from: for fitting the score. None without a hit."""
        context = self.context(country, admin1, admin2)
        hits = self._matched(read(query), context)
        return (hits[0], confidence.evidence(hits, context, context.country in self._complete)) if hits else None

    def _trailing(self, query: str, context: Context) -> tuple[str, Context]:
        """The query without a country or governorate after its last comma, which goes into the context instead."""
        head, comma, tail = query.replace("،", ",").rpartition(",")
        if not comma or not fold(head) or not fold(tail) or len(query) > MOST_CHARACTERS:
            return query, context
        try:
            if not context.admin1 and context.country in ("", "SY"):
                return head, replace(context, country="SY", admin1=admin1_code(tail))
        except UnknownUnit:
            pass
        try:
            return (head, replace(context, country=country_code(tail))) if not context.country else (query, context)
        except UnknownUnit:
            return query, context

    def _scored(self, hits: list[Hit], question: Question, context: Context) -> list[Candidate]:
        """Candidates with calibrated scores: the first's probability, the rest sharing what it leaves."""
        if not hits:
            return []
        complete = bool(context.country) and context.country in self._complete
        threshold = confidence.threshold(context, complete)
        first = confidence.probability(confidence.evidence(hits, context, complete))
        listed: list[Candidate] = []
        left = 1.0
        for rank, hit in enumerate(hits[:20]):
            how = "near" if question.nearby else hit.how
            score = first if rank == 0 else (1 - first) / (rank + 1)
            left = min(left, confidence.capped(score, how, hit))
            made = self.as_candidate(hit.entry, hit.name, how, left, rank == 0 and left >= threshold)
            listed.append(_around(made) if how == "near" else made)
        return listed

    def governorate(self, unit: Unit) -> str:
        """The English name of the governorate that a district or sub-district belongs to."""
        return _GOVERNORATES.get(unit.above[0], "")

    def as_candidate(self, entry: Entry, name: str = "", how: str = "exact", score: float = 1.0,
                     accepted: bool = True) -> Candidate:  # fmt: skip
        """An entry as a candidate, with the names of its units."""
        district = self.districts.get(entry.admin2)
        units = _GOVERNORATES.get(entry.admin1, ""), district.name if district else ""
        return candidate(entry, name or entry.name, how, score, accepted, *units)

    def _with_areas(self, listed: list[Candidate], question: Question, context: Context) -> list[Candidate]:
        """The computed areas in front, unless a place bears the whole name and is likely."""
        if listed and listed[0].match in ("exact", "generic", "transliteration") and listed[0].score > 0.5:
            return listed
        areas = [
            self.as_candidate(entry, entry.name, how, confidence.AREA_SCORES[how], False)
            for entry, how in self._areas(question, context)
        ]
        cap = min((a.score for a in areas), default=1.0)
        return areas + [replace(c, score=min(c.score, cap), accepted=c.accepted and not areas) for c in listed]


def _around(found: Candidate) -> Candidate:
    """A place that something lies near, as the area around it."""
    return replace(found, geo_precision="area", radius_km=max(found.radius_km or 0.0, _NEAR_RADIUS))


_shared: dict[Path, Gazetteer] = {}
_shared_lock = threading.Lock()


def shared() -> Gazetteer:
    """The process's one gazetteer of the present `local_folder()`; a new one after its sources have changed."""
    folder = local_folder()
    with _shared_lock:
        if folder not in _shared:
            _shared[folder] = Gazetteer(folder)
        return _shared[folder]


def forget() -> None:
    """Let the next question see files added or removed since the gazetteer was opened."""
    with _shared_lock:
        _shared.clear()


def find(query: str, *, country: str | None = None, admin1: str | None = None, admin2: str | None = None,
         limit: int = 5) -> list[Candidate]:  # fmt: skip
    """The candidates for a name in either script, best first; empty where nothing is known by it.

    `country`: ISO code or name; `admin1`: a governorate of Syria in any spelling; `admin2`: a district, used where
    districts have been added. Raises UnknownUnit (a ValueError) naming the nearest valid country or governorate.
    """
    return list(shared().ask(query, country, admin1, admin2, limit).candidates)

"""What a rule may look at besides its own row: ids, records and names of all four tables, and the map of borders."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from conflictmap.check.parsing import Row
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.tables import Dataset
from conflictmap.gazetteer.boundaries import Boundaries
from conflictmap.model.fields import IS_ID
from conflictmap.model.folding import fold
from conflictmap.model.records import Actor, Claim, Event, Source

_NEAR = 68  # rapidfuzz ratio of 100 for ids and names: two slips in a short name


class Context:
    """All rows as read. A rule asks here and changes nothing."""

    def __init__(self, dataset: Dataset, rows: dict[str, list[Row]]) -> None:
        """Take the rows by table name (events, claims, sources, actors)."""
        self.rows = rows
        self.present = {name: table.present for name, table in dataset.tables.items()}
        self._aside = dataset.set_aside
        self.events: list[Event] = [row.record for row in rows["events"] if row.record]
        self.claims: list[Claim] = [row.record for row in rows["claims"] if row.record]
        self.sources: dict[str, Source] = {row.record.source_id: row.record for row in rows["sources"] if row.record}
        self.actors: dict[str, Actor] = {row.record.actor_id: row.record for row in rows["actors"] if row.record}

    @cached_property
    def boundaries(self) -> Boundaries:
        """Countries and governorates."""
        return Boundaries.load()

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Every well-formed id of a file, of rows set aside too: one bad row does not condemn those that cite it."""
        found = {name: {row.cells.get(TABLES[name].key, "") for row in rows} for name, rows in self.rows.items()}
        for aside in self._aside:
            name = aside.file.removesuffix(".csv")
            found[name].add(aside.cells.get(TABLES[name].key, "").strip())
        return {name: frozenset(filter(IS_ID.fullmatch, ids)) for name, ids in found.items()}

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """The claims by the id of what they are about."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for about in claim.about:
                found[about].append(claim)
        return found

    @cached_property
    def _names(self) -> dict[str, dict[str, tuple[str, str]]]:
        """By table: folded id, name or alias → (id, name)."""
        names: dict[str, dict[str, tuple[str, str]]] = {name: {} for name in TABLES}
        for actor in self.actors.values():
            shown = actor.name_ar or actor.name_en
            for text in (actor.actor_id, actor.name_en, actor.name_ar, *actor.aliases):
                names["actors"].setdefault(fold(text), (actor.actor_id, shown))
        for source in self.sources.values():
            for text in (source.source_id, source.title):
                names["sources"].setdefault(fold(text), (source.source_id, source.title))
        for event in self.events:
            for text in (event.event_id, event.title_en, event.title_ar):
                names["events"].setdefault(fold(text), (event.event_id, event.title_en or event.title_ar))
        for claim in self.claims:
            names["claims"].setdefault(fold(claim.claim_id), (claim.claim_id, claim.statement_en or claim.statement_ar))
        for known in names.values():
            known.pop("", None)
        return names

    @lru_cache(maxsize=10_000)  # noqa: B019 - a Context lives for one check
    def nearest(self, table: str, text: str) -> tuple[str, str] | None:
        """Return id and name of the row whose id, name or alias is nearest to `text`; None when none is near."""
        known = self._names[table]
        best = process.extractOne(fold(text), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return known[best[0]] if best else None

"""What a rule may look at besides its own row: ids, records and names of all four tables, and the map of borders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process

from conflictmap.check.parsing import Row
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.tables import Dataset
from conflictmap.gazetteer.boundaries import Boundaries
from conflictmap.model.fields import IS_ID
from conflictmap.model.folding import fold
from conflictmap.model.records import Actor, Claim, Event, Source

MANY, MANY_ASKED = 20_000, 100
_NEAR = 68  # rapidfuzz ratio of 100 for ids and names: two slips in a short name


class Context:
    """All rows as read. A rule asks here and changes nothing."""

    def __init__(self, dataset: Dataset, rows: dict[str, list[Row]]) -> None:
        """Take the rows by table name (events, claims, sources, actors)."""
        self.rows = rows
        self.present = {name: table.present for name, table in dataset.tables.items()}
        self._aside = dataset.set_aside
        self._known: dict[str, dict[str, tuple[str, str]]] = {}
        self._answers: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._asked = Counter[str]()
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
    def first_publication(self) -> date:
        """The day on which the first of all sources was published; a date up to then is after none of them."""
        published = [source.published.end_day for source in self.sources.values() if source.published]
        return min(published, default=date.max)

    @cached_property
    def claims_about(self) -> dict[str, list[Claim]]:
        """The claims by the id of what they are about."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for about in claim.about:
                found[about].append(claim)
        return found

    def nearest(self, table: str, text: str) -> tuple[str, str] | None:
        """Return id and name of the row whose id, name or alias is nearest to `text`; None when none is near.

        In a table of more than MANY names only the first MANY_ASKED questions are answered: each costs a look at all.
        """
        key = (table, text)
        if key not in self._answers:
            known = self._names(table)
            if len(known) > MANY and self._asked[table] >= MANY_ASKED:
                return None
            self._asked[table] += 1
            best = process.extractOne(fold(text), known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
            self._answers[key] = known[best[0]] if best else None
        return self._answers[key]

    def _names(self, table: str) -> dict[str, tuple[str, str]]:
        """Return folded id, name or alias → (id, name) of one table. Events and claims go by their ids alone."""
        if table not in self._known:
            self._known[table] = dict(_NAMES[table](self))
            self._known[table].pop("", None)
        return self._known[table]


def _actor_names(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    for actor in context.actors.values():
        for text in (*actor.aliases, actor.name_ar, actor.name_en, actor.actor_id):
            yield fold(text), (actor.actor_id, actor.name_ar or actor.name_en)


def _source_names(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    for source in context.sources.values():
        for text in (source.title, source.source_id):
            yield fold(text), (source.source_id, source.title)


def _event_names(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    for event in context.events:
        yield event.event_id.replace("-", " "), (event.event_id, event.title_en or event.title_ar)


def _claim_names(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    for claim in context.claims:
        yield claim.claim_id.replace("-", " "), (claim.claim_id, claim.statement_en or claim.statement_ar)


_NAMES: dict[str, Callable[[Context], Iterator[tuple[str, tuple[str, str]]]]] = {
    "actors": _actor_names,
    "sources": _source_names,
    "events": _event_names,
    "claims": _claim_names,
}

"""A collection of events that can be asked. Nothing above this module knows the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from conflictmap.query import cards, changes, clusters, counts, extracts, facets, index, rows, timeline
from conflictmap.query.base import Base
from conflictmap.query.collection import Records, from_records
from conflictmap.query.engine import Engine
from conflictmap.query.filters import EventFilter
from conflictmap.query.mercator import Box
from conflictmap.query.parquet import open_folder
from conflictmap.query.tables import Tables
from conflictmap.query.vocabulary import Vocabulary


class Store(Base):
    """One state of a collection; safe to share between threads, never changes."""

    @classmethod
    def open(cls, records: Records) -> Store:
        """Open what the checker returned."""
        return cls.open_tables(from_records(records))

    @classmethod
    def open_tables(cls, tables: Tables) -> Store:
        """Open tables that are in memory."""
        engine = Engine()
        for name in tables.parts:
            engine.load(name, getattr(tables, name))
        index.build(engine)
        return cls(engine, tables.version)

    @classmethod
    def open_parquet(cls, folder: Path) -> Store:
        """Open an imported collection; wide columns stay on disk. See ``parquet.open_folder`` for the errors."""
        return cls(*open_folder(folder))

    @property
    def vocabulary(self) -> Vocabulary:
        """The values that an address may name."""
        return self.dimensions.vocabulary

    def count(self, asked: EventFilter, part: str = "") -> int:
        """Return the number of events; ``part`` narrows to ``off-map`` (no symbol) or ``hidden`` (by ``known``)."""
        return counts.count(self, asked, part)

    def off_map(self, asked: EventFilter) -> dict[str, int]:
        """Return how many events have no symbol, by reason: ``unknown``, ``country``, ``no-point``."""
        return counts.places(self, asked)[1]

    def extent(self, asked: EventFilter) -> tuple[date, date] | None:
        """Return the first and last day of the events."""
        return counts.extent(self, asked)

    def deaths(self, asked: EventFilter) -> counts.Deaths:
        """Return the deaths reported for the events."""
        return counts.deaths(self, asked)

    def origins(self, asked: EventFilter) -> tuple[int, int]:
        """Return (sources, independent origins) behind the events."""
        return counts.origins(self, asked)

    def hidden(self, asked: EventFilter) -> dict[str, int]:
        """Return how many events ``known`` hides: reported ``later``, first report ``unknown``."""
        return counts.hidden(self, asked)

    def explain_empty(self, asked: EventFilter) -> counts.Emptied | None:
        """Return which keys emptied the filter; ``None`` when there are events."""
        return counts.explain_empty(self, asked)

    def previous_period(self, asked: EventFilter) -> EventFilter | None:
        """Return the same question for the equally long period just before."""
        return counts.previous_period(self, asked)

    def viewport(self, asked: EventFilter, box: Box, zoom: float) -> dict[str, Any]:
        """Return what a map window shows; see ``clusters.viewport``."""
        return clusters.viewport(self, asked, box, zoom)

    def density(self, asked: EventFilter, box: Box, zoom: float) -> dict[str, Any]:
        """Return events by cell of a fine grid; see ``clusters.density``."""
        return clusters.density(self, asked, box, zoom)

    def timeline(self, asked: EventFilter, unit: str | None = None, by: str = "type") -> timeline.Timeline:
        """Return the events by bin of time; see ``timeline`` for how intervals are spread."""
        return timeline.timeline(self, asked, unit, by)

    def facet(self, asked: EventFilter, key: str, *, others_only: bool = True) -> list[facets.Bar]:
        """Return the values of a list key with their events and deaths; see ``facets.facet``."""
        return facets.facet(self, asked, key, others_only=others_only)

    def pairs(self, asked: EventFilter, limit: int = 50) -> list[facets.Pair]:
        """Return the pairs of actors with the most events."""
        return facets.pairs(self, asked, limit)

    def rows(
        self,
        asked: EventFilter,
        *,
        sort: str = "when",
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
        columns: Sequence[str] = rows.ALL_COLUMNS,
        part: str = "",
    ) -> list[dict[str, Any]]:
        """Return one page of the events; see ``rows.rows``."""
        return rows.rows(
            self, asked, sort=sort, descending=descending, offset=offset, limit=limit, columns=columns, part=part
        )

    def event(self, event_id: str, known: date | None = None) -> dict[str, Any] | None:
        """Return one event's row, if it had been reported by ``known``."""
        return cards.event(self, event_id, known)

    def card(self, event_id: str, asked: EventFilter | None = None) -> dict[str, Any] | None:
        """Return one event with all that stands behind it; see ``cards.card``."""
        return cards.card(self, event_id, asked)

    def claims_of(self, event_id: str, known: date | None = None) -> list[dict[str, Any]]:
        """Return the claims about an event in order, with what became of them."""
        return cards.claims_of(self, event_id, known)

    def neighbours(self, asked: EventFilter, event_id: str) -> tuple[str | None, str | None]:
        """Return the events before and after in time under the filter."""
        return rows.neighbours(self, asked, event_id)

    def extract(self, asked: EventFilter, limit: int = extracts.MAX_EVENTS) -> extracts.Extract:
        """Return the filtered collection whole, as known on ``asked.known``."""
        return extracts.extract(self, asked, self.count(asked), limit)

    def changes_from(self, old: Store) -> changes.Changes:
        """Return what was added, corrected and removed since an older state."""
        return changes.changes(old, self)

    def changed_since(self, day: date) -> changes.Since:
        """Return what was reported after a day."""
        return changes.changed_since(self, day)

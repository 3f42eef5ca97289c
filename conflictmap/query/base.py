"""What every question to a collection starts from: the engine, what its numbers mean, and the filter made ready."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any

from conflictmap.query.dimensions import Dimensions
from conflictmap.query.engine import Engine
from conflictmap.query.filters import EventFilter
from conflictmap.query.narrow import NarrowRows
from conflictmap.query.predicate import PARTS, WORD_KEYS, Question, Shape, padded
from conflictmap.query.relations import compiled
from conflictmap.query.texts import TextSearch


class Base:
    """A collection that can be asked; see ``store.Store`` for the questions."""

    def __init__(self, engine: Engine, version: str, narrow: NarrowRows | None = None) -> None:
        self.engine = engine
        self.narrow = narrow
        self.version = version
        self.dimensions = Dimensions.read(engine)
        self.size = int(engine.rows("SELECT count(*) FROM ev")[0][0])
        self._texts = TextSearch(engine)
        self._actors = {row["actor_id"]: row for row in engine.dicts("SELECT * EXCLUDE (lineage) FROM actors")}

    @property
    def data_version(self) -> str:
        """The state of the data, as the dataset names it."""
        return self.version

    def ask(self, asked: EventFilter, part: str = "") -> Question:
        """Return the filter's shape and the values to bind; see ``Shape`` for ``part``. KeyError for another part."""
        if part not in PARTS:
            raise KeyError(part)
        values: dict[str, Any] = {"date_from": asked.date_from, "date_to": asked.date_to, "known": asked.known}
        actors = padded(self.dimensions.codes_of("actor", asked.actor)) if asked.actor else []
        sources = padded(self._sources(asked.source, None if part == "hidden" else asked.known)) if asked.source else []
        values |= {f"actor_{number}": code for number, code in enumerate(actors)}
        values |= {f"source_{number}": code for number, code in enumerate(sources)}
        words = tuple(key for key in WORD_KEYS if asked.get(key))
        values |= {f"words_{key}": self.dimensions.codes_of(key, getattr(asked, key)) for key in words}
        if asked.q:
            values["text_no"] = self._texts.number(asked.q)
        shape = Shape(
            date_from=asked.date_from is not None,
            date_to=asked.date_to is not None,
            actors=len(actors),
            accused=asked.accused and bool(actors),
            words=words,
            sources=len(sources),
            text=bool(asked.q),
            known=asked.known is not None,
            part=part,
        )
        return Question(shape, values)

    def actor(self, actor_id: str) -> dict[str, Any] | None:
        """Return the row of an actor (names, aliases, type, parent, country, note)."""
        return self._actors.get(actor_id)

    def run(
        self, asked: Question, expression: Callable[..., Any], *options: Hashable, **values: Any
    ) -> list[dict[str, Any]]:
        """Run ``expression(shape, *options)`` with the question's values and more; rows as dicts."""
        return self.engine.dicts(compiled(expression, asked.shape, *options), self._bound(asked, values))

    def page(
        self,
        asked: Question,
        expression: Callable[..., Any],
        *options: Hashable,
        offset: int,
        limit: int,
        **values: Any,
    ) -> list[dict[str, Any]]:
        """Run the ordered ``expression(shape, *options)``, but return only ``limit`` rows from ``offset`` (from 0)."""
        sql = compiled(expression, asked.shape, *options, paged=True)
        return self.engine.dicts(sql, self._bound(asked, {**values, "offset": offset, "limit": limit}))

    def arrays(self, asked: Question, expression: Callable[..., Any], *options: Hashable, **values: Any) -> Any:
        """Run ``expression(shape, *options)`` and return NumPy arrays by column name."""
        return self.engine.columns(compiled(expression, asked.shape, *options), self._bound(asked, values))

    @staticmethod
    def _bound(asked: Question, values: Mapping[str, Any]) -> dict[str, Any]:
        return {**asked.values, **values}

    def _sources(self, asked: tuple[str, ...], known: date | None) -> list[int]:
        out = tuple(source for source in asked if self.dimensions.published_by(source, known))
        return self.dimensions.codes_of("source", out) if out else [-1]

"""What the narrow table's numbers mean, and which addresses lead to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from conflictmap.gazetteer.admin1 import ADMIN1
from conflictmap.model.slugs import slug
from conflictmap.model.vocab import EVENT_TYPES, GeoPrecision, Status
from conflictmap.query.engine import Engine
from conflictmap.query.filters import LIST_KEYS
from conflictmap.query.vocabulary import Vocabulary

_IDS = ("actor", "source")
_DECLARED = {
    "type": tuple(EVENT_TYPES),
    "status": tuple(map(str, Status)),
    "precision": tuple(map(str, GeoPrecision)),
    "admin1": tuple(one.en for one in ADMIN1),
}


@dataclass(frozen=True)
class Dimensions:
    """Stored values by code and codes by value for each list key, the vocabulary, and facts about the sources."""

    values: dict[str, list[str]]
    codes: dict[str, dict[str, int]]
    vocabulary: Vocabulary
    published: dict[str, date | None] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, engine: Engine) -> Dimensions:
        """Read the tables ``dim`` and ``sources`` of an engine."""
        values: dict[str, list[str]] = {key: [] for key in LIST_KEYS}
        for key, value in engine.rows("SELECT key, value FROM dim ORDER BY key, code"):
            values[key].append(value)
        facts = engine.rows("SELECT source_id, published_day, coalesce(root, source_id) FROM sources")
        return cls(
            values=values,
            codes={key: {value: code for code, value in enumerate(found)} for key, found in values.items()},
            vocabulary=_vocabulary(values),
            published={source: day for source, day, _ in facts},
            roots={source: root for source, _, root in facts},
        )

    def codes_of(self, key: str, asked: tuple[str, ...]) -> list[int]:
        """Return the codes behind address values; -1, which nothing has, when none is in the data."""
        stored = self.vocabulary.stored(key, asked)
        return sorted({self.codes[key][value] for value in stored if value in self.codes[key]}) or [-1]

    def address(self, key: str, code: int) -> tuple[str, str]:
        """Return (address value, stored value) of a code."""
        value = self.values[key][code]
        return (value if key in _IDS else slug(value)), value

    def published_by(self, source: str, known: date | None) -> bool:
        """Tell whether a source was out by ``known``; one of unknown date never was."""
        day = self.published.get(source)
        return known is None or (day is not None and day <= known)


def _vocabulary(values: dict[str, list[str]]) -> Vocabulary:
    words = [key for key in LIST_KEYS if key not in _IDS]
    return Vocabulary.build(
        ids={key: [value for value in values[key] if value] for key in _IDS},
        labels={key: {*values[key], *_DECLARED.get(key, ())} for key in words},
    )

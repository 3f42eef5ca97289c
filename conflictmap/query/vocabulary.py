"""Which values a filter key may take in the data that is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process

from conflictmap.model.slugs import slug


@dataclass(frozen=True)
class Vocabulary:
    """Known values by key: address value → the value(s) stored in the data. A key that is absent is not checked."""

    values: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def build(cls, ids: Mapping[str, Iterable[str]], labels: Mapping[str, Iterable[str]]) -> Vocabulary:
        """Make a vocabulary from ids (written as they are) and labels (written as slugs), both by filter key."""
        values: dict[str, dict[str, tuple[str, ...]]] = {key: {one: (one,) for one in ids[key]} for key in ids}
        for key, found in labels.items():
            by_slug = values.setdefault(key, {})
            for label in sorted(set(found)):
                name = slug(label)
                if name:
                    by_slug[name] = (*by_slug.get(name, ()), label)
        return cls(values)

    def knows(self, key: str, value: str) -> bool:
        """Tell whether ``value`` can be asked for under ``key``."""
        return key not in self.values or value in self.values[key]

    def nearest(self, key: str, value: str) -> str:
        """Return the most similar known value, or an empty string when none comes near."""
        best = process.extractOne(value[:100], list(self.values.get(key, ())), score_cutoff=60)
        return str(best[0]) if best else ""

    def stored(self, key: str, asked: Iterable[str]) -> list[str]:
        """Return the stored values behind address values; one that is unknown stands for itself."""
        known = self.values.get(key, {})
        return [label for value in asked for label in known.get(value, (value,))]

"""The actors and sources of a collection as lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conflictmap.model.folding import fold
from conflictmap.query.base import Base


@dataclass(frozen=True)
class ActorEntry:
    """One actor: names, ACLED's actor type, itself and its parents upward, every name folded for a search."""

    actor_id: str
    name_en: str
    name_ar: str
    actor_type: str
    lineage: tuple[str, ...]
    folded: str


def actor_entries(store: Base) -> list[ActorEntry]:
    """Return the actors of actors.csv and those that events name without a row there, by type and English name."""
    listed = [_entry(row) for row in store.engine.dicts("SELECT * FROM actors")]
    known = {entry.actor_id for entry in listed}
    bare = [value for value in store.dimensions.values["actor"] if value and value not in known]
    listed += [ActorEntry(one, one, "", "", (one,), fold(one)) for one in bare]
    return sorted(listed, key=lambda entry: (entry.actor_type, entry.name_en.casefold(), entry.actor_id))


SOURCES = """SELECT s.*, CASE WHEN s.origin IS NOT NULL THEN {
        'source_id': s.origin, 'publisher': o.publisher, 'title': o.title, 'published_on': o.published_on
    } END AS repeats FROM sources AS s LEFT JOIN sources AS o ON o.source_id = s.origin"""
"""Every source, as `s`, with what it repeats: the row of its origin in short, null where it is one itself."""


def sources(store: Base) -> list[dict[str, Any]]:
    """Return every row of sources.csv, newest first, then by publisher."""
    return store.engine.dicts(f"{SOURCES} ORDER BY s.published_day DESC NULLS LAST, s.publisher, s.source_id")


def _entry(row: dict[str, Any]) -> ActorEntry:
    names = (row["actor_id"], row["name_en"], row["name_ar"], *(row["aliases"] or []))
    return ActorEntry(
        actor_id=row["actor_id"],
        name_en=row["name_en"] or row["actor_id"],
        name_ar=row["name_ar"] or "",
        actor_type=row["actor_type"] or "",
        lineage=tuple(row["lineage"] or [row["actor_id"]]),
        folded=" | ".join(fold(name) for name in names if name),
    )

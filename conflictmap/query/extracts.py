"""The filtered collection whole, for exports: events with the claims, sources and actors that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conflictmap.query.base import Base
from conflictmap.query.cards import actors, sources_of
from conflictmap.query.filters import EventFilter
from conflictmap.query.rows import rows

MAX_EVENTS = 100_000
"""Most events of one extract: exports are for people."""


@dataclass(frozen=True)
class Extract:
    """Rows as dicts. ``total`` is the number of matching events; ``events`` are the first ``MAX_EVENTS`` at most."""

    total: int
    events: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    actors: list[dict[str, Any]]


def extract(store: Base, asked: EventFilter, total: int, limit: int = MAX_EVENTS) -> Extract:
    """Return the events asked for in order of time and what stands behind them, all as known on ``asked.known``."""
    events: list[dict[str, Any]] = []
    while len(events) < limit and (
        page := rows(store, asked, offset=len(events), limit=min(10_000, limit - len(events)))
    ):
        events += page
    ids = [row["event_id"] for row in events]
    claims = store.engine.dicts(
        "SELECT * FROM claims WHERE list_has_any(event_ids, $ids) ORDER BY made_day NULLS LAST, claim_id", {"ids": ids}
    )
    if asked.known:
        claims = [claim for claim in claims if claim["known_on"] and claim["known_on"] <= asked.known]
    refs = [ref for row in (*events, *claims) for ref in row["source_refs"] or []]
    names = [name for row in events for side in ("actor1", "actor2") for name in row[side] or []]
    names += [claim["claimant"] for claim in claims]
    return Extract(total, events, claims, sources_of(store, refs, asked.known), actors(store, names))

"""One event with all that stands behind it, as known on a day: actors, claims in order, sources, related events."""

from __future__ import annotations

from datetime import date
from typing import Any

from conflictmap.query.base import Base
from conflictmap.query.details import wide
from conflictmap.query.filters import EventFilter
from conflictmap.query.people import SOURCES
from conflictmap.query.rows import ALL_COLUMNS, matches, neighbours, row_number

_CLAIM_ORDER = "made_day NULLS LAST, known_on NULLS LAST, claim_id"
_SUPERSEDING = {"revises": "revised", "withdraws": "withdrawn"}


def event(store: Base, event_id: str, known: date | None = None) -> dict[str, Any] | None:
    """Return the event's row; ``None`` when there is none or it was not reported by ``known``."""
    place = row_number(store, event_id)
    if place is None:
        return None
    names = ", ".join(f'"{name}"' for name in ALL_COLUMNS)
    row = store.engine.dicts(f"SELECT {names} FROM events WHERE row_no = $place", {"place": place})[0]
    first = row["first_reported"]
    return None if known and (first is None or first > known) else row


def card(store: Base, event_id: str, asked: EventFilter | None = None) -> dict[str, Any] | None:
    """Return the event with actors, claims, sources, related events and neighbours in time under the filter.

    Only what was known by ``asked.known``; ``hidden`` counts what that leaves out. ``None`` as in ``event``.
    """
    asked = asked or EventFilter()
    row = event(store, event_id, asked.known)
    if row is None:
        return None
    sources = sources_of(store, row["source_refs"] or [], asked.known)
    claims = claims_of(store, event_id, asked.known)
    before, after = neighbours(store, asked, event_id)
    every_claim = len(claims) if asked.known is None else len(claims_of(store, event_id))
    row["sources"] = [source["source_id"] for source in sources]
    del row["source_refs"]
    return {
        "event": row,
        "actors": actors(store, [*(row["actor1"] or []), *(row["actor2"] or [])]),
        "claims": claims,
        "sources": sources,
        "origins": len({source["root"] for source in sources}),
        "related": related(store, event_id, asked.known),
        "before": before,
        "after": after,
        "matches": matches(store, asked, event_id),
        "hidden": {
            "sources": len(set(_source_ids(store, event_id))) - len(sources),
            "claims": every_claim - len(claims),
        },
    }


def claims_of(store: Base, event_id: str, known: date | None = None) -> list[dict[str, Any]]:
    """Return the claims about an event, and about those claims, in the order in which they were made.

    ``state`` is ``stands``, ``revised`` or ``withdrawn``; ``superseded_by`` is the id of the later claim.
    """
    found = store.engine.dicts(
        f"SELECT * FROM claims WHERE list_contains(event_ids, $id) ORDER BY {_CLAIM_ORDER}", {"id": event_id}
    )
    if known:
        found = [claim for claim in found if claim["known_on"] and claim["known_on"] <= known]
    after = {
        claim["to_claim"]: (claim["claim_id"], _SUPERSEDING[claim["stance"]])
        for claim in found
        if claim["stance"] in _SUPERSEDING and claim["to_claim"]
    }
    for claim in found:
        later, state = after.get(claim["claim_id"], (None, "stands"))
        claim |= {"superseded_by": later, "state": state, "claimant": _actor(store, claim["claimant"])}
        claim["sources"] = sources_of(store, claim.pop("source_refs") or [], known)
        del claim["accused"]
    return found


def sources_of(store: Base, refs: list[str], known: date | None = None) -> list[dict[str, Any]]:
    """Return the sources behind references such as ``art-2018-01-11#12``, with their paragraphs, in that order.

    A source that is not in sources.csv comes back with its id alone; under ``known`` it is gone, as later ones are.
    """
    ids = list(dict.fromkeys(ref.partition("#")[0] for ref in refs))
    kept = [one for one in ids if store.dimensions.published_by(one, known)]
    found = store.engine.dicts(f"{SOURCES} WHERE list_contains($ids, s.source_id)", {"ids": kept})
    rows = {row["source_id"]: row for row in found}
    names = ("title", "publisher", "published_on", "url", "kind", "origin", "language", "repeats")
    blank: dict[str, Any] = dict.fromkeys(names)
    paragraphs = {one: [int(ref.partition("#")[2]) for ref in refs if ref.startswith(f"{one}#")] for one in kept}
    return [{"source_id": one, "root": one, **rows.get(one, blank), "paragraphs": paragraphs[one]} for one in kept]


def actors(store: Base, ids: list[str]) -> list[dict[str, Any]]:
    """Return the actors with names in both languages, in the given order; an unknown one has its id as its name."""
    return [_actor(store, one) for one in dict.fromkeys(ids)]


def related(store: Base, event_id: str, known: date | None = None) -> list[dict[str, Any]]:
    """Return the events that this one points to (``direction`` to) and those that point to it (from)."""
    found = store.engine.dicts(
        """SELECT 'to' AS direction, r.kind, e.event_id, e.title_en, e.title_ar, e.event_date, e.first_reported
           FROM relation AS r JOIN events AS e ON e.event_id = r.target WHERE r.event_id = $id
           UNION ALL
           SELECT 'from', r.kind, e.event_id, e.title_en, e.title_ar, e.event_date, e.first_reported
           FROM relation AS r JOIN events AS e ON e.event_id = r.event_id WHERE r.target = $id
           ORDER BY direction DESC, kind, event_id""",
        {"id": event_id},
    )
    return [
        {name: value for name, value in row.items() if name != "first_reported"}
        for row in found
        if known is None or (row["first_reported"] and row["first_reported"] <= known)
    ]


def _source_ids(store: Base, event_id: str) -> list[str]:
    found = wide(store, [place] if (place := row_number(store, event_id)) is not None else [], ("sources",))
    return list(found[0]["sources"] or []) if found else []


def _actor(store: Base, actor_id: str) -> dict[str, Any]:
    known = store.actor(actor_id)
    return known or {"actor_id": actor_id, "name_en": actor_id, "name_ar": "", "actor_type": "", "parent": None}

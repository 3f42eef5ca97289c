"""From checked records to the columnar tables: what is derived is derived here, once."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Protocol

from conflictmap.model.dates import DateSpan
from conflictmap.model.folding import fold
from conflictmap.model.records import Actor, Claim, Event, Source, SourceRef
from conflictmap.model.vocab import Attribute
from conflictmap.query.tables import Tables, build

_ACCUSING = frozenset({Attribute.PERPETRATOR, Attribute.ORIGIN})


class Records(Protocol):
    """What the checker returns: typed records of the four tables."""

    @property
    def events(self) -> Sequence[Event]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def sources(self) -> Sequence[Source]: ...
    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def data_version(self) -> str: ...


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python's garbage collector from walking millions of live rows again and again (half the time at 10^5)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_at_rest()
def from_records(records: Records) -> Tables:
    """Return the tables of checked records; ids that lead nowhere stand for themselves."""
    actors = {actor.actor_id: actor for actor in records.actors}
    published = {source.source_id: latest(source.published) for source in records.sources}
    origins = {source.source_id: source.origin for source in records.sources}
    return build(
        events=[_event(event, actors, published) for event in records.events],
        claims=_claims(records.claims, actors, published),
        sources=[_source(source, published, origins) for source in records.sources],
        actors=[_actor(actor, actors) for actor in records.actors],
        version=records.data_version,
    )


def latest(span: DateSpan | None) -> date | None:
    """Return the latest reading of a date; ``None`` when it is not known or has no end."""
    return span.latest if span else None


def lineage(actor_id: str, actors: Mapping[str, Actor]) -> list[str]:
    """Return the actor, its parent, and so on; a circle is left at its first repetition."""
    found = [actor_id]
    while (actor := actors.get(found[-1])) and actor.parent and actor.parent not in found:
        found.append(actor.parent)
    return found


def _lineages(ids: Iterable[str], actors: Mapping[str, Actor]) -> list[str]:
    return list(dict.fromkeys(one for actor_id in ids for one in lineage(actor_id, actors)))


def _root(source_id: str, origins: Mapping[str, str | None]) -> str:
    """Return where following ``origin`` ends (a circle counts as one root: its least id)."""
    seen = [source_id]
    while origin := origins.get(seen[-1]):
        if origin in seen:
            return min(seen[seen.index(origin) :])
        seen.append(origin)
    return seen[-1]


def _event(event: Event, actors: Mapping[str, Actor], published: Mapping[str, date | None]) -> dict[str, Any]:
    both = (*event.actor1, *event.actor2)
    # The record's own dict, not model_dump: that copies every value and takes most of the time at 10^5 events.
    return event.__dict__ | {
        "event_date": event.when.text,
        "date_kind": str(event.when.kind),
        "start_day": event.when.start_day,
        "end_day": event.when.end_day,
        "actors_all": _lineages(both, actors),
        "related_to": [f"{relation.kind}:{relation.event_id}" for relation in event.related_to],
        "text_folded": _text(event, [actors[one] for one in both if one in actors]),
        **_sources(event.sources),
        "first_reported": _first(event.sources, published),
    }


def _text(event: Event, actors: Iterable[Actor]) -> str:
    own = (
        event.title_en,
        event.title_ar,
        event.summary_en,
        event.summary_ar,
        event.place,
        event.place_ar,
        event.admin1,
    )
    names = [name for actor in actors for name in (actor.name_en, actor.name_ar, *actor.aliases)]
    return " | ".join(folded for text in (*own, *names, *event.actor1, *event.actor2) if (folded := fold(text)))


def _sources(refs: Sequence[SourceRef]) -> dict[str, list[str]]:
    written = [ref.source_id if ref.paragraph is None else f"{ref.source_id}#{ref.paragraph}" for ref in refs]
    return {"sources": list(dict.fromkeys(ref.source_id for ref in refs)), "source_refs": written}


def _first(refs: Sequence[SourceRef], published: Mapping[str, date | None]) -> date | None:
    return min((day for ref in refs if (day := published.get(ref.source_id))), default=None)


def _claims(
    claims: Sequence[Claim], actors: Mapping[str, Actor], published: Mapping[str, date | None]
) -> list[dict[str, Any]]:
    about = {claim.claim_id: claim.about for claim in claims}
    return [
        claim.model_dump(exclude={"made", "sources", "provisional"})
        | {
            "event_ids": _events_of(claim.about, about),
            "made_on": claim.made_on,
            "made_day": latest(claim.made),
            "known_on": latest(claim.made) if claim.made else _first(claim.sources, published),
            "accused": _lineages(_accused(claim, actors), actors),
            **_sources(claim.sources),
        }
        for claim in claims
    ]


def _accused(claim: Claim, actors: Mapping[str, Actor]) -> list[str]:
    names_actor = claim.attribute in _ACCUSING and claim.value in actors
    return [claim.claimant, claim.value] if names_actor else [claim.claimant]


def _events_of(about: Sequence[str], claims: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the event ids behind ``about``, following claims about claims."""
    found: dict[str, None] = {}
    open_ids, seen = list(about), set(about)
    while open_ids:
        one = open_ids.pop(0)
        if one not in claims:
            found[one] = None
            continue
        fresh = [other for other in claims[one] if other not in seen]
        seen.update(fresh)
        open_ids.extend(fresh)
    return list(found)


def _source(source: Source, published: Mapping[str, date | None], origins: Mapping[str, str | None]) -> dict[str, Any]:
    return source.model_dump(exclude={"published", "line"}) | {
        "published_on": source.published_on,
        "published_day": published[source.source_id],
        "root": _root(source.source_id, origins),
    }


def _actor(actor: Actor, actors: Mapping[str, Actor]) -> dict[str, Any]:
    return actor.model_dump(exclude={"valid_from", "valid_to", "line"}) | {"lineage": lineage(actor.actor_id, actors)}

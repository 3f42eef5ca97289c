"""Dates of rows against the dates of their sources."""

from collections.abc import Iterable, Iterator

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.model.dates import DateSpan
from conflictmap.model.records import Actor, Claim, SourceRef
from conflictmap.notices.notice import notice


def publications(refs: Iterable[SourceRef], context: Context) -> Iterator[tuple[str, DateSpan]]:
    """Yield id and day of publication of every source that has one."""
    for ref in refs:
        source = context.sources.get(ref.source_id)
        if source and source.published:
            yield source.source_id, source.published


def after_publication(
    file: str, line: int, column: str, when: DateSpan, refs: Iterable[SourceRef], context: Context
) -> Found:
    """Say that a date begins after a source that reports it was published, naming the first such source."""
    if when.earliest is None or when.earliest <= context.first_publication:
        return ()
    for source_id, published in publications(refs, context):
        if when.earliest > published.end_day:
            day = published.end_day.isoformat()
            params = {"source": source_id, "published": published.text}
            return [notice("date-after-source", file, line, column, when.text, f"[..{day}]", **params)]
    return ()


def claim_not_after_its_sources(claim: Claim, context: Context) -> Found:
    """A claim had been made when its sources were published."""
    if claim.made is None:
        return ()
    return after_publication("claims.csv", claim.line, "made_on", claim.made, claim.sources, context)


def lifetime_in_order(actor: Actor, context: Context) -> Found:
    """An actor does not end before it began."""
    if actor.valid_from is None or actor.valid_to is None or actor.valid_from.start_day <= actor.valid_to.end_day:
        return ()
    start, end = actor.valid_from.text, actor.valid_to.text
    return [notice("lifetime-reversed", "actors.csv", actor.line, "valid_to", end, valid_from=start)]

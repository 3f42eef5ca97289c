"""Dates of rows against the dates of their sources."""

from collections.abc import Iterable, Iterator

from conflictmap.check.context import Context
from conflictmap.model.dates import DateSpan
from conflictmap.model.records import Actor, Claim, SourceRef
from conflictmap.notices.notice import Notice, notice


def publications(refs: Iterable[SourceRef], context: Context) -> Iterator[tuple[str, DateSpan]]:
    """Yield id and day of publication of every source that has one."""
    for ref in refs:
        source = context.sources.get(ref.source_id)
        if source and source.published:
            yield source.source_id, source.published


def latest_publication(
    file: str, line: int, column: str, when: DateSpan, refs: Iterable[SourceRef], context: Context
) -> Iterator[Notice]:
    """A date does not begin after a source that reports it was published, the first such source being named."""
    if when.earliest is None:
        return
    for source_id, published in publications(refs, context):
        if when.earliest > published.end_day:
            day = published.end_day.isoformat()
            params = {"source": source_id, "published": published.text}
            yield notice("date-after-source", file, line, column, when.text, f"[..{day}]", **params)
            return


def claim_not_after_its_sources(claim: Claim, context: Context) -> Iterator[Notice]:
    """A claim had been made when its sources were published."""
    if claim.made:
        yield from latest_publication("claims.csv", claim.line, "made_on", claim.made, claim.sources, context)


def lifetime_in_order(actor: Actor, context: Context) -> Iterator[Notice]:
    """An actor does not end before it began."""
    if actor.valid_from and actor.valid_to and actor.valid_from.start_day > actor.valid_to.end_day:
        start, end = actor.valid_from.text, actor.valid_to.text
        yield notice("lifetime-reversed", "actors.csv", actor.line, "valid_to", end, valid_from=start)

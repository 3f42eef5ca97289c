"""Rules of texts: each in both languages, and at least one."""

from collections.abc import Iterator

from conflictmap.check.context import Context
from conflictmap.codebook.tables import TABLES
from conflictmap.model.records import Actor, Claim, Event
from conflictmap.notices.notice import Notice, notice


def _pair(table: str, line: int, stem: str, en: str, ar: str) -> Iterator[Notice]:
    """Warn when one of the two languages is blank and the other is not."""
    if bool(en) != bool(ar):
        blank, other = (f"{stem}_ar", f"{stem}_en") if en else (f"{stem}_en", f"{stem}_ar")
        example = TABLES[table].column(blank).example
        yield notice("other-language-missing", f"{table}.csv", line, blank, other=other, example=example)


def event_texts(event: Event, context: Context) -> Iterator[Notice]:
    """An event has a title; title and summary stand in both languages."""
    if not event.title_en and not event.title_ar:
        example = TABLES["events"].column("title_en").example
        yield notice("title-missing", "events.csv", event.line, "title_en", example=example)
    yield from _pair("events", event.line, "title", event.title_en, event.title_ar)
    yield from _pair("events", event.line, "summary", event.summary_en, event.summary_ar)


def claim_texts(claim: Claim, context: Context) -> Iterator[Notice]:
    """A claim has a statement, in both languages."""
    if not claim.statement_en and not claim.statement_ar:
        example = TABLES["claims"].column("statement_en").example
        yield notice("statement-missing", "claims.csv", claim.line, "statement_en", example=example)
    yield from _pair("claims", claim.line, "statement", claim.statement_en, claim.statement_ar)


def actor_texts(actor: Actor, context: Context) -> Iterator[Notice]:
    """An actor has a name in both languages."""
    yield from _pair("actors", actor.line, "name", actor.name_en, actor.name_ar)

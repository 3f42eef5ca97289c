"""Rules of texts: each in both languages, and at least one."""

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.codebook.tables import TABLES
from conflictmap.model.records import Actor, Claim, Event
from conflictmap.notices.notice import Notice, notice


def _one_language(table: str, line: int, stem: str, en: str, ar: str) -> list[Notice]:
    """Warn that one of the two languages is blank and the other is not."""
    if bool(en) == bool(ar):
        return []
    blank, other = (f"{stem}_ar", f"{stem}_en") if en else (f"{stem}_en", f"{stem}_ar")
    example = TABLES[table].column(blank).example
    return [notice("other-language-missing", f"{table}.csv", line, blank, other=other, example=example)]


def event_texts(event: Event, context: Context) -> Found:
    """An event has a title; title and summary stand in both languages."""
    if event.title_en and event.title_ar and event.summary_en and event.summary_ar:
        return ()
    found = _one_language("events", event.line, "title", event.title_en, event.title_ar)
    found += _one_language("events", event.line, "summary", event.summary_en, event.summary_ar)
    if not event.title_en and not event.title_ar:
        example = TABLES["events"].column("title_en").example
        found.append(notice("title-missing", "events.csv", event.line, "title_en", example=example))
    return found


def claim_texts(claim: Claim, context: Context) -> Found:
    """A claim has a statement, in both languages."""
    if not claim.statement_en and not claim.statement_ar:
        example = TABLES["claims"].column("statement_en").example
        return [notice("statement-missing", "claims.csv", claim.line, "statement_en", example=example)]
    return _one_language("claims", claim.line, "statement", claim.statement_en, claim.statement_ar)


def actor_texts(actor: Actor, context: Context) -> Found:
    """An actor has a name in both languages."""
    return _one_language("actors", actor.line, "name", actor.name_en, actor.name_ar)

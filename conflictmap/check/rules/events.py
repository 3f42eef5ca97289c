"""Rules of one event: its type, its dates against its sources, its deaths, its attribution."""

from collections.abc import Iterator
from itertools import pairwise

from conflictmap.check.context import Context
from conflictmap.check.rules.dates import latest_publication, publications
from conflictmap.model.records import Event
from conflictmap.model.vocab import EVENT_TYPES, SUB_EVENT_TYPES, Attribute, Attribution, Status
from conflictmap.notices.notice import Notice, notice


def sub_type_of_type(event: Event, context: Context) -> Iterator[Notice]:
    """The sub type belongs to the event type."""
    subs = EVENT_TYPES[event.event_type]
    if event.sub_event_type not in subs:
        params = {
            "right_type": SUB_EVENT_TYPES[event.sub_event_type],
            "event_type": event.event_type,
            "allowed": ", ".join(subs),
            "example": subs[0],
        }
        yield notice("sub-type-elsewhere", "events.csv", event.line, "sub_event_type", event.sub_event_type, **params)


def not_after_its_sources(event: Event, context: Context) -> Iterator[Notice]:
    """What was not announced had begun when its sources were published."""
    if event.status not in (Status.ANNOUNCED, Status.CANCELLED):
        yield from latest_publication("events.csv", event.line, "event_date", event.when, event.sources, context)


def announced_for_later(event: Event, context: Context) -> Iterator[Notice]:
    """What is announced was not over before its first source was published."""
    if event.status != Status.ANNOUNCED:
        return
    published = [span.start_day for _, span in publications(event.sources, context)]
    if published and event.when.end_day < min(published):
        params = {"event_date": event.event_date, "published": min(published).isoformat()}
        yield notice("announced-in-the-past", "events.csv", event.line, "status", "announced", "occurred", **params)


def deaths_in_order(event: Event, context: Context) -> Iterator[Notice]:
    """The lowest figure is at most the best, the best at most the highest."""
    figures = [
        (name, value)
        for name in ("fatalities_low", "fatalities", "fatalities_high")
        if (value := getattr(event, name)) is not None
    ]
    for (column, value), (other, more) in pairwise(figures):
        if value > more:
            params = {"other": other, "other_value": str(more)}
            yield notice("fatalities-order", "events.csv", event.line, column, str(value), str(more), **params)


def zero_deaths_are_reported(event: Event, context: Context) -> Iterator[Notice]:
    """Zero deaths rest on somebody's word."""
    if event.fatalities == 0 and not _has_claim(event, context, Attribute.CASUALTIES):
        yield notice("zero-fatalities", "events.csv", event.line, "fatalities", "0", "")


def disputes_have_claims(event: Event, context: Context) -> Iterator[Notice]:
    """A disputed event has a claim about who did it or where it came from."""
    if event.attribution != Attribution.DISPUTED or not context.present["claims"]:
        return
    if not _has_claim(event, context, Attribute.PERPETRATOR, Attribute.ORIGIN):
        yield notice("disputed-without-claim", "events.csv", event.line, "attribution", "disputed", "unknown")


def _has_claim(event: Event, context: Context, *attributes: Attribute) -> bool:
    return any(claim.attribute in attributes for claim in context.claims_about.get(event.event_id, ()))

"""Rules of one event: its type, its dates against its sources, its deaths, its attribution."""

from itertools import pairwise

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.check.rules.dates import after_publication, publications
from conflictmap.model.records import Event
from conflictmap.model.vocab import EVENT_TYPES, SUB_EVENT_TYPES, Attribute, Attribution, Status
from conflictmap.notices.notice import notice


def sub_type_of_type(event: Event, context: Context) -> Found:
    """The sub type belongs to the event type."""
    right_type = SUB_EVENT_TYPES.get(event.sub_event_type, event.event_type)
    if right_type == event.event_type:
        return ()
    subs = EVENT_TYPES[event.event_type]
    params = {"right_type": right_type, "event_type": event.event_type, "allowed": ", ".join(subs), "example": subs[0]}
    return [notice("sub-type-elsewhere", "events.csv", event.line, "sub_event_type", event.sub_event_type, **params)]


def not_after_its_sources(event: Event, context: Context) -> Found:
    """What was not announced had begun when its sources were published."""
    if event.status in (Status.ANNOUNCED, Status.CANCELLED):
        return ()
    return after_publication("events.csv", event.line, "event_date", event.when, event.sources, context)


def announced_for_later(event: Event, context: Context) -> Found:
    """What is announced was not over before its first source was published."""
    if event.status != Status.ANNOUNCED:
        return ()
    published = [span.start_day for _, span in publications(event.sources, context)]
    if not published or event.when.end_day >= min(published):
        return ()
    params = {"event_date": event.event_date, "published": min(published).isoformat()}
    return [notice("announced-in-the-past", "events.csv", event.line, "status", "announced", "occurred", **params)]


def deaths_in_order(event: Event, context: Context) -> Found:
    """The lowest figure is at most the best, the best at most the highest."""
    if event.fatalities_low is None and event.fatalities_high is None:
        return ()
    names = ("fatalities_low", "fatalities", "fatalities_high")
    figures = [(name, value) for name in names if (value := getattr(event, name)) is not None]
    return [
        notice("fatalities-order", "events.csv", event.line, column, str(value), str(more),
               other=other, other_value=str(more))
        for (column, value), (other, more) in pairwise(figures)
        if value > more
    ]  # fmt: skip


def zero_deaths_are_reported(event: Event, context: Context) -> Found:
    """Zero deaths rest on somebody's word."""
    if event.fatalities != 0 or _has_claim(event, context, Attribute.CASUALTIES):
        return ()
    return [notice("zero-fatalities", "events.csv", event.line, "fatalities", "0", "")]


def disputes_have_claims(event: Event, context: Context) -> Found:
    """A disputed event has a claim about who did it or where it came from."""
    if event.attribution != Attribution.DISPUTED or not context.present["claims"]:
        return ()
    if _has_claim(event, context, Attribute.PERPETRATOR, Attribute.ORIGIN):
        return ()
    return [notice("disputed-without-claim", "events.csv", event.line, "attribution", "disputed", "unknown")]


def _has_claim(event: Event, context: Context, *attributes: Attribute) -> bool:
    return any(claim.attribute in attributes for claim in context.claims_about.get(event.event_id, ()))

"""The card of one event: what happened, how precisely it is known, who says so and who says otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.map.card_claims import claims_section
from conflictmap.map.card_corrections import note_section, retraction_node
from conflictmap.map.card_words import (
    days_in_words,
    deaths_in_words,
    link_to,
    names_of,
    own,
    place_in_words,
    source_line,
)
from conflictmap.map.nodes import Node, button, copying, el, shape
from conflictmap.model.marking import N_
from conflictmap.model.vocab import Attribution, RelationKind, Status, Unit
from conflictmap.symbols.events import EVENT_SYMBOLS

Row = dict[str, Any]

RELATED_TO = {
    RelationKind.ABOUT: N_("This is about"),
    RelationKind.FOLLOWS: N_("This followed"),
    RelationKind.OUTCOME_OF: N_("This is the outcome of"),
    RelationKind.PART_OF: N_("This is a part of"),
    RelationKind.POSSIBLY_SAME: N_("Possibly the same as"),
}
RELATED_FROM = {
    RelationKind.ABOUT: N_("Spoken of in"),
    RelationKind.FOLLOWS: N_("Followed by"),
    RelationKind.OUTCOME_OF: N_("What came of it"),
    RelationKind.PART_OF: N_("Consists of"),
    RelationKind.POSSIBLY_SAME: N_("Possibly the same as"),
}


@dataclass(frozen=True)
class CardPlace:
    """Where a card stands: `query` is the view's address without its event, `live` whether presses are heard."""

    query: str = ""
    live: bool = True
    known: date | None = None


def card(found: Row, say: Translator, at: CardPlace) -> list[Node | None]:
    """The card's nodes from `Store.card`; presses: `event` (an id or None), `actor`, `source`."""
    event = found["event"]
    return [
        *_steps(found, say, at),
        _kind(event, say),
        el("h2", own(say, event["title_en"], event["title_ar"]), id="card-title", tabindex="-1"),
        *_warnings(found, say, at),
        _facts(found, say, at),
        el("p", own(say, event["summary_en"], event["summary_ar"]))
        if event["summary_en"] or event["summary_ar"]
        else None,
        *claims_section(found["claims"], say, at.live),
        *_sources(found, say),
        *_related(found["related"], say, at),
        *note_section(event["note"], say),
        _copies(event, found, say, at),
    ]


def _steps(found: Row, say: Translator, at: CardPlace) -> list[Node]:
    if not at.live:
        return []
    before = button(say.t("Earlier event"), "event", found["before"], disabled=not found["before"], id="card-before")
    after = button(say.t("Later event"), "event", found["after"], disabled=not found["after"], id="card-after")
    close = button(say.t("Close"), "event", None, id="card-close")
    return [el("div", before, after, close, cls="cm-steps")]


def _kind(event: Row, say: Translator) -> Node:
    symbol = EVENT_SYMBOLS.get(event["event_type"])
    drawn = shape(symbol.path, fill=symbol.fill, stroke=symbol.stroke) if symbol else None
    words = [say.t(event["event_type"] or ""), say.t(event["sub_event_type"] or "")]
    marks = [say.t(Status.of(event["status"]).label)] if event["status"] not in (None, "", Status.OCCURRED) else []
    if event["unit"] == Unit.CAMPAIGN:
        marks.append(say.t(Unit.CAMPAIGN.label))
    if event["attribution"] == Attribution.DISPUTED:
        marks.append(say.t(Attribution.DISPUTED.label))
    text = el("span", " · ".join(dict.fromkeys(word for word in words if word)))
    return el("div", drawn, text, [el("span", mark, cls="cm-badge") for mark in marks], cls="cm-kind")


def _warnings(found: Row, say: Translator, at: CardPlace) -> Iterable[Node]:
    yield from retraction_node(found["event"]["note"], say)
    if not found["matches"]:
        yield el("p", say.t("This event is outside the current filter."), cls="cm-dispute")
    hidden = found["hidden"]
    if at.known and (hidden["sources"] or hidden["claims"]):
        parts = [
            say.n("{n} later source", "{n} later sources", hidden["sources"]),
            say.n("{n} later claim", "{n} later claims", hidden["claims"]),
        ]
        text = say.t(
            "As known on {day}: {later} left out. The text of the card is today's.",
            day=say.day(at.known),
            later=say.listing(parts),
        )
        yield el("p", text, cls="cm-dispute")


def _facts(found: Row, say: Translator, at: CardPlace) -> Node:
    event = found["event"]
    by_id = {actor["actor_id"]: actor for actor in found["actors"]}
    facts: list[tuple[str, Any]] = [
        (say.t("When"), days_in_words(event["event_date"], say)),
        (say.t("Where"), place_in_words(event, say)),
        (say.t("Who acted"), names_of(event["actor1"], by_id, say, at.live)),
        (say.t("Towards whom"), names_of(event["actor2"], by_id, say, at.live)),
        (say.t("Who did it"), say.t(Attribution.of(event["attribution"] or "unknown").meaning)),
        (say.t("Deaths"), deaths_in_words(event, say)),
    ]
    return el("dl", [node for name, value in facts if value for node in (el("dt", name), el("dd", value))])


def _sources(found: Row, say: Translator) -> Iterable[Node]:
    count = say.n("{n} source", "{n} sources", len(found["sources"]))
    origins = say.n("{n} independent origin", "{n} independent origins", found["origins"])
    yield el("h3", say.t("Sources: {sources}, {origins}", sources=count, origins=origins))
    yield el("ul", [el("li", source_line(source, say)) for source in found["sources"]])


def _related(related: list[Row], say: Translator, at: CardPlace) -> Iterable[Node]:
    if not related:
        return
    yield el("h3", say.t("Related events"))
    rows = []
    for row in related:
        words = RELATED_TO if row["direction"] == "to" else RELATED_FROM
        title = own(say, row["title_en"], row["title_ar"])
        rows.append(el("li", say.t(words[RelationKind.of(row["kind"])]) + ": ", link_to(title, row["event_id"], at.live)))
    yield el("ul", rows)


def _copies(event: Row, found: Row, say: Translator, at: CardPlace) -> Node:
    done = say.t("Copied")
    copies = [copying(el("button", say.t("Copy citation"), type="button"), citation(event, found, say), done)]
    if event["latitude"] is not None and event["longitude"] is not None:
        text = f"{event['latitude']:g}, {event['longitude']:g}"
        copies.append(copying(el("button", say.t("Copy coordinates"), type="button"), text, done))
    if at.live:
        separator = "&" if at.query else ""
        address = f"?{at.query}{separator}event={event['event_id']}"
        copies.append(copying(el("button", say.t("Copy link"), type="button"), address, done))
        copies.append(el("a", say.t("Link to this event"), href=address))
    return el("div", copies, el("bdi", event["event_id"], dir="ltr", cls="cm-muted"), cls="cm-copies")


def citation(event: Row, found: Row, say: Translator) -> str:
    """One line that names the event, its id, and the sources with paragraph and address."""
    title = say.pick(event["title_en"], event["title_ar"])[0]
    parts = []
    for source in found["sources"]:
        paragraphs = ", ".join(str(number) for number in source["paragraphs"])
        known = [
            source["publisher"],
            source["title"],
            source["published_on"],
            paragraphs and f"§ {paragraphs}",
            source["url"],
        ]
        parts.append(", ".join(str(part) for part in known if part) or source["source_id"])
    return f"{title} ({event['event_date']}), {event['event_id']}. {'; '.join(parts)}."

"""The four typed records. Field names are the columns' names; a list cell is a tuple; a blank cell is the default.

`line` is the line in the file (from 1). `provisional` says that the id cell was blank and the id shown is derived
from the row: it holds until `tidy` mints one.
"""

from typing import Annotated

from pydantic import AliasChoices, Field, PlainValidator

from conflictmap.model.fields import (
    Count,
    Country,
    Id,
    Ids,
    Language,
    Latitude,
    Longitude,
    Radius,
    Record,
    Relation,
    Relations,
    SourceRef,
    SourceRefs,
    Span,
    Texts,
    Url,
    word,
)
from conflictmap.model.problems import CellProblem
from conflictmap.model.vocab import (
    EVENT_TYPES,
    SUB_EVENT_TYPES,
    ActorType,
    Attribute,
    Attribution,
    GeoPrecision,
    PlaceBasis,
    Seen,
    SourceKind,
    Stance,
    Status,
    Unit,
)

__all__ = ["Actor", "Claim", "Event", "Relation", "Source", "SourceRef"]


def _event_type(value: str) -> str:
    if value not in EVENT_TYPES:
        raise CellProblem("unknown-value", value)
    return value


def _sub_event_type(value: str) -> str:
    if value not in SUB_EVENT_TYPES:
        raise CellProblem("unknown-value", value)
    return value


class Event(Record):
    """What happened: one row of events.csv. Coordinates in WGS84 degrees, radius in km."""

    line: int = 0
    provisional: bool = False
    event_id: Id
    when: Annotated[Span, Field(validation_alias=AliasChoices("event_date", "when"))]
    status: Annotated[Status, word(Status)]
    unit: Annotated[Unit, word(Unit)] = Unit.INCIDENT
    event_type: Annotated[str, PlainValidator(_event_type)]
    sub_event_type: Annotated[str, PlainValidator(_sub_event_type)] = ""
    actor1: Ids
    actor2: Ids = ()
    attribution: Annotated[Attribution, word(Attribution)] = Attribution.UNKNOWN
    place: str = ""
    place_ar: str = ""
    place_basis: Annotated[PlaceBasis, word(PlaceBasis)] = PlaceBasis.REPORTED
    country: Country | None = None
    admin1: str = ""
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    geo_precision: Annotated[GeoPrecision, word(GeoPrecision)]
    radius_km: Radius | None = None
    title_en: str = ""
    title_ar: str = ""
    summary_en: str = ""
    summary_ar: str = ""
    fatalities: Count | None = None
    fatalities_low: Count | None = None
    fatalities_high: Count | None = None
    sources: SourceRefs
    related_to: Relations = ()
    note: str = ""

    @property
    def event_date(self) -> str:
        """The date as written."""
        return self.when.text


class Claim(Record):
    """Who says what about an event or another claim: one row of claims.csv."""

    line: int = 0
    provisional: bool = False
    claim_id: Id
    about: Ids
    attribute: Annotated[Attribute, word(Attribute)]
    stance: Annotated[Stance, word(Stance)]
    to_claim: Id | None = None
    value: str = ""
    statement_en: str = ""
    statement_ar: str = ""
    claimant: Id
    made: Annotated[Span | None, Field(validation_alias=AliasChoices("made_on", "made"))] = None
    sources: SourceRefs
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    geo_precision: Annotated[GeoPrecision, word(GeoPrecision)] | None = None
    radius_km: Radius | None = None
    note: str = ""

    @property
    def made_on(self) -> str:
        """The day it was made, as written; blank when not known."""
        return self.made.text if self.made else ""


class Source(Record):
    """One document: one row of sources.csv."""

    line: int = 0
    source_id: Id
    title: str
    publisher: str = ""
    published: Annotated[Span | None, Field(validation_alias=AliasChoices("published_on", "published"))] = None
    language: Language
    url: Url | None = None
    kind: Annotated[SourceKind, word(SourceKind)]
    origin: Id | None = None
    seen: Annotated[Seen, word(Seen)]

    @property
    def published_on(self) -> str:
        """The day it was published, as written; blank when not known."""
        return self.published.text if self.published else ""


class Actor(Record):
    """One actor: one row of actors.csv."""

    line: int = 0
    actor_id: Id
    name_en: str
    name_ar: str = ""
    aliases: Texts = ()
    actor_type: Annotated[ActorType, word(ActorType)]
    parent: Id | None = None
    country: Country | None = None
    valid_from: Span | None = None
    valid_to: Span | None = None
    note: str = ""

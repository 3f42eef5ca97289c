"""Controlled vocabularies of the four tables: the value written in a cell, its label, and what it means.

Event types, sub types and actor types are the labels of ACLED's codebook (https://acleddata.com), to which we add
the event type Diplomacy and the actor type Organisation. Everything else is this project's own (docs/decisions.md).
"""

from enum import StrEnum
from typing import Self

from conflictmap.model.marking import N_, P_


class Worded(StrEnum):
    """A value as written in a cell, with its `label` (for lists) and `meaning` (one sentence), both marked N_."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> Self:
        """Make a member whose string value is `value`."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """The member of a cell's value; ValueError for any other text."""
        found: Self = cls(value)  # type: ignore[call-arg]
        return found


class Status(Worded):
    """Whether the event had happened when it was reported."""

    OCCURRED = "occurred", N_("Occurred"), N_("It happened, and it is over.")
    ONGOING = "ongoing", N_("Ongoing"), N_("It had begun and was going on when the source was published.")
    ANNOUNCED = (
        "announced",
        N_("Announced"),
        N_("It was announced for a later day; what came of it is a row of its own."),
    )
    CANCELLED = "cancelled", N_("Cancelled"), N_("It had been announced and was called off.")
    RETRACTED = "retracted", N_("Retracted"), N_("It stood here and was taken back: the note says when and why.")


class Unit(Worded):
    """How much one row stands for."""

    INCIDENT = "incident", N_("Incident"), N_("One event at one place.")
    CAMPAIGN = "campaign", N_("Campaign"), N_("Many events told as one: an offensive, a siege, a wave of strikes.")


class Attribution(Worded):
    """How sure it is who did it."""

    UNDISPUTED = "undisputed", N_("Undisputed"), N_("Nobody disputes who did it.")
    ONE_PARTY = "one-party", N_("According to one party"), N_("Only one party to the conflict says who did it.")
    DISPUTED = "disputed", N_("Disputed"), N_("Sources name different actors: see the claims.")
    UNKNOWN = "unknown", N_("Not known"), N_("No source says who did it.")


class PlaceBasis(Worded):
    """Where the place comes from."""

    REPORTED = "reported", N_("Reported"), N_("A source names the place.")
    INFERRED = (
        "inferred",
        N_("Inferred"),
        N_("No source names the place; it is concluded, for example from the seat of the speaker."),
    )


class GeoPrecision(Worded):
    """How precisely the place is known, from finest to none."""

    SITE = "site", N_("Site"), N_("This very place: a base, a gate, a building.")
    NEIGHBOURHOOD = "neighbourhood", N_("Neighbourhood"), N_("Somewhere in this part of a town.")
    TOWN = "town", N_("Town"), N_("Somewhere in this town or village.")
    AREA = (
        "area",
        N_("Area"),
        N_("Somewhere within a disc around the point, or all over it; its radius is in radius_km."),
    )
    ADMIN3 = "admin3", P_("precision", "Sub-district"), N_("Somewhere in this sub-district (nahiya).")
    ADMIN2 = "admin2", P_("precision", "District"), N_("Somewhere in this district (mantiqa).")
    ADMIN1 = "admin1", P_("precision", "Governorate"), N_("Somewhere in this governorate (muhafaza).")
    COUNTRY = "country", P_("precision", "Country"), N_("Somewhere in this country.")
    UNKNOWN = "unknown", N_("Unknown"), N_("No source says where.")


class Attribute(Worded):
    """Which side of an event a claim speaks about."""

    ORIGIN = "origin", N_("Place of origin"), N_("Where it came from or was launched.")
    PERPETRATOR = "perpetrator", N_("Perpetrator"), N_("Who did it.")
    EFFECT = "effect", N_("Effect"), N_("What it damaged or changed.")
    CASUALTIES = "casualties", N_("Casualties"), N_("Who was killed or wounded, or that nobody was.")
    DATE = "date", N_("Date"), N_("When it happened.")
    STATUS = "status", N_("Status"), N_("Whether it happened, goes on, or is over.")
    INTERPRETATION = "interpretation", N_("Interpretation"), N_("What it means, breaks or leads to.")


class Stance(Worded):
    """What the claimant does with the statement."""

    ASSERTS = "asserts", N_("Asserts"), N_("Says that it is so.")
    DENIES = "denies", N_("Denies"), N_("Says that it is not so.")
    CLAIMS_RESPONSIBILITY = "claims-responsibility", N_("Claims responsibility"), N_("Says that it did it itself.")
    REVISES = "revises", N_("Revises"), N_("Gives a later version of its own earlier claim.")
    WITHDRAWS = "withdraws", N_("Withdraws"), N_("Takes its own earlier claim back.")
    CANNOT_CONFIRM = "cannot-confirm", N_("Cannot confirm"), N_("Says that it could not confirm it.")


class RelationKind(Worded):
    """How one event stands to another; read from the row that holds it: this row … that event."""

    ABOUT = "about", N_("About"), N_("This row speaks about that event.")
    FOLLOWS = "follows", N_("Follows"), N_("This row came after that event and in answer to it.")
    OUTCOME_OF = "outcome-of", N_("Outcome of"), N_("This row is what came of that announced event.")
    PART_OF = "part-of", N_("Part of"), N_("This row is one incident of that campaign.")
    POSSIBLY_SAME = "possibly-same", N_("Possibly the same"), N_("The two rows may tell the same event.")


class SourceKind(Worded):
    """What sort of document a source is."""

    NEWS = "news", N_("News report"), N_("A report or article of a newspaper, site or agency.")
    STATEMENT = "statement", N_("Statement"), N_("A party's own words: an official statement, a press release.")
    ANALYSIS = "analysis", N_("Analysis"), N_("A study, a commentary or a report of an organisation.")
    BROADCAST = "broadcast", N_("Broadcast"), N_("Radio or television.")
    SOCIAL_MEDIA = "social-media", N_("Social media"), N_("A post, a channel, an uploaded picture or film.")
    DATASET = "dataset", N_("Data set"), N_("A collection of coded events, such as UCDP GED.")
    DOCUMENT = "document", N_("Document"), N_("An agreement, an order, a map, a satellite picture.")


class Seen(Worded):
    """How much of the source the contributor has read."""

    WHOLE = "whole", N_("Whole"), N_("The whole text was read.")
    EXCERPT = "excerpt", N_("Excerpt"), N_("Only a part or a quotation was read.")


class ActorType(Worded):
    """ACLED's names for its inter codes, and Organisation for those who speak but do not fight."""

    STATE_FORCES = "State forces", N_("State forces"), N_("A state, its government, forces and services, at home.")
    REBEL_GROUP = "Rebel group", N_("Rebel group"), N_("An armed group that fights a government.")
    POLITICAL_MILITIA = (
        "Political militia",
        N_("Political militia"),
        N_("An armed group in the service of a party or a government."),
    )
    IDENTITY_MILITIA = (
        "Identity militia",
        N_("Identity militia"),
        N_("An armed group of a community: a clan, a village, a faith."),
    )
    RIOTERS = "Rioters", N_("Rioters"), N_("People in a violent demonstration.")
    PROTESTERS = "Protesters", N_("Protesters"), N_("People in a peaceful demonstration.")
    CIVILIANS = "Civilians", N_("Civilians"), N_("People who do not take part in the fighting.")
    EXTERNAL = (
        "External/Other forces",
        N_("External/Other forces"),
        N_("Forces and governments of other states, international forces."),
    )
    ORGANISATION = (
        "Organisation",
        N_("Organisation"),
        N_("Media, observers and bodies that speak but do not fight (not an ACLED value)."),
    )


EVENT_TYPES: dict[str, tuple[str, ...]] = {
    N_("Battles"): (
        N_("Armed clash"),
        N_("Government regains territory"),
        N_("Non-state actor overtakes territory"),
    ),
    N_("Explosions/Remote violence"): (
        N_("Air/drone strike"),
        N_("Chemical weapon"),
        N_("Grenade"),
        N_("Remote explosive/landmine/IED"),
        N_("Shelling/artillery/missile attack"),
        N_("Suicide bomb"),
    ),
    N_("Violence against civilians"): (
        N_("Abduction/forced disappearance"),
        N_("Attack"),
        N_("Sexual violence"),
    ),
    N_("Protests"): (
        N_("Excessive force against protesters"),
        N_("Peaceful protest"),
        N_("Protest with intervention"),
    ),
    N_("Riots"): (
        N_("Mob violence"),
        N_("Violent demonstration"),
    ),
    N_("Strategic developments"): (
        N_("Agreement"),
        N_("Arrests"),
        N_("Change to group/activity"),
        N_("Disrupted weapons use"),
        N_("Headquarters or base established"),
        N_("Looting/property destruction"),
        N_("Non-violent transfer of territory"),
        N_("Other"),
    ),
    N_("Diplomacy"): (
        N_("Conference"),
        N_("Letter"),
        N_("Statement"),
        N_("Summons"),
        N_("Talks"),
    ),
}
"""Event type → its sub types. ACLED's labels (codebook of 2024), plus Diplomacy."""

SUB_EVENT_TYPES: dict[str, str] = {sub: event_type for event_type, subs in EVENT_TYPES.items() for sub in subs}
"""Sub type → the event type that it belongs to."""

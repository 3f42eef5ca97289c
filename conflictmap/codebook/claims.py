"""The columns of claims.csv."""

from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.places import point_columns
from conflictmap.model.marking import N_
from conflictmap.model.vocab import Attribute, Stance

CLAIMS = Table(
    "claims",
    "claims.csv",
    N_("Who says what about an event: one claimant, one attribute and one value a row. No row decides who is right."),
    (
        Column("claim_id", N_("Claim id"),
               N_("Leave it blank in a new row: tidy writes the id, which is never changed nor used again."),
               "id", "cl-7h2m4k9p"),
        Column("about", N_("About"), N_("The events or claims that it speaks about."),
               "ref", "ev-4k7q2m9x", True, refers=("events.csv", "claims.csv"), list=True),
        Column("attribute", N_("Attribute"), N_("Which side of the event it speaks about."),
               "word", "origin", True, tuple(Attribute)),
        Column("stance", N_("Stance"), N_("What the claimant does: asserts, denies, revises and so on."),
               "word", "asserts", True, tuple(Stance)),
        Column("to_claim", N_("Answers the claim"), N_("The claim that it denies, revises or withdraws."),
               "ref", "cl-2b5n8w3r", refers=("claims.csv",)),
        Column("value", N_("Value"),
               N_("What is claimed, as a machine reads it, where it can: an actor id, a number, a date."),
               "text", "jaish-al-islam"),
        Column("statement_en", N_("Statement in English"), N_("What the claimant says, in our own words."),
               "text", "It was launched from the south-west of the zone."),
        Column("statement_ar", N_("Statement in Arabic"), N_("What the claimant says, in our own words."),
               "text", "أُطلقت من جنوب غرب المنطقة."),
        Column("claimant", N_("Claimant"), N_("Who says so: an id of actors.csv."),
               "ref", "ru-mod", True, refers=("actors.csv",)),
        Column("made_on", N_("Made on"), N_("When it was said or published, as event_date is written. Blank: unknown."),
               "date", "2018-01-10"),
        Column("sources", N_("Sources"), N_("Ids of sources.csv that report the claim, each with its paragraph."),
               "sources", "art-2018-01-11#8", True, refers=("sources.csv",), list=True),
        *point_columns(required=False),
        Column("note", N_("Note"), N_("For contributors and readers."), "text", "Wording of the second report."),
    ),
    "claim_id",
)  # fmt: skip
"""Latitude to radius_km say where the claim puts the origin."""

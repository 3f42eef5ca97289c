"""The columns of actors.csv."""

from conflictmap.codebook.columns import Column, Table
from conflictmap.model.marking import N_
from conflictmap.model.vocab import ActorType

ACTORS = Table(
    "actors",
    "actors.csv",
    N_("Who acts, is acted upon or claims: one actor a row. Offices and groups; private persons never."),
    (
        Column("actor_id", N_("Actor id"), N_("Letters, a hyphen, then letters, digits and hyphens; never changed."),
               "id", "jaish-al-islam", True),
        Column("name_en", N_("Name in English"), N_("The neutral name used here."), "text", "Jaish al-Islam", True,
               acled="actor1", ucdp="side_a"),
        Column("name_ar", N_("Name in Arabic"), N_("The neutral name used here."), "text", "جيش الإسلام"),
        Column("aliases", N_("Other names"), N_("Other names and spellings, in any script; the search finds them."),
               "text", "Army of Islam; Jaysh al-Islam", list=True),
        Column("actor_type", N_("Actor type"),
               N_("ACLED's names for its inter codes, and Organisation for those who speak but do not fight."),
               "word", "Rebel group", True, tuple(ActorType), "inter1, inter2"),
        Column("parent", N_("Parent"),
               N_("The actor that this one belongs to; choosing the parent in the filter includes this one."),
               "ref", "sy-opposition", refers=("actors.csv",)),
        Column("country", N_("Country"), N_("Two-letter code of ISO 3166-1."), "country", "SY"),
        Column("valid_from", N_("Existed from"), N_("When it came to be; same forms as event_date."),
               "date", "2013-09-29"),
        Column("valid_to", N_("Existed to"), N_("When it ended; same forms as event_date. Blank: it still exists."),
               "date", "2018-04"),
        Column("note", N_("Note"), N_("For contributors and readers."), "text", "Signed the Astana accession in 2017."),
    ),
    "actor_id",
)  # fmt: skip

"""The columns of sources.csv."""

from conflictmap.codebook.columns import Column, Table
from conflictmap.model.marking import N_
from conflictmap.model.vocab import Seen, SourceKind

SOURCES = Table(
    "sources",
    "sources.csv",
    N_("The documents on which events and claims rest: one document a row."),
    (
        Column("source_id", N_("Source id"), N_("Letters, a hyphen, then letters, digits and hyphens; never changed."),
               "id", "art-2018-01-11", True),
        Column("title", N_("Title"), N_("The title of the document, in its own language."),
               "text", "Talks in Moscow", True),
        Column("publisher", N_("Publisher"), N_("Who published it. Blank where the copy that was read does not say."),
               "text", "TASS"),
        Column("published_on", N_("Published on"),
               N_("When it was published; same forms as event_date. Blank: not known."), "date", "2018-01-11"),
        Column("language", N_("Language"), N_("ISO 639 code of the language."), "language", "ar", True),
        Column("url", N_("Address"), N_("Its address on the web, http or https. Blank when it has none."),
               "url", "https://example.org/2018/01/11/talks"),
        Column("kind", N_("Kind"), N_("What sort of document it is."), "word", "news", True, tuple(SourceKind)),
        Column("origin", N_("Origin"),
               N_("The source that this one repeats; the two count once as independent origins."),
               "ref", "eb-2018-01-10", refers=("sources.csv",)),
        Column("seen", N_("Seen"), N_("How much of it the contributor has read."), "word", "whole", True, tuple(Seen)),
    ),
    "source_id",
)  # fmt: skip

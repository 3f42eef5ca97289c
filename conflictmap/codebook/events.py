"""The columns of events.csv."""

from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.places import point_columns
from conflictmap.model.marking import N_
from conflictmap.model.vocab import EVENT_TYPES, SUB_EVENT_TYPES, Attribution, PlaceBasis, Status, Unit

_WHAT = (
    Column("event_id", N_("Event id"),
           N_("Leave it blank in a new row: tidy writes the id, which is never changed nor used again."),
           "id", "ev-4k7q2m9x", acled="event_id_cnty", ucdp="id"),
    Column("event_date", N_("When"),
           N_("When it happened, as precisely as known: 2018-01-10 that day; 2018-01 or 2018 some time in it; a/b from "
              "a to b; a/.. begun at a and going on; [a..b] some time within; [..b] no later than b; ~ means about."),
           "date", "2018-01-05/2018-01-06", True, acled="event_date with time_precision",
           ucdp="date_start, date_end, date_prec"),
    Column("status", N_("Status"),
           N_("Whether it had happened. A meeting announced and what came of it are two related rows."),
           "word", "occurred", True, tuple(Status)),
    Column("unit", N_("Unit"), N_("What one row stands for. Blank means incident."),
           "word", "incident", allowed=tuple(Unit)),
    Column("event_type", N_("Event type"),
           N_("The kind of event: ACLED's labels, and Diplomacy, which is ours."),
           "word", "Battles", True, tuple(EVENT_TYPES), "event_type", "type_of_violence (1 and 2→Battles, 3→Violence "
           "against civilians)"),
    Column("sub_event_type", N_("Event sub type"),
           N_("The kind within the event type; each sub type belongs to one type. Blank where no source says more."),
           "word", "Armed clash", allowed=tuple(SUB_EVENT_TYPES), acled="sub_event_type"),
)  # fmt: skip

_WHO = (
    Column("actor1", N_("Actor"),
           N_("Who acted: ids of actors.csv. In a one-sided act, the side that acts. When it is disputed who did it, "
              "an unidentified group; the accusations are claims."),
           "ref", "ru-mod", True, acled="actor1, assoc_actor_1", ucdp="side_a", refers=("actors.csv",), list=True),
    Column("actor2", N_("Other actor"),
           N_("The other side, or who was acted upon: ids of actors.csv."),
           "ref", "tr-government", acled="actor2, assoc_actor_2", ucdp="side_b", refers=("actors.csv",), list=True),
    Column("attribution", N_("Attribution"), N_("How sure it is who did it. Blank means unknown."),
           "word", "undisputed", allowed=tuple(Attribution)),
)  # fmt: skip

_WHERE = (
    Column("place", N_("Place"), N_("The place as the sources name it, in Latin script."),
           "text", "Hmeimim air base", acled="location", ucdp="where_coordinates"),
    Column("place_ar", N_("Place in Arabic"), N_("The place as the sources name it, in Arabic script."),
           "text", "قاعدة حميميم الجوية"),
    Column("place_basis", N_("Basis of the place"),
           N_("Whether a source names the place, or it is concluded. Blank means reported."),
           "word", "reported", allowed=tuple(PlaceBasis)),
    Column("country", N_("Country"), N_("Two-letter code of ISO 3166-1."),
           "country", "SY", acled="iso, country", ucdp="country_id, country"),
    Column("admin1", N_("Governorate"),
           N_("The first-level unit. In Syria one of the 14 governorates, in English or Arabic; elsewhere free."),
           "text", "Latakia", acled="admin1", ucdp="adm_1"),
    *point_columns(required=True),
)  # fmt: skip

_WORDS = (
    Column("title_en", N_("Title in English"),
           N_("A short title in our own words. At least one of the two languages; better both."),
           "text", "Drones attack the Hmeimim air base"),
    Column("title_ar", N_("Title in Arabic"),
           N_("A short title in our own words. At least one of the two languages; better both."),
           "text", "هجوم بطائرات مسيّرة على قاعدة حميميم"),
    Column("summary_en", N_("Summary in English"),
           N_("What happened, in our own words, from sources published by the time that the row claims."),
           "text", "Thirteen small drones set out for two Russian bases.", acled="notes"),
    Column("summary_ar", N_("Summary in Arabic"),
           N_("What happened, in our own words, from sources published by the time that the row claims."),
           "text", "توجّهت ثلاث عشرة طائرة مسيّرة صغيرة نحو قاعدتين روسيتين."),
    Column("fatalities", N_("Deaths"),
           N_("Deaths reported, best figure. Blank: not reported. 0 only where a source says that nobody died."),
           "count", "1", acled="fatalities", ucdp="best", low=0),
    Column("fatalities_low", N_("Deaths, lowest figure"), N_("The lowest figure that a source gives."),
           "count", "1", ucdp="low", low=0),
    Column("fatalities_high", N_("Deaths, highest figure"), N_("The highest figure that a source gives."),
           "count", "3", ucdp="high", low=0),
    Column("sources", N_("Sources"),
           N_("Ids of sources.csv on which the row rests, each with its paragraph where it has one."),
           "sources", "art-2018-01-11#12", True, acled="source", ucdp="source_article", refers=("sources.csv",),
           list=True),
    Column("related_to", N_("Related events"),
           N_("How this row stands to other events: about:, follows:, outcome-of:, part-of:, possibly-same:."),
           "relations", "about:ev-4k7q2m9x", refers=("events.csv",), list=True),
    Column("note", N_("Note"),
           N_("For contributors and readers: doubts, the uncertainty of a point in km, how a row was split."),
           "text", "uncertainty_km 1.5"),
)  # fmt: skip

EVENTS = Table(
    "events", "events.csv", N_("What happened: one event a row."), (*_WHAT, *_WHO, *_WHERE, *_WORDS), "event_id"
)

"""The columns of a collection as a columnar table; imports write them, the query layer reads them."""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_TEXTS = pa.list_(pa.string())
_DAY = pa.date32()
_NUMBER = pa.float64()
_COUNT = pa.int32()

EVENTS = pa.schema(
    [
        ("row_no", pa.int32()),  # place in the order of start day, then id; from 0
        ("event_id", _TEXT),
        ("title_en", _TEXT),
        ("title_ar", _TEXT),
        ("summary_en", _TEXT),
        ("summary_ar", _TEXT),
        ("status", _TEXT),
        ("unit", _TEXT),
        ("event_type", _TEXT),
        ("sub_event_type", _TEXT),
        ("attribution", _TEXT),
        ("place", _TEXT),
        ("place_ar", _TEXT),
        ("place_basis", _TEXT),
        ("country", _TEXT),
        ("admin1", _TEXT),
        ("latitude", _NUMBER),
        ("longitude", _NUMBER),
        ("geo_precision", _TEXT),
        ("radius_km", _NUMBER),
        ("event_date", _TEXT),
        ("date_kind", _TEXT),
        ("start_day", _DAY),
        ("end_day", _DAY),
        ("fatalities", _COUNT),
        ("fatalities_low", _COUNT),
        ("fatalities_high", _COUNT),
        ("actor1", _TEXTS),
        ("actor2", _TEXTS),
        ("actors_all", _TEXTS),  # both sides with their ancestors
        ("sources", _TEXTS),
        ("source_refs", _TEXTS),  # with paragraph, as written: art-2018-01-11#12
        ("related_to", _TEXTS),  # as written: about:ev-…
        ("first_reported", _DAY),  # earliest source at its latest reading; null: unknown
        ("text_folded", _TEXT),
        ("line", pa.int32()),  # line in the file that it was read from
        ("note", _TEXT),
    ]
)
CLAIMS = pa.schema(
    [
        ("claim_id", _TEXT),
        ("about", _TEXTS),
        ("event_ids", _TEXTS),  # the events that it is about, through other claims too
        ("attribute", _TEXT),
        ("stance", _TEXT),
        ("to_claim", _TEXT),
        ("value", _TEXT),
        ("statement_en", _TEXT),
        ("statement_ar", _TEXT),
        ("claimant", _TEXT),
        ("made_on", _TEXT),
        ("made_day", _DAY),
        ("known_on", _DAY),  # made, or else published; null: unknown
        ("accused", _TEXTS),  # claimant and accused actors, with their ancestors
        ("sources", _TEXTS),
        ("source_refs", _TEXTS),
        ("latitude", _NUMBER),
        ("longitude", _NUMBER),
        ("geo_precision", _TEXT),
        ("radius_km", _NUMBER),
        ("line", pa.int32()),
        ("note", _TEXT),
    ]
)
SOURCES = pa.schema(
    [
        ("source_id", _TEXT),
        ("title", _TEXT),
        ("publisher", _TEXT),
        ("published_on", _TEXT),
        ("published_day", _DAY),  # at its latest reading; null: unknown
        ("language", _TEXT),
        ("url", _TEXT),
        ("kind", _TEXT),
        ("origin", _TEXT),
        ("root", _TEXT),  # where following origin ends: equal roots count once
        ("seen", _TEXT),
    ]
)
ACTORS = pa.schema(
    [
        ("actor_id", _TEXT),
        ("name_en", _TEXT),
        ("name_ar", _TEXT),
        ("aliases", _TEXTS),
        ("actor_type", _TEXT),
        ("parent", _TEXT),
        ("lineage", _TEXTS),  # itself, its parent, and so on
        ("country", _TEXT),
        ("note", _TEXT),
    ]
)
SCHEMAS = {"events": EVENTS, "claims": CLAIMS, "sources": SOURCES, "actors": ACTORS}
"""Table name → its columns."""

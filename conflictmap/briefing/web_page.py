"""The interactive map of a view as one HTML file that asks nothing of the network."""

from conflictmap.briefing.sheet import Sheet
from conflictmap.map.options import MapOptions
from conflictmap.map.standalone import MAX_FEATURES, page
from conflictmap.query.mercator import Box
from conflictmap.query.store import Store
from conflictmap.query.view import View

_WORLD = Box(-180.0, -85.0, 180.0, 85.0)
_FINEST_ZOOM = 9
MOST_CARDS = 300
"""Events whose cards are carried along; beyond them the map shows symbols and clusters only."""


def html(store: Store, view: View, sheet: Sheet) -> bytes:
    """The document in the sheet's first language, its caption in every language of the sheet."""
    asked = view.filter
    found = store.viewport(asked, _WORLD, _FINEST_ZOOM)
    for zoom in range(_FINEST_ZOOM - 1, -1, -1):
        if len(found["features"]) <= MAX_FEATURES:
            break
        found = store.viewport(asked, _WORLD, zoom)
    features = found["features"][:MAX_FEATURES]
    ids = [feature["id"] for feature in features if feature.get("id")][:MOST_CARDS]
    cards = {event_id: card for event_id in ids if (card := store.card(event_id, asked))}
    options = MapOptions(
        query=sheet.query, event=view.event, lat=view.lat, lon=view.lon, zoom=view.zoom,
        caption=caption(sheet), title=" · ".join(dict.fromkeys(sheet.title.of(lang) for lang in sheet.langs)),
    )  # fmt: skip
    text = page(sheet.langs[0], features, cards, total=found["total"], off_map=found["off_map"], options=options)
    return text.encode("utf-8")


def caption(sheet: Sheet) -> str:
    """Title, filter, counts, dates, sources and where the view can be seen again, as one text."""
    told = []
    for lang in sheet.langs:
        parts = (sheet.title, sheet.subtitle, sheet.note, sheet.filter_words, sheet.counts_words, sheet.as_of)
        said = [words.of(lang) for words in parts if words]
        told.append(
            " — ".join(said[:2]) + ". " + " ".join([*said[2:], sheet.caveats.of(lang), sheet.attribution.of(lang)])
        )
    sources = "; ".join(", ".join(x for x in (s.publisher, s.title, s.published) if x) for s in sheet.sources)
    return " ".join([*told, sources, f"({sheet.revision}) {sheet.address}"])

"""The interactive map of a view as one HTML file that asks nothing of the network."""

from conflictmap.briefing.frame_texts import source_words
from conflictmap.briefing.sheet import Sheet
from conflictmap.i18n.tags import Lang
from conflictmap.map.options import MapOptions
from conflictmap.map.standalone import MAX_FEATURES, Caption, page
from conflictmap.model.bidi import isolate
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
        title=" · ".join(dict.fromkeys(sheet.title.of(lang) for lang in sheet.langs)),
    )  # fmt: skip
    tag = sheet.speak(sheet.langs[0]).tag
    text = page(tag, features, cards, total=found["total"], off_map=found["off_map"], options=options,
                captions=captions(sheet))  # fmt: skip
    return text.encode("utf-8")


def captions(sheet: Sheet) -> list[Caption]:
    """Title, filter, counts, dates and caveats in each language; sources, revision, licences, address to unfold."""
    return [_caption(sheet, lang) for lang in sheet.langs]


def _caption(sheet: Sheet, lang: Lang) -> Caption:
    say = sheet.speak(lang)
    asked = () if sheet.as_of_asked else (sheet.as_of,)
    head = [words.of(lang) for words in (sheet.title, sheet.subtitle) if words]
    rest = [words.of(lang) for words in (sheet.note, sheet.filter_words, sheet.counts_words, *asked) if words]
    items = [source_words(source, lang) for source in sheet.sources]
    if sheet.more_sources:
        items.append(say.n("and {n} more in the data file", "and {n} more in the data file", sheet.more_sources))
    items += [
        say.t("Data revision {revision}.", revision=say.ltr(sheet.revision)),
        sheet.attribution.of(lang),
        f"{say.t('This view again:')} {isolate(sheet.address)}",
    ]
    said = " ".join([" — ".join(head) + ".", *rest, sheet.caveats.of(lang)])
    return Caption(lang, said, say.t("Sources"), tuple(items))

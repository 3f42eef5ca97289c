"""What the map's picture says, in words: how many, of what kind, where, and how far they reach."""

from collections.abc import Iterable

from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.query.extremes import extremes
from conflictmap.query.filters import EventFilter
from conflictmap.query.store import Store
from conflictmap.query.words import admin1_name, value_name

SIDES = {
    "north": N_("The northernmost: {title}, {place}."),
    "south": N_("The southernmost: {title}, {place}."),
    "west": N_("The westernmost: {title}, {place}."),
    "east": N_("The easternmost: {title}, {place}."),
}
_MOST = 8


def map_in_words(store: Store, asked: EventFilter, total: int, say: Translator) -> Iterable[str]:
    """Sentences that stand for the picture to somebody who does not see it."""
    off_map = sum(store.off_map(asked).values())
    yield say.n("{n} event on the map.", "{n} events on the map.", total - off_map)
    if off_map:
        yield say.n("{n} event is not on the map.", "{n} events are not on the map.", off_map)
    yield from _counted(store, asked, "type", say)
    yield from _counted(store, asked, "admin1", say)
    for side, row in extremes(store, asked).items():
        title = say.pick(row["title_en"], row["title_ar"])[0]
        place = say.pick(row["place"], row["place_ar"])[0]
        yield say.t(SIDES[side], title=title, place=place)


def _counted(store: Store, asked: EventFilter, key: str, say: Translator) -> Iterable[str]:
    bars = [bar for bar in store.facet(asked, key, others_only=False) if bar.n][:_MOST]
    if not bars:
        return
    names = [
        admin1_name(bar.label, say) if key == "admin1" else value_name(store, asked, key, bar.value, say)
        for bar in bars
    ]
    counted = [say.t("{name}: {n}", name=name, n=bar.n) for name, bar in zip(names, bars, strict=True)]
    heading = say.t("By event type") if key == "type" else say.t("By governorate or region")
    yield say.t("{heading}: {counts}.", heading=heading, counts=say.listing(counted))

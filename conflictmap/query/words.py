"""A filter in words, part by part: for chips, captions of exports and the explanation of an empty result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from conflictmap.gazetteer.admin1 import COUNTRY, admin1
from conflictmap.gazetteer.region_names import region_in_arabic
from conflictmap.i18n.translator import Translator
from conflictmap.model.bidi import isolate_foreign
from conflictmap.model.marking import N_
from conflictmap.model.slugs import slug
from conflictmap.model.vocab import EVENT_TYPES, GeoPrecision, Status
from conflictmap.query.filters import LIST_KEYS, EventFilter
from conflictmap.query.store import Store

KEY_NAMES: dict[str, str] = {
    "from": N_("From"),
    "to": N_("To"),
    "actor": N_("Actor"),
    "accused": N_("Also where accused or claiming"),
    "type": N_("Event type"),
    "status": N_("Status"),
    "precision": N_("Precision"),
    "source": N_("Source"),
    "admin1": N_("Governorate or region"),
    "q": N_("Text"),
    "known": N_("As known on"),
}
"""Key of the address → what a reader calls it."""

_LABELS: dict[str, dict[str, str]] = {
    "type": {slug(label): label for label in EVENT_TYPES},
    "status": {one.value: one.label for one in Status},
    "precision": {one.value: one.label for one in GeoPrecision},
}


_SOURCES = "SELECT source_id, publisher, title, published_on FROM sources"


def key_name(key: str, say: Translator) -> str:
    """What a reader calls a key of the address."""
    return say.t(KEY_NAMES[key])


def value_name(store: Store, asked: EventFilter, key: str, value: str | None, say: Translator) -> str:
    """What a reader calls a value: of a list key the given one, else the one that the filter has."""
    if value is None:
        found = asked.get(key)
        return say.day(found) if isinstance(found, date) else str(found)
    if key in _LABELS:
        return say.t(_LABELS[key].get(value, value))
    if key == "actor":
        actor = store.actor(value) or {}
        return say.pick(actor.get("name_en"), actor.get("name_ar"))[0] or value
    if key == "source":
        found = store.engine.dicts(f"{_SOURCES} WHERE source_id = $id", {"id": value})
        return source_name(found[0], say) if found else value
    return admin1_name(next(iter(store.vocabulary.stored(key, [value])), value), say)


def admin1_name(text: str, say: Translator, country: str = "") -> str:
    """The name of a governorate in the reader's language, whatever its spelling.

    A unit of another country stays as it is written, but for a reader of Arabic where its Arabic name is known.
    """
    known = admin1(text) if country in ("", COUNTRY) else None
    if known:
        return say.pick(known.en, known.ar)[0]
    return (say.lang == "ar" and region_in_arabic(text, country)) or text


def source_name(row: Mapping[str, Any], say: Translator) -> str:
    """Publisher (else title) and day of a source; its id in place of a day that is not known."""
    name = row["publisher"] or row["title"]
    day = say.cell(row["published_on"]) if row["published_on"] else say.ltr(row["source_id"])
    return f"{isolate_foreign(name, say.direction == 'rtl')}{say.comma}{day}" if name else day


def filter_in_words(store: Store, asked: EventFilter, say: Translator) -> str:
    """The whole filter as one line: "Actor: Russia or Turkey; From: 5 January 2018"; empty without a filter."""
    return ("؛ " if say.lang == "ar" else "; ").join(_parts(store, asked, say))


def _parts(store: Store, asked: EventFilter, say: Translator) -> Iterable[str]:
    for key in asked.active_keys():
        if key == "accused":
            yield key_name(key, say)
            continue
        values: tuple[str | None, ...] = getattr(asked, key) if key in LIST_KEYS else (None,)
        names = [value_name(store, asked, key, value, say) for value in values]
        yield f"{key_name(key, say)}: {say.listing(names, 'or')}"


def source_names(store: Store, say: Translator) -> dict[str, str]:
    """Source id → publisher and day, in the order of the ids; a source without a row is called by its id."""
    rows = {row["source_id"]: source_name(row, say) for row in store.engine.dicts(f"{_SOURCES} ORDER BY source_id")}
    return {value: rows.get(value, value) for value in store.dimensions.values["source"] if value}

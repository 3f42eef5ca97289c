"""From a store, a view and options to the one value that every export says."""

import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from conflictmap.briefing import framing, wording
from conflictmap.briefing.claiming import drawn_claims
from conflictmap.briefing.geometry import Bounds
from conflictmap.briefing.options import Options
from conflictmap.briefing.sheet import Counts, Density, Sheet, SheetEvent, SheetSource, Where, Words
from conflictmap.briefing.wording import Speakers
from conflictmap.i18n.tags import Lang, tag_of
from conflictmap.i18n.translator import Translator
from conflictmap.model.vocab import GeoPrecision
from conflictmap.query.cards import sources_of
from conflictmap.query.filters import EventFilter
from conflictmap.query.mercator import Box as GridBox
from conflictmap.query.store import Store
from conflictmap.query.view import View
from conflictmap.query.words import admin1_name, filter_in_words

MOST_SYMBOLS = 150
"""More events than this are drawn as density: their symbols would hide one another."""
MOST_LISTED = 400
FINE = ("site", "neighbourhood", "town", "area")
"""Precisions that a density cell may count: a wider place has no cell of its own."""
_COLUMNS = (
    "event_id", "title_en", "title_ar", "place", "place_ar", "event_date", "event_type", "sub_event_type", "status",
    "geo_precision", "latitude", "longitude", "radius_km", "admin1", "country", "attribution", "sources", "source_refs",
)  # fmt: skip
_CELLS_ACROSS = 90


def compose(store: Store, view: View, options: Options) -> Sheet:
    """Work out everything that a briefing of this view says."""
    langs: tuple[Lang, ...] = ("en", "ar") if options.lang == "both" else (options.lang,)
    speak = Speakers(langs, options.digits)
    asked = view.filter
    total = store.count(asked)
    rows = store.rows(asked, limit=MOST_LISTED if total > MOST_SYMBOLS else MOST_SYMBOLS, columns=_COLUMNS)
    bounds, beyond = framing.choose(options.extent, view, [_point(row) for row in rows if _point(row)])  # type: ignore[misc]
    many = total > MOST_SYMBOLS
    events = tuple(_event(row, i, bounds, beyond, many, speak) for i, row in enumerate(rows, 1))
    density = _density(store, asked, bounds) if many else None
    beyond = None if many else beyond
    missing = _missing(store, asked, events, density, total)
    drawn = total - sum(missing.values())
    claims = () if many else drawn_claims(store, events, options, asked.known, speak)
    sources = _sources(store, rows, asked.known)
    latest = _latest_source(store, asked.known)
    filter_words = speak.words(lambda say: filter_in_words(store, asked, say))
    words = {lang: filter_words.of(lang) for lang in langs}
    query = replace(view, lang=view.lang or tag_of(langs[0], options.digits)).query_string()
    reasons = speak.words(lambda say: say.listing(wording.missing_reasons(missing, say)))
    return Sheet(
        options=options,
        langs=langs,
        title=_own(options.title, speak) or speak.one(wording.TITLE),
        subtitle=_own(options.subtitle, speak) or speak.words(lambda say: wording.period(*_extent(store, asked), say)),
        note=_own(options.note, speak),
        filter_words=speak.words(lambda say: wording.filter_line(words[say.lang], say)),
        counts_words=speak.words(lambda say: _counted(total, drawn, missing, many, say)),
        counts=Counts(total, drawn, (reasons,) if reasons else ()),
        bounds=bounds,
        beyond=beyond,
        as_of=speak.words(lambda say: wording.as_of_line(asked.known, latest, say)),
        revision=store.version,
        day=file_day(latest).isoformat(),
        query=query,
        address=public_address(query),
        attribution=speak.words(wording.attribution),
        caveats=speak.words(lambda say: wording.caveats(store.dimensions.published, say)),
        events=events,
        more=total - len(events),
        claims=claims,
        sources=sources,
        more_sources=max(0, store.origins(asked)[0] - len(sources)) if many else 0,
        density=density,
        as_of_asked=asked.known is not None,
    )


def file_day(latest: date | None) -> date:
    """The day that files bear: SOURCE_DATE_EPOCH (reproducible-builds.org), else the newest source's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return latest or date(1980, 1, 1)


def public_address(query: str) -> str:
    """Where the view can be seen again: at the operator's public address when one is configured, else the query."""
    base = os.environ.get("CONFLICTMAP_PUBLIC_URL", "").strip()
    if not base:
        return f"?{query}" if query else "?"
    return f"{base.split('?')[0]}?{query}" if query else base


def _counted(total: int, drawn: int, missing: Counter[str], many: bool, say: Translator) -> str:
    line = wording.counts_line(total, drawn, wording.missing_reasons(missing, say), say)
    return f"{line} {say.t(wording.DENSITY)}" if many else line


def _own(text: str, speak: Speakers) -> Words:
    """The user's own words, the same in every language: they are not ours to translate."""
    return speak.words(lambda _: text.strip()) if text.strip() else Words()


def _point(row: dict[str, Any]) -> tuple[float, float] | None:
    if row["latitude"] is None or row["longitude"] is None or row["geo_precision"] in (None, "", "country", "unknown"):
        return None
    return row["latitude"], row["longitude"]


def _where(row: dict[str, Any], bounds: Bounds, beyond: Bounds | None, many: bool) -> Where:
    point = _point(row)
    if point is None:
        return "margin" if row["geo_precision"] == "country" else "nowhere"
    if many or bounds.holds(*point):
        return "map"
    return "inset" if beyond else "nowhere"


def _event(
    row: dict[str, Any], number: int, bounds: Bounds, beyond: Bounds | None, many: bool, speak: Speakers
) -> SheetEvent:
    precision = GeoPrecision(row["geo_precision"] or "unknown")  # type: ignore[call-arg]
    return SheetEvent(
        number=number,
        numeral=speak.numeral(number),
        event_id=row["event_id"],
        title=speak.words(lambda say: say.pick(row["title_en"], row["title_ar"])[0] or row["event_id"]),
        place=speak.words(lambda say: say.pick(row["place"], row["place_ar"])[0] or _region(row, say)),
        when=speak.words(lambda say: say.cell(row["event_date"] or "")),
        date=row["event_date"] or "",
        event_type=row["event_type"] or "",
        sub_event_type=speak.words(lambda say: say.t(row["sub_event_type"] or "")),
        status=row["status"] or "occurred",
        precision=str(precision),
        precision_words=speak.words(lambda say: _precision(precision, row["radius_km"], say)),
        lat=row["latitude"],
        lon=row["longitude"],
        radius_km=row["radius_km"],
        admin1=row["admin1"] or "",
        country=row["country"] or "",
        disputed=row["attribution"] == "disputed",
        sources=tuple(row["sources"] or ()),
        where=_where(row, bounds, beyond, many),
    )


def _region(row: dict[str, Any], say: Translator) -> str:
    return admin1_name(row["admin1"] or "", say, row["country"] or "")


def _precision(precision: GeoPrecision, radius: float | None, say: Any) -> str:
    if precision == GeoPrecision.AREA and radius:
        return str(say.t("within {km} km", km=radius))
    return str(say.t(precision.label))


def _missing(
    store: Store, asked: EventFilter, events: tuple[SheetEvent, ...], density: Density | None, total: int
) -> Counter[str]:
    """Events that no symbol or cell shows, by reason; together with the drawn ones they are all that match."""
    missing = Counter({reason: n for reason, n in store.off_map(asked).items() if n})
    if density is None:
        missing["outside"] = sum(event.where in ("nowhere", "margin") for event in events) - missing.total()
        return +missing
    fine = _fine(asked)
    placed = total - missing.total()
    fine_placed = store.count(fine) - sum(store.off_map(fine).values()) if fine else 0
    missing["coarse"] = placed - fine_placed
    missing["outside"] = fine_placed - density.drawn
    return +missing


def _fine(asked: EventFilter) -> EventFilter | None:
    """The same question about events whose place is known to a town, an area or better."""
    kept = tuple(value for value in FINE if not asked.precision or value in asked.precision)
    return replace(asked, precision=kept) if kept else None


def _density(store: Store, asked: EventFilter, bounds: Bounds) -> Density:
    fine = _fine(asked)
    if fine is None:
        return Density((), 0)
    zoom = framing.zoom_for(bounds, _CELLS_ACROSS * 16)
    found = store.density(fine, GridBox(bounds.west, bounds.south, bounds.east, bounds.north), zoom)
    cells = tuple((*cell["bbox"], cell["n"]) for cell in found["cells"])
    return Density(cells, sum(cell["n"] for cell in found["cells"]))


def _extent(store: Store, asked: EventFilter) -> tuple[date | None, date | None]:
    return store.extent(asked) or (None, None)


def _latest_source(store: Store, known: date | None) -> date | None:
    days = [day for day in store.dimensions.published.values() if day and (known is None or day <= known)]
    return max(days, default=None)


def _sources(store: Store, rows: list[dict[str, Any]], known: date | None) -> tuple[SheetSource, ...]:
    refs = [ref for row in rows for ref in row["source_refs"] or []]
    return tuple(
        SheetSource(
            source["source_id"], source["title"] or "", source["publisher"] or "", source["published_on"] or "",
            source["url"] or "", source["language"] or "",
        )
        for source in sources_of(store, refs, known)
    )  # fmt: skip

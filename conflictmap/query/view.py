"""The query string is the view: one value that alone parses and prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from conflictmap.i18n.tags import TAGS
from conflictmap.query.filters import FILTER_KEYS, EventFilter
from conflictmap.query.problems import Problem
from conflictmap.query.reading import Reader, Values, values_by_key
from conflictmap.query.vocabulary import Vocabulary

VIEW_KEYS: tuple[str, ...] = (*FILTER_KEYS, "event", "lat", "lon", "zoom", "lang", "view")
"""Every key of an address, in canonical order."""
VIEWS: tuple[str, ...] = ("map",)
_STREAMLIT_KEYS = ("embed", "embed_options")
_MAX_ZOOM = 22.0


@dataclass(frozen=True)
class View:
    """All that an address says: the filter, the chosen event, the map's centre (degrees) and zoom, language, view.

    A language that is not written is the reader's own, so an address that is to look the same elsewhere names it.
    ``view="map"`` asks for the bare map (embedding); positions are rounded to 5 decimals (1 m), zoom to 2.
    """

    filter: EventFilter = field(default_factory=EventFilter)
    event: str | None = None
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None
    lang: str | None = None
    view: str | None = None

    @classmethod
    def parse(
        cls, query: str | Values, vocabulary: Vocabulary | None = None, silent: Sequence[str] = ()
    ) -> tuple[View, list[Problem]]:
        """Read an address; every part that is unknown or malformed is named in the problems and left out.

        ``query`` is the query string or key → values. ``silent`` names further keys that are not ours to judge.
        """
        reader = Reader(values_by_key(query), vocabulary)
        reader.unknown_keys(VIEW_KEYS, (*_STREAMLIT_KEYS, *silent))
        lat, lon = _position(reader)
        view = cls(
            filter=read_filter(reader),
            event=reader.identifier("event"),
            lat=lat,
            lon=lon,
            zoom=reader.number("zoom", 0.0, _MAX_ZOOM, 2),
            lang=reader.choice("lang", TAGS, "") or None,
            view=reader.choice("view", VIEWS, "") or None,
        )
        return view, reader.problems

    def query_string(self) -> str:
        """Return the address without ``?``: canonical order, defaults left out."""
        return urlencode(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """Return (key, value) pairs in canonical order, defaults left out."""
        return [*self.filter.pairs(), *self._own_pairs()]

    def _own_pairs(self) -> list[tuple[str, str]]:
        pairs: list[tuple[str, str]] = [("event", self.event)] if self.event else []
        if self.lat is not None and self.lon is not None:
            pairs += [("lat", _number(self.lat, 5)), ("lon", _number(self.lon, 5))]
        if self.zoom is not None:
            pairs.append(("zoom", _number(self.zoom, 2)))
        if self.lang:
            pairs.append(("lang", self.lang))
        return [*pairs, ("view", self.view)] if self.view else pairs

    def with_filter(self, new: EventFilter) -> View:
        """Return the same view of another question."""
        return replace(self, filter=new)


def read_filter(reader: Reader) -> EventFilter:
    """Take the filter's keys out of an address that is being read."""
    start, end = reader.day("from"), reader.day("to")
    if start and end and start > end:
        reader.fail("from", "from-after-to", start.isoformat(), end.isoformat())
        start = end = None
    return EventFilter(
        date_from=start,
        date_to=end,
        actor=reader.many("actor"),
        accused=reader.flag("accused"),
        type=reader.many("type"),
        status=reader.many("status"),
        precision=reader.many("precision"),
        source=reader.many("source"),
        admin1=reader.many("admin1"),
        q=reader.text("q"),
        known=reader.day("known"),
    )


def _position(reader: Reader) -> tuple[float | None, float | None]:
    lat = reader.number("lat", -90.0, 90.0, 5)
    lon = reader.number("lon", -180.0, 180.0, 5)
    if (lat is None) == (lon is None):
        return lat, lon
    if not reader.values.get("lat") or not reader.values.get("lon"):
        reader.fail("lat" if lon is None else "lon", "incomplete-position")
    return None, None


def _number(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

"""The gazetteer as a geopy geocoder: the calls, locations and errors of geopy's own services, without a network."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.contexts import UnknownUnit
from conflictmap.gazetteer.reverse import Reversed, reverse
from conflictmap.gazetteer.search import Gazetteer, shared


def _address(candidate: Candidate) -> str:
    parts = (candidate.name, candidate.admin2, candidate.admin1, candidate.country)
    return ", ".join(dict.fromkeys(p for p in parts if p))


def _location(candidate: Candidate, others: tuple[Candidate, ...]) -> Location:
    raw = {**asdict(candidate), "alternatives": [asdict(c) for c in others if c is not candidate]}
    return Location(_address(candidate), (candidate.latitude, candidate.longitude, 0.0), raw)


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """Offline, bilingual (English and Arabic) geocoder over the gazetteer.

    `raw` of a location holds the fields of `Candidate`, and under "alternatives" the other candidates.
    """

    def __init__(self, folder: str | Path | None = None, **options: Any) -> None:
        """`folder`: the added geodata (default: `$CONFLICTMAP_GEODATA` or `geodata/local/`); `options`: geopy's."""
        super().__init__(**options)
        self._gazetteer = Gazetteer(Path(folder)) if folder is not None else None

    @property
    def gazetteer(self) -> Gazetteer:
        """The places behind it."""
        return self._gazetteer or shared()

    def geocode(self, query: str, exactly_one: bool = True, *, country: str | None = None, admin1: str | None = None,
                admin2: str | None = None, limit: int = 5) -> Location | list[Location] | None:  # fmt: skip
        """With `exactly_one` the accepted location or None; else the candidates, None if there are none.

        `country`: ISO code or name; `admin1`: a governorate of Syria, any spelling; `admin2`: a district; `limit`: at
        most so many. Raises geopy's GeocoderQueryError for a query that is no text, and for an unknown country or
        admin1, naming the nearest valid one.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError(f"A place's name is text, not {type(query).__name__}.")
        try:
            answer = self.gazetteer.ask(query, country, admin1, admin2, max(limit, 1))
        except UnknownUnit as error:
            raise GeocoderQueryError(str(error)) from error
        if exactly_one:
            return _location(answer.accepted, answer.candidates) if answer.accepted else None
        return [_location(c, answer.candidates) for c in answer.candidates] or None

    def reverse(self, query: Any, exactly_one: bool = True) -> Location | list[Location] | None:
        """The units at a point and the nearest place with its distance, in `raw`; None where nothing is known.

        `query`: a geopy Point, (latitude, longitude) or "latitude, longitude" in degrees. Raises GeocoderQueryError
        for what is no point.
        """
        try:
            at = query if isinstance(query, Point) else Point(query)
            found = reverse(at.latitude, at.longitude, self.gazetteer)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        if not (found.countries or found.place):
            return None
        location = Location(_where(found), (at.latitude, at.longitude, 0.0), asdict(found))
        return location if exactly_one else [location]


def _where(found: Reversed) -> str:
    near = f"{found.distance_km} km from {found.place.name}" if found.place else ""
    parts = (near, found.admin3, found.admin2, found.admin1, "/".join(found.countries))
    return ", ".join(dict.fromkeys(p for p in parts if p))

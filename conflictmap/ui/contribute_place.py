"""Where it happened: a name in either script, the places that it may mean, a press on the map, and the precision."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import streamlit as st

from conflictmap.gazetteer.candidate import Candidate
from conflictmap.gazetteer.entries import has_arabic
from conflictmap.gazetteer.search import find
from conflictmap.i18n.translator import Translator
from conflictmap.intake.duplicates import Candidate as Duplicate
from conflictmap.intake.fingerprints import km_between
from conflictmap.map.nodes import Node, action, el
from conflictmap.model.fields import read_latitude, read_longitude, read_radius
from conflictmap.model.problems import CellProblem
from conflictmap.query.words import admin1_name
from conflictmap.ui.components import picker
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import Draft
from conflictmap.ui.contribute_fields import meaning_of
from conflictmap.ui.contribute_map import Point, place_map

_OFFERED = 5
_NEIGHBOURS = 30
_NEIGHBOUR_KM = 60.0


def place_search(now: Draft, say: Translator) -> list[Candidate]:
    """Show the search box and what it found; return the places found."""
    offered = search(now.typed_place)
    picker(
        list(_offered(now, offered, say)),
        key="place-search",
        label=say.t("Find the place, in either script"),
        placeholder=say.t("for example {example}", example="حميميم"),
        text=now.typed_place,
        typed=lambda text: setattr(now, "typed_place", text),
        act=lambda pressed: take(now, search(now.typed_place), int(pressed["value"])),
    )
    return offered


def search(text: str) -> list[Candidate]:
    """Return the places that a name may mean: those of Syria, and where it has none of that name, of the world."""
    return _found(text.strip()) if text.strip() else []


@st.cache_data(max_entries=500, show_spinner=False)
def _found(text: str) -> list[Candidate]:
    return list(find(text, country="SY", limit=_OFFERED)) or list(find(text, limit=_OFFERED))


def take(now: Draft, offered: list[Candidate], number: int) -> None:
    """Put one of the places found into the draft: names, country, governorate, point, precision, radius."""
    if not 0 <= number < len(offered):
        return
    place = offered[number]
    typed = now.typed_place.strip()
    english = typed if typed and not has_arabic(typed) else place.name
    arabic = typed if has_arabic(typed) and not place.name_ar else place.name_ar
    now.put(
        place=place.name or english,
        place_ar=arabic,
        country=place.country,
        admin1=place.admin1,
        latitude=f"{place.latitude:.4f}".rstrip("0").rstrip("."),
        longitude=f"{place.longitude:.4f}".rstrip("0").rstrip("."),
        geo_precision=place.geo_precision,
        radius_km=f"{place.radius_km:g}" if place.radius_km and place.geo_precision == "area" else "",
    )


def put(now: Draft, lat: float, lon: float) -> None:
    """Take a press on the map as the point; the precision, if none is chosen yet, is a town's."""
    now.put(latitude=f"{lat:g}", longitude=f"{lon:g}")
    if not now.cells.get("geo_precision"):
        now.put(geo_precision="town")


def _offered(now: Draft, offered: list[Candidate], say: Translator) -> Iterable[Node]:
    if offered:
        yield el("ul", [el("li", _row(number, place, say)) for number, place in enumerate(offered)])
    elif now.typed_place.strip():
        yield el("p", say.t("No place of that name is known. Press on the map to put the point."), cls="cm-muted")


def _row(number: int, place: Candidate, say: Translator) -> Node:
    name, lang = say.pick(place.name, place.name_ar)
    other = place.name_ar if name == place.name else place.name
    where = [admin1_name(place.admin1 or "", say, place.country or ""), say.country(place.country)]
    words = [
        el("strong", say.number(number + 1), " "),
        el("span", name, lang=lang, dir="auto"),
        el("span", other, dir="auto", cls="cm-muted") if other else None,
        el("span", say.listing([part for part in where if part]), cls="cm-muted"),
        el("span", say.t(place.reason), cls="cm-muted"),
    ]
    return action(el("button", words, type="button", id=f"place-{number}"), "take", number)


def point_of(cells: dict[str, str]) -> tuple[float, float, float | None] | None:
    """Return latitude, longitude and, for an area, its radius; None where the cells hold no point."""
    try:
        lat, lon = read_latitude(cells.get("latitude", "")), read_longitude(cells.get("longitude", ""))
        radius = read_radius(cells["radius_km"]) if cells.get("radius_km") else None
    except CellProblem:
        return None
    return lat, lon, radius


def map_of_draft(
    now: Draft, offered: list[Candidate], duplicates: list[Duplicate], here: Landed, say: Translator
) -> None:
    """Show the row on the small map, beside places offered, duplicate candidates and the events around it."""
    points = [*neighbours(now.cells, duplicates, here, say), *_places(offered, say)]
    if (where := point_of(now.cells)) is not None:
        points.append({"lat": where[0], "lon": where[1], "radius_km": where[2], "kind": "row",
                       "label": say.t("This row")})  # fmt: skip
    place_map(points, say, key="place-map", chosen=lambda value: _pressed(now, offered, value),
              placed=lambda lat, lon: put(now, lat, lon))  # fmt: skip
    if meaning := meaning_of("geo_precision", now.cells.get("geo_precision", "")):
        st.caption(say.t("Precision: {meaning}", meaning=say.t(meaning)))
    st.caption(say.t("Press on the map to put the point. Blue: places found; orange: perhaps the same event; grey: other "
                     "events near by; red: this row."))  # fmt: skip


def _pressed(now: Draft, offered: list[Candidate], value: Any) -> None:
    if isinstance(value, int | float):
        take(now, offered, int(value))


def _places(offered: list[Candidate], say: Translator) -> Iterable[Point]:
    for number, place in enumerate(offered):
        yield {"lat": place.latitude, "lon": place.longitude, "radius_km": place.radius_km, "kind": "offered",
               "label": say.pick(place.name, place.name_ar)[0], "number": number + 1, "value": number}  # fmt: skip


def neighbours(
    cells: dict[str, str], duplicates: list[Duplicate], here: Landed, say: Translator
) -> Iterable[Point]:
    """Yield the landed events near a row, nearest first, those that may be the same in their own colour."""
    where = point_of(cells)
    prints = here.fingerprints
    same = {one.second for one in duplicates}
    if where is None or not prints.keys:
        return
    n = len(prints.keys)
    km = km_between(np.full(n, where[0]), np.full(n, where[1]), prints.lat, prints.lon)
    near = [int(i) for i in np.argsort(km)[: _NEIGHBOURS + 1] if km[i] <= _NEIGHBOUR_KM]
    places = {*near, *(i for i, key in enumerate(prints.keys) if key in same)} if same else near
    for i in places:
        if prints.keys[i] == cells.get("event_id") or np.isnan(prints.lat[i]):
            continue
        label = say.pick(*prints.titles[i])[0] or prints.keys[i]
        yield {"lat": float(prints.lat[i]), "lon": float(prints.lon[i]), "label": label,
               "kind": "duplicate" if prints.keys[i] in same else "neighbour"}  # fmt: skip

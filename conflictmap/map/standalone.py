"""The map as one HTML file that opens without a server and without a network: everything stands inside it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from branca.element import Element

from conflictmap.i18n.translator import Translator, translator
from conflictmap.map import bundle, parts
from conflictmap.map.card import CardPlace, card
from conflictmap.map.document import build
from conflictmap.map.escape import escape, script_json
from conflictmap.map.layers import Basemap, GroundMap
from conflictmap.map.options import MapOptions
from conflictmap.map.styles import stylesheet
from conflictmap.query.clusters import HOME

Row = dict[str, Any]

MAX_FEATURES = 2000
"""More than this makes the file too large and the map unreadable: cut before, and say so in the caption."""


@dataclass(frozen=True)
class Caption:
    """What stands under the map in one language: a paragraph, and a list that opens under its summary."""

    lang: str
    said: str
    summary: str
    items: tuple[str, ...]


def page(
    lang: str,
    features: Sequence[Row],
    cards: Mapping[str, Row],
    *,
    total: int | None = None,
    off_map: Mapping[str, int] | None = None,
    options: MapOptions | None = None,
    captions: Sequence[Caption] = (),
) -> str:
    """Return the document in a language ("en", "ar"), at most 3 MB for a few hundred events.

    `features` are those of `Store.viewport` over the whole world, `cards` the results of `Store.card` by event id,
    `total` the number of events that match the filter (default: the features), `off_map` how many have no place on
    the map, by reason. `options.caption` and `options.title` are plain texts; `captions` stand in the caption's place,
    each in its own direction. The same arguments give the same bytes.
    Raises ValueError for more than MAX_FEATURES features.
    """
    if len(features) > MAX_FEATURES:
        raise ValueError(f"{len(features)} features; a stand-alone map holds at most {MAX_FEATURES}")
    to = translator(lang)
    data = {
        "viewport": _answer(features, total, off_map or {}),
        "events": {event_id: _claims(found) for event_id, found in cards.items()},
        "cards": {event_id: _nodes(found, to) for event_id, found in cards.items()},
        "basemap": "@basemap",
    }
    inlined = script_json(data).replace('"@basemap"', _basemap(parts.version()))
    ground = GroundMap(js=[], css=[])
    relief = _data_address(parts.RELIEF) if parts.part_file(parts.RELIEF) else None
    basemap = Basemap(dict.fromkeys(parts.BASEMAP, ""), relief, preload=False)
    wanted = replace(options or MapOptions(), base="", tiles=())
    if captions:
        wanted = replace(wanted, caption=_PLACE)
    document = build(to, wanted, ground, basemap, card=True)
    document.header.add_child(Element(_head(parts.version())), name="inlined")
    document.tail = (
        f"<script>window.__conflictmap_data={inlined};</script>\n<script>{_script(bundle.script())}</script>"
    )
    return str(document.render()).replace(f'<p id="cm-caption" dir="auto">{_PLACE}</p>', _captions(captions))


_PLACE = "@caption"
_CAPTION_STYLE = """
#cm-caption p, #cm-caption ul { margin: 0 0 0.3em; line-height: 1.4; }
#cm-caption ul { max-height: 30vh; overflow: auto; padding-inline-start: 1.2em; }
#cm-caption summary { cursor: pointer; width: fit-content; }
"""


def _captions(captions: Sequence[Caption]) -> str:
    """Captions one under the other; every text escaped, in the direction of its language."""
    found = [f'<div id="cm-caption"><style>{_CAPTION_STYLE}</style>']
    for one in captions:
        way = "rtl" if one.lang == "ar" else "ltr"
        items = "".join(f"<li>{escape(item)}</li>" for item in one.items)
        found.append(
            f'<div lang="{one.lang}" dir="{way}"><p>{escape(one.said)}</p>'
            f"<details><summary>{escape(one.summary)}</summary><ul>{items}</ul></details></div>"
        )
    return "".join([*found, "</div>"])


def _answer(features: Sequence[Row], total: int | None, off_map: Mapping[str, int]) -> Row:
    """The answer that the server would give for the whole world."""
    outside = [feature for feature in features if feature.get("id") and not _at_home(feature)]
    counted = sum(feature["n"] for feature in features)
    return {
        "total": total if total is not None else counted + sum(off_map.values()),
        "shown": counted,
        "off_map": dict(off_map),
        "outside": outside[:60],
        "features": list(features),
    }


def _at_home(feature: Row) -> bool:
    return bool(HOME.west <= feature["lon"] <= HOME.east and HOME.south <= feature["lat"] <= HOME.north)


def _claims(found: Row) -> Row:
    """What the map itself draws of a card: the event's place and where claims put its origin."""
    event = {name: found["event"].get(name) for name in _EVENT}
    claims = [_plain({name: claim.get(name) for name in _CLAIM}) for claim in found["claims"]]
    return {"event": _plain(event), "claims": [claim for claim in claims if claim["latitude"] is not None]}


_EVENT = (
    "event_id", "latitude", "longitude", "event_type", "status", "geo_precision", "radius_km", "attribution",
    "title_en", "title_ar", "place", "place_ar", "event_date",
)  # fmt: skip
_CLAIM = ("claim_id", "attribute", "state", "claimant", "made_on", "latitude", "longitude", "radius_km")


def _plain(row: Row) -> Row:
    """The row with values that JSON knows; days become ISO texts."""
    return {key: value if _is_plain(value) else str(value) for key, value in row.items()}


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool | dict | list)


def _nodes(found: Row, to: Translator) -> list[Any]:
    return [node for node in card(found, to, CardPlace(live=False)) if node is not None]


@lru_cache(maxsize=2)
def _basemap(_version: str) -> str:
    """The basemap as one JSON object by file, ready to stand in a script."""
    found = {name: parts.part_file(f"basemap/{name}.geojson") for name in parts.BASEMAP}
    return script_json({name: json.loads(path.read_bytes()) for name, path in found.items() if path})


@lru_cache(maxsize=2)
def _head(_version: str) -> str:
    """Leaflet, style sheets and fonts."""
    fonts = {name: _data_address(name) for name in parts.FONTS if parts.part_file(name)}
    css = _text("leaflet/leaflet.css") + _text("map/map.css") + stylesheet(fonts)
    pictures = re.sub(r"url\(images/[^)]*\)", "none", css)
    return f"<style>{pictures}</style>\n<script>{_script(_text('leaflet/leaflet.js'))}</script>"


def _script(source: str) -> str:
    """A script that cannot end its element before its time, without the address of its source map."""
    return re.sub(r"//# sourceMappingURL=.*", "", source).replace("</", "<\\/")


def _text(name: str) -> str:
    path = parts.part_file(name)
    return path.read_text(encoding="utf-8") if path else ""


@lru_cache(maxsize=16)
def _data_address(name: str) -> str:
    path = parts.part_file(name)
    content = base64.b64encode(path.read_bytes()).decode() if path else ""
    return f"data:{parts.media_type(name)};base64,{content}"

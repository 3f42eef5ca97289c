"""The map as one HTML document: folium makes it, our scripts fill it with events."""

from functools import lru_cache
from typing import Any

from branca.element import Element

from conflictmap.i18n.translator import Translator, translator
from conflictmap.map import parts, tiles
from conflictmap.map.layers import MAP_NAME, Basemap, Document, EventLayer, GroundMap
from conflictmap.map.options import HOME, MapOptions
from conflictmap.map.strings import chrome, credits, script_strings
from conflictmap.map.styles import stylesheet
from conflictmap.symbols.table import as_json


def page(lang: str, *, options: MapOptions | None = None) -> str:
    """Return the document that `/map` serves in a language ("en", "ar").

    It asks for nothing but `/parts/…` and `/api/…` of the same origin, and for tiles only where `options.tiles`
    names them. The result depends on the arguments, the catalogues and the version of the parts; it is cached.
    """
    return _page(translator(lang), options or MapOptions(), parts.version())


@lru_cache(maxsize=32)
def _page(to: Translator, options: MapOptions, _version: str) -> str:
    def address(name: str) -> str:
        return parts.url(name, options.base)

    files = {name: address(f"basemap/{name}.geojson") for name in parts.BASEMAP if _there(f"basemap/{name}.geojson")}
    relief = address(parts.RELIEF) if _there(parts.RELIEF) else None
    ground = GroundMap(
        js=[("leaflet", address("leaflet/leaflet.js"))],
        css=[("leaflet_css", address("leaflet/leaflet.css")), ("map_css", address("map/map.css"))],
    )
    document = build(to, options, ground, Basemap(files, relief))
    fonts = {name: address(name) for name in parts.FONTS if _there(name)}
    document.header.add_child(Element(f"<style>\n{stylesheet(fonts)}</style>"), name="fonts")
    document.tail = f'<script type="module" src="{address("map/app.js")}"></script>'
    return str(document.render())


def build(to: Translator, options: MapOptions, ground: GroundMap, basemap: Basemap, *, card: bool = False) -> Document:
    """Put the layers on the ground map and everything into a document; `card` adds a card beside the map."""
    words = chrome(to)
    document = Document(to.lang, to.direction, options.title or words["title"])
    document.add_child(ground)
    ground.add_child(basemap, name="basemap")
    ground.add_child(EventLayer(settings(to, options, basemap), words, options, card=card), name="events")
    return document


def settings(to: Translator, options: MapOptions, basemap: Basemap) -> dict[str, Any]:
    """Return what the scripts are told: addresses, first view, symbols and strings in the language."""
    offered = [] if options.base == "" else list(tiles.OFFERED.values())
    return {
        "map": MAP_NAME,
        "lang": to.lang,
        "dir": to.direction,
        "base": options.base,
        "theme": options.theme,
        "home": HOME,
        "query": options.query,
        "context": dict(zip(("name", "licence"), options.context, strict=True)) if options.context else None,
        "event": options.event,
        "view": {"lat": options.lat, "lon": options.lon, "zoom": options.zoom},
        "legend": options.legend,
        "credits": credits(to),
        "basemap": basemap.files,
        "relief": basemap.relief,
        "tiles": [layer.as_json() for layer in tiles.chosen(options.tiles)],
        "tiles_offered": [{"name": layer.name, "label": to.t(layer.label)} for layer in offered],
        "symbols": as_json(to.t),
        "strings": script_strings(to),
    }


def _there(name: str) -> bool:
    return parts.part_file(name) is not None

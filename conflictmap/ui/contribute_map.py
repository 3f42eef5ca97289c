"""A small map on the page: places offered for a name, the row that is being written, and the events around it."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypedDict

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map import parts
from conflictmap.map.options import HOME
from conflictmap.symbols.palette import PALETTE

Kind = Literal["offered", "neighbour", "duplicate", "row"]
_GROUND = ("land", "lakes", "rivers", "borders", "labels")
_SCRIPTS = ("place_names", "contribute_map")
_STYLE = """
.cm-place { direction: ltr; }
.cm-place-map { block-size: 320px; border: 1px solid var(--st-border-color, #8a949c); border-radius: 6px; z-index: 0; cursor: crosshair; }
.cm-place .leaflet-tooltip { white-space: normal; width: max-content; max-width: 16rem; }
.cm-place-label { pointer-events: none; }
.cm-place-name { white-space: nowrap; line-height: 1.5; }
.cm-place-number { color: #1b2329; font: 700 11px/18px sans-serif; text-align: center; pointer-events: none; }
"""


class Point(TypedDict, total=False):
    """One mark: degrees, its kind, its words; `radius_km` of an area; `number` shown in it; `value` sent when pressed."""

    lat: float
    lon: float
    kind: Kind
    label: str
    radius_km: float | None
    number: int
    value: Any


@cache
def _component() -> Callable[..., Any]:
    folder = Path(__file__).parent / "static"
    script = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return st.components.v2.component(
        "conflictmap-contribute-map",
        html='<div class="cm-place"><div class="cm-place-map" role="region"></div></div>',
        css=_STYLE,
        js=script,
        isolate_styles=False,
    )


def place_map(
    points: Sequence[Point],
    say: Translator,
    *,
    key: str,
    chosen: Callable[[Any], None] | None = None,
    placed: Callable[[float, float], None] | None = None,
) -> None:
    """Show the map; `chosen` receives the value of a pressed mark, `placed` the degrees of a press elsewhere."""
    west, south, east, north = HOME
    data = {
        "points": list(points),
        "bounds": _bounds([point for point in points if point["kind"] != "neighbour"]),
        "home": [[south, west], [north, east]],
        "script": parts.url("leaflet/leaflet.js", ""),
        "style": parts.url("leaflet/leaflet.css", ""),
        "ground": {name: parts.url(f"basemap/{name}.geojson", "") for name in _GROUND},
        "palette": {scheme: asdict(colours) for scheme, colours in PALETTE.items()},
        "lang": say.lang,
        "title": say.t("Small map: press to place the event"),
        "zoom_in": say.t("Zoom in"),
        "zoom_out": say.t("Zoom out"),
    }

    def heard_chosen() -> None:
        value = st.session_state[key].get("chosen")
        if value is not None and chosen:
            chosen(value)

    def heard_placed() -> None:
        value = st.session_state[key].get("placed")
        if value and placed:
            placed(float(value["lat"]), float(value["lon"]))

    _component()(key=key, data=data, on_chosen_change=heard_chosen, on_placed_change=heard_placed)


def _bounds(points: Sequence[Point]) -> list[list[float]] | None:
    """Return the corners that hold every mark and its disc, with some ground around; None without marks."""
    if not points:
        return None
    reach = [max((point.get("radius_km") or 0) / 90, 0.04) for point in points]
    south = min(point["lat"] - margin for point, margin in zip(points, reach, strict=True))
    north = max(point["lat"] + margin for point, margin in zip(points, reach, strict=True))
    west = min(point["lon"] - margin for point, margin in zip(points, reach, strict=True))
    east = max(point["lon"] + margin for point, margin in zip(points, reach, strict=True))
    return [[south, west], [north, east]]

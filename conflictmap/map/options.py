"""What a map document can be asked for."""

from dataclasses import dataclass
from typing import Literal

HOME = (35.6, 32.25, 42.45, 37.4)
"""West, south, east, north (degrees) of the first view: Syria."""


@dataclass(frozen=True)
class MapOptions:
    """Options of a document; hashable, so that documents can be cached by language and options.

    `theme` auto follows the reader's system. `base` is the address of the app, ending in "/". `query` (an address
    without position), `event`, `lat`, `lon` (degrees) and `zoom` are the first view; the document's own address and
    messages of the page around it come before them. `tiles` names online layers that are on. `legend` auto opens
    where there is room. `caption` is a line of text under the map. `context`: name and licence of a collection that is
    laid under.
    """

    theme: Literal["auto", "light", "dark"] = "auto"
    base: str = "/"
    query: str = ""
    event: str | None = None
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None
    tiles: tuple[str, ...] = ()
    legend: Literal["auto", "open", "closed"] = "auto"
    caption: str = ""
    title: str = ""
    context: tuple[str, str] | None = None

"""What surrounds a symbol: the frame that tells precision, the marks of status and of dispute.

All paths lie in the symbol's own 24 × 24 box and may reach beyond it; the symbol itself is drawn at
`GLYPH_SCALE` about the middle when a frame holds it. One box unit is one CSS pixel on the page.
"""

from dataclasses import dataclass

from conflictmap.model.marking import N_
from conflictmap.model.vocab import GeoPrecision, Status
from conflictmap.symbols.paths import MIDDLE, Point, arc, circle, polygon, regular

GLYPH_SCALE = 0.64
"""Size of a symbol inside its frame, as a part of its full size."""

_PIN = "M12,33C10.4,27.2 0,22.6 0,12C0,5.4 5.4,0 12,0C18.6,0 24,5.4 24,12C24,22.6 13.6,27.2 12,33Z"
_HEXAGON = regular(6, 14.2)
_SQUARE_FRAME = polygon([(1.5, 1.5), (22.5, 1.5), (22.5, 22.5), (1.5, 22.5)])


@dataclass(frozen=True)
class StatusStyle:
    """How a status changes a symbol.

    `filled`: the shape is filled, else only its outline is drawn; `dash`: dash pattern of the frame in box units,
    empty for solid; `ring`: an open path drawn around the frame, or None; `strike`: a path struck through.
    """

    label: str
    filled: bool
    dash: tuple[float, ...]
    ring: str | None
    strike: str | None


@dataclass(frozen=True)
class PrecisionStyle:
    """How exactly a place is known, drawn.

    `drawn`: pin, dot, disc (radius in km), unit (hatched polygon), margin (list only) or nowhere; `frame`: closed
    path that holds the symbol, or None; `ring`: a second, thin outline; `anchor`: the point of the box on the place.
    """

    label: str
    drawn: str
    frame: str | None
    ring: str | None
    anchor: Point


STATUS_STYLE: dict[str, StatusStyle] = {
    "occurred": StatusStyle(Status.OCCURRED.label, True, (), None, None),
    "ongoing": StatusStyle(Status.ONGOING.label, True, (), arc(16.2, -80, 80), None),
    "announced": StatusStyle(Status.ANNOUNCED.label, False, (2.6, 2.2), None, None),
    "cancelled": StatusStyle(Status.CANCELLED.label, False, (), None, "M2,22L22,2"),
    "retracted": StatusStyle(Status.RETRACTED.label, False, (1.2, 2.4), None, "M2,22L22,2M2,2L22,22"),
}
"""Status (as in events.csv) → its style."""

PRECISION_STYLE: dict[str, PrecisionStyle] = {
    "site": PrecisionStyle(N_("Exact site"), "pin", _PIN, None, (12.0, 33.0)),
    "neighbourhood": PrecisionStyle(GeoPrecision.NEIGHBOURHOOD.label, "dot", circle(12), None, MIDDLE),
    "town": PrecisionStyle(N_("Town or village"), "dot", circle(12), circle(14.6), MIDDLE),
    "area": PrecisionStyle(N_("Somewhere within, or over, this area"), "disc", _HEXAGON, None, MIDDLE),
    "admin3": PrecisionStyle(GeoPrecision.ADMIN3.label, "unit", _SQUARE_FRAME, None, MIDDLE),
    "admin2": PrecisionStyle(GeoPrecision.ADMIN2.label, "unit", _SQUARE_FRAME, None, MIDDLE),
    "admin1": PrecisionStyle(GeoPrecision.ADMIN1.label, "unit", _SQUARE_FRAME, None, MIDDLE),
    "country": PrecisionStyle(N_("Country only: in the margin"), "margin", None, None, MIDDLE),
    "unknown": PrecisionStyle(N_("Place unknown: not on the map"), "nowhere", None, None, MIDDLE),
}
"""Precision of place (as in events.csv) → its style."""

DISPUTED_LABEL = N_("Disputed: sources disagree on who did it or from where")
DISPUTED_LEFT = polygon([(22, -4), (22, 6), (17, 1)])
"""Dark half of the diamond at the upper right that marks a disputed event."""
DISPUTED_RIGHT = polygon([(22, -4), (27, 1), (22, 6)])
"""Its light half."""

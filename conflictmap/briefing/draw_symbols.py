"""The symbols of `conflictmap.symbols` as matplotlib artists: the same paths as on the page, in points on paper."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from conflictmap.briefing.items import Symbol
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.marks import (
    DISPUTED_LEFT,
    DISPUTED_RIGHT,
    GLYPH_SCALE,
    PRECISION_STYLE,
    STATUS_STYLE,
    StatusStyle,
)
from conflictmap.symbols.palette import PALETTE
from conflictmap.symbols.paths import MIDDLE, Point, commands

_CODES = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}
_PRINT = PALETTE["light"]
_OUTLINE = 1.6
"""Width of outlines in box units, as on the page."""
_NEUTRAL = "#5a5f66"


@lru_cache(maxsize=128)
def path_of(text: str) -> Path:
    """A path string of the symbol table as a matplotlib path in the 24 × 24 box (y downward)."""
    points: list[Point] = []
    codes: list[Any] = []
    for name, many in commands(text):
        points.extend(many or ((0.0, 0.0),))
        codes.extend([_CODES[name]] * max(len(many), 1))
    return Path(np.array(points), codes)


def draw_symbol(axes: Axes, item: Symbol, order: float) -> None:
    """Draw an event's symbol: frame of its precision, shape of its type, marks of its status and of dispute."""
    symbol, style = EVENT_SYMBOLS.get(item.event_type), STATUS_STYLE.get(item.status, STATUS_STYLE["occurred"])
    stroke = symbol.stroke if symbol else _NEUTRAL
    precision = PRECISION_STYLE.get(item.precision)
    anchor = precision.anchor if precision else MIDDLE
    frame = precision.frame if precision else None
    pen = _Pen(axes, item, anchor, order)
    if precision and precision.ring:
        pen.draw(precision.ring, fill="none", stroke=stroke, width=0.9)
    if frame:
        pen.draw(frame, fill=_PRINT.frame, stroke=stroke, width=_OUTLINE, dash=style.dash)
    if symbol:
        fill = symbol.fill if style.filled else _PRINT.frame
        outline = _OUTLINE / 2 if style.filled else _OUTLINE
        pen.draw(symbol.path, fill, stroke, outline, GLYPH_SCALE if frame else 1.0, style.dash)
    _marks(pen, style, stroke, item.disputed)


def _marks(pen: "_Pen", style: StatusStyle, colour: str, disputed: bool) -> None:
    if style.ring:
        pen.draw(style.ring, fill="none", stroke=colour, width=2.0)
    if style.strike:
        pen.draw(style.strike, fill="none", stroke=_PRINT.ink, width=2.2)
    if disputed:
        pen.draw(DISPUTED_LEFT, fill=_PRINT.ink, stroke=_PRINT.ink, width=0.8)
        pen.draw(DISPUTED_RIGHT, fill=_PRINT.frame, stroke=_PRINT.ink, width=0.8)


class _Pen:
    """Draws paths of one symbol, its anchor on the item's point."""

    def __init__(self, axes: Axes, item: Symbol, anchor: Point, order: float) -> None:
        self.axes, self.item, self.anchor, self.order = axes, item, anchor, order

    def draw(
        self, path: str, fill: str, stroke: str, width: float, scale: float = 1.0, dash: tuple[float, ...] = ()
    ) -> None:
        unit = self.item.scale
        placed = (
            Affine2D()
            .translate(-MIDDLE[0], -MIDDLE[1])
            .scale(scale)
            .translate(MIDDLE[0] - self.anchor[0], MIDDLE[1] - self.anchor[1])
            .scale(unit)
            .translate(self.item.x, self.item.y)
        )
        patch = PathPatch(
            path_of(path), transform=placed + self.axes.transData, facecolor=fill, edgecolor=stroke,
            linewidth=width * unit, joinstyle="round", capstyle="round", zorder=self.order,
        )  # fmt: skip
        if dash:
            patch.set_linestyle((0, tuple(part / width for part in dash)))
        self.axes.add_artist(patch)

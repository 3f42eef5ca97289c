"""A laid-out page: what stands where, in points with y downward. Pure values, so that overlaps can be tested."""

from dataclasses import dataclass, field
from typing import Literal

from conflictmap.briefing.fonts import ASCENT, DESCENT, directed, width
from conflictmap.briefing.geometry import Box, Floats, Frame
from conflictmap.i18n.tags import Lang

Align = Literal["left", "right", "center"]
Kind = Literal["label", "place", "text", "symbol"]


@dataclass(frozen=True)
class Text:
    """One line of text at its baseline; `halo` is a colour or empty, `kind` what it is for."""

    text: str
    x: float
    y: float
    size: float
    lang: Lang
    colour: str = "#1d2126"
    bold: bool = False
    align: Align = "left"
    halo: str = ""
    kind: Kind = "text"
    alpha: float = 1.0

    @property
    def shown(self) -> str:
        """The text with the mark that gives it its direction."""
        return directed(self.text, self.lang)

    @property
    def box(self) -> Box:
        """The room that it takes."""
        w = width(self.text, self.size, self.bold)
        left = {"left": self.x, "right": self.x - w, "center": self.x - w / 2}[self.align]
        return Box(left, self.y - ASCENT * self.size, w, (ASCENT + DESCENT) * self.size)


@dataclass(frozen=True)
class Symbol:
    """An event symbol: `scale` points a unit of its 24 × 24 box, its anchor on (x, y)."""

    x: float
    y: float
    scale: float
    event_type: str
    status: str = "occurred"
    precision: str = ""
    disputed: bool = False

    @property
    def box(self) -> Box:
        """The room that it takes (the frame of a pin stands above its point)."""
        unit = self.scale
        reach = {"site": 12.0, "town": 14.6}.get(self.precision, 12.0) * unit
        if self.status == "ongoing":
            reach = max(reach, 17.2 * unit)
        up, down = (33 * unit, 0.0) if self.precision == "site" else (reach, reach)
        more = 4.4 * unit if self.disputed else 0.0
        return Box(self.x - reach, self.y - up - more, 2 * reach + more, up + down + more)


@dataclass(frozen=True)
class Line:
    """A polyline. Dashes in points; `clip` keeps it inside a map; `kind` is "leader" for a line to a place."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    colour: str
    width: float
    dash: tuple[float, ...] = ()
    alpha: float = 1.0
    clip: Box | None = None
    halo: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Shape:
    """A filled or hollow rectangle, circle (radius `w`) or polygon; colours empty for none."""

    kind: Literal["box", "circle"]
    x: float
    y: float
    w: float
    h: float = 0.0
    fill: str = ""
    edge: str = ""
    width: float = 0.5
    dash: tuple[float, ...] = ()
    alpha: float = 1.0
    hatch: str = ""
    clip: Box | None = None


@dataclass(frozen=True)
class Cells:
    """Cells of a density map: an array of (left, top, right, bottom) in points, and shades from 0 to 1."""

    corners: Floats
    shades: Floats
    clip: Box


@dataclass(frozen=True)
class Map:
    """A basemap in a frame; `hatched` governorates (English names) are marked as the whereabouts of events."""

    frame: Frame
    hatched: tuple[str, ...] = ()
    relief: bool = True


Item = Text | Symbol | Line | Shape | Cells | Map


@dataclass
class Page:
    """A page in points and its items in the order of drawing."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    listed: int = 0

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0, 0, self.width, self.height)

    def add(self, *items: Item) -> None:
        """Put items on top."""
        self.items.extend(items)

    def texts(self) -> list[Text]:
        """Every line of text."""
        return [item for item in self.items if isinstance(item, Text)]

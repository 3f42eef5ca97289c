"""The vector basemap of `geodata/` on paper: land, faint relief, water, governorates, borders by their kind."""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Bbox, TransformedBbox

from conflictmap.briefing.basemap import Ring, pieces, placed
from conflictmap.briefing.geometry import Bounds, Floats
from conflictmap.briefing.items import Map
from conflictmap.model.geodata import relief
from conflictmap.symbols.lines import BORDER_STYLES
from conflictmap.symbols.palette import PALETTE

_PRINT = PALETTE["light"]
CSS_PIXEL = 0.75
"""Points to a CSS pixel, the unit of the widths in the symbol table."""
_RIVER_WIDTHS = {1: 0.9, 2: 0.65}
_HATCH_POINTS = 0.45
_RELIEF_STRENGTH = 0.55
_RELIEF_FADES = 0.06
"""Part of the picture's width and height over which the relief fades out: an abrupt end looks like a coast."""


class BasemapPainter:
    """Paints one map item into the page's axes; every artist is clipped to the frame."""

    def __init__(self, axes: Axes, item: Map, order: float) -> None:
        self.axes, self.frame, self.item, self.order = axes, item.frame, item, order
        box = item.frame.box
        self.clip = Rectangle((box.x, box.y), box.w, box.h, transform=axes.transData)
        self.window = Bbox([[box.x, box.y], [box.right, box.bottom]])

    def paint(self) -> None:
        """Everything, from the sea up."""
        box = self.frame.box
        self.axes.add_artist(
            Rectangle((box.x, box.y), box.w, box.h, facecolor=_PRINT.sea, edgecolor="none", zorder=self.order)
        )
        land = self._land()
        if land is not None and self.item.relief:
            self._relief(land)
        self._lakes()
        self._rivers()
        self._hatched()
        self._borders()

    def _land(self) -> Path | None:
        area = self._area([ring for _, rings in pieces("land") for ring in rings])
        if area is None:
            return None
        self._patch(area, facecolor=_PRINT.land, edgecolor=_PRINT.coast, linewidth=0.4)
        home = self._area([ring for _, rings in pieces("admin1") for ring in rings])
        if home is not None:
            self._patch(home, facecolor=_PRINT.home, edgecolor=_PRINT.home, linewidth=0.3)
        return area

    def _area(self, rings: list[Ring]) -> Path | None:
        closed = [ring for ring in placed(rings, self.frame) if len(ring) > 3]
        if not closed:
            return None
        codes: list[Any] = []
        for ring in closed:
            codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY]
        return Path(np.concatenate(closed), codes)

    def _patch(self, path: Path, **style: Any) -> None:
        patch = PathPatch(path, zorder=self.order, joinstyle="round", **style)
        self.axes.add_artist(patch)
        patch.set_clip_path(self.clip)

    def _relief(self, land: Path) -> None:
        """Shading on the land alone, faint enough to stay behind everything."""
        picture = relief("home_3857")
        if not Bounds(picture.west, picture.south, picture.east, picture.north).meets(self.frame.bounds):
            return
        lon, lat = np.array([picture.west, picture.east]), np.array([picture.south, picture.north])
        (x0, x1), (y0, y1) = self.frame.points(lon, lat)
        image = self.axes.imshow(
            _relief_pixels(), extent=(x0, x1, y0, y1), origin="upper", aspect="auto", zorder=self.order,
            interpolation="bilinear", resample=True,
        )  # fmt: skip
        image.set_clip_path(land, self.axes.transData)
        image.set_clip_box(TransformedBbox(self.window, self.axes.transData))

    def _lakes(self) -> None:
        area = self._area([ring for _, rings in pieces("lakes") for ring in rings])
        if area is not None:
            self._patch(area, facecolor=_PRINT.lake, edgecolor=_PRINT.coast, linewidth=0.3)

    def _rivers(self) -> None:
        for properties, rings in pieces("rivers"):
            if properties.get("min_zoom", 0) <= self.frame.zoom + 0.5:
                self._lines(rings, _PRINT.river, _RIVER_WIDTHS.get(properties.get("rank", 9), 0.45))

    def _hatched(self) -> None:
        for properties, rings in pieces("admin1"):
            if properties.get("en") in self.item.hatched:
                area = self._area(rings)
                if area is not None:
                    self._patch(area, facecolor="none", edgecolor=_PRINT.border, linewidth=0, hatch="////",
                                hatch_linewidth=_HATCH_POINTS)  # fmt: skip

    def _borders(self) -> None:
        for properties, rings in pieces("borders"):
            if properties.get("min_zoom", 0) > self.frame.zoom:
                continue
            style = BORDER_STYLES[properties["kind"]]
            colour = _PRINT.governorate if properties["kind"] == "governorate" else _PRINT.border
            self._lines(rings, colour, style.width * CSS_PIXEL, style.dash)

    def _lines(self, rings: list[Ring], colour: str, width: float, dash: tuple[float, ...] = ()) -> None:
        segments: list[Floats] = [line for line in placed(rings, self.frame) if len(line) > 1]
        lines = LineCollection(
            segments, colors=colour, linewidths=width, zorder=self.order, capstyle="butt" if dash else "round"
        )
        if dash:
            lines.set_linestyle((0, tuple(part * CSS_PIXEL / width for part in dash)))
        self.axes.add_artist(lines)
        lines.set_clip_path(self.clip)


def _fading(size: int) -> Floats:
    """Strengths from 0 at both ends to 1 inside."""
    nearest = np.minimum(np.arange(size), np.arange(size)[::-1])
    return np.clip(nearest / (_RELIEF_FADES * size), 0.0, 1.0)


@lru_cache(maxsize=1)
def _relief_pixels() -> Any:
    """Shade and light as the picture has them, but fainter: symbols and names come first on paper."""
    from PIL import Image

    with Image.open(relief("home_3857").path) as image:
        image.apply_transparency()
        pixels = np.array(image.convert("RGBA"), dtype=np.float32)
    down, across = (_fading(size) for size in pixels.shape[:2])
    pixels[..., 3] *= _RELIEF_STRENGTH * down[:, None] * across
    return np.round(pixels).astype(np.uint8)

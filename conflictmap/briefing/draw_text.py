"""Lines of text as matplotlib artists: shaped by matplotlib itself, searchable in a PDF in either script."""

from functools import lru_cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import PathEffectRenderer, withStroke

from conflictmap.briefing.fonts import font_file
from conflictmap.briefing.items import Text
from conflictmap.briefing.pdf_kind import pdf_file
from conflictmap.model.bidi import runs_right_to_left

_HALO_PART = 0.32
"""Width of a halo as a part of the font size."""


@lru_cache(maxsize=512)
def _properties(size: float, bold: bool) -> FontProperties:
    return FontProperties(fname=font_file(bold), size=size)


class Line(Artist):
    """One line of text at its place; the layout has measured it already, so nothing is measured again."""

    def __init__(self, item: Text, order: float) -> None:
        super().__init__()
        self.item = item
        self.set_zorder(order)

    def draw(self, renderer: Any) -> None:
        """Draw it; in a PDF, outlines get an invisible line of letters over them."""
        item, box = self.item, self.item.box
        x, y = self.get_transform().transform((box.x, item.y))
        font = _properties(round(item.size, 3), item.bold)
        pen = renderer.new_gc()
        pen.set_foreground(to_rgb(item.colour))
        pen.set_alpha(item.alpha)
        outlined = pdf_file(renderer) is not None and bool(item.halo or runs_right_to_left(item.shown))
        if outlined and not item.halo:
            from conflictmap.briefing.pdf_words import draw_outlines

            draw_outlines(renderer, pen, item.shown, x, y, font)
        else:
            height = renderer.get_canvas_width_height()[1]
            target = self._outlining(renderer) if item.halo else renderer
            target.draw_text(pen, x, height - y if renderer.flipy() else y, item.shown, font, 0)
        pen.restore()
        if outlined:
            from conflictmap.briefing.pdf_words import lay_invisible

            lay_invisible(renderer, item.shown, x, y, font, box.w)

    def _outlining(self, renderer: Any) -> Any:
        halo = withStroke(linewidth=_HALO_PART * self.item.size, foreground=self.item.halo)
        return PathEffectRenderer([halo], renderer)


def draw_text(axes: Axes, item: Text, order: float) -> None:
    """Put a line of text on the page."""
    line = Line(item, order)
    line.set_transform(axes.transData)
    axes.add_artist(line)

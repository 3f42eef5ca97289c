"""A laid-out page as a matplotlib figure, and the figure as PNG, SVG or PDF whose bytes depend on the page alone."""

import io
from datetime import UTC, date, datetime, time
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from conflictmap.briefing.draw_basemap import BasemapPainter
from conflictmap.briefing.draw_symbols import draw_symbol
from conflictmap.briefing.draw_text import draw_text
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Cells, Line, Map, Page, Shape, Symbol, Text
from conflictmap.briefing.picture_file import png_file
from conflictmap.briefing.sheet import Sheet

_SETTINGS: Any = {
    "pdf.fonttype": 42,
    "pdf.compression": 9,
    "svg.fonttype": "path",
    "svg.hashsalt": "conflictmap",
    "text.hinting": "none",
    "path.simplify": False,
    "hatch.color": "#8d8477",
}
DENSITY = LinearSegmentedColormap.from_list("density", ["#f4d6a9", "#e89a5b", "#c9512f", "#8a1c2b", "#4a0a24"])
"""One hue from light to dark, so that it also reads in grey."""

Vector = Literal["svg", "pdf"]


def figure(page: Page) -> Figure:
    """Draw every item of a page, in order; the axes count in points, y downward."""
    drawn = Figure(figsize=(page.width / 72, page.height / 72), facecolor="white")
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_autoscale_on(False)
    for order, item in enumerate(page.items):
        _draw(axes, item, float(order))
    axes.set_xlim(0, page.width)
    axes.set_ylim(page.height, 0)
    axes.set_aspect("auto")
    return drawn


def png(page: Page, dpi: int) -> bytes:
    """The page as a PNG picture at a resolution in dots per inch."""
    with mpl.rc_context(_SETTINGS):
        drawn = figure(page)
        drawn.set_dpi(dpi)
        canvas: Any = FigureCanvasAgg(drawn)
        canvas.draw()
        return png_file(np.asarray(canvas.buffer_rgba())[..., :3], dpi)


def vector(page: Page, kind: Vector, sheet: Sheet) -> bytes:
    """The page as SVG or PDF, dated as the sheet is."""
    title = " · ".join(dict.fromkeys(sheet.title.of(lang) for lang in sheet.langs))
    if kind == "svg":
        about = {"Title": title, "Date": sheet.day, "Creator": "conflictmap", "Description": in_words(sheet)}
        return _saved(page, kind, dpi=144, metadata=about)
    when = datetime.combine(date.fromisoformat(sheet.day), time(), UTC)
    told: dict[str, Any] = {"Title": title, "Subject": sheet.address, "Creator": "conflictmap", "Producer": None}
    return _saved(page, kind, dpi=144, metadata={**told, "CreationDate": when, "ModDate": when})


def in_words(sheet: Sheet) -> str:
    """The page for those who cannot see it: its letters are outlines in an SVG."""
    lang = sheet.langs[0]
    told = [
        words.of(lang) for words in (sheet.subtitle, sheet.filter_words, sheet.counts_words, sheet.as_of, sheet.caveats)
    ]
    events = [
        f"{event.numeral}. {event.title.of(lang)} ({event.date}, {event.place.of(lang)})" for event in sheet.events
    ]
    return " ".join(told) + "\n" + "\n".join(events)


def _saved(page: Page, kind: str, **options: Any) -> bytes:
    with mpl.rc_context(_SETTINGS):
        drawn = figure(page)
        FigureCanvasAgg(drawn)
        target = io.BytesIO()
        drawn.savefig(target, format=kind, **options)
    return target.getvalue()


def _draw(axes: Axes, item: object, order: float) -> None:
    if isinstance(item, Text):
        draw_text(axes, item, order)
    elif isinstance(item, Symbol):
        draw_symbol(axes, item, order)
    elif isinstance(item, Map):
        BasemapPainter(axes, item, order).paint()
    elif isinstance(item, Line):
        _draw_line(axes, item, order)
    elif isinstance(item, Shape):
        _draw_shape(axes, item, order)
    elif isinstance(item, Cells):
        _draw_cells(axes, item, order)


def _clip(axes: Axes, artist: Any, box: Box | None) -> None:
    if box is not None:
        artist.set_clip_path(Rectangle((box.x, box.y), box.w, box.h, transform=axes.transData))


def _draw_line(axes: Axes, item: Line, order: float) -> None:
    points = [np.column_stack([item.xs, item.ys])]
    for colour, width, dash in ((item.halo, item.width + 1.6, ()), (item.colour, item.width, item.dash)):
        if colour:
            lines = LineCollection(points, colors=colour, linewidths=width, alpha=item.alpha, zorder=order)
            if dash:
                lines.set_linestyle((0, tuple(part / width for part in dash)))
            axes.add_artist(lines)
            _clip(axes, lines, item.clip)


def _draw_shape(axes: Axes, item: Shape, order: float) -> None:
    style: dict[str, Any] = {
        "facecolor": item.fill or "none", "edgecolor": item.edge or "none", "linewidth": item.width if item.edge else 0,
        "alpha": item.alpha, "zorder": order,
    }  # fmt: skip
    if item.dash:
        style["linestyle"] = (0, tuple(part / item.width for part in item.dash))
    if item.hatch:
        style |= {"hatch": item.hatch, "hatch_linewidth": 0.45}
    patch = (
        Circle((item.x, item.y), item.w, **style)
        if item.kind == "circle"
        else Rectangle((item.x, item.y), item.w, item.h, **style)
    )
    axes.add_artist(patch)
    _clip(axes, patch, item.clip)


def _draw_cells(axes: Axes, item: Cells, order: float) -> None:
    x0, y0, x1, y1 = item.corners.T
    squares = np.stack([np.column_stack(c) for c in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))], axis=1)
    cells = PolyCollection(list(squares), facecolors=DENSITY(item.shades), linewidths=0, alpha=0.78, zorder=order)
    axes.add_artist(cells)
    _clip(axes, cells, item.clip)

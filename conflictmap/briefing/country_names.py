"""Where a country's name can stand on a map that shows only a part of the country."""

from collections.abc import Iterator

import numpy as np

from conflictmap.briefing.basemap import Name, Ring, pieces
from conflictmap.briefing.geometry import Box, Floats, Frame

_CANDIDATES = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where along a stretch of the country a name may be centred."""


def visible_spots(name: Name, frame: Frame, w: float, h: float) -> list[Box]:
    """Rectangles of a size (points) inside the visible part of a country, the roomiest first; [] where none fits."""
    rings = _rings(name, frame)
    if not rings:
        return []
    area = frame.box
    ys = np.arange(area.y + 0.75 * h, area.bottom - 0.7 * h, 0.5 * h)
    rows = [_stretches(rings, y, area) for y in ys]
    found: list[tuple[float, Box]] = []
    for i, row in enumerate(rows):
        for left, right in row:
            for part in _CANDIDATES:
                x = left + part * (right - left)
                room = _room(rows, i, x, w)
                if room > 1.0:
                    found.append((room, Box(x - w / 2, float(ys[i]) - h / 2, w, h)))
    return [box for _, box in sorted(found, key=lambda pair: -pair[0])]


def _rings(name: Name, frame: Frame) -> list[Floats]:
    """The rings of the country that the frame meets, in points on the page."""
    bounds = frame.bounds

    def drawn(rings: list[Ring]) -> Iterator[Floats]:
        for array, extent in rings:
            if extent.meets(bounds):
                yield np.column_stack(frame.points(array[:, 0], array[:, 1]))

    found = (rings for said, rings in pieces("countries") if said["kind"] == "country" and said["en"] == name.en)
    return [ring for rings in found for ring in drawn(rings)]


def _stretches(rings: list[Floats], y: float, area: Box) -> list[tuple[float, float]]:
    """The country along a horizontal line: from x to x, within the frame."""
    crossings: list[float] = []
    for ring in rings:
        (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
        at = (y0 <= y) != (y1 <= y)
        crossings += (x0[at] + (y - y0[at]) / (y1[at] - y0[at]) * (x1[at] - x0[at])).tolist()
    ends = sorted(crossings)
    held = ((max(left, area.x), min(right, area.right)) for left, right in zip(ends[::2], ends[1::2], strict=False))
    return [(left, right) for left, right in held if right > left]


def _room(rows: list[list[tuple[float, float]]], i: int, x: float, w: float) -> float:
    """How many times its own size a name centred at x in row i could grow; below 1 it does not fit."""
    tall = 0
    across = np.inf
    while tall < 6 and i >= tall and i + tall < len(rows):
        clear = [
            next((min(x - left, right - x) for left, right in rows[i + step] if left < x < right), 0.0)
            for step in (-tall, tall)
        ]
        if min(clear) < w / 2:
            break
        across = min(across, min(clear) / (w / 2)) if tall < 3 else across
        tall += 1
    return min(across, tall / 2) if tall > 1 else 0.0

"""Where labels go: symbols keep their true place, numbers and names make room for one another.

The rule, held by a test: nothing placed here overlaps anything else placed here, and nothing leaves its frame. A
number always finds a place (further off, on a leader line, if need be); a place name that finds none is left out.
Lines of claims and leader lines give way to nothing, so that names avoid them where they can.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from conflictmap.briefing.geometry import Box

Point = tuple[float, float]

_DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_RINGS = (1.0, 1.6, 2.4, 3.4, 4.6, 6.0, 8.0, 11.0, 15.0, 20.0, 27.0)
_ANGLES = 20


@dataclass
class Occupied:
    """The rectangles that are taken inside a frame."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    names: list[Box] = field(default_factory=list)
    drawn: list[Point] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether the rectangle lies inside the frame and clear of all that is taken."""
        return box.within(self.frame) and not any(box.overlaps(other) for other in self.taken)

    def take(self, *boxes: Box) -> None:
        """Mark rectangles as taken."""
        self.taken.extend(boxes)

    def crossed(self, start: Point, end: Point) -> int:
        """How many taken rectangles and leader lines a straight line runs through; names and lines weigh more."""
        boxes = sum(crosses(start, end, box) for box in self.taken)
        names = sum(crosses(start, end, box) for box in self.names)
        return boxes + 8 * names + 3 * sum(_meet(start, end, *line) for line in self.lines)

    def struck(self, box: Box) -> int:
        """How much of what is drawn in lines (leader lines, rims and lines of claims) a rectangle would lie on."""
        points = sum(box.x < x < box.right and box.y < y < box.bottom for x, y in self.drawn)
        return points + 3 * sum(crosses(*line, box) for line in self.lines)


def crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a segment meets a rectangle (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for at, to, least, most in (
        (start[0], end[0], box.x, box.right),
        (start[1], end[1], box.y, box.bottom),
    ):
        way = to - at
        if abs(way) < 1e-9:
            if not least <= at <= most:
                return False
            continue
        first, last = sorted(((least - at) / way, (most - at) / way))
        low, high = max(low, first), min(high, last)
        if low > high:
            return False
    return True


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two segments cross."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def points_of_circle(x: float, y: float, radius: float) -> list[Point]:
    """Points along a circle, about 2 points apart."""
    many = max(8, int(math.pi * radius))
    turns = (2 * math.pi * i / many for i in range(many))
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def points_of_line(xs: tuple[float, float], ys: tuple[float, float]) -> list[Point]:
    """Points along a straight line, about 2 points apart."""
    many = max(2, int(math.hypot(xs[1] - xs[0], ys[1] - ys[0]) / 2))
    return [(xs[0] + (xs[1] - xs[0]) * i / many, ys[0] + (ys[1] - ys[0]) * i / many) for i in range(many + 1)]


def beside(anchor: Box, w: float, h: float, gap: float) -> Iterator[Box]:
    """Rectangles of a size that touch a symbol's own rectangle: right, left, above, below, then the corners."""
    middle_x, middle_y = anchor.middle
    for dx, dy in _DIRECTIONS:
        x = {1: anchor.right + gap, -1: anchor.x - gap - w, 0: middle_x - w / 2}[dx]
        y = {1: anchor.bottom + gap, -1: anchor.y - gap - h, 0: middle_y - h / 2}[dy]
        yield Box(x, y, w, h)


def around(point: Point, w: float, h: float, step: float) -> Iterator[Box]:
    """Rectangles on ever wider rings around a point, nearest first."""
    for ring in _RINGS:
        for i in range(_ANGLES):
            angle = 2 * math.pi * i / _ANGLES - math.pi / 4
            x = point[0] + math.cos(angle) * (ring * step + w / 2)
            y = point[1] + math.sin(angle) * (ring * step + h / 2)
            yield Box(x - w / 2, y - h / 2, w, h)


def place_beside(occupied: Occupied, anchor: Box, w: float, h: float, gap: float) -> Box | None:
    """Take the first free rectangle beside a symbol, or None."""
    found = quietest(occupied, beside(anchor, w, h, gap))
    if found:
        occupied.take(found)
    return found


def quietest(occupied: Occupied, boxes: Iterable[Box]) -> Box | None:
    """The first of the free rectangles that lies on the fewest lines, or None when none is free."""
    return min((box for box in boxes if occupied.free(box)), key=occupied.struck, default=None)


def place_around(occupied: Occupied, point: Point, w: float, h: float, step: float, clear: float = 0.0) -> Box | None:
    """Take a free rectangle near a point whose leader line crosses as little as possible, the nearest of those;
    `clear` points around it are to be free as well."""
    best: tuple[int, int, Box] | None = None
    for rank, box in enumerate(around(point, w, h, step)):
        if best and rank > best[1] + 3 * _ANGLES:
            break
        if occupied.free(box.grown(clear)):
            crossed = occupied.crossed(point, edge_towards(box, point))
            if best is None or crossed < best[0]:
                best = (crossed, rank, box)
            if crossed == 0:
                break
    if best is None:
        return None
    occupied.take(best[2])
    occupied.lines.append((point, edge_towards(best[2], point)))
    return best[2]


def edge_towards(box: Box, point: Point) -> Point:
    """The point of a rectangle that is nearest to another point: where its leader line starts."""
    return min(max(point[0], box.x), box.right), min(max(point[1], box.y), box.bottom)


def quietest_corner(frame: Box, w: float, h: float, points: Iterable[Point], order: str) -> Box:
    """The corner of a frame in which a rectangle covers the fewest points; `order` breaks ties ("se sw ne nw")."""
    corners = {
        "nw": Box(frame.x, frame.y, w, h),
        "ne": Box(frame.right - w, frame.y, w, h),
        "sw": Box(frame.x, frame.bottom - h, w, h),
        "se": Box(frame.right - w, frame.bottom - h, w, h),
    }
    many = list(points)

    def covered(name: str) -> int:
        near = corners[name].grown(10)
        return sum(Box(x, y, 0, 0).within(near) for x, y in many)

    return corners[min(order.split(), key=covered)]

"""Shapes as path strings that a browser and a printer draw alike.

A path uses the absolute commands M, L, C and Z of SVG only, so that a second renderer needs no SVG library.
Coordinates are those of a 24 × 24 box, x to the right and y down; the middle is (12, 12).
"""

import math
import re
from collections.abc import Iterable

Point = tuple[float, float]
Command = tuple[str, tuple[Point, ...]]

MIDDLE: Point = (12.0, 12.0)
_KAPPA = 0.5522847498  # a quarter circle as one cubic Bézier curve: 4/3·(√2 − 1)
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
_TOKEN = re.compile(r"[MLCZ]|-?\d+(?:\.\d+)?")


def polygon(points: Iterable[Point]) -> str:
    """Return the closed path through `points`."""
    return "M" + "L".join(_xy(point) for point in points) + "Z"


def circle(radius: float, centre: Point = MIDDLE) -> str:
    """Return a circle of `radius` box units as four Bézier curves."""
    x, y = centre
    k = radius * _KAPPA
    quarters = (
        ((x + radius, y + k), (x + k, y + radius), (x, y + radius)),
        ((x - k, y + radius), (x - radius, y + k), (x - radius, y)),
        ((x - radius, y - k), (x - k, y - radius), (x, y - radius)),
        ((x + k, y - radius), (x + radius, y - k), (x + radius, y)),
    )
    curves = "".join("C" + " ".join(_xy(point) for point in quarter) for quarter in quarters)
    return f"M{_xy((x + radius, y))}{curves}Z"


def regular(sides: int, radius: float, start: float = -90.0, inner: float | None = None) -> str:
    """Return a regular polygon, or a star when `inner` (its second radius) is given.

    `start` is the angle of the first corner in degrees, clockwise from the right.
    """
    radii = (radius,) if inner is None else (radius, inner)
    count = sides * len(radii)
    return polygon(_polar(radii[i % len(radii)], start + 360.0 * i / count) for i in range(count))


def arc(radius: float, start: float, end: float, steps: int = 16) -> str:
    """Return an open arc from `start` to `end` degrees (clockwise from the right) as straight steps."""
    angles = (start + (end - start) * i / steps for i in range(steps + 1))
    return "M" + "L".join(_xy(_polar(radius, angle)) for angle in angles)


def commands(path: str) -> tuple[Command, ...]:
    """Return a path as (command, points) pairs: M and L have one point, C three, Z none.

    Raises ValueError for anything but this module's kind of path.
    """
    tokens = _TOKEN.findall(path)
    if "".join(tokens) != re.sub(r"[\s,]+", "", path):
        raise ValueError(f"not a path of M, L, C and Z: {path!r}")
    found: list[Command] = []
    at = 0
    while at < len(tokens):
        name = tokens[at]
        size = 2 * _POINTS[name]
        numbers = [float(token) for token in tokens[at + 1 : at + 1 + size]]
        found.append((name, tuple(zip(numbers[::2], numbers[1::2], strict=True))))
        at += 1 + size
    return tuple(found)


def _polar(radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return MIDDLE[0] + radius * math.cos(angle), MIDDLE[1] + radius * math.sin(angle)


def _xy(point: Point) -> str:
    return f"{_short(point[0])},{_short(point[1])}"


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

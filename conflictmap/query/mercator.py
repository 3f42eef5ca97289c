"""Degrees to steps of the Mercator grid and back; boxes that may cross the date line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from conflictmap.query.index import STEPS

MAX_LAT = 85.05
_PIXEL_BITS = 22  # 2^30 steps over 2^8 pixels at zoom 0


def x_of(lon: float) -> int:
    """Return the step of a longitude in degrees, kept within the world."""
    return min(max(int((lon + 180) / 360 * STEPS), 0), STEPS - 1)


def y_of(lat: float) -> int:
    """Return the step of a latitude in degrees; counted from the north."""
    kept = max(-MAX_LAT, min(MAX_LAT, lat))
    return min(max(int((1 - math.asinh(math.tan(math.radians(kept))) / math.pi) / 2 * STEPS), 0), STEPS - 1)


def lon_of(x: float) -> float:
    """Return the longitude of a step, rounded to 5 decimals."""
    return round(x / STEPS * 360 - 180, 5)


def lat_of(y: float) -> float:
    """Return the latitude of a step, rounded to 5 decimals."""
    return round(math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / STEPS)))), 5)


def cell_shift(zoom: float, pixels: int) -> int:
    """Return by how many bits a step is shifted to give a cell of about ``pixels`` (a power of two) at ``zoom``."""
    return max(0, _PIXEL_BITS + int(math.log2(pixels)) - max(0, math.floor(zoom)))


@dataclass(frozen=True)
class Box:
    """West, south, east, north in degrees, as a map gives them: beyond ±180 where it has been dragged around."""

    west: float
    south: float
    east: float
    north: float

    def columns(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return two ranges of x steps; the second is empty (1, 0) unless the box crosses the date line."""
        if self.east - self.west >= 360:
            return (0, STEPS - 1), (1, 0)
        west, east = _turned(self.west), _turned(self.east)
        if west <= east:
            return (x_of(west), x_of(east)), (1, 0)
        return (x_of(west), STEPS - 1), (0, x_of(east))

    def lines(self) -> tuple[int, int]:
        """Return the range of y steps, north first."""
        return y_of(self.north), y_of(self.south)

    def cells(self, shift: int) -> int:
        """Return the largest number of cells of 2^shift steps that can lie in the box."""
        across = sum((last >> shift) - (first >> shift) + 1 for first, last in self.columns() if first <= last)
        top, bottom = self.lines()
        return across * ((bottom >> shift) - (top >> shift) + 1)

    def values(self) -> dict[str, int]:
        """Return the ranges under the names that expressions bind."""
        (x0, x1), (x2, x3) = self.columns()
        y0, y1 = self.lines()
        return {"x0": x0, "x1": x1, "x2": x2, "x3": x3, "y0": y0, "y1": y1}


def _turned(lon: float) -> float:
    """Return the longitude within -180 to 180; 180 itself stays on its side."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180

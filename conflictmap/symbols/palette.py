"""Surfaces and lettering of the map in the light and the dark scheme (print uses the light one)."""

from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb. `home` is the land of the country that the map is about, `land` all other land."""

    sea: str
    land: str
    home: str
    coast: str
    lake: str
    river: str
    border: str
    governorate: str
    label: str
    label_home: str
    label_water: str
    halo: str
    frame: str
    ink: str
    relief_opacity: float


PALETTE: dict[Scheme, Palette] = {
    "light": Palette(
        sea="#d3e0e6", land="#ece9e2", home="#faf8f3", coast="#9fb4bf", lake="#c3d6df", river="#a9c3d0",
        border="#8d8477", governorate="#bdb4a5", label="#7a746a", label_home="#3f3b35", label_water="#5f8294",
        halo="#ffffff", frame="#ffffff", ink="#1d2126", relief_opacity=0.22,
    ),
    "dark": Palette(
        sea="#10181f", land="#1e242a", home="#2c333a", coast="#3d4a55", lake="#16222c", river="#2d4352",
        border="#8f949a", governorate="#69727b", label="#99a1a8", label_home="#d9dde0", label_water="#6f93a8",
        halo="#14191e", frame="#f6f5f2", ink="#eceef0", relief_opacity=0.16,
    ),
}  # fmt: skip
"""Scheme → palette. The frame of a symbol stays light in the dark scheme: its colours were tested on white."""

"""What a reader may choose about a briefing, beside the view itself."""

import re
from dataclasses import dataclass
from typing import Literal

from conflictmap.i18n.tags import Digits
from conflictmap.model.marking import N_

Speech = Literal["en", "ar", "both"]

NAMED_SIZES: dict[str, tuple[float, float]] = {
    "a4": (297.0, 210.0),
    "a4-portrait": (210.0, 297.0),
    "slide": (338.667, 190.5),
    "square": (200.0, 200.0),
}
"""Name → width and height in mm; a slide is PowerPoint's 13.333 × 7.5 inches (16:9)."""

SIZE_LABELS: dict[str, str] = {
    "a4": N_("A4, landscape"),
    "a4-portrait": N_("A4, portrait"),
    "slide": N_("Slide, 16:9"),
    "square": N_("Square"),
}

SMALLEST_MM, LARGEST_MM = 90.0, 1200.0
LOWEST_DPI, HIGHEST_DPI = 50, 600
MOST_PIXELS = 80_000_000
"""A0 at 200 dpi; beyond it one picture would take more than 1 GB of memory."""

EXTENTS: dict[str, str] = {
    "auto": N_("Syria, events far away in an inset"),
    "fit": N_("Fit to the events"),
    "region": N_("The region"),
    "world": N_("The world"),
}
"""Named map extents; "current" (the view's position) and a place (lat, lon, zoom) come with the view."""

_SIZE = re.compile(r"(\d{2,4}(?:\.\d+)?)x(\d{2,4}(?:\.\d+)?)mm", re.ASCII)


class OptionProblem(ValueError):
    """An option that cannot be followed; `template` is a marked message, `values` fill it."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values = values


@dataclass(frozen=True)
class Options:
    """Paper in mm, resolution in dots per inch, languages, own words, extent, claims and list.

    `claims` is "all", "none" or ids of claimants; `extent` a key of EXTENTS or "current".
    `digits` are those of the Arabic text; English keeps its own.
    """

    width_mm: float = 297.0
    height_mm: float = 210.0
    dpi: int = 300
    lang: Speech = "en"
    title: str = ""
    subtitle: str = ""
    note: str = ""
    extent: str = "auto"
    claims: tuple[str, ...] = ("all",)
    list_events: bool = True
    digits: Digits = "latn"

    def __post_init__(self) -> None:
        for side in (self.width_mm, self.height_mm):
            if not SMALLEST_MM <= side <= LARGEST_MM:
                raise OptionProblem(SIZE_RANGE, found=f"{side:g}", low=f"{SMALLEST_MM:g}", high=f"{LARGEST_MM:g}")
        if not LOWEST_DPI <= self.dpi <= HIGHEST_DPI:
            raise OptionProblem(DPI_RANGE, found=self.dpi, low=LOWEST_DPI, high=HIGHEST_DPI)
        if self.pixels[0] * self.pixels[1] > MOST_PIXELS:
            raise OptionProblem(TOO_LARGE, width=self.pixels[0], height=self.pixels[1], dpi=self.most_dpi())

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return round(self.width_mm / 25.4 * self.dpi), round(self.height_mm / 25.4 * self.dpi)

    def most_dpi(self) -> int:
        """The finest resolution that this paper takes within MOST_PIXELS."""
        square_inches = self.width_mm * self.height_mm / 25.4**2
        return min(HIGHEST_DPI, int((MOST_PIXELS / square_inches) ** 0.5))


SIZE_RANGE = N_("A side of {found} mm cannot be drawn. Write between {low} and {high} mm, for example 297x210mm.")
DPI_RANGE = N_("{found} dots per inch cannot be drawn. Write between {low} and {high}.")
TOO_LARGE = N_("{width} × {height} pixels are too many for one picture. At this size, write at most {dpi} dpi.")
UNKNOWN_SIZE = N_('"{found}" is not a size. Write one of {names}, or for example 200x150mm.')


def paper(text: str) -> tuple[float, float]:
    """Width and height in mm of a size as written: a name, or `WxHmm`. Raises OptionProblem."""
    wanted = text.strip().lower()
    if wanted in NAMED_SIZES:
        return NAMED_SIZES[wanted]
    match = _SIZE.fullmatch(wanted)
    if not match:
        raise OptionProblem(UNKNOWN_SIZE, found=text, names=", ".join(NAMED_SIZES))
    return float(match[1]), float(match[2])

"""Sizes of a page: everything grows with the paper, and no text becomes too small to read."""

from dataclasses import dataclass

from conflictmap.briefing.options import NAMED_SIZES, Options

_A4_MM = NAMED_SIZES["a4"]


@dataclass(frozen=True)
class Theme:
    """`u` is the size of a point on A4, in points; the rest are font sizes in points."""

    u: float

    @property
    def title(self) -> float:
        """The title."""
        return 17.5 * self.u

    @property
    def lead(self) -> float:
        """The subtitle."""
        return 9.6 * self.u

    @property
    def body(self) -> float:
        """The list of events at its largest."""
        return 7.6 * self.u

    @property
    def small(self) -> float:
        """Legend and counts."""
        return 6.5 * self.u

    @property
    def tiny(self) -> float:
        """The footer."""
        return 5.6 * self.u

    @property
    def symbol(self) -> float:
        """Points to a unit of a symbol's 24 × 24 box."""
        return 0.50 * self.u


def theme_for(options: Options) -> Theme:
    """The sizes for a paper: by the root of its area against A4's, a little larger on a slide in one language."""
    area = (options.width_mm * options.height_mm / (_A4_MM[0] * _A4_MM[1])) ** 0.5
    slide = options.width_mm / options.height_mm > 1.6
    return Theme(max(0.62, area * (1.12 if slide and options.lang != "both" else 1.0)))

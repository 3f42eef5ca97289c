"""Lines of text down a column, from the side that its language starts at."""

from dataclasses import dataclass
from typing import Literal

from conflictmap.briefing.fonts import wrapped
from conflictmap.briefing.items import Page, Text
from conflictmap.i18n.tags import Lang

INK, GREY, PALE, RULE, ACCENT = "#1d2126", "#565c64", "#8b9199", "#c9cdd2", "#990f3d"
LEADING = 1.34
"""Line height as a part of the font size; Arabic marks need more than Latin alone would."""
_BASELINE = 1.0

Side = Literal["left", "right"]


@dataclass
class Column:
    """A column of text on a page: left edge, width, and the height reached, in points."""

    page: Page
    x: float
    width: float
    y: float
    lang: Lang

    @property
    def start(self) -> float:
        """The edge from which this language is read."""
        return self.x + self.width if self.lang == "ar" else self.x

    def write(
        self, text: str, size: float, *, bold: bool = False, colour: str = INK, most: int = 0, leading: float = LEADING
    ) -> None:
        """Set a paragraph and move below it; an empty text takes no room."""
        for line in wrapped(text, size, self.width, bold, most):
            self.page.add(Text(line, self.start, self.y + _BASELINE * size, size, self.lang, colour, bold, self.align))
            self.y += size * leading

    def skip(self, points: float) -> None:
        """Leave room."""
        self.y += points

    @property
    def align(self) -> Side:
        """The side at which lines begin."""
        return "right" if self.lang == "ar" else "left"

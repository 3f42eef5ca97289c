"""Scale bar and north arrow."""

import math

from conflictmap.briefing.flow import GREY, INK
from conflictmap.briefing.fonts import width
from conflictmap.briefing.geometry import Box, Frame
from conflictmap.briefing.items import Line, Page, Shape, Text
from conflictmap.briefing.placing import Occupied
from conflictmap.briefing.sheet import Sheet
from conflictmap.briefing.theme import Theme
from conflictmap.briefing.wording import Speakers

_WIDE_FRAME = 14.0
"""Degrees of latitude beyond which Mercator's scale differs so much that the bar says where it holds."""


class Furniture:
    """Places the scale bar and the north arrow in corners that are free."""

    def __init__(self, page: Page, frame: Frame, sheet: Sheet, theme: Theme) -> None:
        self.page, self.frame, self.theme = page, frame, theme
        bounds = frame.bounds
        self.lat = (bounds.south + bounds.north) / 2
        self.wide = bounds.north - bounds.south > _WIDE_FRAME
        self.words = Speakers.of(sheet).words
        self.langs = sheet.langs

    def place(self, occupied: Occupied) -> list[Box]:
        """Draw both; return the room that they take."""
        return [self._scale(occupied), self._north(occupied)]

    def _corner(self, occupied: Occupied, w: float, h: float, order: str) -> Box:
        frame, m = self.frame.box, 7 * self.theme.u
        corners = {
            "sw": Box(frame.x + m, frame.bottom - m - h, w, h),
            "se": Box(frame.right - m - w, frame.bottom - m - h, w, h),
            "nw": Box(frame.x + m, frame.y + m, w, h),
            "ne": Box(frame.right - m - w, frame.y + m, w, h),
        }
        free = [corners[name] for name in order.split() if occupied.free(corners[name])]
        return free[0] if free else corners[order.split()[0]]

    def _scale(self, occupied: Occupied) -> Box:
        per_km = self.frame.points_per_km(self.lat)
        km = round_length(0.24 * self.frame.box.w / per_km)
        length, size = km * per_km, self.theme.small
        label = self._label(km)
        w = max(length, width(label, size)) + 2 * self.theme.u
        box = self._corner(occupied, w, 2.4 * size, "sw se nw ne")
        y = box.bottom - 2 * self.theme.u
        half = length / 2
        for i, colour in enumerate((INK, "#ffffff")):
            self.page.add(
                Shape(
                    "box",
                    box.x + i * half,
                    y - 2 * self.theme.u,
                    half,
                    2 * self.theme.u,
                    colour,
                    INK,
                    0.4 * self.theme.u,
                )
            )
        self.page.add(Text(label, box.x, y - 3.6 * self.theme.u, size, self.langs[0], INK, halo="#ffffff"))
        return box

    def _label(self, km: float) -> str:
        def said(say: object) -> str:
            text = say.t("{n} km", n=km) if km >= 1 else say.t("{n} m", n=round(km * 1000))  # type: ignore[attr-defined]
            if not self.wide:
                return str(text)
            side = say.t("{text} at {lat}° N", text=text, lat=abs(round(self.lat))) if self.lat >= 0 else say.t(  # type: ignore[attr-defined]
                "{text} at {lat}° S", text=text, lat=abs(round(self.lat)))  # fmt: skip
            return str(side)

        words = self.words(said)
        return " · ".join(dict.fromkeys(words.of(lang) for lang in self.langs))

    def _north(self, occupied: Occupied) -> Box:
        u = self.theme.u
        box = self._corner(occupied, 12 * u, 23 * u, "ne nw se sw")
        x = box.middle[0]
        label = self.words(lambda say: say.t("N")).of(self.langs[0])
        foot = 7.0 if self.langs[0] == "en" else 4.6  # the Arabic letter's tail hangs below the baseline
        self.page.add(
            Line((x, x), (box.y + 10 * u, box.bottom), INK, 0.9 * u, halo="#ffffff"),
            Line((x - 3 * u, x, x + 3 * u), (box.y + 14.5 * u, box.y + 9.5 * u, box.y + 14.5 * u), INK, 0.9 * u),
            Text(label, x, box.y + foot * u, 7.4 * u, self.langs[0], GREY, True, "center", "#ffffff"),
        )
        return box


def round_length(most_km: float) -> float:
    """The longest of 1, 2 or 5 times a power of ten that is no longer than `most_km`."""
    power = 10 ** math.floor(math.log10(max(most_km, 1e-6)))
    return float(next(step * power for step in (5, 2, 1) if step * power <= most_km * 1.0001))

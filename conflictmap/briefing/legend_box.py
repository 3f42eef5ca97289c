"""The legend on paper: columns of icons with their words."""

from dataclasses import dataclass

import numpy as np

from conflictmap.briefing.flow import GREY, INK, LEADING, Column
from conflictmap.briefing.fonts import wrapped
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Cells, Item, Line, Page, Shape, Symbol
from conflictmap.briefing.legend import Entry, Group
from conflictmap.briefing.theme import Theme
from conflictmap.i18n.tags import Lang
from conflictmap.symbols.lines import BORDER_STYLES, CLAIM_STYLES
from conflictmap.symbols.palette import PALETTE

_PRINT = PALETTE["light"]
_ICON = 21.0
"""Width of the icons' column, in units of the theme."""
_WORTH_SPLITTING = {1: 1.4, 2: 1.12}
"""A group is split only where whole groups would make the legend this much taller; with two languages room is dear."""


@dataclass(frozen=True)
class _Row:
    entry: Entry | None
    heading: Group | None
    height: float


def _tallest(columns: list[list[_Row]]) -> float:
    return max((sum(row.height for row in rows) for rows in columns), default=0.0)


class LegendBox:
    """Lays a legend out in columns of equal width; `height` is known before anything is drawn."""

    def __init__(self, groups: tuple[Group, ...], width: float, theme: Theme, langs: tuple[Lang, ...]) -> None:
        self.theme, self.langs, self.u = theme, langs, theme.u
        column = (112.0 if len(langs) == 1 else 122.0) * self.u
        self.count = max(1, int((width + self.gap) // (column + self.gap)))
        self.column = (width - self.gap * (self.count - 1)) / self.count
        self.columns = self._balanced([self._rows(group) for group in groups])

    @property
    def gap(self) -> float:
        """Room between columns."""
        return 10.0 * self.u

    @property
    def height(self) -> float:
        """The height of the tallest column."""
        return _tallest(self.columns)

    def _rows(self, group: Group) -> list[_Row]:
        lines = max(len(self._heading_lines(group, lang)) for lang in self.langs)
        heading = _Row(None, group, self.theme.small * (LEADING * lines + 0.6))
        return [heading, *(_Row(entry, None, self._entry_height(entry)) for entry in group.entries)]

    def _heading_room(self, lang: Lang) -> float:
        return self.column * (1.0 if len(self.langs) == 1 else 0.56 if lang == "en" else 0.42)

    def _heading_lines(self, group: Group, lang: Lang) -> list[str]:
        return wrapped(group.heading.of(lang), self.theme.small, self._heading_room(lang), True)

    def _entry_height(self, entry: Entry) -> float:
        lines = max(len(wrapped(entry.label.of(lang), self.theme.small, self._room(lang))) for lang in self.langs)
        least = 11.5 * self.u if entry.icon in ("type", "precision", "status", "disputed") else 0.0
        if entry.key == "site":
            least = 14.5 * self.u
        return max(lines * self.theme.small * LEADING + 1.0 * self.u, least)

    def _room(self, lang: Lang) -> float:
        room = self.column - _ICON * self.u
        if len(self.langs) == 1:
            return room
        return room * (0.52 if lang == "en" else 0.44)

    def _balanced(self, groups: list[list[_Row]]) -> list[list[_Row]]:
        """Rows in at most `count` columns: whole groups, unless splitting them saves much of the height."""
        whole, split = self._fitted(groups, True), self._fitted(groups, False)
        if len(groups) < 2 or _tallest(whole) <= _WORTH_SPLITTING[len(self.langs)] * _tallest(split):
            return whole
        return split

    def _fitted(self, groups: list[list[_Row]], whole: bool) -> list[list[_Row]]:
        """The columns of the least height."""
        limit = sum(row.height for rows in groups for row in rows) / self.count
        while True:
            columns = self._filled(groups, limit, whole)
            if len(columns) <= self.count:
                return columns
            limit += 2.0 * self.u

    def _filled(self, groups: list[list[_Row]], limit: float, whole: bool) -> list[list[_Row]]:
        """Rows column by column up to a height; a group that goes on in the next column keeps room for its heading."""
        columns: list[list[_Row]] = [[]]
        used = 0.0
        for heading, *entries in groups:
            for i, row in enumerate(entries):
                opens = i == 0
                needed = row.height + (heading.height if opens else 0.0)
                if whole:
                    needed = heading.height + sum(each.height for each in entries) if opens else 0.0
                if columns[-1] and used + needed > limit + 1e-6:
                    columns.append([])
                    used, opens = 0.0, True
                new = [heading, row] if opens else [row]
                columns[-1] += new
                used += sum(each.height for each in new)
        return columns

    def place(self, page: Page, x: float, y: float) -> None:
        """Put the legend's columns on the page, from the side that the first language starts at; the heading of a
        group that goes on in the next column stands once, and its room there stays free."""
        rtl = self.langs == ("ar",)
        for i, rows in enumerate(self.columns):
            number = self.count - 1 - i if rtl else i
            left, top = x + number * (self.column + self.gap), y
            for row in rows:
                goes_on = i > 0 and row is rows[0] and row.heading == self._last(self.columns[i - 1])
                if row.heading and not goes_on:
                    self._heading(page, row.heading, left, top)
                elif row.entry:
                    self._entry(page, row.entry, Box(left, top, self.column, row.height), rtl)
                top += row.height

    @staticmethod
    def _last(rows: list[_Row]) -> Group | None:
        """The group that a column ends in."""
        return next((row.heading for row in reversed(rows) if row.heading), None)

    def _heading(self, page: Page, group: Group, left: float, top: float) -> None:
        size = self.theme.small
        for lang in self.langs:
            room = self._heading_room(lang)
            start = left + self.column - room if lang == "ar" else left
            Column(page, start, room, top + 0.35 * size, lang).write(
                group.heading.of(lang), size, bold=True, colour=GREY
            )

    def _entry(self, page: Page, entry: Entry, box: Box, rtl: bool) -> None:
        icon_x = box.right - (_ICON - 4) * self.u if rtl else box.x
        page.add(*icon(entry, Box(icon_x, box.y, (_ICON - 4) * self.u, box.h), self.theme))
        size = self.theme.small
        for lang in self.langs:
            room = self._room(lang)
            lines = len(wrapped(entry.label.of(lang), size, room))
            left = box.x if rtl else box.x + _ICON * self.u
            if lang == "ar" and not rtl:
                left = box.right - room
            top = box.y + (box.h - lines * size * LEADING) / 2
            Column(page, left, room, top, lang).write(entry.label.of(lang), size)


def icon(entry: Entry, box: Box, theme: Theme) -> list[Item]:
    """The items of one icon, in the middle of its box."""
    x, y = box.middle
    scale = theme.symbol * 0.82
    if entry.icon == "type":
        return [Symbol(x, y, scale * 0.8, entry.key)]
    if entry.icon == "precision":
        foot = y + 11 * scale if entry.key == "site" else y
        place = [Symbol(x, foot, scale * (0.72 if entry.key == "site" else 0.85), "", precision=entry.key)]
        return (
            [Shape("circle", x, y, 6.2 * theme.u, fill="#5a5f66", alpha=0.18), *place]
            if entry.key == "area"
            else [*place]
        )
    if entry.icon == "status":
        return [Symbol(x, y, scale * 0.8, entry.event_type, entry.key)]
    if entry.icon == "disputed":
        return [Symbol(x - 12.5 * scale, y + 11 * scale, scale * 1.35, "", disputed=True)]
    if entry.icon == "density":
        corners = np.array([[box.x + 2 * theme.u, y - 3 * theme.u, box.right, y + 3 * theme.u]])
        return [Cells(corners, np.array([entry.shade]), box)]
    return _line_icon(entry, box, theme)


def _line_icon(entry: Entry, box: Box, theme: Theme) -> list[Item]:
    y = box.middle[1]
    px = 0.75 * theme.u
    ends = (box.x, box.right), (y, y)
    if entry.icon == "leader":
        dot = Shape("circle", box.x + 2, y, 1.1 * theme.u, fill=INK)
        return [Line(*ends, INK, 0.55 * theme.u), dot]
    if entry.key == "area":
        style = CLAIM_STYLES["current"]
        radius = min(5.0 * theme.u, box.h / 2)
        return [Shape("circle", box.middle[0], y, radius, edge=entry.colour, width=1.1 * theme.u, dash=(3, 2))]
    style = CLAIM_STYLES[entry.key] if entry.icon == "claim" else BORDER_STYLES[entry.key]
    colour = entry.colour or (_PRINT.governorate if entry.key == "governorate" else _PRINT.border)
    return [Line(*ends, colour, style.width * px, tuple(part * px for part in style.dash))]

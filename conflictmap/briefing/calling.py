"""Numbers beside symbols, and call-outs: a small box of numbered symbols on a leader line to the place they share."""

import math
from dataclasses import dataclass, replace

from conflictmap.briefing.flow import GREY, INK
from conflictmap.briefing.fonts import ASCENT, width
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Item, Line, Shape, Text
from conflictmap.briefing.placing import Occupied, beside, edge_towards, place_around, place_beside, quietest
from conflictmap.briefing.sheet import SheetEvent
from conflictmap.briefing.spots import Spot, caption_lines, symbol_of
from conflictmap.briefing.theme import Theme
from conflictmap.i18n.tags import Lang
from conflictmap.i18n.translator import Translator

_MOST_ACROSS = 4
_LINE = 1.3


@dataclass(frozen=True)
class CallOut:
    """The events of a place as a box of symbols with numbers under the place's name. `scale`: of the symbols."""

    spot: Spot
    scale: float
    theme: Theme
    say: Translator
    numbered: bool
    named: bool = True

    @property
    def across(self) -> int:
        """Symbols in a row."""
        return min(_MOST_ACROSS, len(self.spot.events))

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of one symbol with its number."""
        widest = max(width(event.numeral, self.theme.small, True) for event in self.spot.events)
        tall = any(event.precision == "site" for event in self.spot.events)
        marked = any(event.disputed for event in self.spot.events)
        number = widest + 2.2 * self.theme.u if self.numbered else 0.0
        return (2 * self.reach + 2.8) * self.scale + number, ((38 if tall else 33) + 4 * marked) * self.scale

    @property
    def reach(self) -> float:
        """Half the width of a symbol, in its own units: the arc of an ongoing event stands out from its frame."""
        return 18.0 if any(event.status == "ongoing" for event in self.spot.events) else 14.6

    @property
    def caption(self) -> list[str]:
        """The place's name, in the width of the box or a little more."""
        if not self.named:
            return []
        room = max(self.across * self.cell[0], 74 * self.theme.u)
        places = list(dict.fromkeys(event.place.of(self.say.lang) for event in self.spot.events))
        name, rest = places[0], len(places) - 1
        if rest:
            name = self.say.n("{place} and {n} more place", "{place} and {n} more places", rest, place=name)
        return caption_lines(name, self.theme.tiny, room)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole box."""
        pad = 2.0 * self.theme.u
        cell_w, cell_h = self.cell
        rows = math.ceil(len(self.spot.events) / self.across)
        words = max((width(line, self.theme.tiny) for line in self.caption), default=0.0)
        return (
            max(self.across * cell_w, words) + 2 * pad,
            rows * cell_h + len(self.caption) * self.theme.tiny * _LINE + 2 * pad,
        )

    def items(self, box: Box) -> list[Item]:
        """The items of the call-out in its box, leader line first."""
        end = (self.spot.x, self.spot.y)
        start = edge_towards(box, end)
        u = self.theme.u
        found: list[Item] = [
            Line((start[0], end[0]), (start[1], end[1]), INK, 0.6 * u, halo="#ffffff", kind="leader"),
            Shape("circle", *end, 1.5 * u, fill=INK, edge="#ffffff", width=0.5 * u),
            Shape("box", box.x, box.y, box.w, box.h, fill="#ffffff", edge="#8b9199", width=0.5 * u, alpha=0.94),
        ]
        pad, y = 2.0 * u, box.y + 2.0 * u
        for line in self.caption:
            start_x = box.right - pad if self.say.lang == "ar" else box.x + pad
            align = "right" if self.say.lang == "ar" else "left"
            baseline = y + self.theme.tiny
            found.append(Text(line, start_x, baseline, self.theme.tiny, self.say.lang, GREY, align=align, kind="label"))  # type: ignore[arg-type]
            y += self.theme.tiny * _LINE
        return [*found, *self._cells(Box(box.x + pad, y, box.w - 2 * pad, 0))]

    def _cells(self, room: Box) -> list[Item]:
        """Symbols in rows, in the order in which the language is read."""
        cell_w, cell_h = self.cell
        found: list[Item] = []
        for i, event in enumerate(self.spot.events):
            place, top = i % self.across, room.y
            x = room.right - (place + 1) * cell_w if self.say.lang == "ar" else room.x + place * cell_w
            y = top + (i // self.across) * cell_h
            found += self._cell(event, x, y, cell_h)
        return found

    def _cell(self, event: SheetEvent, x: float, y: float, height: float) -> list[Item]:
        middle = y + height / 2 + (2 * self.scale if any(each.disputed for each in self.spot.events) else 0.0)
        foot = middle + 16.5 * self.scale if event.precision == "site" else middle + 1.2 * self.scale
        symbol = symbol_of(event, x + self.reach * self.scale, foot, self.scale)
        if not self.numbered:
            return [symbol]
        size = self.theme.small
        at = x + (2 * self.reach + 1.8) * self.scale
        number = Text(event.numeral, at, middle + 0.36 * size, size, "en", INK, True, kind="label")
        return [symbol, number]


def place_call_out(occupied: Occupied, call_out: CallOut) -> list[Item]:
    """Find room for a call-out near its place: with the place's name, without it, smaller; at last over names."""
    tries = [call_out, replace(call_out, named=False), replace(call_out, named=False, scale=call_out.scale * 0.75)]
    spot, step = call_out.spot, 9 * call_out.theme.u
    for one, clear in ((one, clear) for one in tries for clear in (0.9 * call_out.theme.u, 0.0)):
        box = place_around(occupied, (spot.x, spot.y), *one.size, step, clear)
        if box:
            return one.items(box)
    smallest = tries[-1]
    w, h = smallest.size
    frame = occupied.frame
    x = min(max(spot.x - w / 2, frame.x), frame.right - w)
    y = min(max(spot.y - h - step, frame.y), frame.bottom - h)
    return smallest.items(Box(x, y, w, h))


def place_number(occupied: Occupied, spot: Spot, scale: float, theme: Theme, lang: Lang) -> list[Item]:
    """A plain symbol's number with the place's name, or the number alone, beside the symbol or on a leader line."""
    event, anchor = spot.events[0], spot.symbol(scale).box
    number, size = event.numeral, theme.body
    lines = caption_lines(event.place.of(lang), theme.tiny, 62 * theme.u)
    number_w = width(number, size, True)
    name_w = max((width(line, theme.tiny) for line in lines), default=0.0)
    h = max(1.2 * size, len(lines) * theme.tiny * _LINE)
    if lines:
        box = quietest(occupied, beside(anchor, number_w + 2.2 * theme.u + name_w, h, 1.0 * theme.u))
        if box:
            occupied.take(box)
            return _number_and_name(box, number, lines, theme, lang, anchor)
    found = place_beside(occupied, anchor, number_w, 1.15 * size, 1.0 * theme.u)
    if found:
        return [_number(found, number, theme)]
    away = place_around(occupied, anchor.middle, number_w, 1.15 * size, 8 * theme.u)
    if away is None:
        return []
    start, end = edge_towards(away, anchor.middle), anchor.middle
    line = Line((start[0], end[0]), (start[1], end[1]), INK, 0.5 * theme.u, kind="leader")
    return [line, _number(away, number, theme)]


def _number(box: Box, number: str, theme: Theme) -> Text:
    baseline = box.y + (ASCENT - 0.08) * theme.body
    return Text(number, box.x, baseline, theme.body, "en", INK, True, halo="#ffffff", kind="label")


def _number_and_name(box: Box, number: str, lines: list[str], theme: Theme, lang: Lang, anchor: Box) -> list[Item]:
    """The number next to the symbol, the name beyond it."""
    leftwards = box.middle[0] < anchor.middle[0]
    number_w = width(number, theme.body, True)
    number_box = Box(box.right - number_w if leftwards else box.x, box.y, number_w, box.h)
    middle = box.y + box.h / 2
    x = box.x + (0 if leftwards else number_w + 2.2 * theme.u)
    room = box.w - number_w - 2.2 * theme.u
    found: list[Item] = [
        Text(
            number, number_box.x, middle + 0.36 * theme.body, theme.body, "en", INK, True, halo="#ffffff", kind="label"
        )
    ]
    top = middle - len(lines) * theme.tiny * _LINE / 2
    for i, line in enumerate(lines):
        start = x + room - width(line, theme.tiny) if leftwards else x
        baseline = top + i * theme.tiny * _LINE + 0.98 * theme.tiny
        found.append(Text(line, start, baseline, theme.tiny, lang, INK, halo="#ffffff", kind="label"))
    return found

"""The list of events on paper: number, symbol, what, when, where and how exactly; as many as the room takes."""

from dataclasses import dataclass

from conflictmap.briefing.flow import GREY, INK, LEADING, RULE, Column
from conflictmap.briefing.fonts import width, wrapped
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Line, Page, Symbol, Text
from conflictmap.briefing.sheet import Sheet, SheetEvent
from conflictmap.briefing.theme import Theme
from conflictmap.briefing.wording import Speakers
from conflictmap.i18n.tags import Lang
from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.symbols.marks import STATUS_STYLE

_SHRINKS = (1.16, 1.08, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_NOWHERE = {
    "margin": N_("not on the map: only the country is known"),
    "nowhere": N_("not on the map"),
}


@dataclass
class Listing:
    """The events of a sheet in columns of a box, at the largest size at which they all fit (else the first of them)."""

    sheet: Sheet
    box: Box
    columns: int
    theme: Theme

    def wanted_height(self, least: float, most: float) -> float:
        """The height at which every event fits a little below full size, as a part of the box's between the two."""
        setter = _Setter(self, 0.92 if len(self.sheet.langs) == 1 else 0.8)
        needed = sum(setter.height(event) for event in self.sheet.events) / self.columns * 1.03 + 2 * setter.foot
        return min(max(needed, least * self.box.h), most * self.box.h)

    def place(self, page: Page) -> int:
        """Draw the list; return how many events it holds."""
        for shrink in _SHRINKS:
            setter = _Setter(self, shrink)
            if setter.fits():
                break
        return setter.draw(page)


class _Setter:
    """One try at a size."""

    def __init__(self, listing: Listing, shrink: float) -> None:
        self.sheet, self.box, self.columns = listing.sheet, listing.box, listing.columns
        self.u = listing.theme.u * shrink
        self.size, self.fine = listing.theme.body * shrink, listing.theme.small * shrink * 0.97
        self.gap = 10 * listing.theme.u
        self.column = (self.box.w - self.gap * (self.columns - 1)) / self.columns
        self.rtl = self.sheet.langs == ("ar",)
        widest = max(("88", *(event.numeral for event in self.sheet.events[-1:])), key=len)
        self.number = width(widest, self.size, True) + 3 * self.u
        self.lead = self.number + 17 * self.u
        self.foot = self.fine * LEADING * 1.2
        self.speak = Speakers.of(self.sheet)

    def _room(self) -> float:
        room = self.column - self.lead
        return room if len(self.sheet.langs) == 1 else (room - 8 * self.u) / 2

    def _lines(self, event: SheetEvent, lang: Lang) -> tuple[list[str], list[str]]:
        room = self._room()
        say = self.sheet.speak(lang)
        return wrapped(event.title.of(lang), self.size, room), wrapped(meta_line(event, say), self.fine, room)

    def height(self, event: SheetEvent) -> float:
        """The room that an event takes, in points."""
        tall = max(self._text_height(*self._lines(event, lang)) for lang in self.sheet.langs)
        return max(tall, 14 * self.u) + 4.4 * self.u

    def _text_height(self, title: list[str], meta: list[str]) -> float:
        return len(title) * self.size * 1.26 + len(meta) * self.fine * 1.3

    def _filled(self) -> list[list[tuple[SheetEvent, float]]]:
        """Events by column; the last column keeps a line free when not all events are listed."""
        found: list[list[tuple[SheetEvent, float]]] = [[]]
        used = 0.0
        for event in self.sheet.events:
            height = self.height(event)
            if used + height > self.box.h - self.foot:
                if len(found) == self.columns:
                    return found
                found.append([])
                used = 0.0
            found[-1].append((event, height))
            used += height
        return found

    def fits(self) -> bool:
        """Whether every event of the sheet gets its place."""
        return sum(map(len, self._filled())) == len(self.sheet.events)

    def draw(self, page: Page) -> int:
        """Draw what fits, and say what does not."""
        filled = self._filled()
        x = 0.0
        for i, column in enumerate(filled):
            place = self.columns - 1 - i if self.rtl else i
            x = self.box.x + place * (self.column + self.gap)
            y = self.box.y
            for event, height in column:
                self._row(page, event, x, y, height)
                y += height
        listed = sum(map(len, filled))
        rest = len(self.sheet.events) - listed + self.sheet.more
        if rest:
            self._more(page, x, rest)
        return listed

    def _more(self, page: Page, x: float, rest: int) -> None:
        words = self.speak.words(
            lambda say: say.n("and {n} more in the data file", "and {n} more in the data file", rest)
        )
        for lang in self.sheet.langs:
            line = Column(page, x, self.column, self.box.bottom - self.foot, lang)
            line.write(words.of(lang), self.fine, bold=True, colour=GREY, most=1)

    def _row(self, page: Page, event: SheetEvent, x: float, y: float, height: float) -> None:
        number_x = x + self.column - self.number if self.rtl else x
        symbol_x = x + self.column - self.number - 8 * self.u if self.rtl else x + self.number + 7 * self.u
        base = y + self.size
        align = "right" if self.rtl else "left"
        at = number_x + self.number if self.rtl else number_x
        page.add(Line((x, x + self.column), (y - 2.2 * self.u, y - 2.2 * self.u), RULE, 0.35 * self.u))
        page.add(Text(event.numeral, at, base, self.size, "en", INK, True, align))  # type: ignore[arg-type]
        page.add(
            Symbol(symbol_x, base - 0.3 * self.size, 0.42 * self.u, event.event_type, event.status, "", event.disputed)
        )
        room = self._room()
        for lang in self.sheet.langs:
            left = x if self.rtl else x + self.lead
            if lang == "ar" and not self.rtl:
                left = x + self.column - room
            self._texts(Column(page, left, room, y, lang), event, lang)

    def _texts(self, column: Column, event: SheetEvent, lang: Lang) -> None:
        column.write(event.title.of(lang), self.size, leading=1.26)
        column.write(meta_line(event, self.sheet.speak(lang)), self.fine, colour=GREY, leading=1.3)


def meta_line(event: SheetEvent, say: Translator) -> str:
    """When, where and how exactly, and what is particular: "5 January 2018 · Tartus (site) · disputed"."""
    lang = say.lang
    place = event.place.of(lang)
    where = say.t("{place} ({precision})", place=place, precision=event.precision_words.of(lang)) if place else ""
    marks = []
    if event.status != "occurred" and event.status in STATUS_STYLE:
        marks.append(say.t(STATUS_STYLE[event.status].label))
    if event.disputed:
        marks.append(say.t("Disputed"))
    if event.where in _NOWHERE:
        marks.append(say.t(_NOWHERE[event.where]))
    return " · ".join(part for part in (event.when.of(lang), where, *marks) if part)

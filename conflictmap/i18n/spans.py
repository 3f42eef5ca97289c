"""Dates and stretches of time in words: what is written is as precise as the source, and no more."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from babel.dates import format_date

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(~?)")
_PATTERNS = {1: "y", 2: "MMMM y", 3: "d MMMM y"}


class Span(Protocol):
    """What the wording needs of `conflictmap.model.dates.DateSpan`."""

    @property
    def text(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def approximate(self) -> bool: ...


class Speaker(Protocol):
    """What the wording needs of a translator."""

    def t(self, msgid: str, **values: object) -> str: ...

    def digits_of(self, text: str) -> str: ...

    @property
    def locale(self) -> str: ...


@dataclass(frozen=True)
class Part:
    """One side of a date as written: 2018, 2018-01 or 2018-01-10; `precision` counts its fields (1 to 3)."""

    day: date
    precision: int
    approximate: bool


def parts_of(text: str) -> list[Part]:
    """The one or two dates inside a date cell, in the order written."""
    found = _PART.findall(text)
    return [
        Part(date(int(year), int(month or 1), int(day or 1)), 1 + bool(month) + bool(day), bool(about))
        for year, month, day, about in found
    ]


def in_words(span: Span, to: Speaker) -> str:
    """A date cell as a reader would say it: "10 January 2018", "some time in January 2018", "no later than …"."""
    parts = parts_of(span.text)
    if not parts:
        return span.text
    if len(parts) == 2:
        return _two(span.kind, parts[0], parts[1], to)
    return _one(span, parts[0], to)


def _one(span: Span, part: Part, to: Speaker) -> str:
    shown = _shown(Part(part.day, part.precision, part.approximate or span.approximate), to)
    match span.kind:
        case "ongoing":
            return to.t("from {date}, ongoing", date=shown)
        case "by":
            return to.t("no later than {date}", date=shown)
        case "month" | "year":
            return to.t("some time in {date}", date=_plain(part, to)) if not part.approximate else shown
        case _:
            return shown


def _two(kind: str, first: Part, last: Part, to: Speaker) -> str:
    start = _plain(first, to, _pattern_of_start(first, last))
    end = _plain(last, to)
    about = first.approximate or last.approximate
    if kind == "within":
        if about:
            return to.t("some time between about {start} and {end}", start=start, end=end)
        return to.t("some time between {start} and {end}", start=start, end=end)
    if about:
        return to.t("from about {start} to {end}", start=start, end=end)
    return to.t("from {start} to {end}", start=start, end=end)


def _pattern_of_start(first: Part, last: Part) -> str:
    """The start says only what the end does not: "5 to 6 January 2018", "30 January to 2 February 2018"."""
    if first.precision != last.precision or first.day.year != last.day.year:
        return _PATTERNS[first.precision]
    if first.precision == 3:
        return "d" if first.day.month == last.day.month else "d MMMM"
    return "MMMM" if first.precision == 2 else "y"


def _shown(part: Part, to: Speaker) -> str:
    plain = _plain(part, to)
    return to.t("about {date}", date=plain) if part.approximate else plain


def _plain(part: Part, to: Speaker, pattern: str | None = None) -> str:
    return to.digits_of(format_date(part.day, pattern or _PATTERNS[part.precision], locale=to.locale))

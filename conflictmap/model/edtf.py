"""The grammar of dates: a subset of EDTF (ISO 8601-2). Read cells through `conflictmap.model.dates.parse_date`.

    2018-01-10     that day                      a/b      lasted from a to b
    2018-01, 2018  some time in it               a/..     began at a, goes on
    [a..b]         at some time within           [..b]    no later than b
    ~ at the end   about (after a point or after a closing bracket)

Ends are closed; a month or a year expands to whole days. The Gregorian calendar, years 1000 to 2999, no time of day.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from conflictmap.model.problems import CellProblem

_POINT = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?~?"
_INTERVAL = re.compile(rf"({_POINT})/({_POINT}|\.\.~?)")
_WITHIN = re.compile(rf"\[({_POINT})?\.\.({_POINT})\]~?")
_SINGLE = re.compile(_POINT)
DATE_PATTERN = (
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\.\.)~?)?"
    r"|\[([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?)?\.\.[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?\]~?"
)
"""The grammar as one regular expression, for the table schemas; it does not know how long a month is."""

_KINDS = {4: "year", 7: "month", 10: "day"}


class DateProblem(CellProblem):
    """A date that the grammar does not hold, or that no calendar has; see `CellProblem`."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """What a date cell says.

    `text` is the cell, trimmed; `kind` is one of day, month, year, interval, ongoing, within, by; `earliest` and
    `latest` are the closed ends in days, None where the date is open (`latest` of ongoing, `earliest` of by);
    `approximate` is the `~`. `start_day` and `end_day` never are None: an open side counts as its known end.
    """

    text: str
    kind: str
    earliest: date | None
    latest: date | None
    approximate: bool
    start_day: date
    end_day: date

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Tell whether the span shares a day with `first`..`last` (closed; None is open)."""
        return (first is None or self.end_day >= first) and (last is None or self.start_day <= last)


def point_days(point: str) -> tuple[date, date]:
    """Return first and last day of a day, month or year written in ISO form (a trailing `~` is ignored).

    Raises `DateProblem` `date-impossible` when the calendar has no such day.
    """
    parts = [int(part) for part in point.rstrip("~").split("-")]
    if not 1000 <= parts[0] <= 2999:
        raise DateProblem("date-impossible", point, right="2018")
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if not 1 <= parts[1] <= 12:
        raise DateProblem("date-impossible", point, right=_swapped(parts) or f"{parts[0]}")
    days = calendar.monthrange(parts[0], parts[1])[1]
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], days)
    if not 1 <= parts[2] <= days:
        raise DateProblem("date-impossible", point, right=f"{parts[0]}-{parts[1]:02d}")
    day = date(*parts)
    return day, day


def _swapped(parts: list[int]) -> str | None:
    """Return year-day-month read as year-month-day, where that is a date."""
    if len(parts) == 3 and 1 <= parts[2] <= 12 and 1 <= parts[1] <= 31:
        return f"{parts[0]}-{parts[2]:02d}-{parts[1]:02d}"
    return None


def read_span(text: str) -> DateSpan | None:
    """Read a date cell; None when the grammar does not hold it.

    Raises `DateProblem` when it is in the grammar but no calendar has it, or its ends are reversed.
    """
    cell = text.strip()
    if _SINGLE.fullmatch(cell):
        first, last = point_days(cell)
        return DateSpan(cell, _KINDS[len(cell.rstrip("~"))], first, last, cell.endswith("~"), first, last)
    if match := _INTERVAL.fullmatch(cell):
        return _interval(cell, match[1], match[2])
    if match := _WITHIN.fullmatch(cell):
        return _within(cell, match[1], match[2])
    return None


def _interval(cell: str, start: str, end: str) -> DateSpan:
    """Read `a/b` or `a/..`."""
    first, last_of_first = point_days(start)
    if end.startswith(".."):
        return DateSpan(cell, "ongoing", first, None, "~" in cell, first, last_of_first)
    _, last = point_days(end)
    if first > last:
        raise DateProblem("date-reversed", cell, fix=f"{end}/{start}")
    return DateSpan(cell, "interval", first, last, "~" in cell, first, last)


def _within(cell: str, start: str | None, end: str) -> DateSpan:
    """Read `[a..b]` or `[..b]`."""
    first_of_last, last = point_days(end)
    if start is None:
        return DateSpan(cell, "by", None, last, "~" in cell, first_of_last, last)
    first, _ = point_days(start)
    if first > last:
        raise DateProblem("date-reversed", cell, fix=f"[{end}..{start}]")
    return DateSpan(cell, "within", first, last, "~" in cell, first, last)

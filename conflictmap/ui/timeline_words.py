"""The words of the timeline: its axis by Babel, its buttons, and the plural forms that its script fills."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.query.timeline import UNITS

UNIT_NAMES: dict[str, str] = {
    "day": N_("By day"),
    "week": N_("By week"),
    "month": N_("By month"),
    "year": N_("By year"),
}
BY_NAMES: dict[str, str] = {"type": N_("Event type"), "status": N_("Status")}
SPEEDS: dict[int, str] = {1: N_("slow"), 2: N_("medium"), 4: N_("fast")}
"""Steps a second → what a reader calls it."""

_WORDS: dict[str, str] = {
    "region": N_("Events through time"),
    "window": N_("Stretch of time: arrow keys move it"),
    "start": N_("First day: arrow keys move it"),
    "end": N_("Last day: arrow keys move it"),
    "from_to": N_("{events}, {start} to {end}"),
    "range": N_("{start} to {end}"),
    "announced": N_("Announced"),
    "play": N_("Play"),
    "stop": N_("Stop"),
    "step_once": N_("Next step"),
    "speed": N_("Speed"),
    "step": N_("Step"),
    "step_bin": N_("one bar"),
    "step_window": N_("the whole stretch"),
    "clear": N_("All days"),
    "closer": N_("Look closer"),
    "whole": N_("Whole span"),
    "unit": N_("Width of a bar"),
    "by": N_("Stacked by"),
}
_PLURAL_SAMPLES: dict[str, dict[str, int]] = {
    "en": {"one": 1, "other": 2},
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100},
}

CAPTION = N_(
    "Every event counts as one in all: what lasted several days, or is only dated to a span of days, is spread evenly over them. Announced events stand in a lane of their own. Drag over the bars to choose days."
)


def words(say: Translator) -> dict[str, Any]:
    """Everything that the script writes; `events` holds one form a CLDR plural category, its `{n}` left open."""
    found: dict[str, Any] = {key: say.t(text) for key, text in _WORDS.items()}
    samples = _PLURAL_SAMPLES[say.lang]
    found["events"] = {name: say.messages.ngettext("{n} event", "{n} events", n) for name, n in samples.items()}
    found["locale"] = "ar-SY-u-nu-" + say.digits if say.lang == "ar" else "en-GB"
    return found


def choices(say: Translator, units: Sequence[str], unit: str, by: str) -> dict[str, list[dict[str, Any]]]:
    """What the lists of the timeline offer: value, label, whether it is chosen."""
    return {
        "unit": [{"value": one, "label": say.t(UNIT_NAMES[one]), "chosen": one == unit} for one in units],
        "by": [{"value": one, "label": say.t(label), "chosen": one == by} for one, label in BY_NAMES.items()],
        "speed": [{"value": one, "label": say.t(label), "chosen": one == 2} for one, label in SPEEDS.items()],
    }


def ticks(starts: Sequence[date], unit: str, say: Translator) -> list[dict[str, Any]]:
    """Labels of the axis: `{i, text, major}`; the first bin always has a whole one, the script drops what collides."""
    found = []
    for number, day in enumerate(starts):
        text, major = _tick(day, starts[number - 1] if number else None, unit, say)
        if text:
            found.append({"i": number, "text": text, "major": major})
    return found


def _tick(day: date, before: date | None, unit: str, say: Translator) -> tuple[str, bool]:
    year = say.digits_of(f"{day.year}")
    if unit == "year":
        return year, before is None or day.year % 5 == 0
    if unit == "month":
        if before is None or day.month == 1:
            return (year if day.month == 1 else say.month(day)), True
        return (say.month_name(day), False) if day.month % 3 == 1 else ("", False)
    if before is None or day.month != before.month:
        whole = before is None or day.year != before.year or unit == "day"
        return (say.month(day) if whole else say.month_name(day)), whole
    if unit == "week":
        return "", False
    return (say.number(day.day), False) if day.day % 7 == 1 and day.day < 29 else ("", False)


assert set(UNIT_NAMES) == set(UNITS)

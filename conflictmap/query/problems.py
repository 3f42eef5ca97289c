"""What is wrong with an address or an API parameter, in values a page can translate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conflictmap.model.marking import N_

Translate = Callable[..., str]

TEMPLATES: dict[str, str] = {
    "unknown-key": N_('"{key}" is not a part of this address and was ignored. Known parts: {right}.'),
    "unknown-value": N_('{key}: "{found}" is not known here and was ignored.'),
    "unknown-value-nearest": N_('{key}: "{found}" is not known here and was ignored. Nearest: {right}.'),
    "bad-date": N_('{key}: "{found}" is not a date and was ignored. Write it as {right}.'),
    "bad-number": N_('{key}: "{found}" is not a number between {low} and {high} and was ignored.'),
    "bad-choice": N_('{key}: "{found}" was ignored. Write one of: {right}.'),
    "bad-id": N_('{key}: "{found}" is not an id and was ignored. An id looks like {right}.'),
    "repeated": N_('{key} was given more than once; only "{right}" counts.'),
    "incomplete-position": N_("lat and lon belong together; the lone {key} was ignored."),
    "from-after-to": N_("from ({found}) lies after to ({right}); both were ignored."),
    "too-long": N_("{key} is longer than {right} characters; the rest was ignored."),
    "too-many": N_("{key} was given more than {right} times; the rest was ignored."),
    "bad-bbox": N_('{key}: "{found}" is not west,south,east,north in degrees, for example {right}.'),
    "missing": N_("{key} is missing. Give it as {right}."),
}
"""Message templates by code; ``found`` is what was written, ``right`` what would be right."""


@dataclass(frozen=True)
class Problem:
    """One part of an address that was ignored, and why. ``params`` fill the template of ``code``."""

    key: str
    code: str
    found: str = ""
    right: str = ""
    low: str = ""
    high: str = ""

    def message(self, translate: Translate | None = None) -> str:
        """Return the sentence for people; ``translate(msgid, **values)`` defaults to English."""
        values = {"key": self.key, "found": self.found, "right": self.right, "low": self.low, "high": self.high}
        template = TEMPLATES[self.code]
        if translate is None:
            return template.format(**values)
        return translate(template, **values)

    def as_dict(self, translate: Translate | None = None) -> dict[str, str]:
        """Return the problem for JSON: parameter, code, found, right and the sentence."""
        right = self.right or (f"{self.low}..{self.high}" if self.low or self.high else "")
        return {
            "parameter": self.key,
            "code": self.code,
            "found": self.found,
            "right": right,
            "message": self.message(translate),
        }

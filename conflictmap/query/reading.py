"""Read the parts of an address one by one; what cannot be read becomes a Problem and is left out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from urllib.parse import parse_qsl

from conflictmap.query.problems import Problem
from conflictmap.query.vocabulary import Vocabulary

MAX_VALUES = 200
"""Most values that one list key takes."""
MAX_TEXT = 200
"""Longest text search, in characters."""
_MAX_ADDRESS = 32_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,4}(\.\d{1,16})?", re.ASCII)
_ID = re.compile(r"[a-z]+-[a-z0-9-]+")
_TRUE, _FALSE = frozenset({"1", "true", "yes"}), frozenset({"0", "false", "no", ""})

Values = Mapping[str, Sequence[str]]


def values_by_key(query: str | Values) -> dict[str, list[str]]:
    """Return what an address (with or without ``?``) or a mapping says, stripped, blanks left out."""
    if isinstance(query, str):
        found: dict[str, list[str]] = {}
        for key, value in parse_qsl(query[:_MAX_ADDRESS].lstrip("?")):
            found.setdefault(key, []).append(value)
        query = found
    return {key: kept for key, many in query.items() if (kept := [text.strip() for text in many if text.strip()])}


class Reader:
    """Takes typed values out of one address and collects what is wrong with it."""

    def __init__(self, values: Values, vocabulary: Vocabulary | None = None) -> None:
        self.values = values
        self.vocabulary = vocabulary or Vocabulary()
        self.problems: list[Problem] = []

    def fail(self, key: str, code: str, found: str = "", right: str = "", low: str = "", high: str = "") -> None:
        """Note one problem; what was written is cut at 80 characters."""
        self.problems.append(Problem(key, code, found[:80], right, low, high))

    def one(self, key: str) -> str:
        """Return the first value of ``key`` or an empty string."""
        many = self.values.get(key, ())
        if len(many) > 1:
            self.fail(key, "repeated", right=many[0][:80])
        return many[0] if many else ""

    def day(self, key: str) -> date | None:
        """Return a day written as YYYY-MM-DD."""
        text = self.one(key)
        if not text:
            return None
        if _DAY.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        self.fail(key, "bad-date", text, "2018-01-05")
        return None

    def number(self, key: str, low: float, high: float, digits: int) -> float | None:
        """Return a finite number within ``low`` and ``high``, rounded to ``digits`` decimals."""
        text = self.one(key)
        if not text:
            return None
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not low <= value <= high:
            self.fail(key, "bad-number", text, low=f"{low:g}", high=f"{high:g}")
            return None
        return round(value, digits)

    def whole(self, key: str, low: int, high: int, default: int) -> int:
        """Return a whole number within ``low`` and ``high``, or ``default`` when absent or wrong."""
        text = self.one(key)
        if not text:
            return default
        if re.fullmatch(r"\d{1,12}", text, re.ASCII) and low <= int(text) <= high:
            return int(text)
        self.fail(key, "bad-number", text, low=str(low), high=str(high))
        return default

    def choice(self, key: str, allowed: Sequence[str], default: str) -> str:
        """Return one of ``allowed``, or ``default`` when absent or something else."""
        text = self.one(key)
        if text and text not in allowed:
            self.fail(key, "bad-choice", text, ", ".join(allowed))
        return text if text in allowed else default

    def flag(self, key: str) -> bool:
        """Return a yes or no (``1``, ``0``)."""
        text = self.one(key).casefold()
        if text not in _TRUE | _FALSE:
            self.fail(key, "bad-choice", text, "1, 0")
        return text in _TRUE

    def identifier(self, key: str) -> str | None:
        """Return an id such as ``ev-7k2m9xqa``."""
        text = self.one(key)
        if text and not _ID.fullmatch(text):
            self.fail(key, "bad-id", text, "ev-7k2m9xqa")
            return None
        return text or None

    def text(self, key: str) -> str:
        """Return free text of at most ``MAX_TEXT`` characters."""
        found = self.one(key)
        if len(found) > MAX_TEXT:
            self.fail(key, "too-long", right=str(MAX_TEXT))
        return found[:MAX_TEXT]

    def many(self, key: str) -> tuple[str, ...]:
        """Return the values of a list key that the vocabulary knows."""
        given = self.values.get(key, ())
        if len(given) > MAX_VALUES:
            self.fail(key, "too-many", right=str(MAX_VALUES))
        kept: list[str] = []
        for value in given[:MAX_VALUES]:
            if self.vocabulary.knows(key, value):
                kept.append(value)
            else:
                nearest = self.vocabulary.nearest(key, value)
                self.fail(key, "unknown-value-nearest" if nearest else "unknown-value", value, nearest)
        return tuple(kept)

    def unknown_keys(self, known: Sequence[str], silent: Sequence[str]) -> None:
        """Name each key that is neither ``known`` nor to be passed over in silence."""
        for key in self.values:
            if key not in known and key not in silent:
                self.problems.append(Problem(key[:80], "unknown-key", right=", ".join(known)))

"""The question: which events. One frozen value that keys every cache and is written whole in the address."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from unicodedata import category

LIST_KEYS: tuple[str, ...] = ("actor", "type", "status", "precision", "source", "admin1")
"""Keys whose values are OR-ed; between keys it is AND."""

FILTER_KEYS: tuple[str, ...] = (
    "from", "to", "actor", "accused", "type", "status", "precision", "source", "admin1", "q", "known",
)  # fmt: skip
"""Every key of the filter in the order in which an address writes them."""

_FIELD_OF_KEY = {"from": "date_from", "to": "date_to"}


def clean_text(text: str) -> str:
    """Return ``text`` without control signs and lone surrogates, every run of white space as one space."""
    valid = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if category(sign) == "Cc" else sign for sign in valid).split())


@dataclass(frozen=True)
class EventFilter:
    """Which events are asked for; equal questions are equal values (lists are sorted, without doubles).

    ``date_from`` and ``date_to`` are whole days, both included; an event matches when its days overlap them.
    ``accused`` lets ``actor`` also match actors that a claim accuses and those that make a claim.
    List values are ids or slugs, as in the address. ``known`` asks for what had been reported by that day.
    """

    date_from: date | None = None
    date_to: date | None = None
    actor: tuple[str, ...] = ()
    accused: bool = False
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    q: str = ""
    known: date | None = None

    def __post_init__(self) -> None:
        for name in LIST_KEYS:
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        object.__setattr__(self, "q", clean_text(self.q))

    def active_keys(self) -> tuple[str, ...]:
        """Return the keys that restrict something, in address order."""
        return tuple(key for key in FILTER_KEYS if self.get(key))

    def get(self, key: str) -> object:
        """Return the value under an address key (``from``, not ``date_from``)."""
        return getattr(self, _FIELD_OF_KEY.get(key, key))

    def without(self, *keys: str) -> EventFilter:
        """Return the same question with these address keys taken out."""
        defaults = {item.name: item.default for item in fields(self)}
        names = [_FIELD_OF_KEY.get(key, key) for key in keys]
        changes: dict[str, Any] = {name: defaults[name] for name in names}
        return replace(self, **changes)

    def with_value(self, key: str, value: str) -> EventFilter:
        """Return the question with ``value`` added to a list key (as a click on a bar does)."""
        if key not in LIST_KEYS:
            raise KeyError(key)
        changes: dict[str, Any] = {key: (*getattr(self, key), value)}
        return replace(self, **changes)

    def without_value(self, key: str, value: str) -> EventFilter:
        """Return the question with one value of a list key taken out (as a click on a chip does)."""
        changes: dict[str, Any] = {key: tuple(kept for kept in getattr(self, key) if kept != value)}
        return replace(self, **changes)

    def with_dates(self, start: date | None, end: date | None) -> EventFilter:
        """Return the question for other days; ``None`` leaves a side open."""
        return replace(self, date_from=start, date_to=end)

    def pairs(self) -> list[tuple[str, str]]:
        """Return (key, value) pairs in canonical order, defaults left out."""
        found: list[tuple[str, str]] = []
        for key in self.active_keys():
            value = self.get(key)
            if isinstance(value, tuple):
                found.extend((key, item) for item in value)
            elif isinstance(value, date):
                found.append((key, value.isoformat()))
            else:
                found.append((key, "1" if value is True else str(value)))
        return found

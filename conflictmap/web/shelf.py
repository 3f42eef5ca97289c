"""What readers brought into their own sessions: each under an unguessable key, few at a time, gone when not used."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 8
"""Values kept at once; the one unused for longest goes first, so memory stays bounded whoever uploads."""
IDLE_SECONDS = 2 * 60 * 60
"""A value that nobody asked for in this time is let go."""

session: ContextVar[str] = ContextVar("session", default="")
"""The key of the session that is being answered; empty for everybody's collection."""


def new_key() -> str:
    """Return a key that cannot be guessed: 192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


class Shelf(Generic[T]):
    """Values by key. ``release`` is called with each value that leaves; safe to share between threads."""

    def __init__(self, release: Callable[[T], None]) -> None:
        self._release = release
        self._lock = Lock()
        self._held: dict[str, tuple[float, T]] = {}

    def put(self, key: str, value: T) -> None:
        """Keep a value; what the key held before leaves."""
        with self._lock:
            left = [self._held.pop(key)[1]] if key in self._held else []
            self._held[key] = (time.monotonic(), value)
            left += self._too_old()
        for one in left:
            self._release(one)

    def get(self, key: str) -> T | None:
        """Return the value of a key, if it is still there; asking keeps it alive."""
        with self._lock:
            found = self._held.pop(key, None)
            if found is not None:
                self._held[key] = (time.monotonic(), found[1])
            left = self._too_old()
        for one in left:
            self._release(one)
        return found[1] if found else None

    def drop(self, key: str) -> None:
        """Let the value of a key go."""
        with self._lock:
            found = self._held.pop(key, None)
        if found:
            self._release(found[1])

    def clear(self) -> None:
        """Let everything go."""
        for key in list(self._held):
            self.drop(key)

    def __len__(self) -> int:
        return len(self._held)

    def _too_old(self) -> list[T]:
        """Take out what is idle or too much; the dict is in order of use."""
        now = time.monotonic()
        idle = [key for key, (used, _) in self._held.items() if now - used > IDLE_SECONDS]
        rest = [key for key in self._held if key not in idle]
        return [self._held.pop(key)[1] for key in (*idle, *rest[: max(0, len(rest) - MOST)])]

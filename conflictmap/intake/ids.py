"""Ids of new events and claims: eight random characters, so that contributions made at the same time never collide."""

import secrets
from collections.abc import Container

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
"""Base 32 of RFC 4648 in small letters: 8 characters, 40 bits."""
PREFIXES = {"events": "ev", "claims": "cl"}
"""Tables whose ids are minted here; the ids of sources and actors are chosen by people."""


def mint(table: str, taken: Container[str]) -> str:
    """Return a new id for a row of `table` ("events", "claims") that is not among `taken`."""
    while True:
        new = f"{PREFIXES[table]}-{''.join(secrets.choice(ALPHABET) for _ in range(8))}"
        if new not in taken:
            return new

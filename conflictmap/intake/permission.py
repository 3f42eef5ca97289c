"""Who may write, decided from the operator's configuration alone; see docs/contributing-modes.md.

Nothing is open unless the operator opens it: the default is read-only. With sign-in (`st.login`) configured, a
signed-in person may submit, and the reviewers whom the operator names may decide. Without it, writing takes an explicit
switch and a server that listens on loopback only, asked directly: behind a proxy everybody looks local.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conflictmap.model.marking import N_

MODE = "CONFLICTMAP_WRITING"
"""Environment variable: `read-only` (default), `review` or `direct`."""
SWITCH = "CONFLICTMAP_WRITING_WITHOUT_SIGN_IN"
"""Environment variable: `yes` opens writing without sign-in, on loopback only."""
REVIEWERS = "CONFLICTMAP_REVIEWERS"
"""Environment variable: who may accept submissions: verified mail addresses or subjects (`sub`), parted by blanks."""

Mode = Literal["read-only", "review", "direct"]
_MODES: dict[str, Mode] = {"read-only": "read-only", "review": "review", "direct": "direct"}
_PROXY_HEADERS = re.compile(r"forwarded|x-forwarded-.+|via|.*-client-ip|.*-connecting-ip|x-real-ip|x-envoy-.+")

REASONS = {
    "read-only": N_("This server takes no submissions. Copy the line or download the changed files, and send them in."),
    "unknown-mode": N_("This server's setting for writing is none of read-only, review, direct; so it is read-only."),
    "sign-in": N_("Sign in to submit."),
    "no-sign-in": N_("Nobody can sign in on this server, and the operator has not opened writing without it."),
    "not-loopback": N_("Without sign-in, writing is open only on a server that listens on this machine alone."),
    "proxied": N_("Without sign-in, writing is closed to requests that come through a proxy."),
}
"""Code → why writing is closed, for the translator."""


@dataclass(frozen=True)
class Visitor:
    """What is known of a request: the configuration of sign-in, who is signed in, where the server listens.

    `mail` only where the provider says that it is verified; `subject` is the provider's own name for the person;
    `host` is what the request calls the server, `headers` are names in small letters.
    """

    can_sign_in: bool
    signed_in: bool = False
    mail: str = ""
    subject: str = ""
    address: str = ""
    host: str = ""
    headers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Permission:
    """What this visitor may do: `submit` for review, `write` at once, `review`; `reason` a key of REASONS, or blank."""

    submit: bool = False
    write: bool = False
    review: bool = False
    reason: str = ""


def permission(visitor: Visitor, settings: Mapping[str, str] | None = None) -> Permission:
    """Decide. `settings` is the environment unless given."""
    given = os.environ if settings is None else settings
    named = given.get(MODE, "").strip() or "read-only"
    mode = _MODES.get(named)
    if mode is None:
        return Permission(reason="unknown-mode")
    if mode == "read-only":
        return Permission(reason="read-only")
    if visitor.can_sign_in:
        return _signed_in(visitor, mode, given)
    return _local(visitor, mode, given)


def _signed_in(visitor: Visitor, mode: Mode, given: Mapping[str, str]) -> Permission:
    """Everybody signed in may submit; whom the operator names may review and, in direct mode, write."""
    if not visitor.signed_in:
        return Permission(reason="sign-in")
    reviewers = given.get(REVIEWERS, "").split()
    by_mail = bool(visitor.mail) and visitor.mail.casefold() in {name.casefold() for name in reviewers}
    trusted = by_mail or (bool(visitor.subject) and visitor.subject in reviewers)
    return Permission(submit=True, write=trusted and mode == "direct", review=trusted)


def _local(visitor: Visitor, mode: Mode, given: Mapping[str, str]) -> Permission:
    """Without sign-in: only with the switch, only on loopback, only without a sign of a proxy."""
    if given.get(SWITCH, "").strip().lower() != "yes":
        return Permission(reason="no-sign-in")
    if not is_loopback(visitor.address):
        return Permission(reason="not-loopback")
    if any(map(_PROXY_HEADERS.fullmatch, visitor.headers)) or not _names_this_machine(visitor.host):
        return Permission(reason="proxied")
    return Permission(submit=True, write=mode == "direct", review=True)


def _names_this_machine(host: str) -> bool:
    """Tell whether a request was sent to this machine under a name of its own: others come from a proxy or a page.

    A page elsewhere can let its own name lead to 127.0.0.1. Blank, where nothing is known of it, is let pass.
    """
    name = host if host.endswith("]") else re.sub(r":\d*$", "", host)
    return not host or is_loopback(name)


def is_loopback(address: str) -> bool:
    """Tell whether a server that binds to `address` is reached from its own machine only; blank is every address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False

"""What the page needs of the landed rows and of the visitor: read once for every state of the files."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from conflictmap.dataset.folder import data_folder, signature
from conflictmap.intake.contents import Contents
from conflictmap.intake.fingerprints import Fingerprints
from conflictmap.intake.permission import Permission, Visitor, permission
from conflictmap.intake.standing import Standing


@dataclass(frozen=True)
class Landed:
    """The landed rows of one state of the files: to check against, to compare with, and the files themselves."""

    folder: Path
    contents: Contents
    standing: Standing
    fingerprints: Fingerprints


def landed() -> Landed:
    """Return the rows as they are now. Raises `WritingProblem` when a file cannot be read."""
    folder = data_folder()
    return _landed(folder, signature(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _landed(folder: Path, state: tuple[tuple[str, int, int], ...]) -> Landed:
    contents = Contents.read(folder)
    standing = Standing(contents.dataset())
    rows = standing.rows["events"].items()
    return Landed(folder, contents, standing, Fingerprints.of((key, row.cells) for key, row in rows))


def visitor() -> Visitor:
    """Return what this session's request says of itself."""
    can_sign_in = bool(st.secrets.load_if_toml_exists()) and "auth" in st.secrets
    signed_in = can_sign_in and bool(st.user.get("is_logged_in"))
    vouched = signed_in and st.user.get("email_verified") is True
    return Visitor(
        can_sign_in=can_sign_in,
        signed_in=signed_in,
        mail=str(st.user.get("email") or "") if vouched else "",
        subject=str(st.user.get("sub") or "") if signed_in else "",
        address=str(st.get_option("server.address") or ""),
        host=str(st.context.headers.get("Host") or ""),
        headers=frozenset(name.lower() for name in st.context.headers),
    )


def may() -> Permission:
    """Return what this visitor may do."""
    return permission(visitor())


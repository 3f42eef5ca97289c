"""The folder of what a user has added (`geodata/local/`, ignored by git) and the list of what is in it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

#: Names another folder for added geodata; tests and benchmarks use a temporary one.
VARIABLE = "CONFLICTMAP_GEODATA"
#: Names a folder for what is computed from the packages alone, shared by every folder of added geodata.
CACHE_VARIABLE = "CONFLICTMAP_CACHE"
MANIFEST = "added.json"


def carried_folder() -> Path:
    """The `geodata/` folder that the project carries."""
    return Path(__file__).resolve().parents[2] / "geodata"


def local_folder() -> Path:
    """The folder of added geodata: `$CONFLICTMAP_GEODATA`, else `geodata/local/`. It need not exist."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else carried_folder() / "local"


@dataclass(frozen=True)
class Added:
    """One added file: its place in the folder, what it is, where it came from, when, under which licence.

    `as_of` is the newest date that the data itself states, "" where it states none; `bytes` its size.
    """

    file: str
    what: str
    origin: str
    added_on: str
    as_of: str
    licence: str
    attribution: str
    bytes: int
    sha256: str


def digest(path: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def listed(folder: Path | None = None) -> list[Added]:
    """What is in the folder, by file name; files that have gone or are not in the list are left out."""
    folder = folder or local_folder()
    try:
        rows = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return sorted((Added(**row) for row in rows if (folder / row["file"]).is_file()), key=lambda a: a.file)


def record(added: Iterable[Added], folder: Path | None = None) -> None:
    """Enter files into the list, in place of earlier entries of the same file name."""
    folder = folder or local_folder()
    rows = {a.file: a for a in (*listed(folder), *added)}
    text = json.dumps([asdict(rows[f]) for f in sorted(rows)], ensure_ascii=False, indent=1)
    staged = folder / f"{MANIFEST}.part"
    staged.write_text(text + "\n", encoding="utf-8")
    staged.replace(folder / MANIFEST)

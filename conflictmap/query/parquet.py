"""An imported collection on disk: four Parquet files, the narrow tables beside them, and a manifest with the digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conflictmap.importers.schema import SCHEMAS
from conflictmap.query import index
from conflictmap.query.engine import Engine

MANIFEST = "collection.json"
"""File that marks a folder as an imported collection."""
_INDEX_FORMAT = 1


class CollectionProblem(ValueError):
    """The folder is not a whole collection: the message says which file is wrong. Importing again mends it."""


def is_collection(folder: Path) -> bool:
    """Tell whether ``folder`` holds an imported collection."""
    return (folder / MANIFEST).is_file()


def manifest(folder: Path) -> dict[str, Any]:
    """Return what the import wrote about the collection. CollectionProblem when it cannot be read."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise CollectionProblem(f"{MANIFEST}: {problem}") from problem
    if not isinstance(found, dict) or not isinstance(found.get("digest"), str):
        raise CollectionProblem(f"{MANIFEST}: no digest")
    return found


def open_folder(folder: Path) -> tuple[Engine, str]:
    """Return an engine over the collection and its version. CollectionProblem when a part is missing or broken."""
    digest = manifest(folder)["digest"]
    engine = Engine()
    try:
        _views(engine, folder)
        if _index_digest(folder) == _stamp(digest):
            index.load(engine, folder)
        else:
            index.build(engine)
    except Exception as problem:
        engine.close()
        raise CollectionProblem(str(problem).splitlines()[0]) from problem
    return engine, digest


def write_index(folder: Path) -> None:
    """Build the narrow tables of a collection and keep them beside it, so that it opens at once."""
    digest = manifest(folder)["digest"]
    engine = Engine()
    try:
        _views(engine, folder)
        index.build(engine)
        index.save(engine, folder)
    finally:
        engine.close()
    (folder / "index.json").write_text(json.dumps({"digest": _stamp(digest)}) + "\n", "utf-8")


def _stamp(digest: str) -> str:
    return f"{_INDEX_FORMAT}:{digest}"


def _index_digest(folder: Path) -> str | None:
    try:
        found = json.loads((folder / "index.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("digest")) if isinstance(found, dict) else None


def _views(engine: Engine, folder: Path) -> None:
    for name in SCHEMAS:
        source = str(folder / f"{name}.parquet").replace("'", "''")
        kind = "VIEW" if name == "events" else "TABLE"
        engine.execute(f"CREATE {kind} {name} AS SELECT * FROM read_parquet('{source}')")

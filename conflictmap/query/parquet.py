"""An imported collection on disk: four Parquet files, the narrow tables beside them, and a manifest with the digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb

from conflictmap.importers.schema import SCHEMAS
from conflictmap.query import index
from conflictmap.query import narrow as narrow_rows
from conflictmap.query.engine import Engine
from conflictmap.query.narrow import NarrowRows

MANIFEST = "collection.json"
"""File that marks a folder as an imported collection."""
_INDEX_FORMAT = 2


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


def open_folder(folder: Path) -> tuple[Engine, str, NarrowRows | None]:
    """Return an engine over the collection, its version and its rows. CollectionProblem when a part is broken."""
    digest = manifest(folder)["digest"]
    engine = Engine()
    try:
        _views(engine, folder)
        narrow = None
        if _index_digest(folder) == _stamp(digest):
            index.load(engine, folder)
            narrow = NarrowRows(folder)
        else:
            index.build(engine)
    except Exception as problem:
        engine.close()
        raise CollectionProblem(str(problem).splitlines()[0]) from problem
    return engine, digest, narrow


def write_index(folder: Path) -> None:
    """Build the narrow tables of a collection and keep them beside it, so that it opens at once."""
    digest = manifest(folder)["digest"]
    engine = Engine()
    try:
        _views(engine, folder)
        index.build(engine)
        index.save(engine, folder)
        narrow_rows.write(engine, folder)
    finally:
        engine.close()
    (folder / "index.json").write_text(json.dumps({"digest": _stamp(digest)}) + "\n", "utf-8")


def _stamp(digest: str) -> str:
    # The index of ids rests on DuckDB's hash, which another version may do otherwise.
    return f"{_INDEX_FORMAT}:{duckdb.__version__}:{digest}"


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

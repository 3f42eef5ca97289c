"""Import files of UCDP GED or ACLED into a folder of Parquet that the app opens. The files stay untouched."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import duckdb
import pyarrow as pa

from conflictmap.importers import acled, ucdp
from conflictmap.importers.countries import country_code
from conflictmap.importers.formats import FORMATS, Format, Head
from conflictmap.importers.macros import MACROS
from conflictmap.importers.problems import ImportProblem
from conflictmap.importers.progress import Progress, Steps, silent
from conflictmap.importers.raw import check_files, read_files
from conflictmap.importers.report import Refused, Report
from conflictmap.importers.staging import REFUSALS
from conflictmap.importers.writing import NOT_CODED, refuse_doubles, write_tables

MANIFEST = "collection.json"
"""File that marks a folder as an imported collection and holds the report."""
_FORMAT_VERSION = 1
_RULES: dict[str, ModuleType] = {"ucdp": ucdp, "acled": acled}
_EXAMPLES = 30


def import_files(
    name: str,
    files: Sequence[Path],
    folder: Path,
    *,
    admin1_name: Callable[[str, str], str | None] = lambda country, written: None,
    finish: Callable[[Path], None] = lambda folder: None,
    progress: Progress = silent,
) -> Report:
    """Import ``files`` of format ``name`` (``ucdp``, ``acled``) into ``folder`` and return what became of the rows.

    ``admin1_name(country code, name as written)`` gives our name of a first-level unit. ``finish`` may add to the
    folder before it is put in place. The folder appears whole or not at all; one that an import made is replaced.
    ImportProblem when a file is not of the format, when no row can be taken, or when the folder holds other files.
    """
    wanted = FORMATS[name]
    heads = check_files(wanted, files)
    _check_target(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=folder.parent) as work:
        made = Path(work) / "collection"
        made.mkdir()
        connection = duckdb.connect(str(Path(work) / "work.duckdb"), config={"threads": 2, "memory_limit": "2GB"})
        try:
            report = _import(connection, Steps(connection, progress), wanted, files, heads, made, admin1_name)
        finally:
            connection.close()
        _write_manifest(made, wanted, files, report)
        progress("preparing the index", 0.95)
        finish(made)
        _put_in_place(made, folder)
    progress("done", 1.0)
    return report


def _import(
    connection: duckdb.DuckDBPyConnection,
    steps: Steps,
    wanted: Format,
    files: Sequence[Path],
    heads: Sequence[Head],
    folder: Path,
    admin1_name: Callable[[str, str], str | None],
) -> Report:
    for macro in MACROS:
        connection.execute(macro)
    read_files(connection, steps, wanted, files, heads)
    rules = _RULES[wanted.name]
    left = _name_places(connection, wanted, admin1_name)
    steps.run("reading cells", 0.1, rules.STAGED)
    refuse_doubles(steps)
    report = _report(connection, wanted, files, heads, left)
    if not report.taken:
        raise ImportProblem("no-rows", reason=" ".join(report.lines()[1:3]))
    write_tables(steps, folder, wanted.name, rules.SOURCE)
    return report


def _name_places(
    connection: duckdb.DuckDBPyConnection, wanted: Format, admin1_name: Callable[[str, str], str | None]
) -> tuple[str, ...]:
    """Fill ``country_codes`` and ``admin1_names`` for the distinct names in use; return the countries not known."""
    number, unit = ("iso3", "adm_1") if wanted.name == "ucdp" else ("iso", "admin1")
    countries = connection.execute(f"SELECT DISTINCT country, {number} FROM raw").fetchall()
    codes = [(country, code, country_code(country or "", code or "")) for country, code in countries]
    _load(connection, "country_codes", codes, ("name", "number", "code"))
    by_name = {country: code for country, _, code in codes}
    units = connection.execute(f"SELECT DISTINCT country, trim({unit}) FROM raw WHERE trim({unit}) <> ''").fetchall()
    named = [(country, written, admin1_name(by_name.get(country) or "", written)) for country, written in units]
    _load(connection, "admin1_names", named, ("unit_country", "written", "admin1_name"))
    return tuple(sorted({country for country, _, code in codes if country and not code}))


def _load(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[tuple[str | None, ...]], columns: Sequence[str]
) -> None:
    data = pa.Table.from_pylist(
        [dict(zip(columns, row, strict=True)) for row in rows],
        schema=pa.schema([(one, pa.string()) for one in columns]),
    )
    connection.register("arriving", data)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arriving")
    connection.unregister("arriving")


def _report(
    connection: duckdb.DuckDBPyConnection,
    wanted: Format,
    files: Sequence[Path],
    heads: Sequence[Head],
    countries_left: tuple[str, ...],
) -> Report:
    by_reason: Mapping[str | None, int] = dict(
        connection.execute("SELECT refusal, count(*) FROM staged GROUP BY 1").fetchall()
    )
    torn = connection.execute("SELECT file, line FROM torn ORDER BY file, line LIMIT 3").fetchall()
    torn_count = _number(connection, "SELECT count(*) FROM torn")
    refused = {code: by_reason[code] for code in REFUSALS if by_reason.get(code)}
    examples = connection.execute(
        f"""SELECT file_no, row, coalesce(written_id, ''), refusal FROM (
                SELECT *, row_number() OVER (PARTITION BY refusal ORDER BY file_no, row) AS n FROM staged
                WHERE refusal IS NOT NULL) WHERE n <= 3 ORDER BY refusal, n LIMIT {_EXAMPLES}"""
    ).fetchall()
    shown = [Refused(files[file].name, row, written, code) for file, row, written, code in examples]
    lost_sub = "SELECT count(*) FROM staged WHERE refusal IS NULL AND sub_event_type IS NULL"
    return Report(
        format=wanted.title,
        read=sum(by_reason.values()) + torn_count,
        taken=by_reason.get(None, 0),
        refused=refused | ({"torn-line": torn_count} if torn_count else {}),
        examples=(*shown, *(Refused(file, line or 0, "", "torn-line") for file, line in torn)),
        columns_left=tuple(dict.fromkeys(column for head in heads for column in wanted.unused(head.header))),
        countries_left=countries_left,
        sub_types_left=_number(connection, lost_sub),
        undated=_number(connection, "SELECT count(*) FROM staged WHERE refusal IS NULL AND reported IS NULL"),
        not_coded=NOT_CODED,
    )


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = connection.execute(sql).fetchone()
    return int(found[0]) if found else 0


def _write_manifest(folder: Path, wanted: Format, files: Sequence[Path], report: Report) -> None:
    digests = [_digest(path) for path in files]
    digest = hashlib.sha256("\n".join([f"{_FORMAT_VERSION}", wanted.name, *digests]).encode()).hexdigest()[:12]
    content = {
        "collection": _FORMAT_VERSION,
        "title": wanted.title,
        "licence": _RULES[wanted.name].LICENCE,
        "digest": digest,
        "files": [{"name": path.name, "sha256": found} for path, found in zip(files, digests, strict=True)],
        "report": report.as_dict(),
    }
    (folder / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
    # Imported rows are never committed, wherever the folder lies.
    (folder / ".gitignore").write_text("*\n", "utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_target(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))):
        raise ImportProblem("target-in-use", folder=folder.name)


def _put_in_place(made: Path, folder: Path) -> None:
    """Move the new collection to its place; the old one goes only when the new one is there."""
    if not folder.exists():
        made.rename(folder)
        return
    aside = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent)) / "collection"
    folder.rename(aside)
    made.rename(folder)
    shutil.rmtree(aside.parent)

"""From CSV files to one table of raw cells under canonical names; lines that are no rows are kept aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from conflictmap.importers.formats import Format, Head, read_head, require
from conflictmap.importers.problems import ImportProblem
from conflictmap.importers.progress import Steps

_LONGEST_LINE = 16 << 20


def check_files(wanted: Format, files: Sequence[Path]) -> list[Head]:
    """Read every header. ImportProblem when one is not of the wanted format."""
    heads = [read_head(path) for path in files]
    for path, head in zip(files, heads, strict=True):
        require(wanted, path, head)
    return heads


def read_files(
    connection: duckdb.DuckDBPyConnection, steps: Steps, wanted: Format, files: Sequence[Path], heads: Sequence[Head]
) -> None:
    """Fill ``raw`` (row, file_no, canonical columns) and ``torn`` (file, line, reason); the HXL row is left out."""
    columns = (*wanted.required, *wanted.optional)
    names = ", ".join(f'"{column}" VARCHAR' for column in columns)
    connection.execute(f"CREATE TABLE raw (row BIGINT, file_no INTEGER, {names})")
    connection.execute("CREATE TABLE torn (file VARCHAR, line BIGINT, reason VARCHAR)")
    sizes = [path.stat().st_size or 1 for path in files]
    for number, (path, head) in enumerate(zip(files, heads, strict=True)):
        weight = 0.35 * sizes[number] / sum(sizes)
        try:
            steps.run(f"reading {path.name}"[:24], weight, _insert(wanted, path, head, number))
        except duckdb.Error as problem:
            raise ImportProblem("unreadable", file=path.name, reason=str(problem).splitlines()[0]) from problem
        _keep_torn(connection, path)
    _drop_tag_rows(connection, columns)


def _insert(wanted: Format, path: Path, head: Head, number: int) -> str:
    chosen = []
    for names in (*wanted.required.values(), *wanted.optional.values()):
        place = next((head.header.index(name) for name in names if name in head.header), None)
        chosen.append("NULL" if place is None else f"c{place}")
    listed = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(head.columns)))
    file = str(path).replace("'", "''")
    separator = head.separator.replace("\t", "\\t")
    return f"""
        INSERT INTO raw SELECT row_number() OVER () + 1, {number}, {", ".join(chosen)}
        FROM read_csv('{file}', columns = {{{listed}}}, auto_detect = false, header = true, skip = 0,
             delim = '{separator}', quote = '"', escape = '"', encoding = '{head.encoding}', nullstr = '',
             strict_mode = false, parallel = true, max_line_size = {_LONGEST_LINE},
             ignore_errors = true, store_rejects = true, rejects_limit = 0)
    """


def _keep_torn(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    connection.execute(
        "INSERT INTO torn SELECT $file, line, any_value(CAST(error_type AS VARCHAR)) FROM reject_errors GROUP BY line",
        {"file": path.name},
    )
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")


def _drop_tag_rows(connection: duckdb.DuckDBPyConnection, columns: Sequence[str]) -> None:
    """Drop the row of HXL tags (``#date+year``) that some exports have under the header."""
    tagged = " OR ".join(f"\"{column}\" LIKE '#%'" for column in columns)
    connection.execute(f"DELETE FROM raw WHERE row = 2 AND coalesce(\"{columns[0]}\", '#') LIKE '#%' AND ({tagged})")

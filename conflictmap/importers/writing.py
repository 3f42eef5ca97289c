"""From ``staged`` to the four Parquet files, sorted by time, in the columns of ``schema``."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from conflictmap.importers.progress import Steps
from conflictmap.importers.schema import ACTORS, CLAIMS, EVENTS, SOURCES

_ROW_GROUP = 20_480
_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.list_(pa.string()): "VARCHAR[]",
}
_EVENT = {
    "row_no": "row_number() OVER (ORDER BY start_day, event_id) - 1",
    **{
        name: name
        for name in (
            "event_id", "title_en", "summary_en", "unit", "event_type", "sub_event_type", "place", "country", "admin1",
            "latitude", "longitude", "geo_precision", "radius_km", "event_date", "date_kind", "start_day", "end_day",
            "fatalities", "fatalities_low", "fatalities_high", "note",
        )
    },
    "status": "'occurred'",
    "place_basis": "'reported'",
    "actor1": "list_transform(side1, lambda s: s.id)",
    "actor2": "list_transform(side2, lambda s: s.id)",
    "actors_all": "list_distinct(list_transform(list_concat(side1, side2), lambda s: s.id))",
    "sources": "source_ids",
    "source_refs": "source_ids",
    "related_to": "[]",
    "first_reported": "try_cast(reported AS DATE)",
    "text_folded": "fold(concat_ws(' | ', place, text, array_to_string(list_transform(list_concat(side1, side2), "
    "lambda s: s.name), ' | ')))",
}  # fmt: skip
NOT_CODED: tuple[str, ...] = ("attribution", "place_ar", "title_ar", "summary_en", "summary_ar", "related_to")
"""Columns of events.csv for which the two collections have nothing."""


def _columns(schema: pa.Schema, expressions: dict[str, str]) -> str:
    return ", ".join(
        f'CAST({expressions.get(column.name, "NULL")} AS {_TYPES[column.type]}) AS "{column.name}"' for column in schema
    )


def refuse_doubles(steps: Steps) -> None:
    """Refuse each row whose id stood in an earlier row."""
    steps.run("looking for doubles", 0.05, """
        CREATE TABLE double AS SELECT file_no, row FROM (
            SELECT file_no, row, row_number() OVER (PARTITION BY event_id ORDER BY file_no, row) AS n
            FROM staged WHERE refusal IS NULL) WHERE n > 1""")  # fmt: skip
    steps.run("looking for doubles", 0.02, """
        UPDATE staged SET refusal = 'duplicate-id' FROM double
        WHERE staged.file_no = double.file_no AND staged.row = double.row""")  # fmt: skip


def write_tables(steps: Steps, folder: Path, prefix: str, source: tuple[str, str, str, str]) -> None:
    """Write events, actors, sources and (empty) claims as Parquet into ``folder``."""
    whole = source[0]
    steps.run("sorting events", 0.2, f"""
        CREATE TABLE taken AS SELECT {_columns(EVENTS, _EVENT)} FROM (
            SELECT *, CASE WHEN len(offices) = 0 THEN ['{whole}']
                           ELSE list_transform(offices, lambda o: id_of('{prefix}-source-', o)) END AS source_ids
            FROM staged WHERE refusal IS NULL) ORDER BY row_no""")  # fmt: skip
    steps.run("writing events", 0.18, _copy("SELECT * FROM taken ORDER BY row_no", folder / "events.parquet"))
    actors = {
        "actor_id": "id",
        "name_en": "name",
        "aliases": "list_filter(names, lambda n: n <> name)",
        "actor_type": "kind",
        "lineage": "[id]",
    }
    steps.run("writing actors", 0.05, _copy(f"""
        SELECT {_columns(ACTORS, actors)} FROM (
            SELECT id, mode(name) AS name, list(DISTINCT name) AS names, coalesce(mode(nullif(kind, '')), '') AS kind
            FROM (SELECT unnest(list_concat(side1, side2), recursive := true) FROM staged WHERE refusal IS NULL)
            GROUP BY id) ORDER BY actor_id""", folder / "actors.parquet"))  # fmt: skip
    offices = {"source_id": "id", "title": "name", "publisher": "name", "kind": "'news'", "root": "id"}
    dataset = {
        name: "'" + value.replace("'", "''") + "'"
        for name, value in zip(("source_id", "title", "publisher", "url"), source, strict=True)
    } | {"kind": "'dataset'", "root": f"'{whole}'"}
    steps.run("writing sources", 0.05, _copy(f"""
        SELECT {_columns(SOURCES, offices)} FROM (
            SELECT id_of('{prefix}-source-', name) AS id, min(name) AS name
            FROM (SELECT unnest(offices) AS name FROM staged WHERE refusal IS NULL) GROUP BY 1)
        UNION ALL SELECT {_columns(SOURCES, dataset)}""", folder / "sources.parquet"))  # fmt: skip
    pq.write_table(CLAIMS.empty_table(), folder / "claims.parquet")


def _copy(query: str, target: Path) -> str:
    name = str(target).replace("'", "''")
    return f"COPY ({query}) TO '{name}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"

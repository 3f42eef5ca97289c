"""Made-up collections in the form of UCDP GED for the benchmarks: no row of them stands for a real event."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

FOLDER = Path(os.environ.get("CONFLICTMAP_BENCH", Path.home() / ".cache" / "conflictmap-bench"))
"""Where the collections are kept between runs (environment variable CONFLICTMAP_BENCH)."""

_ROWS = """
SELECT i AS id, year(first_day) AS year, kind AS type_of_violence, 'Conflict ' || (a % 60) AS conflict_name,
       'Side ' || a || ' - Side ' || b AS dyad_name, 100 + a AS side_a_new_id,
       CASE WHEN a < 8 THEN 'Government of Country ' || a ELSE 'Armed group ' || a END AS side_a,
       1000 + b AS side_b_new_id, CASE WHEN kind = 3 THEN 'Civilians' ELSE 'Armed group ' || b END AS side_b,
       'Agency ' || (i % 40) || ',' || first_day || ',Made-up headline ' || i || ', place ' || p AS source_article,
       'Agency ' || (i % 40) AS source_office, first_day AS source_date,
       'Made-up headline number ' || i || ' from place ' || p AS source_headline,
       [1, 1, 1, 1, 2, 2, 3, 4, 5, 6][1 + h % 10] AS where_prec, 'Place ' || p || ' town' AS where_coordinates,
       'Province ' || (p % 120) AS adm_1, 'District ' || (p % 900) AS adm_2,
       round(32.4 + (p * 7919 % 4900) / 1000.0, 5) AS latitude,
       round(35.8 + (p * 104729 % 6400) / 1000.0, 5) AS longitude,
       'Syria' AS country, 652 AS country_id, 1 + (h % 20 = 0)::INT AS event_clarity, 1 AS date_prec,
       first_day AS date_start, first_day + CASE WHEN h % 7 = 0 THEN (h // 7) % 30 ELSE 0 END AS date_end,
       h % 9 AS best, h % 5 AS low, h % 13 + 4 AS high
FROM (SELECT i, CAST(hash(i) % 1000003 AS INTEGER) AS h,
             DATE '1989-01-01' + CAST(hash(i + 1) % 12400 AS INTEGER) AS first_day,
             1 + CAST(hash(i + 2) % 3 AS INTEGER) AS kind,
             CAST((hash(i + 3) % 1000) * (hash(i + 4) % 1000) // 2500 AS INTEGER) AS a,
             CAST((hash(i + 5) % 1000) * (hash(i + 6) % 1000) // 2500 AS INTEGER) AS b,
             CAST(hash(i + 7) % 40000 AS BIGINT) AS p
      FROM range({n}) AS t(i))
"""


def ucdp_like(n: int) -> Path:
    """Return a CSV file of ``n`` made-up rows; written once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"ucdp-like-{n}.csv"
    if not target.exists():
        duckdb.connect().execute(f"COPY ({_ROWS.format(n=n)}) TO '{target}.part' (HEADER, DELIMITER ',')")
        Path(f"{target}.part").rename(target)
    return target


def imported(n: int) -> Path:
    """Return the folder of the imported collection of ``n`` made-up rows; imported once."""
    from conflictmap.importers.run import import_files
    from conflictmap.query.parquet import is_collection, write_index

    folder = FOLDER / f"collection-{n}"
    if not is_collection(folder):
        import_files("ucdp", [ucdp_like(n)], folder, finish=write_index)
    return folder

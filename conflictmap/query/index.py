"""The narrow table that every filter runs on: one row an event, words as small numbers, places on a Mercator grid.

About 80 bytes an event. ``dim`` (key, code, value) tells what the numbers mean; code 0 is blank. Positions are web
Mercator (EPSG:3857) in 2^30 steps over the world from the north-west corner; an event without a point has none.
"""

from __future__ import annotations

from pathlib import Path

from conflictmap.query.engine import Engine

STEPS = 1 << 30
"""Steps of the grid over the width of the world; 1 step is 3.7 cm at the equator."""
OFF_MAP: dict[int, str] = {1: "unknown", 2: "country", 3: "no-point"}
"""Why an event has no symbol: nobody says where; only the country is known; a place without coordinates."""

_LISTS = {"actor": "actors_all", "source": "sources"}
_WORDS = {"type": "event_type", "status": "status", "precision": "geo_precision", "admin1": "admin1"}
_IN_MEMORY = ("ev", "dim", "accusation", "relation")
_ON_DISK = ("pair", "id_index", "texts")
_FORMATS = {"texts": "COMPRESSION lz4_raw", "ev": "COMPRESSION zstd"}
"""Searches read ``texts`` whole: LZ4 unpacks in half the time of Zstandard."""

_EV = f"""
CREATE OR REPLACE TABLE ev AS
SELECT row_no, start_day, end_day, first_reported,
       {", ".join(f"CAST(enum_code(CAST(coalesce({column}, '') AS dim_{key})) AS SMALLINT) AS {key}" for key, column in _WORDS.items())},
       CASE WHEN off_map = 0 THEN CAST(least(floor((longitude + 180) / 360 * {STEPS}), {STEPS - 1}) AS INTEGER) END AS x,
       CASE WHEN off_map = 0 THEN CAST(floor((1 - asinh(tan(radians(greatest(-85.05, least(85.05, latitude))))) / pi())
            / 2 * {STEPS}) AS INTEGER) END AS y,
       CAST(off_map AS TINYINT) AS off_map,
       coalesce(unit = 'campaign', false) AS campaign, fatalities, fatalities_low, fatalities_high,
       {", ".join(f"list_transform(coalesce({column}, []), lambda v: CAST(enum_code(CAST(v AS dim_{key})) AS INTEGER)) AS {key}s" for key, column in _LISTS.items())}
FROM (SELECT *, CASE WHEN geo_precision = 'country' THEN 2 WHEN coalesce(geo_precision, 'unknown') = 'unknown' THEN 1
                     WHEN latitude IS NULL OR longitude IS NULL THEN 3 ELSE 0 END AS off_map FROM events)
ORDER BY row_no
"""  # noqa: E501
_ACCUSATION = """
CREATE OR REPLACE TABLE accusation AS
SELECT DISTINCT ev.row_no, CAST(enum_code(CAST(c.who AS dim_actor)) AS INTEGER) AS actor, c.known_on
FROM (SELECT unnest(event_ids) AS event_id, who, known_on
      FROM (SELECT event_ids, known_on, unnest(accused) AS who FROM claims)) AS c
JOIN events AS ev USING (event_id)
"""
_RELATION = """
CREATE OR REPLACE TABLE relation AS
SELECT event_id, split_part(one, ':', 1) AS kind, substr(one, strpos(one, ':') + 1) AS target
FROM (SELECT event_id, unnest(related_to) AS one FROM events)
"""
_PAIR = """
CREATE OR REPLACE TABLE pair AS
SELECT row_no, CAST(enum_code(CAST(one AS dim_actor)) AS INTEGER) AS one,
       CAST(enum_code(CAST(unnest(actor2) AS dim_actor)) AS INTEGER) AS two
FROM (SELECT row_no, unnest(actor1) AS one, actor2 FROM events)
"""


_ID_INDEX = "CREATE OR REPLACE TABLE id_index AS SELECT hash(event_id) AS h, row_no FROM events ORDER BY h"
_TEXTS = "CREATE OR REPLACE VIEW texts AS SELECT row_no, text_folded FROM events"


def build(engine: Engine) -> None:
    """Make the narrow tables from ``events``, ``claims``, ``sources`` and ``actors`` in the engine."""
    engine.execute(f"CREATE OR REPLACE TABLE dim AS {_dimensions()}")
    for key in (*_LISTS, *_WORDS):
        engine.execute(f"CREATE TYPE dim_{key} AS ENUM (SELECT value FROM dim WHERE key = '{key}' ORDER BY code)")
    for statement in (_EV, _ACCUSATION, _RELATION, _PAIR, _ID_INDEX, _TEXTS):
        engine.execute(statement)
    _prepare_text(engine)


def save(engine: Engine, folder: Path) -> None:
    """Write the narrow tables as Parquet into ``folder``, so that opening need not build them again."""
    for part in (*_IN_MEMORY, *_ON_DISK):
        target = str(folder / f"index-{part}.parquet").replace("'", "''")
        packing = _FORMATS.get(part, "COMPRESSION snappy")
        engine.execute(f"COPY (SELECT * FROM {part}) TO '{target}' (FORMAT parquet, {packing})")


def load(engine: Engine, folder: Path) -> None:
    """Read the narrow tables that ``save`` wrote. Raises duckdb.Error when one is missing.

    Tables that every filter needs are kept in memory, packed (half the size, and as fast); the others stay on disk.
    """
    engine.execute("ATTACH ':memory:' AS kept (COMPRESS)")
    for part in (*_IN_MEMORY, *_ON_DISK):
        source = str(folder / f"index-{part}.parquet").replace("'", "''")
        content = f"SELECT * FROM read_parquet('{source}')"
        if part in _IN_MEMORY:
            engine.execute(f"CREATE TABLE kept.{part} AS {content}")
            content = f"SELECT * FROM kept.{part}"
        engine.execute(f"CREATE OR REPLACE VIEW {part} AS {content}")
    engine.execute("CHECKPOINT kept")
    _prepare_text(engine)


def _prepare_text(engine: Engine) -> None:
    engine.execute("CREATE OR REPLACE TABLE text_match (q INTEGER, row_no INTEGER)")


def _dimensions() -> str:
    """Return SQL for (key, code, value): blank first, then every value in use or declared, in order."""
    found = [f"SELECT '{key}' AS key, unnest({column}) AS value FROM events" for key, column in _LISTS.items()]
    found += [f"SELECT '{key}', {column} FROM events" for key, column in _WORDS.items()]
    found += ["SELECT 'actor', actor_id FROM actors", "SELECT 'source', source_id FROM sources"]
    found += ["SELECT 'actor', unnest(lineage) FROM actors", "SELECT 'actor', unnest(accused) FROM claims"]
    found += ["SELECT 'actor', unnest(actor1) FROM events", "SELECT 'actor', unnest(actor2) FROM events"]
    found += [f"SELECT '{key}', ''" for key in (*_LISTS, *_WORDS)]
    return f"""
        SELECT key, CAST(row_number() OVER (PARTITION BY key ORDER BY value) - 1 AS INTEGER) AS code, value
        FROM (SELECT DISTINCT key, value FROM ({" UNION ALL ".join(found)}) WHERE value IS NOT NULL) ORDER BY key, code
    """

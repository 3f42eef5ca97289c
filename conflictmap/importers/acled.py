"""ACLED into ours, by the crosswalk of the codebook. Dates: the day, three days around it, or the month."""

from __future__ import annotations

from conflictmap.codebook.crosswalk import ACLED_GEO_PRECISION, ACLED_INTER, ACLED_WEEK_DAYS
from conflictmap.importers.staging import SIDE, cases, refusal
from conflictmap.model.vocab import EVENT_TYPES, SUB_EVENT_TYPES

SOURCE = ("acled-export", "ACLED export", "Armed Conflict Location & Event Data", "https://acleddata.com/")
"""The collection as a source: rows that name no source of their own rest on it."""
LICENCE = "ACLED, under ACLED's terms of use: rows may not be redistributed"


def _listed(values: object) -> str:
    return ", ".join("'" + str(value).replace("'", "''") + "'" for value in values)  # type: ignore[attr-defined]


_TYPES = _listed(EVENT_TYPES)
_SUB_TYPES = _listed(SUB_EVENT_TYPES)
_KINDS = _listed(str(kind) for kind in ACLED_INTER.values())


def _side(number: int) -> str:
    """Return SQL for one side as a list of (id, name, kind): the actor with its code, then associated actors."""
    code = f"cell(inter{number})"
    coded = cases(f"whole(inter{number})", {n: str(kind) for n, kind in ACLED_INTER.items()})
    kind = f"CASE WHEN {code} IN ({_KINDS}) THEN {code} ELSE coalesce({coded}, '') END"
    main = f"[{{'id': id_of('acled-', cell(actor{number})), 'name': cell(actor{number}), 'kind': {kind}}}]"
    others = f"""list_transform(parts_of(assoc_actor_{number}),
                 lambda p: {{'id': id_of('acled-', p), 'name': p, 'kind': ''}})"""
    return f"list_concat(CASE WHEN cell(actor{number}) IS NULL THEN [] ELSE {main} END::{SIDE}, {others}::{SIDE})"


STAGED = f"""
CREATE TABLE staged AS
WITH read AS (
    SELECT *, day_of(event_date) AS day, whole(time_precision) AS when_prec, whole(geo_precision) AS prec,
           degrees_of(latitude) AS lat, degrees_of(longitude) AS lon
    FROM raw LEFT JOIN country_codes ON name IS NOT DISTINCT FROM country AND number IS NOT DISTINCT FROM iso
             LEFT JOIN admin1_names ON written = cell(admin1) AND unit_country IS NOT DISTINCT FROM country),
dated AS (
    SELECT *, CASE when_prec WHEN 1 THEN day WHEN 2 THEN day - {ACLED_WEEK_DAYS}
                             WHEN 3 THEN CAST(date_trunc('month', day) AS DATE) END AS first_day,
           CASE when_prec WHEN 1 THEN day WHEN 2 THEN day + {ACLED_WEEK_DAYS} WHEN 3 THEN last_day(day) END AS final_day
    FROM read)
SELECT row, file_no, cell(event_id_cnty) AS written_id,
       {
    refusal(
        ("missing-id", "cell(event_id_cnty) IS NULL"),
        ("unknown-type", f"cell(event_type) IS NULL OR cell(event_type) NOT IN ({_TYPES})"),
        ("bad-date", "day IS NULL"),
        ("unknown-precision", "first_day IS NULL OR prec IS NULL OR prec NOT IN (1, 2, 3)"),
        ("bad-coordinates", "coalesce(lat NOT BETWEEN -90 AND 90 OR lon NOT BETWEEN -180 AND 180, true)"),
        ("bad-number", "cell(fatalities) IS NOT NULL AND whole(fatalities) IS NULL"),
    )
} AS refusal,
       id_of('acled-', cell(event_id_cnty)) AS event_id, cell(event_type) AS event_type,
       CASE WHEN cell(sub_event_type) IN ({_SUB_TYPES}) THEN cell(sub_event_type) END AS sub_event_type,
       'incident' AS unit, cell(location) AS place, code AS country, coalesce(admin1_name, cell(admin1)) AS admin1,
       lat AS latitude, lon AS longitude,
       {cases("prec", {code: str(pair[0]) for code, pair in ACLED_GEO_PRECISION.items()})} AS geo_precision,
       CAST({cases("prec", {code: pair[1] for code, pair in ACLED_GEO_PRECISION.items()})} AS DOUBLE) AS radius_km,
       CASE when_prec WHEN 1 THEN CAST(day AS VARCHAR) WHEN 2 THEN '[' || first_day || '..' || final_day || ']'
                      ELSE strftime(day, '%Y-%m') END AS event_date,
       CASE when_prec WHEN 1 THEN 'day' WHEN 2 THEN 'within' ELSE 'month' END AS date_kind,
       first_day AS start_day, final_day AS end_day,
       whole(fatalities) AS fatalities,
       CAST(NULL AS INTEGER) AS fatalities_low, CAST(NULL AS INTEGER) AS fatalities_high,
       {_side(1)} AS side1, {_side(2)} AS side2, parts_of(source) AS offices, CAST(NULL AS VARCHAR) AS reported,
       concat_ws(' – ', cell(actor1), cell(actor2)) || coalesce(', ' || cell(location), '') AS title_en,
       CAST(NULL AS VARCHAR) AS summary_en, concat_ws(' | ', admin1, admin2, admin3, notes) AS text, cell(notes) AS note
FROM dated
"""
"""Fills ``staged`` from ``raw``. ACLED does not say when an event was first reported: ``known`` hides its rows."""

"""UCDP GED into ours, by the crosswalk of the codebook. Dates: the day, or some time within date_start..date_end."""

from __future__ import annotations

from conflictmap.codebook.crosswalk import UCDP_TYPE_OF_VIOLENCE, UCDP_WHERE_PREC
from conflictmap.importers.staging import SIDE, cases, refusal
from conflictmap.model.vocab import ActorType

SOURCE = ("ucdp-ged", "UCDP Georeferenced Event Dataset (GED)", "Uppsala Conflict Data Program", "https://ucdp.uu.se/")
"""The collection as a source: rows that name no office of their own rest on it."""
LICENCE = "UCDP GED, CC BY 4.0"


def _side(letter: str) -> str:
    """Return SQL for one side as a list of (id, name, kind); UCDP's number is its id, where the file has one."""
    name = f"cell(side_{letter})"
    civilians = f"(kind = 3 AND {name} = 'Civilians')" if letter == "b" else "false"
    kind = f"""CASE WHEN {civilians} THEN '{ActorType.CIVILIANS}'
                    WHEN {name} LIKE 'Government of %' THEN '{ActorType.STATE_FORCES}'
                    WHEN kind = 1 THEN '{ActorType.REBEL_GROUP}' ELSE '' END"""
    number = f"cell(side_{letter}_id)"
    own = f"""CASE WHEN {civilians} THEN 'ucdp-civilians' WHEN regexp_full_match({number}, '[0-9]+')
                   THEN 'ucdp-' || {number} ELSE id_of('ucdp-', {name}) END"""
    return f"CASE WHEN {name} IS NULL THEN [] ELSE [{{'id': {own}, 'name': {name}, 'kind': {kind}}}] END::{SIDE}"


STAGED = f"""
CREATE TABLE staged AS
WITH read AS (
    SELECT *, whole(type_of_violence) AS kind, whole(where_prec) AS prec, day_of(date_start) AS first_day,
           day_of(date_end) AS last_day, degrees_of(latitude) AS lat, degrees_of(longitude) AS lon
    FROM raw LEFT JOIN country_codes ON name IS NOT DISTINCT FROM country AND number IS NOT DISTINCT FROM iso3
             LEFT JOIN admin1_names ON written = cell(adm_1) AND unit_country IS NOT DISTINCT FROM country)
SELECT row, file_no, cell(id) AS written_id,
       {
    refusal(
        ("missing-id", "cell(id) IS NULL"),
        ("unknown-type", "kind IS NULL OR kind NOT IN (1, 2, 3)"),
        ("bad-date", "first_day IS NULL OR last_day IS NULL"),
        ("end-before-start", "last_day < first_day"),
        ("unknown-precision", "prec IS NULL OR prec NOT BETWEEN 1 AND 7"),
        ("bad-coordinates", "coalesce(lat NOT BETWEEN -90 AND 90 OR lon NOT BETWEEN -180 AND 180, true)"),
        ("bad-number", "whole(best) IS NULL OR whole(low) IS NULL OR whole(high) IS NULL"),
    )
} AS refusal,
       id_of('ucdp-', cell(id)) AS event_id,
       {cases("kind", {code: pair[0] for code, pair in UCDP_TYPE_OF_VIOLENCE.items()})} AS event_type,
       {cases("kind", {code: pair[1] for code, pair in UCDP_TYPE_OF_VIOLENCE.items()})} AS sub_event_type,
       CASE WHEN whole(event_clarity) = 2 THEN 'campaign' ELSE 'incident' END AS unit,
       cell(where_coordinates) AS place, code AS country, coalesce(admin1_name, cell(adm_1)) AS admin1,
       lat AS latitude, lon AS longitude,
       {cases("prec", {code: str(pair[0]) for code, pair in UCDP_WHERE_PREC.items()})} AS geo_precision,
       CAST({cases("prec", {code: pair[1] for code, pair in UCDP_WHERE_PREC.items()})} AS DOUBLE) AS radius_km,
       CASE WHEN first_day = last_day THEN CAST(first_day AS VARCHAR)
            ELSE '[' || first_day || '..' || last_day || ']' END AS event_date,
       CASE WHEN first_day = last_day THEN 'day' ELSE 'within' END AS date_kind,
       first_day AS start_day, last_day AS end_day,
       whole(best) AS fatalities, whole(low) AS fatalities_low, whole(high) AS fatalities_high,
       {_side("a")} AS side1, {_side("b")} AS side2,
       parts_of(source_office) AS offices,
       CAST(list_min(regexp_extract_all(source_date, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')) AS VARCHAR) AS reported,
       concat_ws(' – ', cell(side_a), cell(side_b)) || coalesce(', ' || cell(where_coordinates), '') AS title_en,
       CAST(NULL AS VARCHAR) AS summary_en,
       concat_ws(' | ', conflict_name, where_description, adm_1, adm_2, source_headline) AS text,
       concat_ws('; ', cell(conflict_name), cell(where_description), cell(source_article)) AS note
FROM read
"""
"""Fills ``staged`` from ``raw``. Events that UCDP could not tell apart (event_clarity 2) are campaigns."""

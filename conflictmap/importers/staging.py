"""What a format's own SQL must give: the table ``staged``, one row for each raw row, refused ones with the reason."""

from __future__ import annotations

from conflictmap.model.marking import N_

REFUSALS: dict[str, str] = {
    "missing-id": N_("the id is missing"),
    "duplicate-id": N_("the id occurs twice; the first row is kept"),
    "bad-date": N_("the date cannot be read"),
    "end-before-start": N_("the end lies before the start"),
    "bad-coordinates": N_("the coordinates are not degrees"),
    "unknown-type": N_("the event type is not in the codebook"),
    "unknown-precision": N_("the precision code is not in the codebook"),
    "bad-number": N_("a number of deaths cannot be read"),
    "torn-line": N_("the line is not a row of the file (quotes or columns)"),
}
"""Why a row is refused."""

COLUMNS: tuple[str, ...] = (
    "row", "file_no", "written_id", "refusal", "event_id", "event_type", "sub_event_type", "unit", "place", "country",
    "admin1", "latitude", "longitude", "geo_precision", "radius_km", "event_date", "date_kind", "start_day", "end_day",
    "fatalities", "fatalities_low", "fatalities_high", "side1", "side2", "offices", "reported", "title_en",
    "summary_en", "text", "note",
)  # fmt: skip
"""Columns of ``staged``. ``side1`` and ``side2`` are lists of (id, name, kind); ``offices`` names of sources;
``text`` is searched beside names and places."""

SIDE = "STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR)[]"


def refusal(*tests: tuple[str, str]) -> str:
    """Return SQL for the first reason whose test holds (``NULL`` when none does)."""
    unknown = [code for code, _ in tests if code not in REFUSALS]
    if unknown:
        raise KeyError(unknown[0])
    return "CASE " + " ".join(f"WHEN {test} THEN '{code}'" for code, test in tests) + " END"


def cases(column: str, values: dict[int, str | float | None]) -> str:
    """Return SQL that maps a whole number to a text or a number."""
    found = [f"WHEN {code} THEN {_literal(value)}" for code, value in values.items()]
    return f"CASE {column} {' '.join(found)} END"


def _literal(value: str | float | None) -> str:
    if value is None:
        return "NULL"
    return repr(value) if isinstance(value, float) else "'" + str(value).replace("'", "''") + "'"

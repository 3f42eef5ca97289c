"""Tidying: the same meaning in its usual form. It mints ids, trims, writes dates in ISO form, fills in the governorate
of a point where there is one answer, and sorts events by date. It judges nothing: what is wrong stays as it is.

Tidying twice changes nothing more. Cells that stay the same keep their bytes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from conflictmap.codebook.tables import TABLES, Column
from conflictmap.gazetteer.admin1 import ADMIN1
from conflictmap.gazetteer.boundaries import TOLERANCE_KM, Boundaries
from conflictmap.intake.changes import ids
from conflictmap.intake.contents import Contents
from conflictmap.intake.ids import PREFIXES, mint
from conflictmap.intake.sheet import Sheet, SheetRow, changed
from conflictmap.model.dates import DateProblem, parse_date
from conflictmap.model.fields import read_latitude, read_longitude, read_radius
from conflictmap.model.problems import CellProblem

_SURE = frozenset({"date-other-form", "date-digits"})
_FOUR_DIGITS = re.compile(r"\d{4}")
_PLACED = frozenset({"site", "neighbourhood", "town", "area", "admin3", "admin2", "admin1"})

Cells = dict[str, str]


def tidy(contents: Contents) -> Contents:
    """Return the four files tidied. Raises `WritingProblem` `encoding` for a file that is not in UTF-8."""
    for name in TABLES:
        if contents.data[name] is not None:
            contents = contents.with_sheet(name, tidy_sheet(contents.sheet(name)))
    return contents


def tidy_sheet(sheet: Sheet) -> Sheet:
    """Return one file tidied; rows that do not fit the header are left alone."""
    table = TABLES[sheet.file.removesuffix(".csv")]
    if table.key not in sheet.header or len(set(sheet.header)) < len(sheet.header):
        return sheet
    taken = ids(sheet)
    columns = {column.name: column for column in table.columns}
    rows = []
    for row in sheet.rows:
        if row.broken or len(row.cells) != len(sheet.header):
            rows.append(row)
            continue
        old = dict(zip(sheet.header, row.cells, strict=True))
        new = _tidy_cells(table.name, old, columns, taken)
        rows.append(changed(row, [new[name] for name in sheet.header]) if new != old else row)
    tidied = replace(sheet, rows=tuple(rows))
    return _sorted(tidied) if table.name == "events" else tidied


def _tidy_cells(table: str, old: Cells, columns: dict[str, Column], taken: set[str]) -> Cells:
    new = {name: _tidy_cell(cell, columns.get(name)) for name, cell in old.items()}
    key = TABLES[table].key
    if table in PREFIXES and not new[key]:
        new[key] = mint(table, taken)
        taken.add(new[key])
    if table == "events" and new.get("admin1") == "" and new.get("country") == "SY":
        new["admin1"] = governorate(new) or ""
    return new


def _tidy_cell(cell: str, column: Column | None) -> str:
    """Return the cell trimmed; a list without blank items, a date in ISO form where only one day can be meant."""
    text = cell.strip()
    if column is None or not text:
        return text
    if column.list:
        return ";".join(item for part in text.split(";") if (item := part.strip()))
    return iso_date(text) or text if column.kind == "date" else text


def iso_date(text: str) -> str | None:
    """Return a date written otherwise in the grammar of dates; None unless there is one way to read it."""
    try:
        return parse_date(text).text
    except DateProblem as problem:
        if problem.code not in _SURE or problem.fix is None:
            return None
        plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
        return problem.fix if _FOUR_DIGITS.search(plain) else None


def governorate(cells: Cells) -> str | None:
    """Return the governorate of an event's point in Syria, None where another one comes near it.

    Near is within the disc of an area, and within the error of the outlines.
    """
    try:
        lat, lon = read_latitude(cells.get("latitude", "")), read_longitude(cells.get("longitude", ""))
        radius = read_radius(cells["radius_km"]) if cells.get("radius_km") else 0.0
    except CellProblem:
        return None
    if cells.get("geo_precision") not in _PLACED:
        return None
    boundaries = Boundaries.load()
    found = boundaries.admin1_at(lat, lon)
    reach = max(TOLERANCE_KM, radius)
    others = (unit.en for unit in ADMIN1 if unit.en != found)
    return found if found and all(boundaries.km_outside(unit, lat, lon) > reach for unit in others) else None


def _sorted(sheet: Sheet) -> Sheet:
    """Return the events by their first day; a row without a readable date stays behind the row before it."""
    if "event_date" not in sheet.header:
        return sheet
    place = sheet.place("event_date")
    keys: list[date] = []
    for row in sheet.rows:
        day = _first_day(row, place)
        keys.append(day or (keys[-1] if keys else date.min))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if order == list(range(len(keys))):
        return sheet
    rows = [sheet.rows[index] for index in order]
    return replace(sheet, rows=tuple(_closed(row, sheet.newline) for row in rows))


def _first_day(row: SheetRow, place: int) -> date | None:
    try:
        return parse_date(row.cells[place]).start_day if not row.broken and len(row.cells) > place else None
    except DateProblem:
        return None


def _closed(row: SheetRow, newline: str) -> SheetRow:
    """Give a last line without a line end one, now that it may stand elsewhere; blank lines before it come along."""
    return row if row.text.endswith(("\n", "\r")) else replace(row, text=row.text + newline)



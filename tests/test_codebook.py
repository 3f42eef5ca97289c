"""The codebook is the one description: records, documents and examples agree with it."""

import csv
import io
import json
import re
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from conflictmap.check.parsing import RECORD_TYPES
from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.crosswalk import (
    ACLED_GEO_PRECISION,
    UCDP_TYPE_OF_VIOLENCE,
    UCDP_WHERE_PREC,
    acled_date,
    ucdp_date,
)
from conflictmap.codebook.schema import pattern, table_schema
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import data_folder
from conflictmap.gazetteer.admin1 import admin1
from conflictmap.model.dates import parse_date
from conflictmap.model.slugs import slug
from conflictmap.model.vocab import EVENT_TYPES, SUB_EVENT_TYPES, ActorType, GeoPrecision

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]
each_column = pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda item: getattr(item, "name", ""))
each_table = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)


def written(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO((data_folder() / table.file).read_text("utf-8"), newline="")))


@each_table
def test_the_files_at_the_top_have_the_columns_of_the_codebook(table: Table) -> None:
    assert tuple(written(table)[0]) == table.header


@each_table
def test_the_record_has_a_field_for_every_column_and_no_other(table: Table) -> None:
    own = {"event_date": "when", "made_on": "made", "published_on": "published"}
    fields = set(RECORD_TYPES[table.name].model_fields) - {"line", "provisional"}
    assert fields == {own.get(column.name, column.name) for column in table.columns}


@each_column
def test_every_column_is_explained_and_its_example_is_read(table: Table, column: Column) -> None:
    assert column.label
    assert column.meaning.endswith(".")
    row = {other.name: other.example for other in table.columns if other.required or other.name == table.key}
    row[column.name] = column.example
    assert RECORD_TYPES[table.name].model_validate(row)


@each_column
def test_a_blank_cell_is_refused_where_the_codebook_says_required(table: Table, column: Column) -> None:
    row = {other.name: other.example for other in table.columns if other.name != column.name}
    model = RECORD_TYPES[table.name]
    if column.required or column.name == table.key:  # the checker derives a blank key before the record is made
        with pytest.raises(ValueError, match=column.name):
            model.model_validate(row)
    else:
        assert model.model_validate(row)


@each_table
def test_the_schema_passes_every_row_at_the_top_and_refuses_what_the_checker_refuses(table: Table) -> None:
    rules = table_schema(table)["fields"]
    header, *rows = written(table)
    for row in rows:
        for field, cell in zip(rules, row, strict=True):
            limits = field.get("constraints", {})
            assert cell or not limits.get("required"), (field["name"], row[0])
            if cell:
                assert "enum" not in limits or cell in limits["enum"]
                assert "pattern" not in limits or re.fullmatch(limits["pattern"], cell), (field["name"], cell)
    assert header == [field["name"] for field in rules]


@each_table
def test_the_schema_is_a_table_schema(table: Table) -> None:
    field = {
        "type": "object",
        "required": ["name", "type", "description"],
        "properties": {"type": {"enum": ["string", "number", "integer"]}, "constraints": {"type": "object"}},
    }
    shape = {
        "type": "object",
        "required": ["fields", "primaryKey", "missingValues"],
        "properties": {"fields": {"type": "array", "minItems": 1, "items": field}},
    }
    schema = json.loads(json.dumps(table_schema(table)))
    Draft202012Validator(shape).validate(schema)
    names = [item["name"] for item in schema["fields"]]
    assert schema["primaryKey"] in names
    assert all(key["fields"] in names for key in schema["foreignKeys"])
    for key in schema["foreignKeys"]:
        assert key["reference"]["fields"] == TABLES[key["reference"]["resource"]].key


@pytest.mark.parametrize("cell", ["5/1/2018", "2018-1-5", "[2018-01-05..]", "last week", "2018-01-05/"])
def test_the_schema_knows_the_grammar_of_dates(cell: str) -> None:
    expression = pattern(TABLES["events"].column("event_date"))
    assert expression
    assert not re.fullmatch(expression, cell)


def test_every_value_has_its_own_slug_within_its_vocabulary() -> None:
    assert slug("Explosions/Remote violence") == "explosions-remote-violence"
    for values in (EVENT_TYPES, SUB_EVENT_TYPES, ActorType):
        slugs = [slug(value) for value in values]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value) for value in slugs)


def test_a_sub_type_belongs_to_one_type() -> None:
    assert len(SUB_EVENT_TYPES) == sum(map(len, EVENT_TYPES.values()))


def test_ucdp_and_acled_codes_become_the_precision_that_was_decided() -> None:
    assert [(str(place), radius) for place, radius in UCDP_WHERE_PREC.values()] == [
        ("town", None), ("area", 25), ("admin2", None), ("admin1", None), ("area", None), ("country", None),
        ("unknown", None),
    ]  # fmt: skip
    assert [place for place, _ in ACLED_GEO_PRECISION.values()] == [
        GeoPrecision.TOWN, GeoPrecision.AREA, GeoPrecision.ADMIN1,
    ]  # fmt: skip
    assert {kind for kind, _ in UCDP_TYPE_OF_VIOLENCE.values()} == {"Battles", "Violence against civilians"}
    assert all(sub in EVENT_TYPES[kind] for kind, sub in UCDP_TYPE_OF_VIOLENCE.values())


def test_imported_dates_say_no_more_than_their_source() -> None:
    assert acled_date(date(2018, 1, 10), 1) == "2018-01-10"
    assert acled_date(date(2018, 1, 10), 2) == "[2018-01-07..2018-01-13]"
    assert acled_date(date(2018, 1, 10), 3) == "2018-01"
    assert ucdp_date(date(2018, 1, 10), date(2018, 1, 10)) == "2018-01-10"
    assert ucdp_date(date(2018, 1, 1), date(2018, 1, 31)) == "[2018-01-01..2018-01-31]"
    for precision in (1, 2, 3):
        assert parse_date(acled_date(date(2018, 1, 1), precision))
    with pytest.raises(ValueError, match="time_precision 4"):
        acled_date(date(2018, 1, 10), 4)


def test_the_example_of_a_governorate_is_one() -> None:
    assert admin1(TABLES["events"].column("admin1").example)

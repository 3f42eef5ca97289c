"""The codebook as Frictionless Table Schemas (https://specs.frictionlessdata.io/table-schema/)."""

import json
from typing import Any

from conflictmap.codebook.columns import Column, Table
from conflictmap.model.dates import DATE_PATTERN
from conflictmap.model.fields import ID_PATTERN, URL_PATTERN
from conflictmap.model.vocab import RelationKind

_RELATION = f"({'|'.join(RelationKind)}):{ID_PATTERN}"
_ITEMS = {
    "id": ID_PATTERN,
    "ref": ID_PATTERN,
    "sources": rf"{ID_PATTERN}(#[0-9]{{1,4}})?",
    "relations": _RELATION,
    "date": DATE_PATTERN,
    "country": "[A-Z]{2}",
    "language": "[a-z]{2,3}",
    "url": URL_PATTERN,
}
_TYPES = {"number": "number", "count": "integer"}


def pattern(column: Column) -> str | None:
    """Return the regular expression of a whole cell; None where any text passes."""
    item = _ITEMS.get(column.kind)
    return rf"({item})(\s*;\s*({item}))*" if item and column.list else item


def table_schema(table: Table) -> dict[str, Any]:
    """Return the schema of one table: fields with type, constraints and meaning; key and foreign keys.

    A list cell is a string with a pattern: the specification's foreign keys cannot look into it.
    """
    return {
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": table.name,
        "description": table.meaning,
        "fields": [_field(column, column.name == table.key) for column in table.columns],
        "primaryKey": table.key,
        "missingValues": [""],
        "foreignKeys": [
            _foreign_key(column) for column in table.columns if len(column.refers) == 1 and not column.list
        ],
    }


def schema_text(table: Table) -> str:
    """Return the schema as a file."""
    return json.dumps(table_schema(table), ensure_ascii=False, indent=2) + "\n"


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if is_key and column.required:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = [str(value) for value in column.allowed]
    if found := pattern(column):
        constraints["pattern"] = f"^({found})$"
    if column.low is not None:
        constraints["minimum"] = column.low
    if column.high is not None:
        constraints["maximum"] = column.high
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.label,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.meaning,
        "example": column.example,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column) -> dict[str, Any]:
    resource = column.refers[0].removesuffix(".csv")
    key = f"{resource.removesuffix('s')}_id"
    return {"fields": column.name, "reference": {"resource": resource, "fields": key}}

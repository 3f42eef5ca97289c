"""The codebook as one page of Markdown: the data dictionary."""

from collections.abc import Iterator

from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.crosswalk import ACLED_GEO_PRECISION, ACLED_WEEK_DAYS, UCDP_TYPE_OF_VIOLENCE, UCDP_WHERE_PREC
from conflictmap.codebook.tables import TABLES
from conflictmap.model.vocab import (
    EVENT_TYPES,
    ActorType,
    Attribute,
    Attribution,
    GeoPrecision,
    PlaceBasis,
    RelationKind,
    Seen,
    SourceKind,
    Stance,
    Status,
    Unit,
    Worded,
)

_VOCABULARIES: dict[str, type[Worded]] = {
    "status": Status,
    "unit": Unit,
    "attribution": Attribution,
    "place_basis": PlaceBasis,
    "geo_precision": GeoPrecision,
    "related_to": RelationKind,
    "attribute": Attribute,
    "stance": Stance,
    "kind": SourceKind,
    "seen": Seen,
    "actor_type": ActorType,
}

_INTRODUCTION = """# Data dictionary

Written by `python -m conflictmap docs` from the codebook (`conflictmap/codebook`); do not edit it here.

Files are UTF-8, with a header row. Lists in a cell are divided by `;`. An id is small letters, a hyphen, then small
letters, digits and hyphens (`[a-z]+-[a-z0-9-]+`); the ids of new events and claims are left blank, `tidy` writes them.
Blank means “not reported”, never zero. What the checker says when a cell is not right stands in
[messages.md](messages.md).

## Dates

Every date column holds what is known, no more (a subset of EDTF, ISO 8601-2). Ends are closed; months and years expand
to whole days; an open side counts as its known end in a filter.

| written | means |
|---|---|
| `2018-01-10` | that day |
| `2018-01`, `2018` | some time in that month, that year |
| `2018-01-05/2018-01-06` | lasted from the one to the other |
| `2018-01-05/..` | began then, goes on |
| `[2018-01-01..2018-01-03]` | at some time within |
| `[..2018-01-10]` | no later than |
| `2018-01-05~`, `[..2018-01-10]~` | about |
"""


def dictionary_text() -> str:
    """Return the whole page."""
    parts = [_INTRODUCTION, *(_table(table) for table in TABLES.values()), _vocabularies(), _crosswalk()]
    return "\n".join(parts)


def _table(table: Table) -> str:
    head = "| column | meaning | required | form | example | ACLED | UCDP GED |\n|---|---|---|---|---|---|---|"
    rows = "\n".join(_row(column) for column in table.columns)
    return f"## {table.file}\n\n{table.meaning}\n\n{head}\n{rows}\n"


def _row(column: Column) -> str:
    cells = (
        f"`{column.name}`",
        column.meaning,
        "yes" if column.required else "no",
        _form(column),
        f"`{column.example}`",
        column.acled,
        column.ucdp,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _form(column: Column) -> str:
    """Say in a few words what a cell may hold."""
    forms = {
        "id": "an id",
        "ref": f"{'ids' if column.list else 'an id'} of {' or '.join(column.refers)}",
        "sources": "ids of sources.csv, each with `#paragraph` where it has one",
        "relations": "`kind:id` of events.csv",
        "date": "a date",
        "word": "see [vocabularies](#vocabularies)",
        "country": "ISO 3166-1 alpha-2",
        "language": "ISO 639",
        "url": "http or https",
        "number": f"a number{_bounds(column)}",
        "count": "a whole number",
        "text": "words" if column.list else "text",
    }
    return forms[column.kind] + (", list" if column.list else "")


def _bounds(column: Column) -> str:
    return f", {column.low:g} to {column.high:g}" if column.low is not None and column.high is not None else ""


def _vocabularies() -> str:
    return "\n".join(["## Vocabularies", "", *_words(), *_event_types()])


def _words() -> Iterator[str]:
    for name, kind in _VOCABULARIES.items():
        yield f"### {name}\n\n| value | meaning |\n|---|---|"
        yield "\n".join(f"| `{member}` | {member.meaning} |" for member in kind) + "\n"


def _event_types() -> Iterator[str]:
    yield "### event_type and sub_event_type\n\nACLED's labels; Diplomacy is ours.\n"
    yield "| event_type | sub_event_type |\n|---|---|"
    for event_type, subs in EVENT_TYPES.items():
        yield f"| `{event_type}` | {', '.join(f'`{sub}`' for sub in subs)} |"
    yield ""


def _crosswalk() -> str:
    lines = ["## Crosswalk", "", "How codes of other collections become ours; the importers use this very table.", ""]
    lines += ["| UCDP GED | here |", "|---|---|"]
    lines += [f"| where_prec {code} | geo_precision {_place(*place)} |" for code, place in UCDP_WHERE_PREC.items()]
    lines += [f"| type_of_violence {code} | {kind}, {sub} |" for code, (kind, sub) in UCDP_TYPE_OF_VIOLENCE.items()]
    lines += ["| date_start, date_end | the day, or `[date_start..date_end]` |", "", "| ACLED | here |", "|---|---|"]
    lines += [
        f"| geo_precision {code} | geo_precision {_place(*place)} |" for code, place in ACLED_GEO_PRECISION.items()
    ]
    lines += [
        "| time_precision 1 | the day |",
        f"| time_precision 2 | `[d-{ACLED_WEEK_DAYS}..d+{ACLED_WEEK_DAYS}]` |",
        "| time_precision 3 | the month |",
        "",
        "ACLED's rows may not be redistributed: they are imported where the map runs, and never committed.",
        "",
    ]
    return "\n".join(lines)


def _place(precision: GeoPrecision, radius: float | None) -> str:
    return f"`{precision}`" + (f", radius {radius:g} km" if radius else "")

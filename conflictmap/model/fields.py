"""Types of the cells: strict patterns first, so that "nan", "1e3", "1_000" or "0" never pass as something else.

Every reader takes the cell's text, or a value that is already typed (rows built in Python), and raises `CellProblem`.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainValidator

from conflictmap.model.countries import COUNTRIES
from conflictmap.model.date_repair import WESTERN_DIGITS
from conflictmap.model.dates import DateSpan, parse_date
from conflictmap.model.problems import CellProblem
from conflictmap.model.vocab import RelationKind, Worded

ID_PATTERN = r"[a-z]+-[a-z0-9-]+"
NUMBER_PATTERN = r"-?[0-9]{1,6}(\.[0-9]+)?"
COUNT_PATTERN = r"[0-9]{1,7}"
URL_PATTERN = r"https?://[^\s<>\"`\\]+"

IS_ID = re.compile(ID_PATTERN)
_NUMBER = re.compile(NUMBER_PATTERN)
_COUNT = re.compile(COUNT_PATTERN)
_URL = re.compile(URL_PATTERN)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_RELATION_KINDS = {str(kind): kind for kind in RelationKind}


class Record(BaseModel):
    """Base of the four records: frozen, blank cells absent, columns that it does not know ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False, populate_by_name=True)


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One reference to a source: its id and, where given, the number of the paragraph (from 1; 0 is a title)."""

    source_id: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How this row stands to another event."""

    kind: RelationKind
    event_id: str


def items(value: Any) -> tuple[Any, ...]:
    """Split a list cell at `;`, trim the items, leave out empty ones."""
    if isinstance(value, str):
        return tuple(item for part in value.split(";") if (item := part.strip()))
    return tuple(value)


def read_id(value: Any) -> str:
    """Read an id."""
    if not IS_ID.fullmatch(str(value)):
        raise CellProblem("id-form", str(value), right=id_like(str(value)))
    return str(value)


def id_like(text: str) -> str:
    """Return an id that resembles `text`, to show the form."""
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40]
    return words if IS_ID.fullmatch(words) else f"my-{words or 'id'}"


def read_ids(value: Any) -> tuple[str, ...]:
    """Read a list of ids."""
    return _ids(value) if isinstance(value, str) else tuple(read_id(item) for item in value)


@lru_cache(maxsize=50_000)
def _ids(cell: str) -> tuple[str, ...]:
    return tuple(read_id(item) for item in items(cell) or (cell,))


def read_texts(value: Any) -> tuple[str, ...]:
    """Read a list of words."""
    return tuple(str(item) for item in items(value))


def read_source_refs(value: Any) -> tuple[SourceRef, ...]:
    """Read `id` or `id#paragraph`, a list."""
    if isinstance(value, str):
        return _source_refs(value)
    return tuple(item if isinstance(item, SourceRef) else _source_ref(item) for item in value)


@lru_cache(maxsize=50_000)
def _source_refs(cell: str) -> tuple[SourceRef, ...]:
    return tuple(_source_ref(item) for item in items(cell) or (cell,))


def _source_ref(item: str) -> SourceRef:
    source_id, mark, paragraph = item.partition("#")
    if not mark:
        return SourceRef(source_id=read_id(item), paragraph=None)
    if not re.fullmatch(r"[0-9]{1,4}", paragraph):
        raise CellProblem("paragraph-form", item, right=f"{source_id}#12", id=source_id)
    return SourceRef(source_id=read_id(source_id), paragraph=int(paragraph))


def read_relations(value: Any) -> tuple[Relation, ...]:
    """Read `kind:event-id`, a list."""
    if isinstance(value, str):
        return _relations(value)
    return tuple(item if isinstance(item, Relation) else _relation(item) for item in value)


@lru_cache(maxsize=50_000)
def _relations(cell: str) -> tuple[Relation, ...]:
    return tuple(_relation(item) for item in items(cell))


def _relation(item: str) -> Relation:
    kind, mark, event_id = (part.strip() for part in item.partition(":"))
    if not mark:
        raise CellProblem("relation-form", item, right=f"about:{read_id(item)}")
    if kind not in _RELATION_KINDS:
        raise CellProblem("relation-form", item, right=f"about:{event_id}")
    return Relation(kind=_RELATION_KINDS[kind], event_id=read_id(event_id))


def read_number(value: Any) -> float:
    """Read a decimal number: digits, a dot, no exponent, no grouping."""
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise CellProblem("not-a-number", value, fix=_number_like(value, _NUMBER))
        return float(value)
    if isinstance(value, bool) or not math.isfinite(value):
        raise CellProblem("not-a-number", str(value))
    return float(value)


def read_count(value: Any) -> int:
    """Read a count: digits only."""
    if isinstance(value, str):
        if not _COUNT.fullmatch(value):
            raise CellProblem("not-a-count", value, fix=_number_like(value, _COUNT))
        return int(value)
    if isinstance(value, bool) or value != int(value) or value < 0:
        raise CellProblem("not-a-count", str(value))
    return int(value)


def _number_like(text: str, pattern: re.Pattern[str]) -> str | None:
    """Return `text` with Arabic digits, a decimal comma or underscores undone, where that is a number."""
    plain = text.translate(WESTERN_DIGITS).replace("٫", ".").replace("−", "-").strip("°+ \u200e\u200f")
    for candidate in (plain, plain.replace(",", ".") if plain.count(",") == 1 else plain, re.sub(r"[_,٬ ]", "", plain)):
        if pattern.fullmatch(candidate):
            return candidate
    whole = re.fullmatch(r"([0-9]+)\.0+", plain)
    return whole[1] if whole and pattern.fullmatch(whole[1]) else None


def read_latitude(value: Any) -> float:
    """Read degrees north, -90 to 90."""
    degrees = read_number(value)
    if not -90 <= degrees <= 90:
        raise CellProblem("latitude-range", str(value))
    return degrees


def read_longitude(value: Any) -> float:
    """Read degrees east, -180 to 180."""
    degrees = read_number(value)
    if not -180 <= degrees <= 180:
        raise CellProblem("longitude-range", str(value))
    return degrees


def read_radius(value: Any) -> float:
    """Read a radius in km, more than 0, at most 1000."""
    km = read_number(value)
    if not 0 < km <= 1000:
        raise CellProblem("radius-range", str(value))
    return km


def read_country(value: Any) -> str:
    """Read an ISO 3166-1 alpha-2 code."""
    if value not in COUNTRIES:
        upper = str(value).upper()
        raise CellProblem("country-code", str(value), fix=upper if upper in COUNTRIES else None)
    return str(value)


def read_url(value: Any) -> str:
    """Read a web address; only http and https, so that a link never runs anything."""
    if not _URL.fullmatch(str(value)):
        bare = re.fullmatch(r"(?:www\.)?[a-z0-9.-]+\.[a-z]{2,}(?:/[^\s<>\"`\\]*)?", str(value))
        raise CellProblem("url-form", str(value), fix=f"https://{value}" if bare else None)
    return str(value)


def read_language(value: Any) -> str:
    """Read an ISO 639 code of two or three letters."""
    if not _LANGUAGE.fullmatch(str(value)):
        lower = str(value).lower()
        raise CellProblem("language-code", str(value), fix=lower if _LANGUAGE.fullmatch(lower) else None)
    return str(value)


def read_span(value: Any) -> DateSpan:
    """Read a date cell."""
    return value if isinstance(value, DateSpan) else parse_date(value)


def word(kind: type[Worded]) -> PlainValidator:
    """Return the reader of one vocabulary."""
    members = {str(member): member for member in kind}

    def read(value: Any) -> Worded:
        if value not in members:
            raise CellProblem("unknown-value", str(value))
        return members[value]

    return PlainValidator(read)


Id = Annotated[str, PlainValidator(read_id)]
Ids = Annotated[tuple[str, ...], PlainValidator(read_ids)]
Texts = Annotated[tuple[str, ...], PlainValidator(read_texts)]
SourceRefs = Annotated[tuple[SourceRef, ...], PlainValidator(read_source_refs)]
Relations = Annotated[tuple[Relation, ...], PlainValidator(read_relations)]
Latitude = Annotated[float, PlainValidator(read_latitude)]
Longitude = Annotated[float, PlainValidator(read_longitude)]
Radius = Annotated[float, PlainValidator(read_radius)]
Count = Annotated[int, PlainValidator(read_count)]
Country = Annotated[str, PlainValidator(read_country)]
Url = Annotated[str, PlainValidator(read_url)]
Language = Annotated[str, PlainValidator(read_language)]
Span = Annotated[DateSpan, PlainValidator(read_span)]

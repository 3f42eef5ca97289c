"""The two formats by their headers: which columns are needed, which are used, and what a header looks like."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conflictmap.importers.problems import ImportProblem

_HEAD_BYTES = 4 << 20
_SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Format:
    """One format. ``required`` and ``optional``: canonical column → its names through the versions, in lower case."""

    name: str
    title: str
    required: dict[str, tuple[str, ...]]
    optional: dict[str, tuple[str, ...]]
    tell_tale: frozenset[str]

    def missing(self, header: Sequence[str]) -> list[str]:
        """Return the required columns that a header has not."""
        return [column for column, names in self.required.items() if not set(names) & set(header)]

    def unused(self, header: Sequence[str]) -> list[str]:
        """Return the columns of a header that no column of ours takes up."""
        used = {name for names in (*self.required.values(), *self.optional.values()) for name in names}
        return [name for name in header if name and name not in used]


def _same(*names: str) -> dict[str, tuple[str, ...]]:
    return {name: (name,) for name in names}


UCDP = Format(
    name="ucdp",
    title="UCDP GED",
    required=_same(
        "id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude", "country", "date_start",
        "date_end", "best", "low", "high",
    ),
    optional={
        **_same("conflict_name", "where_coordinates", "where_description", "adm_1", "adm_2", "source_article",
                "source_office", "source_date", "source_headline", "event_clarity", "iso3"),
        "side_a_id": ("side_a_new_id", "side_a_dset_id", "side_a_id"),
        "side_b_id": ("side_b_new_id", "side_b_dset_id", "side_b_id"),
    },
    tell_tale=frozenset({"type_of_violence", "where_prec", "date_prec", "dyad_name", "side_a"}),
)  # fmt: skip
"""UCDP Georeferenced Event Dataset, 41 to 49 columns (versions 17 to 25; codebook at ucdp.uu.se/downloads)."""

ACLED = Format(
    name="acled",
    title="ACLED",
    required=_same(
        "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "country",
        "location", "latitude", "longitude", "geo_precision", "fatalities",
    ),
    optional=_same(
        "assoc_actor_1", "inter1", "assoc_actor_2", "inter2", "iso", "iso3", "admin1", "admin2", "admin3", "source",
        "notes",
    ),
    tell_tale=frozenset({"event_id_cnty", "sub_event_type", "inter1", "disorder_type", "interaction"}),
)  # fmt: skip
"""ACLED exports, 31 columns (from 2023) and 35 (before)."""

FORMATS: dict[str, Format] = {one.name: one for one in (UCDP, ACLED)}


@dataclass(frozen=True)
class Head:
    """The beginning of a file: its columns as written and in lower case, its separator and encoding."""

    columns: tuple[str, ...]
    separator: str
    encoding: str

    @property
    def header(self) -> tuple[str, ...]:
        """The columns trimmed and in lower case."""
        return tuple(name.strip().strip("\ufeff").lower() for name in self.columns)


def read_head(path: Path) -> Head:
    """Read the header of a CSV file. ImportProblem when there is none."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEAD_BYTES)
    except OSError as problem:
        code = "no-file" if isinstance(problem, FileNotFoundError) else "unreadable"
        raise ImportProblem(code, file=path.name, reason=problem.strerror or "") from problem
    if start[:2] == b"PK" or start[:2] == b"\x1f\x8b":
        raise ImportProblem("packed", file=path.name)
    encoding = _encoding(start)
    line = next(iter(start.decode(encoding, "replace").lstrip("\ufeff").splitlines()), "")
    if not line.strip():
        raise ImportProblem("empty", file=path.name)
    separator = max(_SEPARATORS, key=line.count)
    return Head(tuple(next(csv.reader([line], delimiter=separator))), separator, encoding)


def _encoding(start: bytes) -> str:
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def require(wanted: Format, path: Path, head: Head) -> None:
    """Raise ImportProblem unless the header has every column that ``wanted`` needs."""
    missing = wanted.missing(head.header)
    if not missing:
        return
    values = {"file": path.name, "wanted": wanted.title, "missing": ", ".join(missing)}
    looks = looks_like(head.header)
    if looks:
        raise ImportProblem("wrong-format", looks=looks, **values)
    raise ImportProblem("unknown-format", columns=", ".join(head.columns[:40])[:600], **values)


def looks_like(header: Sequence[str]) -> str:
    """Return what a header looks like: a format's title, our events.csv, or an empty string."""
    found = set(header)
    best = max(FORMATS.values(), key=lambda one: len(one.tell_tale & found))
    if len(best.tell_tale & found) >= 2:
        return best.title
    return "events.csv" if {"event_id", "geo_precision", "title_en"} <= found else ""

"""Dates as they are known: the one parser for every date column (grammar: `conflictmap.model.edtf`)."""

from functools import lru_cache

from conflictmap.model.date_repair import explain
from conflictmap.model.edtf import DATE_PATTERN, DateProblem, DateSpan, read_span

__all__ = ["DATE_PATTERN", "DateProblem", "DateSpan", "parse_date"]


@lru_cache(maxsize=50_000)
def parse_date(text: str) -> DateSpan:
    """Read a date cell. Raises `DateProblem`, whose code, params and fix say what is wrong and what to write."""
    span = read_span(text)
    if span is None:
        raise explain(text.strip())
    return span

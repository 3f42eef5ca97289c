"""The shape of a notice code."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class NoticeCode:
    """One kind of notice: a "must" is an error (the row is set aside), a "should" a warning (the row stays).

    `heading`, `found`, `right`, `right_unknown` are N_ templates with {value}, {column}, {file}, {fix} and the code's
    own params. `right` says what to write; `right_unknown` says so when no fix is known (blank: `right` serves both).
    """

    severity: Severity
    heading: str
    found: str
    right: str
    right_unknown: str = ""

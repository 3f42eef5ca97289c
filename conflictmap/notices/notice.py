"""A Notice: one thing that is wrong, or doubtful, at one place of one file. A value, never an exception."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conflictmap.model.bidi import isolate_foreign, runs_right_to_left
from conflictmap.notices.codes import CODES, Severity

Translate = Callable[[str], str]
"""English template → template in the reader's language."""

MAX_VALUE = 200
"""Characters of a cell that a notice keeps; a cell may hold 100 kB."""

MAX_ROW = 5_000
"""Characters of a whole line, to be pasted, that a notice keeps."""

_ROWS = frozenset({"row", "header", "allowed"})
_TO_BE_PASTED = re.compile("(`[^`]*`)")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@dataclass(frozen=True, slots=True)
class Notice:
    """Where, what and the cure.

    `file` is a name such as events.csv; `line` counts from 1 (0: the file as a whole); `column` is a column's name or
    blank; `code` is a key of CODES; `value` is the cell as found, cut at MAX_VALUE; `params` fill the templates;
    `fix` is the text to write in the whole cell, "" to empty it, None when only a person knows.
    """

    file: str
    line: int
    column: str
    code: str
    severity: Severity
    value: str
    params: Mapping[str, str] = field(default_factory=dict)
    fix: str | None = None


def notice(
    code: str, file: str, line: int = 0, column: str = "", value: str = "", fix: str | None = None, **params: str
) -> Notice:
    """Make the notice of that code; its severity comes from CODES (KeyError: an unknown code, a mistake of ours)."""
    short = {name: shortened(text, MAX_ROW if name in _ROWS else MAX_VALUE) for name, text in params.items()}
    return Notice(file, line, column, code, CODES[code].severity, shortened(value), short, fix)


def shortened(text: str, length: int = MAX_VALUE) -> str:
    """Cut a long text to `length` characters, the last of them an ellipsis."""
    return text if len(text) <= length else text[: length - 1] + "…"


def visible(text: str) -> str:
    """Write control and direction characters as ⟨U+202E⟩, so that a message shows what it speaks of."""
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def found_and_right(item: Notice, translate: Translate = str) -> tuple[str, str]:
    """Return what was found and what is right or to be written, translated; cells in them are made visible."""
    code = CODES[item.code]
    fields = {name: visible(text) for name, text in item.params.items()}
    fields |= {
        "value": visible(item.value),
        "column": item.column,
        "file": item.file,
        "fix": visible(shortened(item.fix or "")),
    }
    right = code.right if item.fix is not None or not code.right_unknown else code.right_unknown
    return _filled(translate(code.found), fields), _filled(translate(right), fields)


def _filled(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields; in Arabic what is quoted keeps its own direction (`=1+1` not as 1+1=).

    The marks stand outside the back ticks: what is copied from between them goes into a cell.
    """
    if not runs_right_to_left(template):
        return template.format_map(fields)
    apart = {name: isolate_foreign(text, right_to_left=True) for name, text in fields.items()}
    parts = _TO_BE_PASTED.split(template)
    parts[::2] = [part.format_map(apart) for part in parts[::2]]
    parts[1::2] = [isolate_foreign(part.format_map(fields), right_to_left=True) for part in parts[1::2]]
    return "".join(parts)


def message(item: Notice, translate: Translate = str) -> str:
    """Return `found_and_right` as one paragraph."""
    return " ".join(found_and_right(item, translate))


def as_dict(item: Notice, translate: Translate = str) -> dict[str, str | int | None]:
    """Return file, line, column, code, severity, value, message, fix: the form of JSON output and of the API."""
    return {
        "file": item.file,
        "line": item.line,
        "column": item.column,
        "code": item.code,
        "severity": item.severity,
        "value": item.value,
        "message": message(item, translate),
        "fix": item.fix,
    }

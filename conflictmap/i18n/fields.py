"""Filling `{name}` fields of messages; text that came from data can never act as a template."""

import re
from collections.abc import Callable, Mapping

_FIELD = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")


def fill(template: str, values: Mapping[str, object], show: Callable[[object], str] = str) -> str:
    """`template` with each `{name}` replaced by `show(values[name])`; an unknown field stays as written.

    Only plain names are fields (no attributes, indices or format specifications), so nothing raises and nothing
    leaks; `{{` and `}}` stand for braces, as in `str.format`.
    """

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0][0]
        return show(values[name]) if name in values else match[0]

    return _FIELD.sub(replacement, template)


def field_names(template: str) -> frozenset[str]:
    """The names of the fields of a message."""
    return frozenset(match[1] for match in _FIELD.finditer(template) if match[1])

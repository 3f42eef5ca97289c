"""Notices as lines of text, as JSON, and as annotations of a continuous integration run."""

import json
from collections.abc import Iterable

from conflictmap.model.marking import N_
from conflictmap.notices.notice import Notice, Translate, as_dict, found_and_right, message

SEVERITIES = {"error": N_("error"), "warning": N_("warning")}


def place(item: Notice) -> str:
    """Return `events.csv:214 actor1`; without a line or a column what there is."""
    line = f":{item.line}" if item.line else ""
    return f"{item.file}{line} {item.column}".rstrip()


def as_text(item: Notice, translate: Translate = str) -> str:
    """Return three lines: where, code and severity; what was found; what is right."""
    found, right = found_and_right(item, translate)
    return f"{place(item)} [{item.code}] {translate(SEVERITIES[item.severity])}\n  {found}\n  {right}"


def as_json(items: Iterable[Notice], translate: Translate = str) -> str:
    """Return a JSON list of file, line, column, code, severity, value, message, fix."""
    return json.dumps([as_dict(item, translate) for item in items], ensure_ascii=False, indent=1)


def as_github(item: Notice, path: str, col: int, translate: Translate = str) -> str:
    """Return one workflow command, `::error file=…,line=…,col=…,title=code::message`.

    `path` is the file as the repository knows it, `col` the character in the line, from 1. Line breaks, `%` and, in
    properties, `:` and `,` are escaped as GitHub's runner expects, so that a cell cannot start a command of its own.
    """
    properties = {"file": path, "line": str(max(item.line, 1)), "col": str(col), "title": item.code}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{item.severity} {written}::{_data(message(item, translate))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

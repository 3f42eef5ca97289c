"""Failures by example: one small file per case (tests/bad_rows/*.txt), for the tests and for docs/messages.md.

A case changes the good set (tests/bad_rows/valid) and says what the checker answers and what cures it:

    about: an actor's name where its id belongs
    code: unknown-actor
    where: events.csv:2 actor1
    cure: jaish-al-islam

    [events.csv:2]
    actor1: Jaish al Islm

Headers: `about`, `code`, `where` (file:line column; line and column may be absent), `value` (default: the cell that
the case writes at `where`), `cure` (written in the cell at `where`), `also` (codes that come with it, a list),
`encoding` (of events.csv). Parts: `[FILE:LINE]` sets cells, `[raw FILE:LINE]` replaces the line, `[FILE]` the whole
file, `[columns FILE]` takes `drop: NAME`, `add: NAME` and `repeat: NAME`, `[absent FILE]` leaves it out, `[folder
FILE]` puts a folder in its place. `[cure …]` before any of these is the cure; without any cure, the cure is the good
set. A value in double quotes is JSON: "\\u202e".
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.table import csv_line

Lines = dict[str, list[str]]
"""File name → its lines, header first; each row of the good set is one line."""

_PART = re.compile(
    r"\[(?P<cure>cure )?(?:(?P<verb>raw|columns|absent|folder) )?(?P<file>[a-z]+\.csv)(?::(?P<line>\d+))?\]"
)
_WHERE = re.compile(r"(?P<file>[a-z]+\.csv)(?::(?P<line>\d+))?(?: (?P<column>\S.*))?")


@dataclass(frozen=True, slots=True)
class Part:
    """One `[…]` of a case: what it does to a file."""

    verb: str
    file: str
    line: int
    body: tuple[str, ...]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The `name: value` lines of the body."""
        return [_named(text) for text in self.body if text.strip()]


@dataclass(frozen=True, slots=True)
class Example:
    """One case; see the module's docstring. `line` is 0 for a file as a whole."""

    name: str
    about: str
    code: str
    file: str
    line: int
    column: str
    value: str
    cure_text: str | None
    also: frozenset[str]
    encoding: str
    parts: tuple[Part, ...]
    cures: tuple[Part, ...]


def _named(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    value = value.strip()
    return name.strip(), str(json.loads(value)) if re.fullmatch(r'"(?:[^"\\]|\\.)*"', value) else value


def read_example(path: Path) -> Example:
    """Read one case. Raises ValueError naming the file when it is not written as the module's docstring says."""
    try:
        return _example(path.stem, path.read_text("utf-8").split("\n"))
    except (KeyError, ValueError) as problem:
        raise ValueError(f"{path.name}: {problem}") from problem


def _example(name: str, lines: list[str]) -> Example:
    marks = [number for number, text in enumerate(lines) if _PART.fullmatch(text)]
    headers = dict(_named(text) for text in lines[: marks[0] if marks else None] if text.strip())
    ends = [*marks[1:], len(lines)]
    written = [_part(lines[mark], lines[mark + 1 : end]) for mark, end in zip(marks, ends, strict=False)]
    parts = tuple(part for is_cure, part in written if not is_cure)
    where = _WHERE.fullmatch(headers["where"])
    if where is None:
        raise ValueError(f"where: {headers['where']}")
    file, line, column = where["file"], int(where["line"] or 0), where["column"] or ""
    return Example(
        name=name,
        about=headers["about"],
        code=headers["code"],
        file=file,
        line=line,
        column=column,
        value=headers.get("value", _written(parts, file, line, column)),
        cure_text=headers.get("cure"),
        also=frozenset(headers.get("also", "").split()),
        encoding=headers.get("encoding", "utf-8"),
        parts=parts,
        cures=tuple(part for is_cure, part in written if is_cure),
    )


def _part(mark: str, body: list[str]) -> tuple[bool, Part]:
    """Return whether it is a cure, and the part; one blank line before the next part is not its own."""
    match = _PART.fullmatch(mark)
    if match is None:
        raise ValueError(mark)
    kept = body[:-1] if body and not body[-1] else body
    return bool(match["cure"]), Part(match["verb"] or "", match["file"], int(match["line"] or 0), tuple(kept))


def _written(parts: tuple[Part, ...], file: str, line: int, column: str) -> str:
    """Return the cell that the case writes at a place, trimmed; blank when it writes none."""
    cells = [part.cells for part in parts if (part.verb, part.file, part.line) == ("", file, line) and line]
    return next((value.strip() for pairs in cells for name, value in pairs if name == column), "")


def good_set(folder: Path) -> Lines:
    """Read the good set: every record must be one line."""
    return {table.file: (folder / table.file).read_text("utf-8").splitlines() for table in TABLES.values()}


def failing(example: Example, good: Lines) -> Lines:
    """Return the good set as the case breaks it. A file that the case leaves out is not in it."""
    return _apply(good, example.parts)


def cured(example: Example, good: Lines) -> Lines:
    """Return the case with its cure pasted in."""
    if example.cure_text is None:
        return _apply(failing(example, good), example.cures) if example.cures else good
    cure = Part("", example.file, example.line, (f"{example.column}: {json.dumps(example.cure_text)}",))
    return _apply(failing(example, good), (cure,))


def write(lines: Lines, folder: Path, example: Example | None = None) -> None:
    """Write the files into `folder`; `example` gives the encoding of events.csv and the folders among the files."""
    for file, content in lines.items():
        encoding = example.encoding if example and file == "events.csv" else "utf-8"
        (folder / file).write_bytes("".join(f"{line}\n" for line in content).encode(encoding))
    for part in example.parts if example else ():
        if part.verb == "folder":
            (folder / part.file).mkdir()


def _apply(good: Lines, parts: tuple[Part, ...]) -> Lines:
    lines = {file: list(content) for file, content in good.items()}
    for part in parts:
        if part.verb in ("absent", "folder"):
            lines.pop(part.file)
        else:
            lines[part.file] = _CHANGES[part.verb](lines[part.file], part)
    return lines


def _set_cells(content: list[str], part: Part) -> list[str]:
    """Set cells of one line; without a line, replace the whole file."""
    if not part.line:
        return list(part.body)
    header, row = (next(csv.reader([content[index]])) for index in (0, part.line - 1))
    for name, value in part.cells:
        row[header.index(name)] = value
    return [*content[: part.line - 1], csv_line(row), *content[part.line :]]


def _replace_line(content: list[str], part: Part) -> list[str]:
    return [*content[: part.line - 1], *part.body, *content[part.line :]]


def _change_columns(content: list[str], part: Part) -> list[str]:
    """Drop, add or repeat columns in the header and every row."""
    table = list(csv.reader(io.StringIO("\n".join(content))))
    for verb, name in part.cells:
        index = table[0].index(name) if verb != "add" else 0
        for number, row in enumerate(table):
            if verb == "drop":
                del row[index]
            else:
                row.append(name if number == 0 else row[index] if verb == "repeat" else "")
    return [csv_line(row) for row in table]


_CHANGES: dict[str, Callable[[list[str], Part], list[str]]] = {
    "": _set_cells,
    "raw": _replace_line,
    "columns": _change_columns,
}

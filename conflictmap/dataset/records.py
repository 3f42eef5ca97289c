"""Text to records with true line numbers; a record that the CSV form breaks is set aside, the next line goes on."""

import csv
import io
from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

FIELD_LIMIT = 16 * 1024 * 1024
"""Longest cell in characters. The csv module refuses above 131,072 by default; a longer cell is named, not refused."""


DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between cells, by their language; the files of this project have commas."""


class Record(NamedTuple):
    """One record: the line where it begins, its cells, the number of lines it spans; `broken` when a quote is open."""

    line: int
    cells: list[str]
    lines: int
    broken: bool = False


def delimiter_of(text: str, names: Collection[str]) -> str:
    """Return the one of DELIMITERS by which the first line holds most of `names` (in small letters)."""
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    scored = [sum(cell.strip().strip('"').casefold() in names for cell in first.split(one)) for one in DELIMITERS]
    return DELIMITERS[scored.index(max(scored))]


def read_records(text: str, delimiter: str = ",") -> Iterator[Record]:
    """Yield the records of CSV text; blank lines are passed over.

    Lines are counted as an editor does (LF, CRLF and CR end one; a quoted newline counts). A double quote that opens
    and does not close yields one broken record for its first line, and reading goes on at the line after it.
    """
    csv.field_size_limit(max(csv.field_size_limit(), FIELD_LIMIT))
    lines = list(io.StringIO(text, newline=""))
    width = 0
    start = 0
    while start < len(lines):
        for record in _run(lines, start, width, delimiter):
            if record.broken:
                yield record
                start = record.line
                break
            width = width or len(record.cells)
            yield record
        else:
            return


def _run(lines: list[str], start: int, width: int, delimiter: str) -> Iterator[Record]:
    """Yield records from line index `start` on; a broken one is the last."""
    reader = csv.reader(islice(lines, start, None), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield _broken(lines, start + before, delimiter)
            return
        line, spans = start + before + 1, reader.line_num - before
        before = reader.line_num
        if not any(cells):
            continue
        width = width or len(cells)
        if spans > 1 and len(cells) != width:
            yield _broken(lines, line - 1, delimiter)
            return
        yield Record(line, cells, spans)


def _broken(lines: list[str], index: int, delimiter: str) -> Record:
    """Return the broken record of the line at `index`, its cells split as they stand."""
    return Record(index + 1, lines[index].rstrip("\r\n").split(delimiter), 1, broken=True)

"""One record of CSV: written so that every reader gets the same cells back, and changed cell by cell."""

import csv
import io

_END = "\r\n"


def write_line(cells: list[str]) -> str:
    """Return the cells as one record without its line end; quotes, commas and line breaks are quoted (RFC 4180)."""
    buffer = io.StringIO()
    # With CRLF as its line end the writer quotes cells that hold CR or LF alone, which it does not do with "".
    csv.writer(buffer, lineterminator=_END).writerow(cells)
    return buffer.getvalue().removesuffix(_END)


def split_raw(record: str) -> list[str]:
    """Split a record (without its line end) at its commas, leaving each cell as it is written, quotes and all."""
    parts: list[str] = []
    start = 0
    quoted = False
    for place, character in enumerate(record):
        if character == '"':
            # a quote opens a cell only at its start; within a quoted cell a doubled one toggles twice
            quoted = not quoted if quoted or place == start or _in_quoted(record, start) else quoted
        elif character == "," and not quoted:
            parts.append(record[start:place])
            start = place + 1
    return [*parts, record[start:]]


def _in_quoted(record: str, start: int) -> bool:
    return record[start] == '"'


def change_line(record: str, old: list[str], new: list[str]) -> str:
    """Return the record with only those cells rewritten that differ; the others keep their bytes."""
    raw = split_raw(record)
    if len(raw) != len(old) or len(new) != len(old):
        return write_line(new)
    return ",".join(
        part if before == after else _one(after) for part, before, after in zip(raw, old, new, strict=True)
    )


def _one(cell: str) -> str:
    """Return one cell among others; the writer would quote a blank one that stands alone."""
    return write_line([cell]) if cell else ""

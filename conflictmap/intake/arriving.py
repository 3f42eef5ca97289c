"""A file that somebody uploads: refused with a cure where it is no CSV in UTF-8, else its text and its delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from conflictmap.dataset.records import FIELD_LIMIT, delimiter_of
from conflictmap.model.marking import N_

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 200

PROBLEMS = {
    "too-large": N_("The file is larger than {limit} MB. Split it, or send it as a pull request."),
    "empty": N_("The file is empty."),
    "workbook": N_("This is an Excel workbook or a zip archive, not a CSV file, whatever its name says. Open it and "
                   "save it as “CSV UTF-8”."),
    "old-workbook": N_("This is an old Excel workbook (.xls), not a CSV file. Open it and save it as “CSV UTF-8”."),
    "compressed": N_("This is a compressed file. Unpack it and upload the CSV file in it."),
    "not-text": N_("This is not a text file. Save the table as “CSV UTF-8”."),
    "utf-16": N_("The file is in UTF-16 (a spreadsheet's “Unicode text”). Save it as “CSV UTF-8”."),
    "not-utf8": N_("The file is not in UTF-8: the first byte that is not is in line {line}. Save it as “CSV UTF-8”."),
    "too-many-rows": N_("The file has more than {limit} rows. Split it, or send it as a pull request."),
    "too-many-columns": N_("The file has more than {limit} columns. Keep those of the data dictionary."),
    "no-known-column": N_("No column of the first line is one of the data dictionary ({columns} …). The first line "
                          "names the columns."),
    "open-quote": N_("A double quote that is opened in the file is never closed, so that its rows cannot be told "
                     "apart. Save it again from the spreadsheet."),
}  # fmt: skip
"""Code → why an upload is refused and what to do, for the translator."""

_STARTS = (
    (b"PK", "workbook"),
    (b"\xd0\xcf\x11\xe0", "old-workbook"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"7z\xbc\xaf", "compressed"),
    (b"Rar!", "compressed"),
    (b"%PDF", "not-text"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class UploadProblem(Exception):
    """An upload that is refused. `code` is a key of PROBLEMS, `params` fill its template; another file is needed."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(PROBLEMS[code].format_map(params))
        self.code = code
        self.params = params

    @property
    def template(self) -> str:
        """The English template, to be translated and filled with `params`."""
        return PROBLEMS[self.code]


def text_of(data: bytes) -> str:
    """Return the text of an upload without its byte order mark. Nothing is ever unpacked. Raises `UploadProblem`."""
    if len(data) > MOST_BYTES:
        raise UploadProblem("too-large", limit=str(MOST_BYTES // 1024 // 1024))
    if not data.strip():
        raise UploadProblem("empty")
    for start, code in _STARTS:
        if data.startswith(start):
            raise UploadProblem(code)
    if b"\0" in data:
        head = data[:400]
        raise UploadProblem("utf-16" if head.count(0) > len(head) * 0.3 else "not-text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise UploadProblem("not-utf8", line=str(line)) from None


def records_of(text: str, known: Iterable[str]) -> tuple[str, list[tuple[int, list[str]]]]:
    """Return the delimiter and the records, each with the line where it begins; blank ones are left out.

    The delimiter is the one of comma, semicolon and tab by which the first line holds most of the `known` names (in
    small letters). Raises `UploadProblem`.
    """
    text = _without_hint(text)
    delimiter = delimiter_of(text, frozenset(known))
    return delimiter, _records(text, delimiter)


def _without_hint(text: str) -> str:
    """Leave out Excel's own first line `sep=;`, but keep its line end, so that lines are counted as in the file."""
    head, end, rest = text.partition("\n")
    return end + rest if head.strip().lower() in ("sep=,", "sep=;", "sep=\t", "sep=") else text


def _records(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(max(csv.field_size_limit(), FIELD_LIMIT))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                found.append((line, cells))
            if len(cells) > MOST_COLUMNS:
                raise UploadProblem("too-many-columns", limit=str(MOST_COLUMNS))
            if len(found) > MOST_ROWS + 1:
                raise UploadProblem("too-many-rows", limit=f"{MOST_ROWS:,}")
    except csv.Error:
        raise UploadProblem("open-quote") from None
    return found

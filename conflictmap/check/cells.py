"""Raw cells before they are read: what is hostile or unreadable in any column is named and made harmless."""

import re
from functools import lru_cache

from conflictmap.codebook.columns import Table
from conflictmap.codebook.tables import table_of_file
from conflictmap.dataset.tables import RawRow
from conflictmap.model.fields import NUMBER_PATTERN
from conflictmap.notices.notice import Notice, notice, visible

MAX_CELL = 10_000
"""Characters of a cell that are shown; a longer cell is cut with an ellipsis, and a notice says so."""

_FORMULA = frozenset("=+-@\t")
_LOST = "\ufffd"
_BETWEEN = "¦"
_SUSPECT = re.compile(f"{_BETWEEN}[ =+@-]| {_BETWEEN}|{_LOST}")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters, line separators, direction overrides and isolates; not the marks that Arabic text needs."""

_NUMBER = re.compile(NUMBER_PATTERN)


def clean(file: str, row: RawRow) -> tuple[dict[str, str], list[Notice]]:
    """Return the cells that are not blank, trimmed and harmless, and what was found in them.

    In a text column a hidden character becomes visible (⟨U+202E⟩), in any other it is left out; a lost character
    (U+FFFD) is an error; a formula start is a warning, for everything here is shown as text.
    """
    whole = _BETWEEN.join(("", *row.cells.values(), ""))
    # one look at the joined row clears nearly every row; only the others are looked at cell by cell
    if whole.isprintable() and len(whole) <= MAX_CELL and not _SUSPECT.search(whole):
        return {name: cell for name, cell in row.cells.items() if cell}, []
    cells = {name: text for name, cell in row.cells.items() if (text := cell.strip())}
    notices: list[Notice] = []
    for name in cells:
        cells[name] = _harmless(file, row, name, notices)
    return {name: text for name, text in cells.items() if text}, notices


@lru_cache(maxsize=8)
def _text_columns(file: str) -> frozenset[str]:
    table: Table = table_of_file(file)
    return frozenset(column.name for column in table.columns if column.kind == "text")


def _harmless(file: str, row: RawRow, name: str, notices: list[Notice]) -> str:
    """Return one cell made harmless; add what was found to `notices`."""
    raw = row.cells[name]
    text = raw.strip()
    if name not in table_of_file(file).header:
        return text
    is_text = name in _text_columns(file)
    if _LOST in text:
        fix = text.replace(_LOST, "")
        notices.append(notice("lost-character", file, row.line, name, text, fix))
    if hidden := _HIDDEN.search(text):
        fix = _HIDDEN.sub("", text).strip()
        notices.append(notice("control-character", file, row.line, name, text, fix, found=f"U+{ord(hidden[0]):04X}"))
        text = visible_hidden(text) if is_text else fix
    if is_text and raw[:1] in _FORMULA and not _NUMBER.fullmatch(text):
        start = visible(raw[0])
        notices.append(notice("formula-start", file, row.line, name, raw, raw.lstrip("=+-@\t \r\n"), found=start))
    if len(text) > MAX_CELL:
        example = table_of_file(file).column(name).example
        notices.append(notice("cell-too-long", file, row.line, name, text, length=f"{len(text):,}", example=example))
        text = text[:MAX_CELL] + "…"
    return text


def visible_hidden(text: str) -> str:
    """Write the hidden characters of a text as ⟨U+202E⟩; leave newlines and Arabic's own marks alone."""
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)

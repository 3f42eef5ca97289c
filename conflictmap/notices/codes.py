"""The registry of every notice code. A new code: its template here, a fixture in tests/bad_rows, then `docs`."""

from conflictmap.notices.cell_codes import CELL_CODES
from conflictmap.notices.code import NoticeCode, Severity
from conflictmap.notices.file_codes import FILE_CODES
from conflictmap.notices.row_codes import ROW_CODES

__all__ = ["CODES", "NoticeCode", "Severity"]

CODES: dict[str, NoticeCode] = {**FILE_CODES, **CELL_CODES, **ROW_CODES}

"""Bytes to text: UTF-8 is right; anything else is said, and read as far as it can be."""

import codecs

from conflictmap.notices.notice import Notice, notice


def decode(file: str, data: bytes) -> tuple[str, list[Notice]]:
    """Return the text of `data` and what is wrong with its encoding. A byte order mark is left out.

    UTF-16 is recognised by its mark or by its NUL bytes and read whole; any other byte that is not UTF-8 becomes
    U+FFFD, so that only the rows that hold one are lost.
    """
    utf16 = _utf16(data)
    if utf16:
        text = data.decode(utf16, errors="replace").lstrip("\ufeff")
        return text, [notice("utf-16", file, 1)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return data.decode("utf-8-sig", errors="replace"), [notice("not-utf8", file, line)]


def _utf16(data: bytes) -> str | None:
    """Return the codec of UTF-16 data; None when it is not UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:200]
    if len(head) >= 4 and head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > len(head) * 0.4:
        return "utf-16-be"
    return None

"""What a date that the grammar does not hold may have meant; material for the message, never a silent repair."""

import re
from datetime import date

from conflictmap.model.edtf import DateProblem, read_span

WESTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Arabic-Indic and extended (Persian) digits → 0-9, for `str.translate`."""

_MONTHS = (
    ("jan", "كانون الثاني", "يناير"),
    ("feb", "شباط", "فبراير"),
    ("mar", "آذار", "مارس"),
    ("apr", "نيسان", "أبريل"),
    ("may", "أيار", "مايو"),
    ("jun", "حزيران", "يونيو"),
    ("jul", "تموز", "يوليو"),
    ("aug", "آب", "أغسطس"),
    ("sep", "أيلول", "سبتمبر"),
    ("oct", "تشرين الأول", "أكتوبر"),
    ("nov", "تشرين الثاني", "نوفمبر"),
    ("dec", "كانون الأول", "ديسمبر"),
)
_THREE_NUMBERS = re.compile(r"([0-9]{1,4})\s*[-./ ]\s*([0-9]{1,2})\s*[-./ ]\s*([0-9]{1,4})(?:[t ][0-9:.+z]*)?")
_TWO_NUMBERS = re.compile(r"([0-9]{1,4})[-./]([0-9]{1,4})")
_DASHED_RANGE = re.compile(r"(.+?)\s*(?:–|—|\bto\b|\buntil\b|\s-\s)\s*(.+)")
_OPEN = re.compile(r"(?:\.\.)?/(?P<end>[^/]+)|\[(?P<since>[^\]]+)\.\.\]|(?P<start>[^/]+)/")


def explain(cell: str) -> DateProblem:
    """Return the problem that describes best why `cell` is not a date here, with the cure where one is certain."""
    western = cell.translate(WESTERN_DIGITS)
    if western != cell and (right := _only(western)):
        return DateProblem("date-digits", cell, fix=right, right=right)
    if match := _OPEN.fullmatch(western):
        return _open_problem(cell, match)
    candidates = readings(western)
    if len(candidates) > 1:
        first, second = candidates[:2]
        return DateProblem("date-not-iso", cell, first=first, second=second, month=first[:7])
    if candidates:
        return DateProblem("date-other-form", cell, fix=candidates[0])
    return DateProblem("date-unreadable", cell)


def _open_problem(cell: str, match: re.Match[str]) -> DateProblem:
    """Describe a date whose open side this grammar does not have."""
    if match["end"] and (end := _only(match["end"])):
        return DateProblem("date-open", cell, fix=f"[..{end}]")
    since = match["since"] or match["start"]
    if since and (start := _only(since)):
        return DateProblem("date-open", cell, fix=f"{start}/..")
    return DateProblem("date-unreadable", cell)


def readings(cell: str) -> list[str]:
    """Return every way to read `cell` in the grammar, day first before month first."""
    text = cell.strip().lower()
    if match := _DASHED_RANGE.fullmatch(text):
        ends = [_only(match[1]), _only(match[2])]
        return _valid([f"{ends[0]}/{ends[1]}"]) if all(ends) else []
    if match := _THREE_NUMBERS.fullmatch(text):
        return _from_three(*match.groups())
    if re.fullmatch(r"[0-9]{8}", text):
        return _from_three(text[:4], text[4:6], text[6:])
    if match := _TWO_NUMBERS.fullmatch(text):
        month, year = sorted(match.groups(), key=len)
        return _valid([f"{year}-{month:0>2}"]) if len(year) == 4 else []
    if words := _from_words(text):
        return words
    return []


def _only(text: str) -> str | None:
    """Return the one date that `text` is or can be read as; None when there is none, or more."""
    found = _valid([text]) or readings(text)
    return found[0] if len(found) == 1 else None


def _from_three(first: str, second: str, third: str) -> list[str]:
    """Read three numbers as year-month-day, day-month-year or month-day-year (two-digit years are 20xx)."""
    if len(first) == 4:
        return _days([(first, second, third)])
    if len(third) == 3 or len(third) == 1 or len(first) > 2:
        return []
    year = third if len(third) == 4 else f"20{third}"
    return _days([(year, second, first), (year, first, second)])


def _from_words(text: str) -> list[str]:
    """Read a date with the name of a month, in English or Arabic, with or without a day."""
    month = next((n for n, names in enumerate(_MONTHS, 1) if any(_named(text, name) for name in names)), None)
    if month is None:
        return []
    numbers = re.findall(r"[0-9]+", text)
    years = [number for number in numbers if len(number) == 4] or [f"20{n}" for n in numbers[-1:] if len(n) == 2]
    days = [number for number in numbers[: 1 if years and len(numbers) > 1 else 0] if len(number) <= 2]
    days = days or [number for number in numbers if len(number) <= 2 and len(numbers) == 2]
    if len(years) != 1 or len(numbers) > 2:
        return []
    return _days([(years[0], str(month), days[0])]) if days else _valid([f"{years[0]}-{month:02d}"])


def _named(text: str, month: str) -> bool:
    """Tell whether `month` is the name of a month in `text` (English by its first three letters)."""
    return month in text if not month.isascii() else re.search(rf"(?<![a-z]){month}[a-z]*", text) is not None


def _days(triples: list[tuple[str, str, str]]) -> list[str]:
    """Write year, month, day in ISO form; keep those that the calendar has, each once."""
    found: list[str] = []
    for year, month, day in triples:
        try:
            iso = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
        if iso not in found:
            found.append(iso)
    return found


def _valid(candidates: list[str]) -> list[str]:
    """Keep the candidates that the grammar holds."""
    kept = []
    for candidate in candidates:
        try:
            span = read_span(candidate)
        except DateProblem:
            continue
        if span is not None:
            kept.append(span.text)
    return kept

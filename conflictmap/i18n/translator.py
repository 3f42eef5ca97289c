"""One reader's language: messages, plural forms, dates, numbers, lists and names."""

import gettext
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from conflictmap.i18n.catalogue import LOCALE_FOLDER, load
from conflictmap.i18n.fields import fill
from conflictmap.i18n.numbers import Number, format_number, localise_digits
from conflictmap.i18n.spans import Span, in_words
from conflictmap.i18n.tags import LANGUAGES, Digits, Lang, parts_of, tag_of
from conflictmap.model.bidi import isolate, isolate_foreign
from conflictmap.model.dates import DateProblem, parse_date

# Levantine month names (كانون الثاني) are those of Syria in CLDR; British English puts the day first.
LOCALES: dict[Lang, str] = {"en": "en_GB", "ar": "ar_SY"}
OWN_NAMES: dict[Lang, str] = {"en": "English", "ar": "العربية"}


@dataclass(frozen=True)
class Translator:
    """Everything that depends on the reader's language; equal translators speak alike, so it can be a cache key."""

    lang: Lang
    digits: Digits = "latn"
    messages: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, compare=False, repr=False)

    @property
    def locale(self) -> str:
        """The CLDR locale behind dates, numbers and lists."""
        return LOCALES[self.lang]

    @property
    def tag(self) -> str:
        """What `lang` of an address says to get this translator again."""
        return tag_of(self.lang, self.digits)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The value of HTML's `dir`."""
        return "rtl" if self.lang == "ar" else "ltr"

    def t(self, msgid: str, **values: object) -> str:
        """The message in this language, its `{name}` fields filled; untranslated messages stay English.

        Numbers are written in the reader's form; pass a `str` for what only looks like a number (a year, a line).
        """
        # a key of P_ that no catalogue has shows its English without the context
        return fill(self.messages.gettext(msgid).rpartition("\x04")[2], values, self._show) if msgid else ""

    def n(self, singular: str, plural: str, n: int, **values: object) -> str:
        """The form of the message that the count asks for (Arabic has six); `{n}` is the count."""
        return fill(self.messages.ngettext(singular, plural, n), {"n": n, **values}, self._show)

    def span(self, when: Span) -> str:
        """A date cell in words, with its precision: "some time in February 2018", "from January 2018, ongoing"."""
        return in_words(when, self)

    def cell(self, text: str) -> str:
        """A date cell in words; what is no date stays as it is written."""
        try:
            return self.span(parse_date(text)) if text else ""
        except DateProblem:
            return self.ltr(text)

    @property
    def comma(self) -> str:
        """What parts names in a row, with its space."""
        return "، " if self.lang == "ar" else ", "

    def day(self, day: date) -> str:
        """10 January 2018, ١٠ كانون الثاني ٢٠١٨."""
        return self._date(day, "d MMMM y")

    def month(self, day: date) -> str:
        """The month of a day, with its year."""
        return self._date(day, "MMMM y")

    def month_name(self, day: date) -> str:
        """The month of a day, abbreviated where the language does so, without its year (axis labels)."""
        return self._date(day, "MMM")

    def weekday(self, day: date) -> str:
        """The name of the day of the week."""
        return self._date(day, "EEEE")

    def number(self, value: Number) -> str:
        """A quantity with this language's separators, in the chosen digits; at most three decimals."""
        return format_number(value, self.locale, self.digits)

    def digits_of(self, text: str) -> str:
        """The digits of a finished text in the chosen form; not for ids, ISO dates or coordinates."""
        return localise_digits(text, self.digits)

    def listing(self, items: Iterable[str], kind: Literal["and", "or"] = "and") -> str:
        """a, b and c; أ وب وج. Names in the other script keep their own direction."""
        names = [isolate_foreign(item, self.direction == "rtl") for item in items]
        return format_list(names, "or" if kind == "or" else "standard", locale=self.locale)

    def pick(self, en: str | None, ar: str | None) -> tuple[str, Lang]:
        """The text in the reader's language, else in the other, with the language it is in (for `lang` and `dir`)."""
        own, other = (ar, en) if self.lang == "ar" else (en, ar)
        if (own or "").strip() or not (other or "").strip():
            return own or "", self.lang
        return other or "", "en" if self.lang == "ar" else "ar"

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code (CLDR); an unknown code stays a code."""
        return str(Locale.parse(self.locale).territories.get(code, code))

    def ltr(self, text: str) -> str:
        """An id, ISO date or coordinates, isolated where the text around them runs right to left."""
        return isolate(text) if self.lang == "ar" else text

    def _date(self, day: date, pattern: str) -> str:
        return self.digits_of(format_date(day, pattern, locale=self.locale))

    def _show(self, value: object) -> str:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return self.number(value)
        return str(value)


def translator(lang: str, digits: Digits = "latn", folder: Path = LOCALE_FOLDER) -> Translator:
    """The translator of a language tag (one of `TAGS`, else English); follows changes of the catalogue's file.

    `digits="arab"` writes ١٢٣ in Arabic, as the tag `ARABIC_DIGITS` does; English keeps its own digits.
    """
    known, asked = parts_of(lang)
    digits = "arab" if asked == "arab" else digits
    return _translator(known, digits if known == "ar" else "latn", load(known, folder))


@lru_cache(maxsize=16)
def _translator(lang: Lang, digits: Digits, messages: gettext.NullTranslations) -> Translator:
    return Translator(lang, digits, messages)


def preferred_language(accept_language: str | None, default: Lang = "en") -> Lang:
    """The first of our languages that a browser's Accept-Language header asks for (RFC 9110, 12.5.4), by weight."""
    wishes: list[tuple[float, int, str]] = []
    for place, wish in enumerate((accept_language or "").split(",")):
        tag, _, weight = wish.strip().partition(";q=")
        wishes.append((-_weight(weight), place, tag.lower().partition("-")[0]))
    tags = [tag for weight, _, tag in sorted(wishes) if weight < 0]
    return next((lang for tag in tags for lang in LANGUAGES if lang == tag), default)


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0

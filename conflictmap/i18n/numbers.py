"""Numbers in the form that the reader chooses: 1,234.5 or ١٬٢٣٤٫٥."""

from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import format_decimal

from conflictmap.i18n.tags import Digits

Number = int | float | Decimal

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def format_number(value: Number, locale: str, digits: Digits) -> str:
    """A quantity with the separators of the locale and digits of the chosen form; at most 3 decimals.

    `digits` names a numbering system of CLDR.
    """
    return localise_digits(format_decimal(value, locale=_locale(locale), numbering_system=digits), digits)


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)  # a tenth of a millisecond each time, and a page writes hundreds of numbers


def localise_digits(text: str, digits: Digits) -> str:
    """The digits of a finished text in the chosen form (Babel writes European digits only)."""
    return text.translate(_ARABIC_INDIC) if digits == "arab" else text

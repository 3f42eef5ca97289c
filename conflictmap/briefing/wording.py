"""The sentences of a briefing, in one language at a time."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Self

from conflictmap.briefing.sheet import Sheet, Words
from conflictmap.i18n.tags import Digits, Lang
from conflictmap.i18n.translator import Translator, translator
from conflictmap.model.geodata import licences
from conflictmap.model.marking import N_

TITLE = N_("Conflict map of Syria")
ATTRIBUTION = N_(
    "Places: GeoNames (CC BY 4.0). Made with Natural Earth. Rivers: CIA WDB II via GSHHG. Relief: shadedrelief.com."
)
CAVEATS = (
    N_("Not for navigation or targeting."),
    N_("One article and the reports around it; not exhaustive."),
    N_("Borders and names imply no endorsement; the map does not decide between claims."),
)
IMPORTED_CAVEATS = (CAVEATS[0], N_("An imported collection; not exhaustive."), CAVEATS[2])
FIRST_SOURCE = "art-2018-01-11"
"""The article that our own collection starts from."""
DENSITY = N_("Many events: drawn as cells shaded by their number, not as symbols.")
EMPTY = N_("No event matches this filter.")
EMPTY_HINT = N_("Nothing is drawn because nothing was found. Widen the dates or take a part of the filter away.")


class Speakers:
    """The translators of a briefing's languages."""

    def __init__(self, langs: tuple[Lang, ...], digits: Digits = "latn") -> None:
        self.langs = langs
        self._speak: dict[Lang, Translator] = {lang: translator(lang, digits) for lang in langs}

    @classmethod
    def of(cls, sheet: Sheet) -> Self:
        """Those of a sheet."""
        return cls(sheet.langs, sheet.options.digits)

    def numeral(self, number: int) -> str:
        """A number in the digits of the first language; it serves all of them."""
        return self._speak[self.langs[0]].digits_of(str(number))

    def words(self, say: Callable[[Translator], str]) -> Words:
        """What `say` makes of each language."""
        return Words(**{lang: say(speak) for lang, speak in self._speak.items()})

    def one(self, msgid: str) -> Words:
        """A marked message in each language."""
        return self.words(lambda say: say.t(msgid))


def period(start: date | None, end: date | None, say: Translator) -> str:
    """The days from the first event's to the last event's."""
    if start is None or end is None:
        return ""
    if start == end:
        return say.day(start)
    return say.t("{start} to {end}", start=say.day(start), end=say.day(end))


def filter_line(filter_words: str, say: Translator) -> str:
    """The filter as a sentence; an empty filter is said as well."""
    if not filter_words:
        return say.t("All events, no filter.")
    return say.t("Filter: {filter}.", filter=filter_words)


def caveats(store_sources: Iterable[str], say: Translator) -> str:
    """What the reader must not take the map for; our own collection and an imported one differ in one sentence."""
    own = any(source.startswith(FIRST_SOURCE) for source in store_sources)
    return " ".join(say.t(text) for text in (CAVEATS if own else IMPORTED_CAVEATS))


def counts_line(total: int, drawn: int, reasons: Iterable[str], say: Translator) -> str:
    """ "n of N events drawn, m not drawn because …"."""
    if not total:
        return say.t(EMPTY)
    line = say.n("{drawn} of {n} event on the map", "{drawn} of {n} events on the map", total, drawn=drawn)
    why = list(reasons)
    if not why:
        return line + "."
    return say.t("{drawn}; not drawn: {reasons}.", drawn=line, reasons=say.listing(why))


def missing_reasons(missing: Mapping[str, int], say: Translator) -> list[str]:
    """Why events are not drawn: key → number, as sentences' parts."""
    n = {key: missing.get(key, 0) for key in ("unknown", "country", "no-point", "outside", "coarse")}
    said = {
        "unknown": say.n("{n} of unknown place", "{n} of unknown place", n["unknown"]),
        "country": say.n(
            "{n} of which only the country is known", "{n} of which only the country is known", n["country"]
        ),
        "no-point": say.n("{n} without coordinates", "{n} without coordinates", n["no-point"]),
        "outside": say.n("{n} outside this map", "{n} outside this map", n["outside"]),
        "coarse": say.n(
            "{n} known to a district, governorate or wider area only",
            "{n} known to a district, governorate or wider area only",
            n["coarse"],
        ),
    }
    return [text for key, text in said.items() if missing.get(key)]


def as_of_line(known: date | None, latest: date | None, say: Translator) -> str:
    """As of when: the day asked for, else the day of the newest source."""
    if known:
        return say.t("As known on {day}.", day=say.day(known))
    if latest:
        return say.t("Reports up to {day}.", day=say.day(latest))
    return say.t("Undated reports.")


def attribution(say: Translator) -> str:
    """Who made what the map is drawn from."""
    try:
        drawn = [row for row in licences() if not row.files.startswith(("fonts/", "gazetteer/"))]
        found = [row.attribution_ar if say.lang == "ar" else row.attribution_en for row in drawn]
    except FileNotFoundError:
        found = []
    kept = list(dict.fromkeys(text.strip() for text in found if text.strip()))
    return " ".join(kept) or say.t(ATTRIBUTION)

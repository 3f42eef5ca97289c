"""Everything that a briefing says, as one value: computed once, then drawn or written in any format.

No files, no drawing: what is here was worked out from the store, the view and the options, so that the PDF, the
slide and the manifest can never tell different stories.
"""

from dataclasses import dataclass
from typing import Literal

from conflictmap.briefing.geometry import Bounds
from conflictmap.briefing.options import Options
from conflictmap.i18n.tags import Lang
from conflictmap.i18n.translator import Translator, translator

Where = Literal["map", "inset", "margin", "nowhere"]


@dataclass(frozen=True)
class Words:
    """One text in the languages of the sheet; a language that the sheet does not speak stays empty."""

    en: str = ""
    ar: str = ""

    def of(self, lang: Lang) -> str:
        """The text in a language, else in the other one."""
        own, other = (self.ar, self.en) if lang == "ar" else (self.en, self.ar)
        return own or other

    def __bool__(self) -> bool:
        return bool(self.en or self.ar)


@dataclass(frozen=True)
class SheetEvent:
    """One numbered event; `numeral` is the number as the page writes it.

    Degrees WGS84, radius in km; `date` is the cell as written, `when` the same in words.

    `where` says whether the map, its inset, only the list (known to the country) or nothing shows it.
    """

    number: int
    numeral: str
    event_id: str
    title: Words
    place: Words
    when: Words
    date: str
    event_type: str
    sub_event_type: Words
    status: str
    precision: str
    precision_words: Words
    lat: float | None
    lon: float | None
    radius_km: float | None
    admin1: str
    country: str
    disputed: bool
    sources: tuple[str, ...]
    where: Where = "map"


@dataclass(frozen=True)
class SheetClaim:
    """A claim about an origin that is drawn: a hollow area and a dashed line to the event.

    `number` is the event's, `to` its place. `state` is a key of `CLAIM_STYLES` (current, earlier, withdrawn);
    `colour` the claimant's, as #rrggbb.
    """

    claim_id: str
    number: int
    claimant_id: str
    claimant: Words
    statement: Words
    made_on: str
    state: str
    colour: str
    lat: float
    lon: float
    radius_km: float | None
    to: tuple[float, float]


@dataclass(frozen=True)
class SheetSource:
    """A source that the events or the drawn claims cite."""

    source_id: str
    title: str
    publisher: str
    published: str
    url: str
    language: str


@dataclass(frozen=True)
class Density:
    """Many events as counts on a grid: (west, south, east, north, number) of each cell; `drawn` is their sum."""

    cells: tuple[tuple[float, float, float, float, int], ...]
    drawn: int


@dataclass(frozen=True)
class Counts:
    """How many events match, are drawn, and are not, by reason (`Words` with the number in them)."""

    total: int
    drawn: int
    missing: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A briefing. `langs` has one language, or both. `bounds` is what the main map must show, `beyond` the inset.

    `query` reproduces the view, `address` is where it can be seen (or the query alone); `day` dates the files.
    """

    options: Options
    langs: tuple[Lang, ...]
    title: Words
    subtitle: Words
    note: Words
    filter_words: Words
    counts_words: Words
    counts: Counts
    bounds: Bounds
    beyond: Bounds | None
    as_of: Words
    revision: str
    day: str
    query: str
    address: str
    attribution: Words
    caveats: Words
    events: tuple[SheetEvent, ...] = ()
    more: int = 0
    claims: tuple[SheetClaim, ...] = ()
    sources: tuple[SheetSource, ...] = ()
    more_sources: int = 0
    density: Density | None = None
    as_of_asked: bool = False
    """Whether the filter's own words say already as of which day."""

    def speak(self, lang: Lang) -> Translator:
        """The translator of one of the languages, in the digits of the sheet."""
        return translator(lang, self.options.digits)

    @property
    def drawn_on_map(self) -> tuple[SheetEvent, ...]:
        """The listed events that the main map shows."""
        return tuple(event for event in self.events if event.where == "map")

    @property
    def drawn_in_inset(self) -> tuple[SheetEvent, ...]:
        """The listed events that lie beyond the main map."""
        return tuple(event for event in self.events if event.where == "inset")

"""The legend: what the map actually shows, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from conflictmap.briefing.sheet import Sheet, Words
from conflictmap.briefing.wording import Speakers
from conflictmap.model.marking import N_
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.lines import BORDER_STYLES, CLAIM_AREA_LABEL, CLAIM_STYLES
from conflictmap.symbols.marks import DISPUTED_LABEL, PRECISION_STYLE, STATUS_STYLE

Icon = Literal["type", "precision", "status", "disputed", "claim", "border", "density", "leader"]

HEADINGS = {
    "type": N_("What happened"),
    "precision": N_("How exactly the place is known"),
    "status": N_("Marks"),
    "claim": N_("Who puts the origin where"),
    "density": N_("Events in a cell"),
    "border": N_("Lines"),
}
_OTHER_TYPE = N_("Other or not coded")
_CLAIM = {
    "current": N_("{claimant}"),
    "earlier": N_("{claimant}, an earlier version"),
    "withdrawn": N_("{claimant}, withdrawn"),
}
_DENSITY = N_("{low} to {high}")
_LEADER = N_("Line from a number to its place")


@dataclass(frozen=True)
class Entry:
    """One line of the legend. `key` names the style, `colour` a claimant's, `shade` a cell's (0–1)."""

    icon: Icon
    key: str
    label: Words
    colour: str = ""
    shade: float = 0.0
    event_type: str = ""


@dataclass(frozen=True)
class Group:
    """Entries under a heading."""

    heading: Words
    entries: tuple[Entry, ...] = field(default=())


def legend(sheet: Sheet, border_kinds: set[str], leaders: bool = False) -> tuple[Group, ...]:
    """The groups of the legend in order, empty ones left out."""
    speak = Speakers.of(sheet)
    found = {
        "type": _types(sheet, speak),
        "density": _density(sheet, speak),
        "status": [*_marks(sheet, speak), *([Entry("leader", "leader", speak.one(_LEADER))] if leaders else [])],
        "precision": _precisions(sheet, speak),
        "claim": _claims(sheet, speak),
        "border": [
            Entry("border", kind, speak.one(style.label))
            for kind, style in BORDER_STYLES.items()
            if kind in border_kinds
        ],
    }  # fmt: skip
    return tuple(Group(speak.one(HEADINGS[key]), tuple(entries)) for key, entries in found.items() if entries)


def _shown(sheet: Sheet) -> list[tuple[str, str, str, bool]]:
    if sheet.density:
        return []
    return [
        (event.event_type, event.precision, event.status, event.disputed)
        for event in sheet.events
        if event.where in ("map", "inset")
    ]


def _types(sheet: Sheet, speak: Speakers) -> list[Entry]:
    used = {kind for kind, _, _, _ in _shown(sheet)}
    found = [Entry("type", kind, speak.one(symbol.label)) for kind, symbol in EVENT_SYMBOLS.items() if kind in used]
    return [*found, *([Entry("type", "", speak.one(_OTHER_TYPE))] if used - EVENT_SYMBOLS.keys() else [])]


def _precisions(sheet: Sheet, speak: Speakers) -> list[Entry]:
    used = {precision for _, precision, _, _ in _shown(sheet)}
    return [Entry("precision", key, speak.one(style.label)) for key, style in PRECISION_STYLE.items() if key in used]


def _marks(sheet: Sheet, speak: Speakers) -> list[Entry]:
    shown = _shown(sheet)
    found = []
    for key, style in STATUS_STYLE.items():
        kinds = [kind for kind, _, status, _ in shown if status == key]
        if key != "occurred" and kinds:
            found.append(Entry("status", key, speak.one(style.label), event_type=kinds[0]))
    if any(disputed for _, _, _, disputed in shown):
        found.append(Entry("disputed", "disputed", speak.one(DISPUTED_LABEL)))
    return found


def _claims(sheet: Sheet, speak: Speakers) -> list[Entry]:
    seen = {(claim.claimant, claim.state): claim.colour for claim in sheet.claims}
    order = sorted(seen, key=lambda pair: (pair[0].en or pair[0].ar, list(CLAIM_STYLES).index(pair[1])))
    found = [
        Entry("claim", state, speak.words(lambda say, c=claimant, s=state: say.t(  # type: ignore[misc]
            _CLAIM[s], claimant=c.of(say.lang))), colour=seen[claimant, state])
        for claimant, state in order
    ]  # fmt: skip
    return [*found, *([Entry("claim", "area", speak.one(CLAIM_AREA_LABEL), colour="#565c64")] if found else [])]


def density_classes(counts: Sequence[int]) -> list[tuple[int, int]]:
    """At most five classes (lowest, highest count) that hold about as many cells each."""
    order = sorted(counts)
    lows = sorted({order[len(order) * i // 5] for i in range(5)})
    highs = [low - 1 for low in lows[1:]] + [order[-1]]
    return list(zip(lows, highs, strict=True))


def _density(sheet: Sheet, speak: Speakers) -> list[Entry]:
    if not sheet.density or not sheet.density.cells:
        return []
    classes = density_classes([cell[4] for cell in sheet.density.cells])
    return [
        Entry("density", str(low), speak.words(lambda say, a=low, b=high: (  # type: ignore[misc]
            say.number(a) if a == b else say.t(_DENSITY, low=a, high=b))), shade=(i + 0.5) / len(classes))
        for i, (low, high) in enumerate(classes)
    ]  # fmt: skip

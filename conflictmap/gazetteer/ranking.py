"""Weighs the places that a name may mean: how near the spelling, whether the context agrees, how well known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from conflictmap.gazetteer.asking import Variant
from conflictmap.gazetteer.entries import SETTLEMENTS, UNITS, Entry
from conflictmap.gazetteer.index import joined
from conflictmap.gazetteer.reported import Reported
from conflictmap.gazetteer.sounds import sounds
from conflictmap.gazetteer.words import ASKED
from conflictmap.model.folding import fold

EARTH_KM = 6371.0
#: Costs, in units of one wrong consonant. Chosen on the development half of the benchmark, see docs/geocoder.md.
OUTSIDE_ADMIN1, NEAR_ADMIN1, OUTSIDE_ADMIN2, NEAR_ADMIN2 = 1.0, 0.05, 0.35, 0.05
WRONG_KIND, UNIT_UNASKED, FACILITY_UNASKED = 0.6, 0.12, 0.1
OTHER_NAME, ARTICLE, DIVIDED, WRONG_SIZE, HOOD_FOR_VILLAGE = 0.04, 0.02, 0.02, 0.02, 0.15
BOTH_HALVES = 0.12
#: What it costs to lie far from the wider place that the question tells.
ELSEWHERE = 0.4
PEOPLE, INSIDE_ADMIN1 = 0.1, 0.15
RANK = {"country": 0.9, "capital": 0.3, "governorate": 0.25, "region": 0.15, "zone": 0.15, "city": 0.1, "town": 0.08,
        "neighbourhood": -0.1}  # fmt: skip
MOST_HITS = 30
#: Degrees of latitude that a kilometre is less than.
_A_KILOMETRE = 0.0091


@dataclass(frozen=True)
class Context:
    """What is known of where the place lies: ISO country, P-codes of governorate and district; "" where unknown.

    `reported`: where events are reported, which parts places of one name; None for no such knowledge.
    """

    country: str = ""
    admin1: str = ""
    admin2: str = ""
    reported: Reported | None = None


@dataclass(frozen=True)
class Hit:
    """A place that matched: its entry, the matched name, how, the costs that rank it, the sounds asked for."""

    entry: Entry
    name: str
    how: str
    spelling: float
    context: float
    kind: float
    prior: float
    heard: str = ""

    @property
    def cost(self) -> float:
        """What the hits are ordered by, least first."""
        return self.spelling + self.context + self.kind - self.prior


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance in km between two (latitude, longitude) in degrees."""
    (a, b), (c, d) = (map(math.radians, p) for p in (one, other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def kilometres_between(lat: Any, lon: Any, other_lat: Any, other_lon: Any) -> Any:
    """Great-circle distances in km between points in degrees: NumPy arrays that broadcast against each other."""
    a, b, c, d = (np.radians(x) for x in (lat, lon, other_lat, other_lon))
    h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(h)))


def point(entry: Entry) -> tuple[float, float]:
    """The entry's latitude and longitude."""
    return entry.latitude, entry.longitude


def _unit_cost(wanted: str, own: str, near: tuple[str, ...], close: float, outside: float) -> float:
    if not wanted or wanted == own:
        return 0.0
    return close if wanted in near or not own else outside


def context_cost(entry: Entry, context: Context) -> float:
    """What it costs a place to lie outside the units that the question names."""
    first = _unit_cost(context.admin1, entry.admin1, entry.near, NEAR_ADMIN1, OUTSIDE_ADMIN1)
    return first + _unit_cost(context.admin2, entry.admin2, entry.near, NEAR_ADMIN2, OUTSIDE_ADMIN2)


def kind_cost(entry: Entry, asked: str) -> float:
    """What it costs a place to be of another kind than the question's words ask for."""
    if asked in ("village", "town") and entry.kind in ("village", "town", "city", "capital"):
        return 0.0 if (entry.kind == "village") == (asked == "village") else WRONG_SIZE
    if asked in ("village", "town") and entry.kind == "neighbourhood":
        return HOOD_FOR_VILLAGE
    if asked:
        return 0.0 if entry.kind in ASKED[asked] else WRONG_KIND
    if entry.kind in UNITS:
        return 0.0 if entry.kind == "country" else UNIT_UNASKED
    if entry.uncertainty_km is not None:
        return 0.0
    return 0.0 if entry.kind in SETTLEMENTS or entry.kind in ("region", "zone") else FACILITY_UNASKED


def prior(entry: Entry, context: Context, spelling: float) -> float:
    """How well known a place is, by its people and rank; it counts for a good spelling, and little in a governorate."""
    known = PEOPLE * math.log10(entry.population + 1) + RANK.get(entry.kind, 0.0)
    return known * math.exp(-spelling / 0.25) * (INSIDE_ADMIN1 if context.admin1 else 1.0)


def _article(name: str) -> bool:
    """Whether a written name begins with the article."""
    first, _, rest = name.lower().replace("-", " ").partition(" ")
    return name.startswith("ال") or (bool(rest) and len(first) in (2, 3) and first[0] in "aeu" and first != "abu")


def trifles(entry: Entry, name: str, variant: Variant) -> float:
    """Small costs that part places of one name: another name of the place matched, the article, the word division."""
    cost = 0.0 if joined(name) in (joined(entry.name), joined(entry.name_ar)) else OTHER_NAME
    if _article(name) != _article(variant.text):
        cost += ARTICLE
    return cost + (DIVIDED if len(fold(name).split()) != len(fold(variant.text).split()) else 0.0)


def weigh(entry: Entry, name: str, how: str, spelling: float, variant: Variant, context: Context) -> Hit:
    """A hit with all its costs."""
    spelling += trifles(entry, name, variant)
    kind = kind_cost(entry, variant.asked)
    known = prior(entry, context, spelling) * (0.2 if kind >= WRONG_KIND else 1.0)
    if context.reported:
        known += context.reported.worth(entry.latitude, entry.longitude)
    return Hit(entry, name, how, spelling, context_cost(entry, context), kind, known, heard=sounds(variant.text))


def ordered(hits: list[Hit]) -> list[Hit]:
    """The `MOST_HITS` best hits by cost; of places of one kind within a kilometre only the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (round(h.cost, 6), h.entry.name, h.entry.latitude)):
        near = (k for k in kept if abs(k.entry.latitude - hit.entry.latitude) < _A_KILOMETRE)
        if not any(kilometres(point(hit.entry), point(k.entry)) < 1.0 and same(hit, k) for k in near):
            kept.append(hit)
        if len(kept) == MOST_HITS:
            break
    return kept


def same(one: Hit, other: Hit) -> bool:
    """Whether two hits may stand for one another: both settlements, or of one kind."""
    a, b = one.entry.kind, other.entry.kind
    if {a, b} <= {"airport", "airbase"}:
        return True
    return a == b or (a in SETTLEMENTS and b in SETTLEMENTS and "neighbourhood" not in (a, b))

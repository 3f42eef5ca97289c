"""Reads what a query asks for: the place's own name among other words, its kind, a direction, two ends of a road."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conflictmap.gazetteer.admin1 import admin1
from conflictmap.gazetteer.words import BRANCHES, DIRECTIONS, LEADING, MOST_WORDS, NEARBY, PHRASES, RURAL
from conflictmap.model.folding import fold

#: A name longer than this is no place name; reading stops there.
MOST_CHARACTERS = 200
#: "Rif Dimashq" is a name of its own: what is left of it without the word costs this much.
_RURAL = 0.25
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WITHIN = re.compile(r"^(.+?)\s+(?:in|inside|within|في|داخل)\s+(.+)$", re.IGNORECASE)
_HALVES = re.compile(r"\s*[/\\|]\s*|\s+or\s+|\s+aka\s+|\s+أو\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(.+?)\s+and\s+(.+)$|(?:^|\s)بين\s+(.+?)\s+و(.+)$", re.IGNORECASE)
_ROAD = re.compile(r"^(.+?)\s*[-–—]\s*(.+?)\s+(?:road|highway|axis|border|line|junction)\b", re.IGNORECASE)
_BORDER = re.compile(r"^(.+?)\s*/\s*(.+?)\s+(?:border|road|axis|line)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Variant:
    """One way to read the name: its text, what it costs against the plain reading, what the words around it ask for."""

    text: str
    cost: float
    asked: str
    how: str


@dataclass(frozen=True)
class Question:
    """A query read: variants of the name, best first; a direction and the unit it divides; the ends of a stretch.

    `nearby`: it lies only near the place named; `within`: the wider place that it lies in, "" where none is told.
    """

    variants: tuple[Variant, ...] = ()
    bearing: float | None = None
    of: str = ""
    ends: tuple[str, str] | None = None
    nearby: bool = False
    within: str = ""


def _stripped(name: str) -> Iterator[tuple[str, str]]:
    """`name` folded and without one generic word after another at its ends, each with what the first of them asks for.

    Words are kept where nothing else would be left: "Village" is a name, "المدينة" too.
    """
    words, asked = fold(name).split(), ""
    again = True
    while again and len(words) > 1:
        again = False
        for n in range(min(MOST_WORDS, len(words) - 1), 0, -1):
            tail, head = PHRASES.get(" ".join(words[-n:])), PHRASES.get(" ".join(words[:n]))
            if tail or head:
                words = words[:-n] if tail else words[n:]
                asked, again = asked or tail or head or "", True
                yield " ".join(words), asked
                break


def strip_phrases(name: str) -> tuple[str, str]:
    """`name` folded without the generic words at its ends, and what they ask for: "" if there were none."""
    return [(fold(name), ""), *_stripped(name)][-1]


def _written(name: str, bare: str) -> str:
    """The part of `name` that folds to `bare`, as written, so that sounds lost in folding stay."""
    written = name.split()
    for start in range(len(written)):
        for end in range(len(written), start, -1):
            if fold(" ".join(written[start:end])) == bare:
                return " ".join(written[start:end])
    return bare


def _variant(text: str, cost: float, how: str) -> list[Variant]:
    """The text as it stands, without its outermost and without all generic words; empty if nothing can be read."""
    if not fold(text):
        return []
    cut = list(_stripped(text))
    asked = cut[0][1] if cut else ""
    extra = _RURAL if asked == "countryside" else 0.02
    how_cut = "generic" if how == "exact" else how
    kept = dict.fromkeys(_written(text, bare) for bare, _ in (cut[:1] + cut[-1:]) if bare)
    return [Variant(text, cost, asked, how), *(Variant(bare, cost + extra, asked, how_cut) for bare in kept)]


def _nearby(name: str) -> tuple[str, bool]:
    """The name after a word such as "near", anywhere but at its end, and whether there was one."""
    folded = fold(name)
    for word in NEARBY:
        before, found, after = f" {folded} ".partition(f" {word} ")
        if found and after.strip() and (not before.strip() or " of" in word):
            return after.strip(), True
    return name, False


def _direction(name: str) -> tuple[float | None, str]:
    """The bearing that a directional name asks for and the unit that it divides; (None, "") if it is none.

    English puts the direction first, Arabic first or last: "southern rural Idlib", "ريف إدلب الجنوبي الشرقي",
    "الريف الجنوبي لإدلب".
    """
    every = fold(name).split()
    words = [w for w in every if w not in RURAL]
    for n in (2, 1):
        for part, rest, first in ((words[:n], words[n:], True), (words[-n:], words[:-n], False)):
            bearing = DIRECTIONS.get(" ".join(part))
            if bearing is None or not rest or not (first or n == 2 or len(words) < len(every)):
                continue
            clitic = first and len(rest[0]) > 3 and rest[0].startswith("ل") and len(words) < len(every)
            return bearing, " ".join([rest[0][1:] if clitic else rest[0], *rest[1:]])
    return None, ""


def _ends(name: str) -> tuple[str, str] | None:
    """The two places of "road between A and B", "A-B road", "A/B border"."""
    for pattern in (_BETWEEN, _ROAD, _BORDER):
        if hit := pattern.search(name):
            one, other = [g for g in hit.groups() if g][:2]
            return strip_phrases(one)[0], strip_phrases(other)[0]
    return None


def _inner(name: str) -> list[Variant]:
    """The name without a word in its middle for settlement or an army's branch: "Bab al Khayr village II"."""
    words = name.split()
    kept = [w for w in words if PHRASES.get(fold(w)) not in ("village", "town") and fold(w) not in BRANCHES]
    inner = words[-1:] == kept[-1:] and len(kept) < len(words)
    branch = any(fold(w) in BRANCHES for w in words)
    return [Variant(" ".join(kept), 0.05, "base" if branch else "village", "generic")] if inner and kept else []


def _wider(text: str) -> str:
    """What brackets hold if it is the wider place, not another name: "Tall Tamr area", "Deir Ezzor"; else ""."""
    bare, asked = strip_phrases(text)
    return bare if asked in ("area", "countryside", "district", "subdistrict", "governorate") or admin1(text) else ""


def _within(name: str) -> tuple[str, str]:
    """The name before "in", before a comma or before brackets that hold a wider place, and that wider place."""
    for text in _BRACKETS.findall(name):
        if wider := _wider(text):
            return " ".join(_BRACKETS.sub(" ", name).split()), wider
    if hit := _WITHIN.match(name):
        return hit[1], hit[2]
    head, comma, tail = name.replace("،", ",").partition(",")
    return (head.strip(), tail.strip()) if comma and fold(head) and fold(tail) else (name, "")


def _parts(name: str) -> list[Variant]:
    """Every reading of a name: whole, without brackets, each half of "A/B", what the brackets hold."""
    inside = [b for b in _BRACKETS.findall(name) if fold(b) and not _wider(b)]
    plain = " ".join(_BRACKETS.sub(" ", name).split())
    found = _variant(plain, 0.0, "exact") + _inner(plain)
    asked = found[0].asked if found else ""
    halves = [h for h in _HALVES.split(plain) if fold(h)]
    if len(halves) > 1:
        for half in halves:
            found += [Variant(v.text, v.cost, v.asked or asked, v.how) for v in _variant(half, 0.05, "half")]
    for text in inside:
        found += [Variant(v.text, v.cost, v.asked or asked, v.how) for v in _variant(text, 0.15, "bracket")]
    return found


def read(query: str) -> Question:
    """Read a query. An empty or overlong one, or one without a letter or digit, has no variants. Never raises."""
    words = query.split()[: MOST_CHARACTERS + 1]
    while len(words) > 1 and fold(words[0]) in LEADING:
        words = words[1:]
    name = " ".join(words)
    if len(name) > MOST_CHARACTERS or not fold(name):
        return Question()
    place, nearby = _nearby(name)
    bearing, of = _direction(name)
    head, within = _within(place)
    found = _parts(place) + [replace(v, cost=v.cost + 0.05) for v in (_parts(head) if within else ())]
    variants = {(v.text, v.asked): v for v in reversed(found)}
    ordered = tuple(sorted(variants.values(), key=lambda v: v.cost))
    return Question(ordered, bearing, of, _ends(name), nearby, within)

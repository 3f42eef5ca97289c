"""What the gazetteer answers with."""

from __future__ import annotations

from dataclasses import dataclass

from conflictmap.gazetteer.entries import KINDS, Entry
from conflictmap.model.marking import N_, P_

#: match → why it was found, shown beside the candidate.
REASONS: dict[str, str] = {
    "exact": N_("The name as written."),
    "generic": N_("The name without the words around it."),
    "half": N_("One of the names given."),
    "bracket": N_("The name in brackets."),
    "article": N_("The name without article or prefix."),
    "transliteration": N_("Another transliteration of the name."),
    "part": N_("Part of the name only: check it."),
    "fuzzy": N_("A similar name only: check it."),
    "near": N_("A place near the one meant: check it."),
    "between": N_("The stretch between two places: check it."),
    "direction": N_("A side of a governorate, as an area."),
    "direction of a place": N_("A side of a place, as an area: check it."),
}

#: kind → its word, for people; the machine's word is the key itself.
KIND_WORDS: dict[str, str] = {
    "capital": P_("kind of place", "capital"),
    "city": P_("kind of place", "city"),
    "town": P_("kind of place", "town"),
    "village": P_("kind of place", "village"),
    "neighbourhood": P_("kind of place", "neighbourhood"),
    "camp": P_("kind of place", "camp"),
    "airport": P_("kind of place", "airport"),
    "airbase": P_("kind of place", "air base"),
    "base": P_("kind of place", "base"),
    "naval_base": P_("kind of place", "naval base"),
    "crossing": P_("kind of place", "crossing"),
    "dam": P_("kind of place", "dam"),
    "field": P_("kind of place", "oil or gas field"),
    "mountain": P_("kind of place", "mountain"),
    "water": P_("kind of place", "water"),
    "site": P_("kind of place", "site"),
    "region": P_("kind of place", "region"),
    "zone": P_("kind of place", "zone"),
    "subdistrict": P_("kind of place", "sub-district"),
    "district": P_("kind of place", "district"),
    "governorate": P_("kind of place", "governorate"),
    "country": P_("kind of place", "country"),
}


@dataclass(frozen=True)
class Candidate:
    """A place offered for a name.

    `name`, `name_ar`: the gazetteer's ("" where it has none); `found`: the one of its names that matched; degrees;
    `admin1`, `admin2`: English names; `p_code`: of the place or else the smallest unit it lies in; `geo_precision`:
    design.md's vocabulary; `radius_km` of an area, else None; `score` 0–1, calibrated; `accepted`: sure enough to be
    taken without asking; `match`: a key of `REASONS`; `reason`: an English sentence, marked for translation.
    """

    name: str
    name_ar: str
    latitude: float
    longitude: float
    kind: str
    country: str
    admin1: str
    admin2: str
    p_code: str
    geo_precision: str
    radius_km: float | None
    score: float
    accepted: bool
    match: str
    source: str
    reason: str
    found: str = ""


@dataclass(frozen=True)
class Answer:
    """What a query got: the candidates, best first; where there is none, the reason, marked for translation."""

    query: str
    candidates: tuple[Candidate, ...]
    reason: str

    @property
    def accepted(self) -> Candidate | None:
        """The first candidate if it is accepted."""
        return self.candidates[0] if self.candidates and self.candidates[0].accepted else None


def candidate(
    entry: Entry, found: str, match: str, score: float, accepted: bool, admin1: str, admin2: str
) -> Candidate:
    """A candidate from an entry; the names of its units are looked up by the caller."""
    area = KINDS[entry.kind] in ("area", "admin1", "admin2", "admin3")
    return Candidate(
        name=entry.name,
        name_ar=entry.name_ar,
        latitude=entry.latitude,
        longitude=entry.longitude,
        kind=entry.kind,
        country=entry.country,
        admin1=admin1,
        admin2=admin2,
        p_code=entry.p_code or entry.admin3 or entry.admin2 or entry.admin1,
        geo_precision=KINDS[entry.kind],
        radius_km=entry.radius_km if area else None,
        score=score,
        accepted=accepted,
        match=match,
        source=entry.source,
        reason=REASONS[match],
        found=found,
    )

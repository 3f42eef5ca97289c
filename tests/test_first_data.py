"""Facts that a reader would check in the four files carried with the project: 11 January 2018 and around."""

from __future__ import annotations

import csv
import hashlib
import os
import re
from datetime import date
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import read_folder
from conflictmap.model.dates import parse_date
from conflictmap.model.folding import fold

TOP = Path(__file__).resolve().parent.parent
Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (TOP / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EVENTS, CLAIMS, SOURCES, ACTORS = (read(f"{name}.csv") for name in ("events", "claims", "sources", "actors"))
EVENT = {row["event_id"]: row for row in EVENTS}
CLAIM = {row["claim_id"]: row for row in CLAIMS}
SOURCE = {row["source_id"]: row for row in SOURCES}
ACTOR = {row["actor_id"]: row for row in ACTORS}
ARTICLE = "art-2018-01-11"
OWN_WORDS = (
    [(row, name) for row in EVENTS for name in ("title_en", "title_ar", "summary_en", "summary_ar", "note", "place")]
    + [(row, column) for row in CLAIMS for column in ("statement_en", "statement_ar", "note")]
    + [(row, column) for row in ACTORS for column in ("name_en", "name_ar", "aliases", "note")]
)


def cells(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def source_ids(row: Row) -> list[str]:
    return [reference.split("#")[0] for reference in cells(row["sources"])]


def titled(*words: str) -> Row:
    """The one event whose English title holds all the words."""
    found = [row for row in EVENTS if all(word in row["title_en"] for word in words)]
    assert len(found) == 1, (words, [row["title_en"] for row in found])
    return found[0]


def km(row: Row, lat: float, lon: float) -> float:
    """Great-circle distance in km from a row's point."""
    lat1, lon1 = radians(float(row["latitude"])), radians(float(row["longitude"]))
    lat2, lon2 = radians(lat), radians(lon)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(half))


def shared() -> Path:
    folder = os.environ.get("CONFLICTMAP_SHARED")
    if not folder:
        pytest.skip("CONFLICTMAP_SHARED is not set")
    return Path(folder)


HMEIMIM, TARTUS = titled("Drones", "Hmeimim"), titled("Drones", "Tartus")
QADAM, BABBILA = titled("crossing", "al-Qadam", "reopens"), titled("Babbila checkpoint opened")
MOVE = titled("factions", "Babbila")


# What happened


def test_fifteen_events_rest_on_the_article_and_one_tells_what_came_of_sochi() -> None:
    from_article = [row for row in EVENTS if any(one.startswith(ARTICLE) for one in source_ids(row))]
    others = [row for row in EVENTS if row not in from_article]
    assert (len(EVENTS), len(from_article)) == (16, 15)
    announced = titled("Syrian National Dialogue Congress", "announced")
    assert [row["related_to"] for row in others] == [f"outcome-of:{announced['event_id']}"]


def test_each_row_of_the_article_names_the_paragraph_it_rests_on() -> None:
    for row in EVENTS + CLAIMS:
        for reference in cells(row["sources"]):
            if reference.startswith(ARTICLE):
                assert re.fullmatch(rf"{ARTICLE}#([2-9]|1[01])|{ARTICLE}-p12#12", reference), reference


def test_the_two_bases_are_two_events_in_two_governorates_in_one_night() -> None:
    assert HMEIMIM["event_id"] != TARTUS["event_id"]
    assert (HMEIMIM["admin1"], TARTUS["admin1"]) == ("Latakia", "Tartus")
    assert HMEIMIM["event_date"] == TARTUS["event_date"] == "2018-01-05/2018-01-06"
    assert HMEIMIM["geo_precision"] == TARTUS["geo_precision"] == "site"


def test_the_two_gates_are_two_events_linked_as_possibly_the_same() -> None:
    assert (QADAM["admin1"], BABBILA["admin1"]) == ("Damascus", "Rif Dimashq")
    assert f"possibly-same:{QADAM['event_id']}" in cells(BABBILA["related_to"])
    closed = titled("al-Qadam", "closed")
    assert f"possibly-same:{closed['event_id']}" in cells(titled("checkpoint closed")["related_to"])


def test_southern_idlib_is_an_area_and_a_campaign_never_a_point() -> None:
    row = titled("southern Idlib countryside")
    assert (row["geo_precision"], float(row["radius_km"])) == ("area", 25.0)
    assert (row["unit"], row["status"], row["event_date"]) == ("campaign", "ongoing", "2018-01~/..")


def test_sochi_and_antalya_are_announced_and_only_sochi_has_an_outcome() -> None:
    announced = {row["place"]: row for row in EVENTS if row["status"] == "announced"}
    assert set(announced) == {"Sochi", "Antalya"}
    assert announced["Antalya"]["event_date"] == "2018-02"
    outcomes = [row["related_to"] for row in EVENTS if "outcome-of:" in row["related_to"]]
    assert outcomes == [f"outcome-of:{announced['Sochi']['event_id']}"]


def test_what_was_said_in_a_capital_has_an_inferred_place_unless_the_article_names_it() -> None:
    capitals = {row["event_id"]: row["place_basis"] for row in EVENTS if row["place"] in {"Moscow", "Ankara"}}
    assert capitals.pop(titled("talks in Moscow")["event_id"]) == "reported"
    assert list(capitals.values()) == ["inferred"] * 4


def test_deaths_are_written_only_where_a_report_counts_them() -> None:
    assert {row["event_id"]: row["fatalities"] for row in EVENTS if row["fatalities"]} == {MOVE["event_id"]: "1"}


# Who says so


def test_where_it_is_disputed_who_did_it_an_unidentified_group_acts_and_the_accused_are_claims() -> None:
    disputed = [row for row in EVENTS if row["attribution"] == "disputed"]
    assert {row["event_id"] for row in disputed} == {HMEIMIM["event_id"], TARTUS["event_id"], MOVE["event_id"]}
    for row in disputed:
        assert row["actor1"].startswith("unidentified-")
        about = [one for one in CLAIMS if row["event_id"] in cells(one["about"])]
        accused = {one["value"] for one in about if one["attribute"] == "perpetrator"}
        assert accused
        assert accused <= set(ACTOR)


def test_the_ministry_revised_its_first_origin_and_nobody_withdrew_it() -> None:
    revisions = [row for row in CLAIMS if row["stance"] == "revises"]
    assert len(revisions) == 1
    later, first = revisions[0], CLAIM[revisions[0]["to_claim"]]
    assert later["claimant"] == first["claimant"] == "ru-mod"
    assert later["attribute"] == first["attribute"] == "origin"
    assert parse_date(first["made_on"]).latest < parse_date(later["made_on"]).earliest
    assert not [row for row in CLAIMS if row["stance"] == "withdraws"]


def test_every_claimed_origin_is_an_area_and_the_village_is_a_small_one() -> None:
    placed = [row for row in CLAIMS if row["latitude"]]
    assert {(row["attribute"], row["geo_precision"]) for row in placed} == {("origin", "area")}
    assert sorted(float(row["radius_km"]) for row in placed)[0] == 3.0
    assert "Muwazzara" in min(placed, key=lambda row: float(row["radius_km"]))["statement_en"]


def test_the_movement_denies_the_ministry_s_word_that_nothing_was_damaged() -> None:
    (denial,) = [row for row in CLAIMS if row["stance"] == "denies"]
    assert denial["claimant"] == "free-alawite-movement"
    assert (CLAIM[denial["to_claim"]]["claimant"], CLAIM[denial["to_claim"]]["attribute"]) == ("ru-mod", "effect")


def test_that_nobody_was_hurt_is_one_party_s_claim_and_not_a_figure_of_the_event() -> None:
    (none,) = [row for row in CLAIMS if row["attribute"] == "casualties"]
    assert (none["claimant"], none["value"]) == ("ru-mod", "0")
    assert HMEIMIM["fatalities"] == TARTUS["fatalities"] == ""


def test_official_media_name_one_faction_in_babbila_and_the_statement_six() -> None:
    named: dict[str, set[str]] = {}
    for row in CLAIMS:
        if row["attribute"] == "perpetrator" and MOVE["event_id"] in cells(row["about"]):
            named.setdefault(row["claimant"], set()).add(row["value"])
    assert named["sy-official-media"] == {"jaish-al-islam"}
    assert len(named["south-damascus-six-factions"]) == 6


def test_paragraph_12_counts_once_with_the_report_it_repeats() -> None:
    repeating = {row["source_id"]: row["origin"] for row in SOURCES if row["origin"]}
    assert repeating == {f"{ARTICLE}-p12": "enab-baladi-2018-01-10"}
    for row in (QADAM, BABBILA, MOVE, titled("checkpoint closed"), titled("al-Qadam", "closed")):
        assert f"{ARTICLE}-p12" in source_ids(row)
        assert ARTICLE not in source_ids(row)
        assert "enab-baladi-2018-01-10" in source_ids(row)


# How it is told


@pytest.mark.parametrize("row", EVENTS, ids=lambda row: row["event_id"])
def test_each_event_is_told_in_both_languages_in_two_to_four_sentences(row: Row) -> None:
    for language in ("en", "ar"):
        assert row[f"title_{language}"].strip()
        sentences = [one for one in re.split(r"[.؟!](?:\s+|$)", row[f"summary_{language}"]) if one.strip()]
        assert 2 <= len(sentences) <= 4, sentences
    assert re.search(r"[\u0600-\u06ff]", row["title_ar"] + row["place_ar"])


HAPPENED = [row for row in EVENTS if row["status"] != "announced"]


@pytest.mark.parametrize("row", HAPPENED, ids=lambda row: row["event_id"])
def test_a_summary_tells_no_day_later_than_its_first_source(row: Row) -> None:
    first = min(date_of(one) for one in source_ids(row))
    days = [int(day) for day in re.findall(r"(\d{1,2}) January 2018", row["summary_en"])]
    assert all(date(2018, 1, day) <= first for day in days), (first, days)


def date_of(source_id: str) -> date:
    latest = parse_date(SOURCE[source_id]["published_on"]).latest
    assert latest
    return latest


def test_party_words_stand_only_in_quotation_marks() -> None:
    words = re.compile(r"regime|moderate|liberat|terroris|نظام(?!ي)|معتدل|تحرير|إرهاب|ميليشي", re.IGNORECASE)
    for row, column in OWN_WORDS:
        unquoted = re.sub(r"«[^»]*»|“[^”]*”|Tahrir al-Sham", "", row[column])
        assert not words.search(unquoted), (column, unquoted)


def test_officials_stand_by_office_and_private_persons_not_at_all() -> None:
    officials = re.compile(
        r"lavrov|zarif|[cç]avu[sş]o[gğ]lu|akar\b|fidan|kosnett|mistura|لافروف|ظريف|أوغلو|فيدان|خلوصي|كوسنيت|ميستورا",
        re.IGNORECASE,
    )
    assert not [row[column] for row, column in OWN_WORDS if officials.search(row[column])]


def test_the_head_of_the_committee_is_named_nowhere() -> None:
    # Digests of a name that sources give: so that it does not stand here either.
    digests = {"56c291f43046b0ba", "01ba49998c463dbb", "792b31959d0cd976"}
    for row in EVENTS + CLAIMS + SOURCES + ACTORS:
        for text in row.values():
            found = {hashlib.sha256(" ".join(pair).encode()).hexdigest()[:16] for pair in pairwise(fold(text).split())}
            assert not found & digests, text


def test_no_run_of_six_words_of_the_article_stands_in_any_cell() -> None:
    article = fold((shared() / "reference" / "article_2018-01-11.ar.txt").read_text(encoding="utf-8")).split()
    runs = {tuple(article[start : start + 6]) for start in range(len(article) - 5)}
    for row in EVENTS + CLAIMS + SOURCES + ACTORS:
        for column, text in row.items():
            if column == "title" and row["source_id"].startswith(ARTICLE):
                continue  # a source is cited by its title
            words = fold(text).split()
            assert not runs & {tuple(words[start : start + 6]) for start in range(len(words) - 5)}, text


# Where it was


@pytest.mark.parametrize(
    ("row", "place"),
    [(HMEIMIM, "fac-hmeimim"), (TARTUS, "fac-tartus-naval"), (QADAM, "hood-qadam"), (BABBILA, "xing-babbila"),
     (MOVE, "xing-babbila"), (titled("southern Idlib"), "reg-idlib-south")],
    ids=["hmeimim", "tartus", "qadam", "babbila", "move", "idlib"],
)  # fmt: skip
def test_positions_lie_within_two_km_of_the_reference(row: Row, place: str) -> None:
    with (shared() / "reference" / "places_reference.csv").open(encoding="utf-8", newline="") as file:
        (reference,) = [one for one in csv.DictReader(file) if one["id"] == place]
    assert km(row, float(reference["lat"]), float(reference["lon"])) < 2


@pytest.mark.parametrize(
    ("place", "file", "geoname"),
    [("Babbila checkpoint", "SY", "171998"), ("Ankara", "TR", "323786"), ("Antalya", "TR", "323777")],
)
def test_towns_lie_within_two_km_of_geonames(place: str, file: str, geoname: str) -> None:
    lines = (shared() / "geodata" / "mirror" / "geonames" / f"{file}.txt").read_text(encoding="utf-8").splitlines()
    (found,) = [one.split("\t") for one in lines if one.startswith(f"{geoname}\t")]
    for row in (one for one in EVENTS if one["place"] == place):
        assert km(row, float(found[4]), float(found[5])) < 2


def test_the_claimed_village_is_the_one_in_idlib_and_not_its_namesake_in_daraa() -> None:
    (village,) = [row for row in CLAIMS if "Muwazzara" in row["statement_en"]]
    assert km(village, 35.658, 36.438) < 2


def test_every_point_says_how_uncertain_it_is() -> None:
    for row in [row for row in EVENTS + CLAIMS if row["latitude"]]:
        assert re.search(r"uncertainty_km=\d", row["note"]), row["note"]


# That the four files hold together


def test_the_checker_has_nothing_to_say_of_the_four_files() -> None:
    checked = check_dataset(read_folder(TOP))
    assert checked.notices == ()
    assert len(checked.events) == len(EVENTS)


def test_ids_are_unique_and_of_the_written_form() -> None:
    ids = [*(row["event_id"] for row in EVENTS), *(row["claim_id"] for row in CLAIMS), *SOURCE, *ACTOR]
    assert len(ids) == len(set(ids)) == len(EVENTS) + len(CLAIMS) + len(SOURCES) + len(ACTORS)
    assert all(re.fullmatch(r"[a-z]+-[a-z0-9-]+", one) for one in ids)
    assert all(re.fullmatch(r"(ev|cl)-[a-z2-7]{8}", one) for one in [*EVENT, *CLAIM])


def test_every_actor_source_event_and_claim_that_is_named_is_there() -> None:
    for row in EVENTS:
        assert set(cells(row["actor1"]) + cells(row["actor2"])) <= set(ACTOR)
        assert set(source_ids(row)) <= set(SOURCE)
        assert {one.split(":")[1] for one in cells(row["related_to"])} <= set(EVENT) - {row["event_id"]}
    for row in CLAIMS:
        assert row["claimant"] in ACTOR
        assert set(cells(row["about"])) <= {*EVENT, *CLAIM}
        assert set(cells(row["to_claim"])) <= set(CLAIM)
        assert set(source_ids(row)) <= set(SOURCE)


def test_no_actor_or_source_is_left_that_nothing_uses() -> None:
    used = {one for row in EVENTS for column in ("actor1", "actor2") for one in cells(row[column])}
    used |= {row["claimant"] for row in CLAIMS} | {row["value"] for row in CLAIMS} | {row["parent"] for row in ACTORS}
    assert set(ACTOR) - used == {"krasnaya-zvezda"}  # named in two texts as the carrier of the ministry's word
    assert set(SOURCE) == {one for row in EVENTS + CLAIMS for one in source_ids(row)}


def test_a_ministry_belongs_to_its_state_and_every_actor_has_both_names() -> None:
    assert ACTOR["ru-forces"]["parent"] == "ru-mod"
    assert ACTOR["ru-mod"]["parent"] == "ru-government"
    assert ACTOR["tr-mit"]["parent"] == ACTOR["tr-general-staff"]["parent"] == "tr-government"
    assert all(row["name_en"] and re.search(r"[\u0600-\u06ff]", row["name_ar"]) for row in ACTORS)

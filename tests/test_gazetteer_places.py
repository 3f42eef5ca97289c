"""A name written as sources write it gives the place that is meant, or candidates and a reason."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conflictmap.gazetteer.candidate import REASONS
from conflictmap.gazetteer.carried import read_supplement, supplement_path
from conflictmap.gazetteer.contexts import UnknownUnit
from conflictmap.gazetteer.entries import KINDS
from conflictmap.gazetteer.ranking import kilometres
from conflictmap.gazetteer.reverse import reverse
from conflictmap.gazetteer.search import Gazetteer, find, forget
from conflictmap.gazetteer.sounds import distance, skeleton, sounds

PLACES = Path(__file__).parent / "places"


def _rows(name: str) -> list[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module", autouse=True)
def _world_built_once() -> Iterator[None]:
    """The index of the packages' places abroad lies in one folder for all tests: it takes seconds to build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONFLICTMAP_CACHE", str(Path(tempfile.gettempdir()) / f"conflictmap-tests-{os.getuid()}"))
        yield


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """What the project carries, nothing added."""
    return Gazetteer(tmp_path_factory.mktemp("geodata"))


@pytest.mark.parametrize("row", _rows("names.csv"), ids=lambda row: row["asked"])
def test_a_written_name_finds_its_place(row: dict[str, str], carried: Gazetteer) -> None:
    (first, *_) = carried.ask(row["asked"], row["country"], row["admin1"]).candidates
    latitude, longitude = map(float, row["found"].split())
    assert kilometres((first.latitude, first.longitude), (latitude, longitude)) <= float(row["within_km"]), first
    assert first.accepted == (row["accepted"] == "yes"), first


@pytest.mark.parametrize("row", _rows("nothing.csv"), ids=lambda row: row["why"])
def test_what_is_no_name_gives_a_reason_and_nothing_accepted(row: dict[str, str], carried: Gazetteer) -> None:
    answer = carried.ask(row["asked"])
    assert answer.accepted is None
    assert answer.candidates or answer.reason


def test_ten_thousand_letters_are_no_name(carried: Gazetteer) -> None:
    answer = carried.ask("حميميم " * 1500)
    assert answer.candidates == ()
    assert "too long" in answer.reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_breaks_the_gazetteer(carried: Gazetteer, text: str) -> None:
    for candidate in carried.ask(text, "SY").candidates:
        assert 0.0 <= candidate.score <= 1.0
        assert candidate.reason in REASONS.values()


def test_a_similar_name_is_offered_and_never_accepted(carried: Gazetteer) -> None:
    (first, *_) = carried.ask("Sarakdib", "SY", "Idlib").candidates
    assert (first.match, first.accepted) == ("fuzzy", False)


def test_a_wrong_country_gives_no_sure_answer(carried: Gazetteer) -> None:
    assert carried.ask("Moscow", "SY").accepted is None


def test_an_unknown_governorate_names_the_nearest_valid_one(carried: Gazetteer) -> None:
    with pytest.raises(UnknownUnit, match="Nearest: Idlib"):
        carried.ask("Saraqib", "SY", "Idlip")


def test_an_unknown_country_names_the_nearest_valid_one(carried: Gazetteer) -> None:
    with pytest.raises(UnknownUnit, match="Nearest: Syria"):
        carried.ask("Saraqib", "Siria")


@pytest.mark.parametrize("name", ["Northwestern Hama", "شمال غرب حماة", "northwest Hama countryside"])
def test_a_side_of_a_governorate_is_an_area_to_be_checked(name: str, carried: Gazetteer) -> None:
    (first, *_) = carried.ask(name, "SY").candidates
    assert (first.geo_precision, first.admin1, first.accepted) == ("area", "Hama", False)
    assert first.radius_km is not None
    assert first.latitude > 35.2
    assert first.longitude < 36.9


def test_a_road_between_two_towns_is_the_stretch_between_them(carried: Gazetteer) -> None:
    (first, *_) = carried.ask("Road between Homs and Hama", "SY").candidates
    assert (first.match, first.geo_precision, first.accepted) == ("between", "area", False)
    assert 34.73 < first.latitude < 35.14


def test_candidates_come_best_first_and_no_more_than_asked_for(carried: Gazetteer) -> None:
    found = carried.ask("Tall", "SY", limit=3).candidates
    assert len(found) <= 3
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def test_the_shared_gazetteer_reads_the_folder_of_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICTMAP_GEODATA", str(tmp_path))
    assert find("Idlib", country="SY")[0].name_ar == "إدلب"
    assert list((tmp_path / "index").glob("home-*.sqlite"))
    forget()


def test_the_index_is_built_anew_when_a_source_changes(tmp_path: Path) -> None:
    before = Gazetteer(tmp_path)
    assert not any(c.name == "Qasr Zaynun" for c in before.ask("Qasr Zaynun", "SY").candidates)
    (tmp_path / "SY.txt").write_bytes((PLACES / "dump" / "SY.txt").read_bytes())
    after = Gazetteer(tmp_path)
    assert after.ask("Qasr Zaynun village", "SY", "Aleppo").candidates[0].name == "Qasr Zaynun"
    assert len(list((tmp_path / "index").glob("home-*.sqlite"))) == 1


def test_every_place_entered_by_hand_has_a_source_and_is_found_by_each_name(carried: Gazetteer) -> None:
    for entry in read_supplement(supplement_path()):
        assert entry.kind in KINDS, entry
        assert entry.source
        assert entry.uncertainty_km
        assert entry.name_ar
        for name in entry.names:
            found = carried.ask(name, entry.country, entry.admin1 or None, limit=5).candidates
            near = [kilometres((c.latitude, c.longitude), (entry.latitude, entry.longitude)) for c in found]
            assert near, name
            assert min(near) <= max(5.0, entry.radius_km or 0.0), (name, found[0])


def test_a_point_says_its_units_and_the_nearest_place(carried: Gazetteer) -> None:
    found = reverse(35.401, 35.949, carried)
    assert (found.countries, found.admin1) == (("SY",), "Latakia")
    assert found.place is not None
    assert found.place.kind == "airbase"
    assert found.distance_km is not None
    assert found.distance_km < 1


def test_a_point_that_is_none_is_refused(carried: Gazetteer) -> None:
    with pytest.raises(ValueError, match="latitude"):
        reverse(99.0, 0.0, carried)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khmeimim", "حميميم"),
        ("Jisr ash Shughur", "جسر الشغور"),
        ("Tall Rifaat", "تل رفعت"),
        ("Şanlıurfa", "Shanliurfa"),
    ],
)
def test_two_spellings_of_a_name_share_their_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert distance(sounds(one), sounds(other)) < 0.8


def test_another_name_is_further_than_another_spelling() -> None:
    asked = sounds("Kafr Zita")
    spelling, other = distance(asked, sounds("كفر زيتا")), distance(asked, sounds("Kafr Zibad"))
    assert spelling < 0.4 < 0.8 < other

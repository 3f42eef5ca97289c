"""Events told twice are offered with the reason; what is merely near in time or place is not."""

from pathlib import Path

import pytest

from conflictmap.cli.main import main
from conflictmap.intake.duplicates import all_candidates, candidates_for
from conflictmap.intake.fingerprints import Fingerprints
from conflictmap.intake.standing import Standing

REPO = Path(__file__).resolve().parents[1]
DRONES = "ev-uh7dlgii"
NEW = {
    "event_date": "2018-01-06",
    "event_type": "Explosions/Remote violence",
    "actor1": "unidentified-armed-group",
    "actor2": "ru-forces",
    "latitude": "35.41",
    "longitude": "35.94",
    "geo_precision": "site",
    "title_en": "Drone attack on the Russian base at Hmeimim",
}


@pytest.fixture(scope="module")
def landed() -> Fingerprints:
    standing = Standing.read(REPO)
    return Fingerprints.of((key, row.cells) for key, row in standing.rows["events"].items())


def _found(landed: Fingerprints, **cells: str) -> dict[str, tuple[str, ...]]:
    return {one.second: one.reasons for one in candidates_for({**NEW, **cells}, landed)}


def test_the_drone_attack_told_again_is_found_with_every_reason(landed: Fingerprints) -> None:
    assert _found(landed)[DRONES] == ("near", "overlap", "actors", "type", "title")


def test_a_title_in_arabic_alone_is_compared_in_arabic(landed: Fingerprints) -> None:
    found = _found(landed, title_en="", title_ar="طائرات مسيرة تهاجم القاعدة الجوية الروسية في حميميم")
    assert "title" in found[DRONES]


def test_a_day_later_is_still_offered_and_says_so(landed: Fingerprints) -> None:
    assert "next-day" in _found(landed, event_date="2018-01-07")[DRONES]


@pytest.mark.parametrize("cells", [
    {"event_date": "2018-01-09"},
    {"latitude": "36.2", "longitude": "37.15"},
    {"event_date": "soon"},
    {"event_type": "Protests", "actor1": "tr-mit", "actor2": ""},
])  # fmt: skip
def test_another_day_or_place_or_matter_is_no_duplicate(landed: Fingerprints, cells: dict[str, str]) -> None:
    assert DRONES not in _found(landed, **cells)


def test_without_a_point_a_similar_title_is_needed(landed: Fingerprints) -> None:
    blank = {"latitude": "", "longitude": "", "geo_precision": "unknown"}
    assert DRONES in _found(landed, **blank)
    assert DRONES not in _found(landed, **blank, title_en="Something else altogether")


def test_a_row_is_no_duplicate_of_itself_nor_of_one_that_it_names(landed: Fingerprints) -> None:
    assert DRONES not in _found(landed, event_id=DRONES)
    assert DRONES not in _found(landed, related_to=f"follows:{DRONES}")


def test_a_campaign_is_not_the_incident_within_it() -> None:
    base = {**NEW, "event_date": "2018-01"}
    landed = Fingerprints.of([("a", base), ("b", {**base, "unit": "campaign"}), ("c", base)])
    assert [(one.first, one.second) for one in all_candidates(landed)] == [("a", "c")]


def test_every_pair_is_found_once_whatever_the_order() -> None:
    rows = [(f"{n}", {**NEW, "event_date": f"2018-01-{1 + n // 3:02d}"}) for n in range(60)]
    pairs = {frozenset((a.first, a.second)) for a in all_candidates(Fingerprints.of(rows))}
    expected = {
        frozenset((f"{a}", f"{b}")) for a in range(60) for b in range(a + 1, 60) if abs(a // 3 - b // 3) <= 1
    }
    assert pairs == expected
    assert {frozenset((a.first, a.second)) for a in all_candidates(Fingerprints.of(rows[::-1]))} == expected


def test_rows_without_dates_or_points_do_no_harm() -> None:
    odd = [("a", {}), ("b", {"event_date": "x", "latitude": "north"}), ("c", {**NEW, "latitude": "999"})]
    assert all_candidates(Fingerprints.of(odd)) == []
    assert all_candidates(Fingerprints.of([])) == []
    assert candidates_for(NEW, Fingerprints.of([])) == []


def test_the_command_lists_pairs_and_is_never_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duplicates", str(REPO)]) == 0
    assert "pairs of events that may be the same" in capsys.readouterr().out

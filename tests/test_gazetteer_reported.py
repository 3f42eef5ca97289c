"""Of places of one name, the one amid reported events is offered first; a better spelling still wins."""

from __future__ import annotations

import csv
import runpy
import shutil
from pathlib import Path

import pytest

from conflictmap.gazetteer.reported import Reported, in_cells, reported_path
from conflictmap.gazetteer.search import Gazetteer

ROOT = Path(__file__).parents[1]
HOMONYMS = Path(__file__).parent / "places" / "homonyms" / "SY.txt"
SOUTH, NORTH = (35.757, 36.627), (35.95, 36.35)


def _asked(folder: Path, points: list[tuple[float, float]], name: str = "Sarjah") -> list[tuple[float, float]]:
    shutil.copy(HOMONYMS, folder / "SY.txt")
    found = Gazetteer(folder, Reported(in_cells(points))).ask(name, "SY", "Idlib").candidates
    return [(c.latitude, c.longitude) for c in found]


@pytest.mark.parametrize(("near", "other"), [(SOUTH, NORTH), (NORTH, SOUTH)])
def test_the_place_amid_reported_events_comes_first(
    tmp_path: Path, near: tuple[float, float], other: tuple[float, float]
) -> None:
    around = [(near[0] + 0.1, near[1] + 0.1), (near[0] - 0.1, near[1])]
    assert _asked(tmp_path, around)[:2] == [near, other]


def test_two_places_of_one_name_are_not_accepted_for_reports_alone(tmp_path: Path) -> None:
    shutil.copy(HOMONYMS, tmp_path / "SY.txt")
    around = Reported(in_cells([(SOUTH[0] + d / 10, SOUTH[1]) for d in range(-2, 3)]))
    assert Gazetteer(tmp_path, around).ask("Sarjah", "SY", "Idlib").accepted is None


def test_a_place_amid_events_does_not_win_over_the_name_as_written(tmp_path: Path) -> None:
    around = [(35.80, 36.70)] * 20
    assert _asked(tmp_path, around)[0] in (SOUTH, NORTH)


def test_no_report_at_all_is_worth_nothing_anywhere() -> None:
    assert Reported([]).worth(*SOUTH) == 0.0


def test_worth_falls_with_distance_and_ends() -> None:
    surface = Reported(in_cells([SOUTH]))
    worth = [surface.worth(SOUTH[0] + d, SOUTH[1]) for d in (0.0, 0.2, 0.5, 3.0)]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > worth[1] > worth[-1] == 0.0


def test_the_carried_cells_lie_in_syria_and_hold_no_names() -> None:
    with reported_path().open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == ["latitude", "longitude", "places"]
    assert all(32 < float(r["latitude"]) < 37.5 and 35.4 < float(r["longitude"]) < 42.5 for r in rows)


def test_the_script_counts_each_point_of_precise_rows_once(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(
        "where_prec,latitude,longitude\n1,35.1,36.1\n2,35.1,36.1\n1,35.2,36.1\n5,33.0,36.0\n", encoding="utf-8"
    )
    points = runpy.run_path(str(ROOT / "scripts" / "reported_places.py"))["points"]
    assert points(file) == {(35.1, 36.1), (35.2, 36.1)}

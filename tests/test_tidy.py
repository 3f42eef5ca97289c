"""Tidying: the same meaning in its usual form, the difference printed, nothing judged."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictmap.cli.main import main
from conflictmap.codebook.tables import TABLES
from conflictmap.intake.contents import Contents
from conflictmap.intake.line import write_line
from conflictmap.intake.sheet import Sheet
from conflictmap.intake.tidying import governorate, iso_date, tidy, tidy_sheet

REPO = Path(__file__).resolve().parents[1]
HEADER = TABLES["events"].header


def _sheet(*rows: dict[str, str], newline: str = "\n") -> Sheet:
    lines = [write_line(list(HEADER)), *(write_line([row.get(name, "") for name in HEADER]) for row in rows)]
    return Sheet.read("events.csv", "".join(line + newline for line in lines).encode())


def _cells(sheet: Sheet) -> list[dict[str, str]]:
    return [sheet.cells(row) for row in sheet.rows]


def test_a_blank_id_is_minted_and_an_id_is_never_changed() -> None:
    first, second, third = _cells(tidy_sheet(_sheet({"event_date": "2018"}, {"event_date": "2018", "event_id": "ev-x"},
                                                    {"event_date": "2018"})))  # fmt: skip
    assert second["event_id"] == "ev-x"
    for row in (first, third):
        assert row["event_id"][:3] == "ev-"
        assert len(row["event_id"]) == 11
        assert set(row["event_id"][3:]) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert first["event_id"] != third["event_id"]


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        (" 2018-01-10 ", "2018-01-10"),
        ("25/12/2018", "2018-12-25"),
        ("10 January 2018", "2018-01-10"),
        ("٢٠١٨-٠١-١٠", "2018-01-10"),
        ("5/1/2018", None),
        ("43105", None),
        ("13/10/18", None),
        ("2018-01-10/2018-01-05", None),
        ("soon", None),
    ],
)
def test_a_date_is_rewritten_only_where_one_day_can_be_meant(written: str, tidied: str | None) -> None:
    assert iso_date(written) == tidied
    (row,) = _cells(tidy_sheet(_sheet({"event_id": "ev-a", "event_date": written})))
    assert row["event_date"] == (tidied or written.strip())


def test_the_governorate_is_filled_in_where_there_is_one_answer() -> None:
    point = {"country": "SY", "geo_precision": "town", "latitude": "35.93", "longitude": "36.63"}
    (row,) = _cells(tidy_sheet(_sheet({**point, "event_date": "2018", "event_id": "ev-a"})))
    assert row["admin1"] == "Idlib"
    assert governorate({**point, "geo_precision": "country"}) is None
    assert governorate({**point, "geo_precision": "area", "radius_km": "200"}) is None
    # a point on the border of Damascus and Rif Dimashq
    assert governorate({**point, "latitude": "33.485", "longitude": "36.32"}) is None
    kept = {**point, "event_date": "2018", "event_id": "ev-a", "admin1": "إدلب"}
    assert _cells(tidy_sheet(_sheet(kept)))[0]["admin1"] == "إدلب"


def test_events_are_sorted_by_their_first_day_and_rows_without_one_stay_with_their_neighbour() -> None:
    dates = ["2018-03", "2018-01-05/2018-01-06", "someday", "[..2018-01-02]", "2017"]
    rows = [{"event_id": f"ev-{n}", "event_date": date} for n, date in enumerate(dates)]
    assert [row["event_id"] for row in _cells(tidy_sheet(_sheet(*rows)))] == ["ev-4", "ev-3", "ev-1", "ev-2", "ev-0"]


def test_line_ends_quotes_and_other_cells_keep_their_bytes() -> None:
    data = b'\xef\xbb\xbfevent_id,event_date,note\r\nev-a,"2018-01-01","a ""b"""\r\nev-b,2018-01-02 ,"kept"'
    assert tidy_sheet(Sheet.read("events.csv", data)).to_bytes() == data.replace(b"02 ,", b"02,")


def test_what_is_wrong_stays_as_it_is() -> None:
    data = b'event_id,event_date,status\nev-a,2018-13-01,gone\nev-b,2018\nev-c,"open\n'
    assert tidy_sheet(Sheet.read("events.csv", data)).to_bytes() == data


usual = st.sampled_from(["", " x ", "2018-01-01", "1/2/2018", "a; ;b", "=1", '"', "SY", "35.9"])
cells = st.one_of(usual, st.text(max_size=5))
some_rows = st.fixed_dictionaries(dict.fromkeys(["event_id", "event_date", "actor1", "note", "country"], cells))


@given(st.lists(some_rows, max_size=6))
@settings(max_examples=200, deadline=None)
def test_tidying_twice_changes_nothing_more(rows: list[dict[str, str]]) -> None:
    clean = [{k: v.encode("utf-8", "replace").decode().replace("\0", "") for k, v in row.items()} for row in rows]
    once = tidy_sheet(_sheet(*clean))
    assert tidy_sheet(Sheet.read("events.csv", once.to_bytes())).to_bytes() == once.to_bytes()


def test_the_first_data_is_tidy() -> None:
    contents = Contents.read(REPO)
    assert tidy(contents).diff(contents) == ""


def test_the_command_prints_a_diff_and_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((REPO / table.file).read_bytes())
    path = tmp_path / "events.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write(write_line(["", "10 January 2018 ", *[""] * (len(HEADER) - 2)]) + "\n")
    before = path.read_bytes()
    assert main(["tidy", "--check", str(tmp_path)]) == 1
    assert path.read_bytes() == before
    shown = capsys.readouterr().out
    assert "--- a/events.csv" in shown
    assert "+ev-" in shown
    assert "-,10 January 2018" in shown
    assert main(["tidy", str(tmp_path)]) == 0
    assert main(["tidy", "--check", str(tmp_path)]) == 0
    assert len(path.read_bytes().splitlines()) == len(before.splitlines())


def test_a_folder_that_is_not_there_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tidy", "/no/such/folder"]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_a_pull_request_that_drops_rows_needs_a_reason(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((REPO / table.file).read_bytes())
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    path = tmp_path / "events.csv"
    floor = [sys.executable, "-m", "conflictmap", "floor", "--base"]
    assert subprocess.run([*floor, "HEAD", str(tmp_path)], cwd=REPO, check=False).returncode == 0
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    lost = subprocess.run([*floor, "HEAD", str(tmp_path)], cwd=REPO, check=False, capture_output=True, text=True)
    assert lost.returncode == 1
    assert "had 16 rows and has 15. Gone: " in lost.stdout
    assert "ev-" in lost.stdout
    git("commit", "-qam", "Drop a row\n\nRows removed: told twice, see ev-uh7dlgii")
    said = subprocess.run([*floor, "HEAD~1", str(tmp_path)], cwd=REPO, check=False, capture_output=True, text=True)
    assert said.returncode == 0
    assert "told twice" in said.stdout
    path.write_text(path.read_text("utf-8").replace("ev-bxppl3sp,", ",", 1), "utf-8")
    over = subprocess.run([*floor, "HEAD", str(tmp_path)], cwd=REPO, check=False, capture_output=True, text=True)
    assert over.returncode == 1
    assert "ev-bxppl3sp" in over.stdout
    assert subprocess.run([*floor, "no-such", str(tmp_path)], cwd=REPO, check=False).returncode == 2

"""`python -m conflictmap check` as a person or a workflow runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conflictmap.cli.main import COMMANDS, load, main
from conflictmap.dataset.folder import data_folder

VALID = Path(__file__).parent / "bad_rows" / "valid"
TOP = Path(__file__).resolve().parents[1]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    for path in VALID.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    events = tmp_path / "events.csv"
    text = events.read_text("utf-8").replace("2018-01-10,occurred", "5/1/2018,occurred")
    events.write_text(text.replace("sy-gov,sy-rebels", "sy-gov,sy-rebells"), "utf-8")
    return tmp_path


def test_a_clean_folder_exits_0_and_says_that_all_rows_are_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(VALID)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "events.csv: all 5 rows are fine."


def test_errors_exit_1_and_end_in_totals(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken)]) == 1
    out = capsys.readouterr().out
    assert "events.csv:3 actor2 [unknown-actor] error\n" in out
    assert "events.csv:4 event_date [date-not-iso] error\n" in out
    assert "2 errors, 0 warnings in events.csv. The other 3 rows are fine." in out


def test_json_is_a_list_of_items_with_eight_keys(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", str(broken)]) == 1
    items = json.loads(capsys.readouterr().out)
    assert [(item["line"], item["column"], item["fix"]) for item in items] == [
        (3, "actor2", "sy-rebels"),
        (4, "event_date", None),
    ]
    keys = {"file", "line", "column", "code", "severity", "value", "message", "fix"}
    assert all(set(item) == keys for item in items)


def test_annotations_point_at_the_character(
    broken: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken)
    assert main(["check", "--format", "github", "."]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    column = (broken / "events.csv").read_text("utf-8").split("\n")[2].index("sy-rebells") + 1
    assert first.startswith(f"::error file=events.csv,line=3,col={column},title=unknown-actor::")


@pytest.mark.parametrize(
    "words", [["check", "nowhere-at-all"], ["chek"], [], ["check", "--format", "xml"], ["--lang", "fr", "check"]]
)
def test_misuse_exits_2(words: list[str]) -> None:
    assert main(words) == 2


def test_the_environment_names_the_folder(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICTMAP_DATA", str(broken))
    assert data_folder() == broken
    assert main(["check"]) == 1


def test_the_language_may_stand_on_either_side_of_the_command(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "ar", "check", str(broken)])
    before = capsys.readouterr().out
    main(["check", str(broken), "--lang=ar"])
    assert capsys.readouterr().out == before


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_answers_to_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(name).HELP.endswith(".")
    assert main([name, "--help"]) == 0
    assert f"python -m conflictmap {name}" in capsys.readouterr().out


def test_a_command_loads_neither_the_other_commands_nor_the_page() -> None:
    script = (
        "import sys; from conflictmap.cli.main import main; main(['check', sys.argv[1]]);"
        "print([m for m in sys.modules if m.split('.')[0] in ('streamlit', 'folium', 'matplotlib', 'pandas')"
        " or m == 'conflictmap.cli.docs'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(VALID)], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_is_no_error(broken: Path) -> None:
    command = f"{sys.executable} -m conflictmap check {broken} | head -n 1"
    ran = subprocess.run(command, shell=True, cwd=TOP, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("events.csv:3 actor2")
    assert "Traceback" not in ran.stderr

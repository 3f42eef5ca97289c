"""`snapshot` and `export` on the command line: the ending decides, mistakes are explained, exit codes tell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from briefing_parts import TOP

from conflictmap.cli.main import main


def test_the_format_follows_the_ending(tmp_path: Path) -> None:
    begins = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml", "pptx": b"PK", "html": b"<!DOCTYPE html>"}
    for ending, head in begins.items():
        path = tmp_path / f"map.{ending}"
        assert main(["snapshot", "type=battles", "-o", str(path), "--dpi", "60", "--lang", "both"]) == 0
        assert path.read_bytes().startswith(head)


def test_data_formats_come_from_export(tmp_path: Path) -> None:
    begins = {"csv": b"\xef\xbb\xbfevent_id,", "geojson": b"{", "kml": b"<?xml", "gpkg": b"SQLite format 3"}
    for ending, head in begins.items():
        path = tmp_path / f"map.{ending}"
        assert main(["export", "type=battles", "-o", str(path)]) == 0
        assert path.read_bytes().startswith(head)


@pytest.mark.parametrize("name", ["map.bmp", "map", "map.pngx"])
def test_an_unknown_ending_names_the_right_ones(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", "", "-o", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert ".png, .svg, .pdf, .pptx, .html, .zip" in said
    assert not (tmp_path / name).exists()


def test_an_ending_of_the_other_command_names_that_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", "", "-o", str(tmp_path / "map.csv")]) == 2
    assert "python -m conflictmap export" in capsys.readouterr().err
    assert main(["export", "", "-o", str(tmp_path / "map.png")]) == 2
    assert "python -m conflictmap snapshot" in capsys.readouterr().err


def test_a_wrong_part_of_the_query_is_named_and_ignored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "map.csv"
    assert main(["export", "type=batles&colour=red", "-o", str(path)]) == 0
    said = capsys.readouterr().err
    assert "batles" in said
    assert "battles" in said
    assert "colour" in said
    assert path.read_text("utf-8-sig").count("\nev-") > 10


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--size", "a5"], "a4-portrait"),
        (["--size", "5000x10mm"], "between 90 and 1200"),
        (["--dpi", "1200"], "between 50 and 600"),
        (["--size", "1189x841mm", "--dpi", "600"], "at most"),
    ],
)
def test_options_that_cannot_be_followed_say_what_can(
    arguments: list[str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["snapshot", "", "-o", str(tmp_path / "map.png"), *arguments]) == 2
    assert expected in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "", "-o", str(tmp_path / "no" / "map.csv")]) == 1
    assert "map.csv could not be written" in capsys.readouterr().err


def test_no_data_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    assert main(["snapshot", "", "-o", str(tmp_path / "map.png")]) == 1
    assert "neither events.csv" in capsys.readouterr().err
    assert not (tmp_path / "map.png").exists()


def test_messages_come_in_arabic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", "", "-o", str(tmp_path / "map.bmp"), "--lang", "ar"]) == 2
    assert "map.bmp" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["lang=ar-u-nu-arab"], ["", "--lang", "ar-u-nu-arab"]])
def test_the_digits_come_from_the_address_or_the_option(asked: list[str], tmp_path: Path) -> None:
    query, *option = asked
    assert main(["snapshot", query, "-o", str(tmp_path / "map.html"), *option]) == 0
    assert "على الخريطة ١٦ من أصل ١٦ حدثًا" in (tmp_path / "map.html").read_text("utf-8")


def test_other_commands_speak_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "both"]) == 2
    assert "one language" in capsys.readouterr().err


def test_a_fresh_process_gives_the_same_bytes_and_leaves_streamlit_alone(tmp_path: Path) -> None:
    code = (
        "import sys; from conflictmap.cli.main import main; "
        "code = main(['snapshot', 'type=battles', '-o', sys.argv[1], '--dpi', '60']); "
        "assert 'streamlit' not in sys.modules, 'streamlit'; raise SystemExit(code)"
    )
    for name in ("a.pdf", "b.pdf"):
        environment = {**os.environ, "PYTHONHASHSEED": name[0].replace("a", "1").replace("b", "2")}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], cwd=TOP, env=environment, check=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()

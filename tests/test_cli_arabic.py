"""The command line speaks the reader's language: help, argparse's own sentences, kinds of places, and the sheet."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from pathlib import Path

import pytest

from conflictmap.cli import asking, geocode, reverse
from conflictmap.cli.main import COMMANDS, main
from conflictmap.cli.parser import WORDS
from conflictmap.gazetteer.candidate import KIND_WORDS
from conflictmap.gazetteer.entries import KINDS

ROOT = Path(__file__).parents[1]
_ISOLATED = re.compile(
    "\u2066[^\u2066\u2067\u2069]*(?:\u2067[^\u2069]*\u2069[^\u2066\u2067\u2069]*)*\u2069|\u2068[^\u2069]*\u2069"
)
#: Names of columns are the machine's words; they close a line of help.
_COLUMNS = {"country", "name", *geocode.COLUMNS, *reverse.COLUMNS}


def _english(text: str) -> list[str]:
    """The Latin words outside isolates, but for names of columns."""
    return [word for word in re.findall(r"[A-Za-z]\w+", _ISOLATED.sub("", text)) if word not in _COLUMNS]


@pytest.mark.parametrize("command", [*COMMANDS, "geodata add", "geodata list"])
@pytest.mark.parametrize("before", [True, False])
def test_arabic_help_holds_no_english(command: str, before: bool, capsys: pytest.CaptureFixture[str]) -> None:
    words = command.split()
    assert main(["--lang", "ar", *words, "--help"] if before else [*words, "--help", "--lang", "ar"]) == 0
    said = capsys.readouterr().out
    assert "الخيارات" in said
    assert _english(said) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["snapshot"], "تنقص وسائط لازمة"),
        (["check", "--nope"], "وسائط غير معروفة"),
        (["geocode", "--format", "xml"], "قيمة غير صالحة"),
        (["geocode", "x", "--limit"], "تلزم قيمة واحدة"),
        (["geocode", "x", "--limit", "many"], "ليس عددًا صحيحًا"),
        (["geocode", "x", "--admin1", "Idlubb"], "(محافظة)"),
    ],
)
def test_a_wrong_command_line_is_told_in_arabic(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", "ar"]) == 2
    assert told in capsys.readouterr().err


def test_argparse_speaks_english_again_after_an_arabic_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--help", "--lang", "ar"])
    capsys.readouterr()
    main(["check", "--help"])
    assert capsys.readouterr().out.startswith("usage: python -m conflictmap check")


def test_every_word_we_translate_is_one_that_some_argparse_says() -> None:
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(node, ast.Call))
    words = (call.args[0] for call in calls if getattr(call.func, "id", "") == "_")
    said = {word.value for word in words if isinstance(word, ast.Constant)}
    # newer Pythons than this one say these two, older ones word them otherwise
    other = {"invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)",
             "unexpected option string: %s"}  # fmt: skip
    assert set(WORDS) - other <= said


def test_no_help_or_metavar_of_a_command_is_a_bare_english_string() -> None:
    bare = [
        f"{path.name}:{word.value.lineno}"
        for path in sorted((ROOT / "conflictmap" / "cli").glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for word in call.keywords
        if word.arg in ("help", "metavar", "description", "title") and isinstance(word.value, ast.Constant)
    ]
    assert bare == []


def test_a_found_place_is_described_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "حميميم", "--country", "SY", "--lang", "ar"]) == 0
    first = "".join(capsys.readouterr().out.splitlines(keepends=True)[:2])
    assert "قاعدة جوية" in first
    assert "موقع" in first
    assert "اللاذقية، سوريا" in first
    assert _english(first) == []


def test_a_point_is_described_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reverse", "35.401", "35.949", "--lang", "ar"]) == 0
    assert _english(capsys.readouterr().out) == []


def test_every_kind_of_place_has_a_word() -> None:
    assert set(KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize(
    ("asked", "query", "told", "digits"),
    [
        ("", "lang=ar", "ar", "latn"), ("", "lang=ar-u-nu-arab&from=2018-01-01", "ar", "arab"),
        ("", "?lang=ar", "ar", "latn"), ("", "", "en", "latn"), ("", "lang=fr", "en", "latn"),
        ("en", "lang=ar", "en", "latn"), ("both", "lang=ar", "both", "latn"), ("ar", "lang=ar-u-nu-arab", "ar", "latn"),
        ("ar-u-nu-arab", "", "ar", "arab"), ("both", "lang=ar-u-nu-arab", "both", "arab"),
    ],
)  # fmt: skip
def test_the_address_tells_the_language_where_the_option_does_not(
    asked: str, query: str, told: str, digits: str
) -> None:
    assert asking.language(asked, query) == (told, digits)

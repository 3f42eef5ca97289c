"""Every file in tests/bad_rows is a failure: what the user is told, and that the cure, pasted in, passes.

Adding a case is adding a file; its form is described in conflictmap/check/examples.py.
"""

import json
from pathlib import Path

import pytest

from conflictmap.check.checked import Checked
from conflictmap.check.examples import Example, cured, failing, good_set, read_example, write
from conflictmap.check.run import check_dataset
from conflictmap.dataset.folder import read_folder
from conflictmap.notices.codes import CODES
from conflictmap.notices.notice import MAX_VALUE, message

BAD_ROWS = Path(__file__).parent / "bad_rows"
EXAMPLES = [read_example(path) for path in sorted(BAD_ROWS.glob("*.txt"))]
GOOD = good_set(BAD_ROWS / "valid")
each = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


def check(folder: Path) -> Checked:
    return check_dataset(read_folder(folder))


def found_in(example: Example, folder: Path) -> Checked:
    write(failing(example, GOOD), folder, example)
    return check(folder)


def test_the_good_set_passes_without_a_word() -> None:
    checked = check(BAD_ROWS / "valid")
    assert [message(item) for item in checked.notices] == []
    assert (len(checked.events), len(checked.claims), len(checked.sources), len(checked.actors)) == (5, 5, 3, 6)


@each
def test_the_notice_names_file_line_column_and_value(example: Example, tmp_path: Path) -> None:
    notices = found_in(example, tmp_path).notices
    named = [item for item in notices if item.code == example.code]
    places = [(item.file, item.line, item.column) for item in named]
    assert (example.file, example.line, example.column) in places, [message(item) for item in notices]
    item = named[places.index((example.file, example.line, example.column))]
    assert item.severity == CODES[example.code].severity
    if len(item.value) < MAX_VALUE:
        assert item.value == example.value
    else:
        assert item.value[:-1] == example.value[: MAX_VALUE - 1]


@each
def test_nothing_else_is_said(example: Example, tmp_path: Path) -> None:
    codes = {item.code for item in found_in(example, tmp_path).notices}
    assert codes - example.also == {example.code}


@each
def test_the_message_holds_the_cure(example: Example, tmp_path: Path) -> None:
    items = [item for item in found_in(example, tmp_path).notices if item.code == example.code]
    if example.cure_text:
        assert any(f"`{example.cure_text}`" in message(item) for item in items), [message(item) for item in items]
    if example.cure_text == "":
        assert any(item.fix == "" for item in items)
    if items[0].fix is not None and example.cure_text is not None:
        assert example.cure_text == items[0].fix


@each
def test_the_cure_pasted_in_passes(example: Example, tmp_path: Path) -> None:
    write(cured(example, GOOD), tmp_path)
    checked = check(tmp_path)
    assert not [message(item) for item in checked.notices if item.severity == "error"]
    assert not [message(item) for item in checked.notices if item.code == example.code]


@each
def test_an_error_sets_the_row_aside_and_a_warning_keeps_it(example: Example, tmp_path: Path) -> None:
    checked = found_in(example, tmp_path)
    aside = {(row.file, row.line) for row in checked.set_aside}
    errors = {(item.file, item.line) for item in checked.notices if item.severity == "error" and item.line > 1}
    whole_file = {"not-utf8"}
    assert aside == errors or example.code in whole_file
    json.dumps([dict(item.params) for item in checked.notices])


def test_every_code_has_an_example() -> None:
    assert {example.code for example in EXAMPLES} == set(CODES)

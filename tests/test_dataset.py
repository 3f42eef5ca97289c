"""Reading files as they come: true line numbers, any encoding, any damage; never an exception."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import data_folder, read_folder, signature
from conflictmap.dataset.records import read_records
from conflictmap.dataset.table import csv_line, example_row, read_table
from conflictmap.dataset.tables import RawTable, SetAside
from conflictmap.notices.notice import Notice

VALID = Path(__file__).parent / "bad_rows" / "valid"
SOURCES = TABLES["sources"]
HEADER = ",".join(SOURCES.header)


def read(text: str | bytes) -> tuple[RawTable, list[Notice], list[SetAside]]:
    return read_table(SOURCES, text.encode() if isinstance(text, str) else text)


def row(source_id: str, title: str = "T") -> str:
    return f"{source_id},{title},P,2018-01-10,en,,news,,whole"


def test_a_row_after_a_quoted_newline_has_the_line_that_an_editor_shows() -> None:
    quoted = row("a-1", '"one\ntwo\n\nthree"')
    table, notices, _ = read("\n".join([HEADER, quoted, "", row("a-2"), ""]))
    assert [(item.line, item.cells["source_id"]) for item in table.rows] == [(2, "a-1"), (7, "a-2")]
    assert table.rows[0].cells["title"] == "one\ntwo\n\nthree"
    assert notices == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_alike(end: str) -> None:
    table, notices, _ = read(end.join([HEADER, row("a-1"), "", row("a-2"), ""]))
    assert [item.line for item in table.rows] == [2, 4]
    assert table.rows[1].cells["seen"] == "whole"
    assert notices == []


def test_a_byte_order_mark_is_not_part_of_the_first_column() -> None:
    table, notices, _ = read(f"{HEADER}\n{row('a-1')}\n".encode("utf-8-sig"))
    assert table.header[0] == "source_id"
    assert notices == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_its_rows_are_read_all_the_same(encoding: str) -> None:
    table, notices, _ = read(f"{HEADER}\n{row('a-1')}\n".encode(encoding))
    assert [item.code for item in notices] == ["utf-16"]
    assert table.rows[0].cells["source_id"] == "a-1"


def test_another_encoding_is_named_with_the_line_of_its_first_byte() -> None:
    _, notices, _ = read(f"{HEADER}\n{row('a-1')}\n{row('a-2', 'موسكو')}\n".encode("windows-1256"))
    assert [(item.code, item.line) for item in notices] == [("not-utf8", 3)]


def test_nul_bytes_are_read_as_they_are() -> None:
    table, _, _ = read(f"{HEADER}\n{row('a-1', 'a' + chr(0) + 'b')}\n")
    assert table.rows[0].cells["title"] == "a\0b"


@pytest.mark.parametrize("later", ["", '\na-3,"x, y",P,,en,,news,,whole'])
def test_an_open_quote_costs_its_own_row_only(later: str) -> None:
    text = "\n".join([HEADER, row("a-1"), 'a-2,"open,P,,en,,news,,whole', row("a-4"), row("a-5")]) + later + "\n"
    table, notices, aside = read(text)
    assert [(item.code, item.line, item.value) for item in notices] == [("quote-open", 3, '"open')]
    assert [item.cells["source_id"] for item in table.rows] == ["a-1", "a-4", "a-5"] + (["a-3"] if later else [])
    assert [(item.file, item.line) for item in aside] == [("sources.csv", 3)]


def test_a_quote_that_swallows_rows_up_to_the_next_quote_gives_them_back() -> None:
    text = "\n".join([HEADER, 'a-1,"open,P,,en,,news,,whole', row("a-2"), row("a-3", '"x, y"'), row("a-4")]) + "\n"
    table, notices, _ = read(text)
    assert [(item.code, item.line) for item in notices] == [("quote-open", 2)]
    assert [(item.line, item.cells["source_id"]) for item in table.rows] == [(3, "a-2"), (4, "a-3"), (5, "a-4")]


def test_a_short_and_a_long_row_are_set_aside_and_the_others_stay() -> None:
    table, notices, aside = read("\n".join([HEADER, "a-1,T", row("a-2"), row("a-3") + ",,"]) + "\n")
    assert [(item.code, item.line) for item in notices] == [("row-too-short", 2), ("row-too-long", 4)]
    assert [item.cells["source_id"] for item in table.rows] == ["a-2"]
    assert [item.line for item in aside] == [2, 4]


def test_of_two_columns_of_one_name_the_first_is_read() -> None:
    table, notices, _ = read(f"{HEADER},title\n{row('a-1', 'first')},second\n")
    assert [item.code for item in notices] == ["column-twice"]
    assert table.rows[0].cells["title"] == "first"


@pytest.mark.parametrize("size", [131_073, 2_000_000])
def test_a_cell_longer_than_the_csv_module_allows_is_read(size: int) -> None:
    table, notices, _ = read(f"{HEADER}\n{row('a-1', 'x' * size)}\n{row('a-2')}\n")
    assert [len(item.cells["title"]) for item in table.rows] == [size, 1]
    assert notices == []


@pytest.mark.parametrize(("text", "code"), [("", "file-empty"), ("\n\n", "file-empty"), (HEADER, "no-rows")])
def test_a_file_with_no_rows_says_so(text: str, code: str) -> None:
    table, notices, _ = read(text)
    assert [item.code for item in notices] == [code]
    assert table.rows == []
    assert table.present


def test_without_the_other_tables_only_events_are_there(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes((VALID / "events.csv").read_bytes())
    dataset = read_folder(tmp_path)
    assert [item.code for item in dataset.notices] == ["table-missing"] * 3
    assert [name for name, table in dataset.tables.items() if table.present] == ["events"]
    assert len(dataset.tables["events"].rows) == 5


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "events.csv").mkdir()
    assert read_folder(tmp_path).notices[0].code == "file-unreadable"


def test_the_version_changes_with_any_byte_of_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((VALID / table.file).read_bytes())
    first = read_folder(tmp_path).data_version
    assert first == read_folder(VALID).data_version
    versions = {first}
    for table in TABLES.values():
        path = tmp_path / table.file
        path.write_bytes(path.read_bytes() + b"\n")
        versions.add(read_folder(tmp_path).data_version)
        path.unlink()
        versions.add(read_folder(tmp_path).data_version)
    assert len(versions) == 9


def test_the_signature_follows_a_file_that_is_replaced_or_vanishes(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    seen = {signature(tmp_path)}
    path.write_text("a")
    seen.add(signature(tmp_path))
    os.utime(path, ns=(1, 1))
    seen.add(signature(tmp_path))
    path.unlink()
    assert len(seen) == 3
    assert signature(tmp_path) in seen


def test_the_environment_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("CONFLICTMAP_DATA")
    assert (data_folder() / "events.csv").is_file()


def test_the_row_that_a_message_offers_passes_the_header() -> None:
    for table in TABLES.values():
        _, notices, aside = read_table(table, f"{csv_line(table.header)}\n{example_row(table)}\n".encode())
        assert notices == []
        assert aside == []


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3).filter(lambda cells: any(cells)), min_size=1, max_size=6))
def test_whatever_is_written_is_read_back(rows: list[list[str]]) -> None:
    text = "".join(csv_line(cells) + "\r\n" for cells in rows)
    read_back = list(read_records(text))
    assert [record.cells for record in read_back] == rows
    starts = [1 + sum(_line_ends(csv_line(cells)) + 1 for cells in rows[:number]) for number in range(len(rows))]
    assert [record.line for record in read_back] == starts


def _line_ends(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")

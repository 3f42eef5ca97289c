"""Checking a whole folder: what is shown, what is set aside, and that nothing in a cell can break it."""

import csv
import io
from pathlib import Path

import pytest

from conflictmap.check.checked import Checked
from conflictmap.check.examples import Lines, good_set, write
from conflictmap.check.rules.links import MOST_NAMED
from conflictmap.check.run import check_dataset
from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import data_folder, read_folder
from conflictmap.dataset.table import csv_line
from conflictmap.notices.notice import message

VALID = Path(__file__).parent / "bad_rows" / "valid"


def check(folder: Path) -> Checked:
    return check_dataset(read_folder(folder))


def with_cells(folder: Path, *changes: tuple[str, int, dict[str, str]]) -> Checked:
    """Check the good set with cells of some lines changed; each change is file, line, cells."""
    lines: Lines = good_set(VALID)
    for file, line, cells in changes:
        header, row = (next(csv.reader([lines[file][index]])) for index in (0, line - 1))
        changed = dict(zip(header, row, strict=True)) | cells
        lines[file][line - 1] = csv_line(list(changed.values()))
    write(lines, folder)
    return check(folder)


def codes(checked: Checked) -> list[str]:
    return [item.code for item in checked.notices]


def test_the_data_at_the_top_has_no_error() -> None:
    checked = check(data_folder())
    assert [f"{item.file}:{item.line} {message(item)}" for item in checked.notices if item.severity == "error"] == []
    assert len(checked.events) >= 16
    assert checked.set_aside == ()


def test_events_show_without_the_other_tables(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes((VALID / "events.csv").read_bytes())
    checked = check(tmp_path)
    assert len(checked.events) == 5
    assert {item.severity for item in checked.notices} == {"warning"}


def test_a_blank_id_is_valid_and_the_same_row_gets_the_same_id_until_one_is_minted(tmp_path: Path) -> None:
    blank = ("events.csv", 5, {"event_id": ""})
    first, second = with_cells(tmp_path, blank), with_cells(tmp_path, blank)
    assert codes(first) == []
    (event,) = [event for event in first.events if event.provisional]
    assert event.event_id.startswith("new-")
    assert [event.event_id for event in first.events] == [event.event_id for event in second.events]


def test_two_equal_rows_without_ids_stay_two_events(tmp_path: Path) -> None:
    lines = good_set(VALID)
    twin = lines["events.csv"][4].replace("ev-dddd5555", "", 1)
    lines["events.csv"] += [twin, twin]
    write(lines, tmp_path)
    checked = check(tmp_path)
    assert codes(checked) == []
    assert len({event.event_id for event in checked.events}) == 7


def test_one_bad_actor_does_not_condemn_the_rows_that_cite_it(tmp_path: Path) -> None:
    checked = with_cells(tmp_path, ("actors.csv", 2, {"actor_type": "Army"}))
    assert [(row.file, row.line) for row in checked.set_aside] == [("actors.csv", 2)]
    assert len(checked.events) == 5


def test_a_row_set_aside_keeps_its_cells_and_every_reason(tmp_path: Path) -> None:
    checked = with_cells(tmp_path, ("events.csv", 2, {"status": "hapened", "event_date": "5/1/2018"}))
    (row,) = checked.set_aside
    assert (row.line, row.cells["status"]) == (2, "hapened")
    assert {item.code for item in row.notices} == {"unknown-value", "date-not-iso"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "said"),
    [
        ("33.126", "35.80", "SY", []),  # the Golan, occupied: either side
        ("33.126", "35.80", "IL", []),
        ("36.20", "36.16", "TR", []),  # Antakya, Hatay: either side
        ("36.20", "36.16", "SY", []),
        ("33.889", "35.495", "SY", ["outside-country"]),  # Beirut
        ("34.915", "35.86", "SY", []),  # a quay seaward of the drawn coast
    ],
)
def test_disputed_ground_and_the_drawn_coast_satisfy_the_checker(
    tmp_path: Path, latitude: str, longitude: str, country: str, said: list[str]
) -> None:
    where = {"latitude": latitude, "longitude": longitude, "country": country}
    cells = {**where, "admin1": "", "place": "", "place_ar": ""}
    assert codes(with_cells(tmp_path, ("events.csv", 6, cells))) == said


def test_an_area_may_reach_over_the_border_by_its_radius(tmp_path: Path) -> None:
    aleppo = {"admin1": "Aleppo"}
    assert codes(with_cells(tmp_path, ("events.csv", 3, aleppo))) == ["outside-admin1"]
    assert codes(with_cells(tmp_path, ("events.csv", 3, aleppo | {"radius_km": "60"}))) == []


@pytest.mark.parametrize("name", ["Idlib", "إدلب", "Idleb"])
def test_a_governorate_may_be_written_in_either_language_and_is_one_value(tmp_path: Path, name: str) -> None:
    checked = with_cells(tmp_path, ("events.csv", 3, {"admin1": name}))
    assert codes(checked) == []
    assert checked.events[1].admin1 == "Idlib"


def test_an_announced_event_may_lie_after_its_source(tmp_path: Path) -> None:
    assert codes(with_cells(tmp_path, ("events.csv", 5, {"event_date": "2019"}))) == []


def test_a_relation_of_another_kind_makes_no_circle(tmp_path: Path) -> None:
    related = {"related_to": "possibly-same:ev-dddd5555;about:ev-bbbb3333"}
    assert codes(with_cells(tmp_path, ("events.csv", 4, related))) == []


def test_a_circle_of_three_is_named_once_with_its_path(tmp_path: Path) -> None:
    checked = with_cells(
        tmp_path,
        ("events.csv", 2, {"related_to": "follows:ev-dddd5555"}),
        ("events.csv", 4, {"related_to": "follows:ev-aaaa2222"}),
    )
    assert codes(checked) == ["cycle"]
    assert "ev-aaaa2222 → ev-dddd5555 → ev-cccc4444 → ev-aaaa2222" in message(checked.notices[0])


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`backticks`",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "x" * 100_000,
    "\u202egnp.exe",
    "a\0b",
    "=cmd|'/c calc'!A1",
    "{value}{fix}{0}",
    "\ud7ff\uffff",
    'one "two", three\nfour',
    "NA",
    "-",
    ";;;",
    "#",
    ":",
]
COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda item: getattr(item, "name", ""))
def test_hostile_text_in_any_cell_is_shown_or_set_aside_and_never_breaks(
    tmp_path: Path, table: Table, column: Column
) -> None:
    for text in HOSTILE:
        checked = with_cells(tmp_path, (table.file, 3, {column.name: text}))
        kept = {"events": checked.events, "claims": checked.claims, "sources": checked.sources,
                "actors": checked.actors}[table.name]  # fmt: skip
        aside = [row for row in checked.set_aside if (row.file, row.line) == (table.file, 3)]
        assert bool(aside) != any(record.line == 3 for record in kept)
        for item in checked.notices:
            assert len(message(item)) < 6_000


def test_hidden_characters_reach_the_page_as_visible_text_and_long_cells_cut(tmp_path: Path) -> None:
    cells = {"title_en": "a\u202eb\0c", "note": "y" * 20_000}
    (event, *_) = with_cells(tmp_path, ("events.csv", 2, cells)).events
    assert event.title_en == "a⟨U+202E⟩b⟨U+0000⟩c"
    assert len(event.note) == 10_001


def test_a_thousand_bad_rows_leave_the_others(tmp_path: Path) -> None:
    lines = good_set(VALID)
    model = next(csv.reader(io.StringIO(lines["events.csv"][5])))
    for number in range(2_000):
        row = [f"ev-n{number}", "not a date" if number % 2 else model[1], *model[2:]]
        lines["events.csv"].append(csv_line(row))
    write(lines, tmp_path)
    checked = check(tmp_path)
    assert (len(checked.events), len(checked.set_aside)) == (1_005, 1_000)


def test_a_cell_of_thousands_of_unknown_ids_is_answered_with_a_few_messages(tmp_path: Path) -> None:
    many = ";".join(f"nobody-{number}" for number in range(900))
    checked = with_cells(tmp_path, ("events.csv", 2, {"actor2": many}), ("events.csv", 3, {"actor2": "a;a;a;a"}))
    assert codes(checked).count("unknown-actor") == MOST_NAMED + 1

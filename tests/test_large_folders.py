"""Folders with more rows than are read at each start: kept as Parquet, with the same answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conflictmap.query.filters import EventFilter
from conflictmap.web import kept, state

REPO = Path(__file__).resolve().parents[1]
BAD = "ev-bad00001,2018-13-45,occurred,,Battles,Armed clash,ru-mod,,,,,,,,,,unknown,,Bad,,,,,,,art-2018-01-11,,\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first data and a row that is wrong, in a folder that counts as large."""
    for name in ("events.csv", "claims.csv", "sources.csv", "actors.csv"):
        shutil.copy(REPO / name, tmp_path)
    with (tmp_path / "events.csv").open("a", encoding="utf-8") as file:
        file.write(BAD)
    monkeypatch.setattr(kept, "LARGE", 5)
    return tmp_path


def whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> state.Collection:
    """The folder as it is read when it is small."""
    with monkeypatch.context() as small:
        small.setattr(kept, "LARGE", 10**9)
        return state.open_folder(folder)


def test_a_large_folder_answers_as_a_small_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large, small = state.open_folder(folder), whole(folder, monkeypatch)
    assert (folder / kept.HOME).is_dir()
    assert not (small.folder / "collection.json").exists()
    assert large.version == small.version
    assert large.store.size == small.store.size == 16
    assert large.set_aside == small.set_aside
    assert large.counts == small.counts
    asked = EventFilter(actor=("ru-government",), q="حميميم")
    assert large.store.rows(asked) == small.store.rows(asked)
    event = large.store.rows(asked)[0]["event_id"]
    assert large.store.card(event) == small.store.card(event)


def test_a_kept_folder_is_not_checked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = state.open_folder(folder)
    monkeypatch.setattr(kept, "OneProcess", None)  # whoever would check again, fails
    again = state.open_folder(folder)
    assert again.version == first.version
    assert again.counts.set_aside == 1


def test_a_changed_file_is_kept_anew_and_the_old_state_goes(folder: Path) -> None:
    first = state.open_folder(folder)
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.write(BAD.replace("ev-bad00001", "ev-bad00002"))
    second = state.open_folder(folder)
    assert second.version != first.version
    assert second.counts.set_aside == 2
    assert [made.name for made in (folder / kept.HOME).iterdir()] == [second.version]


def test_where_nothing_can_be_kept_the_folder_opens_all_the_same(folder: Path) -> None:
    (folder / ".cache").write_text("a file where a folder should be", "utf-8")
    opened = state.open_folder(folder)
    assert opened.store.size == 16
    assert opened.counts.set_aside == 1


def test_what_was_kept_and_then_broken_is_read_from_the_files(folder: Path) -> None:
    first = state.open_folder(folder)
    (folder / kept.HOME / first.version / "found.json").write_text("{", "utf-8")
    assert state.open_folder(folder).store.size == 16


def test_events_without_a_table_of_sources_show_without_sources(tmp_path: Path) -> None:
    header = (
        "event_id,event_date,status,event_type,sub_event_type,actor1,country,latitude,longitude,geo_precision,title_en"
    )
    row = "ev-alone001,2018-01-05,occurred,Battles,,some-group,SY,35.2,36.7,town,Clash"
    (tmp_path / "events.csv").write_text(f"{header}\n{row}\n", "utf-8")
    opened = state.open_folder(tmp_path)
    assert opened.store.size == 1
    assert opened.counts.errors == 0

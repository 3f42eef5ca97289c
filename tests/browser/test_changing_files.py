"""Files that are broken, or change while the app runs: the page opens, says what is wrong, and follows."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serving import REPO, serve, visit

BROKEN = sorted((REPO / "tests" / "broken_files").iterdir())


def copy_data(folder: Path) -> None:
    for name in ("events.csv", "claims.csv", "sources.csv", "actors.csv"):
        shutil.copy(REPO / name, folder / name)


def test_a_changed_file_shows_without_a_restart_and_a_vanished_one_is_named(browser: Browser, tmp_path: Path) -> None:
    copy_data(tmp_path)
    with serve(tmp_path) as address:
        found = visit(browser, address).open()
        assert found.map_state()["total"] == 16
        lines = (tmp_path / "events.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / "events.csv").write_text("".join(lines[:4]), encoding="utf-8")
        found.total_becomes(3)
        expect(found.page.locator("#number-events")).to_have_text("3 of 3 events")
        (tmp_path / "events.csv").unlink()
        found.total_becomes(0)
        expect(found.page.get_by_text("There are no events in this collection.")).to_be_visible()
        copy_data(tmp_path)
        found.total_becomes(16)
        found.page.context.close()


@pytest.mark.parametrize("file", BROKEN, ids=lambda path: path.name)
def test_the_page_opens_on_a_broken_file_and_says_where_it_is_broken(
    browser: Browser, tmp_path: Path, file: Path
) -> None:
    copy_data(tmp_path)
    shutil.copy(file, tmp_path / "events.csv")
    with serve(tmp_path) as address:
        found = visit(browser, address).open()
        found.open("sources", ready="settled")
        expect(found.page.locator("body")).to_contain_text("events.csv")
        assert not found.errors
        found.page.context.close()


def test_events_alone_are_enough(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(REPO / "events.csv", tmp_path / "events.csv")
    with serve(tmp_path) as address:
        found = visit(browser, address).open()
        assert found.map_state()["total"] == 16
        found.page.context.close()

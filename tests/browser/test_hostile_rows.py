"""Rows of strangers: every hostile cell in every column, opened in a real browser; nothing runs, nothing is lost."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.serving import REPO, serve, tab

CELLS = (REPO / "tests" / "hostile" / "cells.txt").read_text(encoding="utf-8").splitlines()
TABLES = ("events.csv", "claims.csv", "sources.csv", "actors.csv")
RAN = "() => Boolean(window.pwned || [...document.querySelectorAll('iframe')].some(f => f.contentWindow.pwned))"


def spoil(folder: Path) -> int:
    """Write the four tables with further rows: each hostile cell in turn in each column. Returns events added."""
    added = 0
    for name in TABLES:
        with (REPO / name).open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        model = next(row for row in rows if all(cell for cell in row[:2]))
        for number, cell in enumerate([*CELLS, "x" * 100_000]):
            for column in range(len(header)):
                row = list(model)
                row[0] = f"{row[0][:3]}h{number:03d}c{column:03d}"
                row[column] = cell
                rows.append(row)
                added += name == "events.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return added


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    spoil(folder)
    with serve(folder) as address:
        yield address


def test_the_map_opens_with_the_good_rows_and_runs_nothing(window: BrowserContext, spoiled: str) -> None:
    found = tab(window, spoiled).open()
    assert found.map_state()["total"] >= 16
    expect(found.page.locator("#number-set-aside")).to_be_visible()
    assert not found.page.evaluate(RAN)
    assert not found.foreign
    found.page.close()


@pytest.mark.parametrize("column", ["title_en", "summary_ar", "place", "note"])
def test_a_hostile_text_is_shown_as_text_on_its_card(window: BrowserContext, spoiled: str, column: str) -> None:
    with (REPO / "events.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
        first = next(csv.reader(file))
    event_id = f"{first[0][:3]}h000c{header.index(column):03d}"
    lang = "ar" if column.endswith("_ar") else "en"
    found = tab(window, spoiled).open(f"?event={event_id}&lang={lang}")
    expect(found.page.locator(".cm-card")).to_contain_text('<img src=x onerror="top.pwned=1;window.pwned=1">')
    assert not found.page.evaluate(RAN)
    found.page.close()


def test_rows_set_aside_are_listed_as_text(window: BrowserContext, spoiled: str) -> None:
    found = tab(window, spoiled).open("sources", ready="settled")
    expect(found.page.get_by_text("The row as written").first).to_be_visible()
    expect(found.page.locator("body")).to_contain_text("onerror=")
    assert not found.page.evaluate(RAN)
    assert found.page.locator("img[src=x]").count() == 0
    found.page.close()

"""Files that are broken, or change while the app runs: the page opens, says what is wrong, and follows."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.serving import PATIENCE_MS, REPO, Visit, fetched, serve, tab

BROKEN = sorted((REPO / "tests" / "broken_files").iterdir())
TABLES = ("events.csv", "claims.csv", "sources.csv", "actors.csv")
ALL = "bbox=-180,-85,180,85&z=2"


class Folder:
    """The data of a running server, and a tab on it."""

    def __init__(self, path: Path, visit: Visit) -> None:
        self.path, self.visit = path, visit
        self.whole = self.version()

    def put(self, name: str, content: bytes | None) -> None:
        """Replace a file in one step, as an editor does; None takes it away."""
        path = self.path / name
        if content is None:
            path.unlink()
        elif not path.exists() or path.read_bytes() != content:
            (self.path / "new").write_bytes(content)
            os.replace(self.path / "new", path)

    def make_whole(self) -> None:
        """Put the four tables there as the repository has them and wait until the server has seen it."""
        for name in TABLES:
            self.put(name, (REPO / name).read_bytes())
        self._becomes(lambda version: version == self.whole)

    def spoil(self, **files: bytes | None) -> None:
        """Replace tables of a whole folder (by name without ending) and wait until the server has seen it."""
        for name, content in files.items():
            self.put(f"{name}.csv", content)
        self._becomes(lambda version: version != self.whole)

    def version(self) -> str:
        """The state of the data that the server serves."""
        return str(fetched(f"{self.visit.home}/api/viewport?{ALL}")["version"])

    def _becomes(self, wanted: Callable[[str], bool]) -> None:
        for _ in range(PATIENCE_MS // 50):
            if wanted(self.version()):
                return
            self.visit.page.wait_for_timeout(50)
        raise AssertionError("the server does not see the new files")


@pytest.fixture(scope="module")
def data(window: BrowserContext, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    path = tmp_path_factory.mktemp("changing")
    for name in TABLES:
        shutil.copy(REPO / name, path / name)
    with serve(path) as address:
        found = Folder(path, tab(window, address))
        yield found
        found.visit.page.close()


@pytest.fixture
def folder(data: Folder) -> Folder:
    """The folder as the repository has it, with no page open on it."""
    data.visit.page.goto("about:blank")
    data.make_whole()
    data.visit.errors.clear()
    return data


def test_a_changed_file_shows_without_a_restart_and_a_vanished_one_is_named(folder: Folder) -> None:
    found = folder.visit.open()
    assert found.map_state()["total"] == 16
    lines = (folder.path / "events.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder.path / "events.csv").write_text("".join(lines[:4]), encoding="utf-8")
    found.total_becomes(3)
    expect(found.page.locator("#number-events")).to_have_text("3 of 3 events")
    (folder.path / "events.csv").unlink()
    found.total_becomes(0)
    expect(found.page.get_by_text("There are no events in this collection.")).to_be_visible()
    folder.put("events.csv", (REPO / "events.csv").read_bytes())
    found.total_becomes(16)


@pytest.mark.parametrize("file", BROKEN, ids=lambda path: path.name)
def test_the_page_opens_on_a_broken_file_and_says_where_it_is_broken(folder: Folder, file: Path) -> None:
    folder.spoil(events=file.read_bytes())
    found = folder.visit.open()
    found.page.get_by_role("link", name="Data and sources").click()
    expect(found.page.get_by_role("heading", name="Data and sources")).to_be_visible()
    expect(found.page.locator("[data-testid=stMain]")).to_contain_text("events.csv")
    assert not found.errors


def test_events_alone_are_enough(folder: Folder) -> None:
    folder.spoil(claims=None, sources=None, actors=None)
    found = folder.visit.open()
    assert found.map_state()["total"] == 16

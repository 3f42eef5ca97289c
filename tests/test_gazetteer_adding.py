"""What a user adds: from a folder or over a network that breaks off, checked, listed, and used at once."""

from __future__ import annotations

import http.server
import io
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from conflictmap.cli.main import main
from conflictmap.gazetteer.adding import AddProblem, add_from_folder, add_from_network
from conflictmap.gazetteer.download import DownloadProblem, download
from conflictmap.gazetteer.dump import read_package
from conflictmap.gazetteer.local import Added, digest, listed
from conflictmap.gazetteer.reverse import reverse
from conflictmap.gazetteer.search import Gazetteer

FOLDER = Path(__file__).parent / "places" / "dump"


def _quiet(_: str) -> Callable[[int, int | None], None]:
    return lambda done, total: None


class Shelf(http.server.BaseHTTPRequestHandler):
    """Serves bytes from memory, with ranges; the first answer for a path in `broken` stops half-way."""

    files: ClassVar[dict[str, bytes]] = {}
    broken: ClassVar[set[str]] = set()
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        body = self.files.get(path)
        self.asked.append((path, self.headers.get("Range", "")))
        if body is None:
            self.send_error(404)
            return
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").split("-")[0])
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        if path in self.broken:
            self.broken.discard(path)
            self.wfile.write(body[start : len(body) // 2])
            self.wfile.flush()
            self.connection.close()
            return
        self.wfile.write(body[start:])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Shelf.files, Shelf.broken, Shelf.asked = {}, set(), []
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shelf)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.write(FOLDER / name, name)
    return held.getvalue()


def test_a_folder_with_the_files_adds_them_with_checksum_licence_and_date(tmp_path: Path) -> None:
    outcomes = list(add_from_folder("SY", FOLDER, tmp_path))
    assert all(isinstance(o, Added) for o in outcomes), outcomes
    entries = {e.file: e for e in listed(tmp_path)}
    assert set(entries) == {"SY.txt", "syr_adm1.geojson", "syr_adm2.geojson", "syr_adm3.geojson",
                            "syr_neighbourhoods.csv"}  # fmt: skip
    dump = entries["SY.txt"]
    assert (dump.licence, dump.as_of, dump.sha256) == ("CC BY 4.0", "2024-03-05", digest(tmp_path / "SY.txt"))
    assert "OCHA" in entries["syr_adm2.geojson"].attribution


def test_what_has_been_added_answers_at_once(tmp_path: Path) -> None:
    list(add_from_folder("SY", FOLDER, tmp_path))
    gazetteer = Gazetteer(tmp_path)
    (first, *_) = gazetteer.ask("Tell Amreen village", "SY", "Idlib").candidates
    assert (first.name, first.admin2, first.p_code) == ("Tall Amrin", "Idleb East", "SY070101")
    assert first.accepted
    (castle, *_) = gazetteer.ask("Zeitoun Castle", "SY").candidates
    assert castle.name in ("Qasr Zaynun", "Zeitoun Castle")
    (hood, *_) = gazetteer.ask("حي حارة عمرين", "SY").candidates
    assert (hood.kind, hood.p_code) == ("neighbourhood", "N9001")


def test_places_of_one_name_are_told_apart_by_governorate_and_by_district(tmp_path: Path) -> None:
    list(add_from_folder("SY", FOLDER, tmp_path))
    gazetteer = Gazetteer(tmp_path)
    assert gazetteer.ask("تل عمرين", "SY", "Hama").candidates[0].latitude == 35.2
    assert gazetteer.ask("تل عمرين", "SY", None, "Idleb East district").candidates[0].latitude == 35.5


def test_no_country_left_to_the_package_reads_nothing_of_it() -> None:
    assert list(read_package(())) == []
    assert len(list(read_package(("CY",)))) > 50


def test_a_point_lies_in_the_added_district(tmp_path: Path) -> None:
    list(add_from_folder("SY", FOLDER, tmp_path))
    found = reverse(36.3, 37.6, Gazetteer(tmp_path))
    assert (found.admin1, found.admin2) == ("Aleppo", "Aleppo East")
    assert found.place is not None
    assert found.place.name == "Qasr Zaynun"


def test_a_folder_without_the_files_says_which_are_missing(tmp_path: Path) -> None:
    outcomes = list(add_from_folder("SY", tmp_path, tmp_path / "local"))
    assert len(outcomes) == 4
    assert all(isinstance(o, AddProblem) for o in outcomes)
    assert "GeoNames places of SY" in str(outcomes[0])


def test_a_file_that_holds_something_else_is_not_added(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "LB.txt").write_text("<html>not found</html>\n", encoding="utf-8")
    (problem,) = add_from_folder("LB", source, tmp_path / "local")
    assert isinstance(problem, AddProblem)
    assert "holds no GeoNames places of LB" in str(problem)
    assert listed(tmp_path / "local") == []


def test_a_transfer_that_breaks_off_goes_on_where_it_stopped(tmp_path: Path, server: str) -> None:
    body = bytes(range(256)) * 2000
    Shelf.files, Shelf.broken = {"/file.bin": body}, {"/file.bin"}
    seen: list[tuple[int, int | None]] = []
    download(f"{server}/file.bin", tmp_path / "file.bin", lambda done, total: seen.append((done, total)))
    assert (tmp_path / "file.bin").read_bytes() == body
    assert [asked[1] for asked in Shelf.asked] == ["", f"bytes={len(body) // 2}-"]
    assert seen[-1] == (len(body), len(body))


def test_a_country_is_downloaded_unpacked_and_listed(tmp_path: Path, server: str) -> None:
    units = _zip("syria_adm1.geojson", "syria_adm2.geojson", "syria_adm3.geojson")
    resources = [
        {"format": "XLSX", "name": "tables", "url": f"{server}/t.xlsx"},
        {"format": "GeoJSON", "name": "syr_admin_boundaries", "url": f"{server}/units.geojson.zip"},
    ]
    Shelf.files = {
        "/SY.zip": _zip("SY.txt"),
        "/hdx": json.dumps({"result": {"resources": resources}}).encode(),
        "/units.geojson.zip": units,
    }
    Shelf.broken = {"/SY.zip", "/units.geojson.zip"}
    outcomes = list(add_from_network("SY", tmp_path, _quiet, server, f"{server}/hdx"))
    assert all(isinstance(o, Added) for o in outcomes), outcomes
    assert [e.file for e in listed(tmp_path)] == ["SY.txt", *(f"syr_adm{level}.geojson" for level in (1, 2, 3))]
    assert listed(tmp_path)[0].origin == f"{server}/SY.zip"
    assert not list(tmp_path.glob("*download*"))


def test_a_country_that_the_server_has_not_is_said_with_its_address(tmp_path: Path, server: str) -> None:
    (problem,) = add_from_network("LB", tmp_path, _quiet, server)
    assert isinstance(problem, DownloadProblem)
    assert f"{server}/LB.zip: the server answered 404" in str(problem)


def test_without_a_network_the_command_says_what_to_do_instead(tmp_path: Path) -> None:
    (problem,) = add_from_network("LB", tmp_path, _quiet, "http://127.0.0.1:9")
    assert isinstance(problem, DownloadProblem)
    assert "--from FOLDER" in str(problem)


def test_the_command_adds_from_a_folder_and_lists_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONFLICTMAP_GEODATA", str(tmp_path))
    assert main(["geodata", "add", "SY", "--from", str(FOLDER)]) == 0
    assert digest(tmp_path / "SY.txt") in capsys.readouterr().out
    assert main(["geodata", "list"]) == 0
    out = capsys.readouterr().out
    assert "SY.txt" in out
    assert "CC BY 3.0 IGO" in out


def test_an_unknown_country_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geodata", "add", "XX"]) == 2
    assert "XX" in capsys.readouterr().err

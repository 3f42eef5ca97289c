"""The geocoder through geopy's own calls, and through the commands."""

from __future__ import annotations

import csv
import inspect
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.exc import ConfigurationError, GeocoderQueryError
from geopy.geocoders import Nominatim
from geopy.location import Location
from geopy.point import Point

from conflictmap.cli.main import main
from conflictmap.gazetteer.geocoder import GazetteerGeocoder
from conflictmap.gazetteer.nominatim import PoliteNominatim


@pytest.fixture(scope="module", autouse=True)
def _world_built_once() -> Iterator[None]:
    """The index of the packages' places abroad lies in one folder for all tests: it takes seconds to build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONFLICTMAP_CACHE", str(Path(tempfile.gettempdir()) / f"conflictmap-tests-{os.getuid()}"))
        yield


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("geodata")


@pytest.fixture
def geocoder(local: Path) -> GazetteerGeocoder:
    return GazetteerGeocoder(local)


@pytest.fixture(autouse=True)
def _apart(local: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICTMAP_GEODATA", str(local))


def test_an_accepted_place_comes_as_a_location(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("حميميم", country="SY")
    assert isinstance(found, Location)
    assert (round(found.latitude, 2), round(found.longitude, 2)) == (35.4, 35.95)
    assert {"name", "name_ar", "kind", "p_code", "score", "match", "geo_precision", "radius_km", "alternatives"} <= set(
        found.raw
    )


def test_a_doubtful_place_comes_only_among_candidates(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Sarakdib", country="SY", admin1="Idlib") is None
    found = geocoder.geocode("Sarakdib", exactly_one=False, country="SY", admin1="Idlib", limit=3)
    assert isinstance(found, list)
    assert 1 <= len(found) <= 3
    assert found[0].raw["accepted"] is False


def test_nothing_found_is_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("😀") is None
    assert geocoder.geocode("😀", exactly_one=False) is None


def test_what_is_no_text_is_geopys_query_error(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="text"):
        geocoder.geocode(12)  # type: ignore[arg-type]


def test_an_unknown_governorate_is_geopys_query_error_and_names_the_nearest(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="Nearest: Latakia"):
        geocoder.geocode("Hmeimim", admin1="Latakkya")


def test_the_calls_have_geopys_names_in_geopys_order() -> None:
    ours = list(inspect.signature(GazetteerGeocoder.geocode).parameters)[:3]
    assert ours == ["self", "query", "exactly_one"]
    assert {"country", "admin1", "admin2", "limit"} <= set(inspect.signature(GazetteerGeocoder.geocode).parameters)
    assert list(inspect.signature(GazetteerGeocoder.reverse).parameters)[:2] == ["self", "query"]
    assert "exactly_one" in inspect.signature(Nominatim.geocode).parameters


@pytest.mark.parametrize("point", [(35.401, 35.949), "35.401, 35.949", Point(35.401, 35.949)])
def test_a_point_in_any_of_geopys_forms_is_reversed(geocoder: GazetteerGeocoder, point: object) -> None:
    found = geocoder.reverse(point)
    assert isinstance(found, Location)
    assert found.raw["admin1"] == "Latakia"
    assert found.raw["distance_km"] < 1


def test_what_is_no_point_is_geopys_query_error(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="no point"):
        geocoder.reverse("somewhere")


def test_nominatim_wants_to_know_who_asks() -> None:
    with pytest.raises(ConfigurationError, match="who asks"):
        PoliteNominatim("me")


def test_nominatim_answers_a_kept_question_without_asking_again(tmp_path: Path) -> None:
    polite = PoliteNominatim("https://example.org", tmp_path, domain="127.0.0.1:9", scheme="http")
    polite.folder.mkdir()
    kept = [{"address": "Idlib", "latitude": 35.93, "longitude": 36.63, "raw": {}}]
    with pytest.raises(Exception, match=r"127\.0\.0\.1"):
        polite.geocode("Idlib")
    polite._path("Idlib", "", 5).write_text(json.dumps(kept), encoding="utf-8")
    found = polite.geocode("Idlib")
    assert isinstance(found, Location)
    assert found.address == "Idlib"


def test_the_command_prints_candidates_and_their_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Tadmur/Palmyra", "--country", "SY"]) == 0
    out = capsys.readouterr().out
    assert "accepted" in out
    assert "34.56240 38.28402" in out


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "حلب", "--country", "SY", "--format", "json", "--limit", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["candidates"]) == 2
    assert found["candidates"][0]["name"] == "Aleppo"


def test_the_command_says_why_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "!!!"]) == 1
    assert "no letter" in capsys.readouterr().out


def test_an_unknown_governorate_stops_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Saraqib", "--admin1", "Idlip"]) == 2
    assert "Nearest: Idlib" in capsys.readouterr().err


def test_a_batch_gives_every_name_at_least_one_row_and_survives_an_unknown_governorate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, out = tmp_path / "in.csv", tmp_path / "out.csv"
    lines = ["name,country,admin1,admin2", "حميميم,SY,Latakia Governorate,", ",,,", "😀,SY,,", "Saraqib,SY,Nowhere,",
             '"Tadmur, Homs",SY,,']  # fmt: skip
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert main(["geocode", "--batch", str(asked), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == ["name", "rank", "found", "latitude", "longitude", "geo_precision", "radius_km", "score",
                             "accepted"]  # fmt: skip
    first = [r for r in rows if r["rank"] == "1"]
    assert [r["name"] for r in first] == ["حميميم", "", "😀", "Saraqib", "Tadmur, Homs"]
    assert [r["found"] == "" for r in first] == [False, True, True, False, False]
    assert [r["accepted"] for r in first][:3] == ["true", "false", "false"]
    assert "Nowhere" in capsys.readouterr().err


def test_a_batch_needs_only_the_name_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked, out = tmp_path / "in.csv", tmp_path / "out.csv"
    asked.write_text("name\nIdlib\n", encoding="utf-8")
    assert main(["geocode", "--batch", str(asked), "--out", str(out)]) == 0
    asked.write_text("place\nIdlib\n", encoding="utf-8")
    assert main(["geocode", "--batch", str(asked), "--out", str(out)]) == 2
    assert "no column name" in capsys.readouterr().err


def test_the_reverse_command_says_units_and_nearest_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reverse", "35.401", "35.949"]) == 0
    out = capsys.readouterr().out
    assert "Latakia" in out
    assert "km from Hmeimim Air Base" in out
    assert main(["reverse", "north", "35"]) == 2


def test_a_batch_of_points_is_reversed(tmp_path: Path) -> None:
    asked, out = tmp_path / "in.csv", tmp_path / "out.csv"
    asked.write_text("latitude,longitude\n33.472,36.2887\nx,y\n", encoding="utf-8")
    assert main(["reverse", "--batch", str(asked), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as handle:
        first, second = list(csv.DictReader(handle))
    assert (first["countries"], first["admin1"], first["place"]) == ("SY", "Damascus", "al-Qadam")
    assert second["place"] == ""

"""The data files hold the filter's rows: counts and coordinates equal, spreadsheets run nothing, bytes repeat."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyogrio
import pytest
from briefing_parts import TOP, briefing, store

from conflictmap.briefing.briefing import Briefing
from conflictmap.briefing.tables import table_csv
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import read_folder
from conflictmap.dataset.guard import guarded, unguarded
from conflictmap.query.filters import EventFilter
from conflictmap.query.view import View

QUERIES = ["", "type=battles", "from=2018-01-05&to=2018-01-06", "q=nosuchword"]


DEFAULTS = {"unit": "incident", "attribution": "unknown", "place_basis": "reported"}
"""What a blank cell stands for; an export says it."""


def wanted(query: str) -> dict[str, tuple[float, float]]:
    rows = store().rows(View.parse(query, store().vocabulary)[0].filter, limit=1000)
    return {row["event_id"]: (row["longitude"], row["latitude"]) for row in rows}


@pytest.mark.parametrize("query", QUERIES)
def test_geojson_holds_every_event_of_the_filter_at_its_place(query: str) -> None:
    document = json.loads(briefing(query).render("geojson"))
    assert document["type"] == "FeatureCollection"
    found = {one["id"]: tuple(one["geometry"]["coordinates"]) for one in document["features"]}
    assert found == wanted(query)
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    assert document["conflictmap"]["data_revision"] == store().version
    assert "Not for navigation or targeting." in document["conflictmap"]["caveats"]


@pytest.mark.parametrize("ending", ["kml", "gpkg"])
@pytest.mark.parametrize("query", QUERIES)
def test_kml_and_geopackage_read_back_equal(query: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"events.{ending}"
    path.write_bytes(briefing(query).render(ending))
    info = pyogrio.read_info(path, layer="events")
    assert info["features"] == len(wanted(query))
    if not wanted(query):
        return
    import shapely

    meta, _, geometry, fields = pyogrio.raw.read(path, layer="events")
    ids = fields[list(meta["fields"]).index("event_id")]
    points = {key: (one.x, one.y) for key, one in zip(ids, shapely.from_wkb(geometry), strict=True)}
    assert points == wanted(query)
    assert meta["crs"] == "EPSG:4326"


def test_a_geopackage_tells_what_it_is_and_when_its_data_are_from(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "events.gpkg"
    path.write_bytes(briefing().render("gpkg"))
    with sqlite3.connect(path) as connection:
        changed, described = connection.execute("SELECT last_change, description FROM gpkg_contents").fetchone()
    assert changed == f"{briefing().sheet.day}T00:00:00.000Z"
    assert json.loads(described)["data_revision"] == store().version


@pytest.mark.parametrize("table", ["events", "claims", "sources", "actors"])
def test_our_own_reader_reads_an_exported_table_back_unchanged(table: str, tmp_path: Path) -> None:
    file = TABLES[table].file
    (tmp_path / file).write_bytes(briefing().table(table))
    before = {row.cells[TABLES[table].key]: row.cells for row in read_folder(TOP).tables[table].rows}
    after = {row.cells[TABLES[table].key]: row.cells for row in read_folder(tmp_path).tables[table].rows}
    assert after
    for key, cells in after.items():
        written = {name: _plain(cells[name]) for name in before[key]}
        assert written == {name: _plain(text) or DEFAULTS.get(name, "") for name, text in before[key].items()}


def _plain(text: str) -> str:
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", "'=1", "''@x"])
def test_texts_that_a_spreadsheet_would_run_are_guarded_and_come_back(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["plain", "'quoted'", "", "a=b", "’=x", "'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


def test_numbers_are_never_guarded() -> None:
    row = {"event_id": "ev-1", "latitude": -33.5, "longitude": -70.25, "title_en": "-=x", "place": "+y"}
    cells = next(csv.DictReader(io.StringIO(table_csv("events", [row]).decode("utf-8-sig"))))
    assert (cells["latitude"], cells["longitude"]) == ("-33.5", "-70.25")
    assert (cells["title_en"], cells["place"]) == ("'-=x", "'+y")


@pytest.mark.parametrize("ending", ["csv", "geojson", "kml", "gpkg"])
def test_the_same_filter_gives_the_same_bytes(ending: str) -> None:
    assert briefing("type=battles").render(ending) == briefing("type=battles").render(ending)


def test_an_export_as_known_on_a_day_names_no_later_source() -> None:
    view = replace(View(), filter=EventFilter(known=briefing("known=2018-01-09").view.filter.known))
    text = Briefing(store(), view).table("events").decode("utf-8-sig")
    later = [
        row["source_id"] for row in store().engine.dicts("SELECT * FROM sources WHERE published_day > '2018-01-09'")
    ]
    assert later
    assert not [source for source in later if source in text]


def test_a_package_lists_every_file_with_its_digest(tmp_path: Path) -> None:
    content = briefing("type=battles", dpi=60).render("zip")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        listed = json.loads(packed.read("manifest.json"))
        names = {one["name"] for one in listed["files"]}
        assert names == set(packed.namelist()) - {"manifest.json"}
        for one in listed["files"]:
            data = packed.read(one["name"])
            assert (len(data), sha256(data).hexdigest()) == (one["bytes"], one["sha256"])
    assert listed["data_revision"] == store().version
    assert {"conflictmap.png", "conflictmap.pdf", "conflictmap.pptx", "conflictmap.html", "events.csv"} <= names
    assert content == briefing("type=battles", dpi=60).render("zip")

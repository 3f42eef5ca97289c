"""The carried geodata: whole, consistent, bilingual, small, and exactly what the checksums list."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import shapely
from fontTools.ttLib import TTFont
from PIL import Image
from shapely.geometry import Point, shape

from conflictmap.gazetteer.admin1 import ADMIN1
from conflictmap.model import geodata
from conflictmap.symbols.lines import BORDER_STYLES

REPOSITORY = geodata.GEODATA.parent
BASEMAP = sorted(path.stem for path in (geodata.GEODATA / "basemap").glob("*.geojson"))
FIRST_VIEW = ("land", "lakes", "rivers", "borders", "labels")
ARABIC, LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[A-Za-z]")


def _features(name: str) -> list[dict]:
    return geodata.read_geojson(name)["features"]


def _sums() -> dict[str, str]:
    lines = (geodata.GEODATA / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_basemap_has_every_file_that_the_readme_lists() -> None:
    assert BASEMAP == ["admin1", "borders", "countries", "labels", "lakes", "land", "rivers"]


@pytest.mark.parametrize("name", BASEMAP)
def test_shapes_are_valid_and_in_degrees(name: str) -> None:
    for feature in _features(name):
        geometry = shape(feature["geometry"])
        assert geometry.is_valid, feature["properties"]
        assert not geometry.is_empty
        west, south, east, north = geometry.bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90
        assert feature["properties"]["kind"]


@pytest.mark.parametrize("name", sorted(_sums()))
def test_file_is_the_one_that_the_checksums_list(name: str) -> None:
    assert hashlib.sha256((geodata.GEODATA / name).read_bytes()).hexdigest() == _sums()[name]


def test_checksums_list_every_built_file() -> None:
    built = {
        path.relative_to(geodata.GEODATA).as_posix()
        for folder in ("basemap", "relief", "fonts")
        for path in (geodata.GEODATA / folder).iterdir()
        if path.suffix != ".csv"
    }
    assert built == set(_sums())


def test_first_view_stays_under_a_megabyte() -> None:
    assert sum(geodata.basemap_file(name).stat().st_size for name in FIRST_VIEW) < 1_000_000


def test_whole_folder_stays_small() -> None:
    built = (path for path in geodata.GEODATA.rglob("*") if path.is_file() and "local" not in path.parts)
    assert sum(path.stat().st_size for path in built) < 6_000_000


def test_14_governorates_carry_the_names_of_the_table() -> None:
    found = [f["properties"] for f in _features("admin1") if f["properties"]["kind"] == "governorate"]
    assert [(p["pcode"], p["en"], p["ar"]) for p in found] == [(u.pcode, u.en, u.ar) for u in ADMIN1]


def test_governorates_share_their_edges_and_leave_no_gaps() -> None:
    areas = [shape(f["geometry"]) for f in _features("admin1") if f["properties"]["kind"] == "governorate"]
    assert shapely.coverage_is_valid(areas)
    whole = shapely.union_all(areas)
    holes = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    assert holes == []
    syria = shapely.union_all([shape(f["geometry"]) for f in _features("countries")
                               if f["properties"]["iso"] in ("SY", "SY;IL")])  # fmt: skip
    assert whole.symmetric_difference(syria).area < 1e-6


def test_every_governorate_boundary_is_drawn() -> None:
    drawn = shapely.union_all([shape(f["geometry"]) for f in _features("borders")]).buffer(1e-4)
    land = shape(max(_features("land"), key=lambda f: shape(f["geometry"]).area)["geometry"])
    edges = drawn.union(land.boundary.intersection(shapely.box(35, 32, 43, 38)).buffer(1e-3))
    for feature in _features("admin1"):
        if feature["properties"]["kind"] == "governorate":
            outline = shape(feature["geometry"]).boundary
            assert outline.difference(edges).length < 0.02 * outline.length, feature["properties"]["en"]


def test_borders_have_a_style_both_languages_and_a_sentence() -> None:
    table = {border.border_id: border for border in geodata.borders()}
    for border in table.values():
        assert border.kind in BORDER_STYLES or border.kind == "words"
        for text in (border.ar, border.note_ar):
            assert ARABIC.search(text)
        for text in (border.en, border.note_en):
            assert LATIN.search(text)
            assert not ARABIC.search(text)


def test_drawn_borders_and_the_policy_table_name_each_other() -> None:
    lines = {f["properties"]["id"]: f["properties"]["kind"] for f in _features("borders")}
    assert lines == {border.border_id: border.kind for border in geodata.borders() if border.drawn}
    needed = {"golan-line-a", "golan-line-b", "hatay", "cyprus-lines", "green-line", "crimea", "abkhazia"}
    assert needed <= set(lines)


@pytest.mark.parametrize(
    ("border", "place"),
    [
        ("golan-line-a", (33.13, 35.815)),
        ("golan-west", (33.1, 35.65)),
        ("hatay", (37.01, 36.2)),
        ("cyprus-lines", (35.18, 33.2)),
        ("crimea", (46.1, 33.9)),
        ("abkhazia", (42.7, 41.85)),
        ("green-line", (32.5, 35.2)),
        ("international", (36.65, 37.1)),
    ],
)
def test_border_runs_where_it_is_known_to_run(border: str, place: tuple[float, float]) -> None:
    line = next(shape(f["geometry"]) for f in _features("borders") if f["properties"]["id"] == border)
    assert line.distance(Point(place[1], place[0])) < 0.12


def test_labels_have_both_languages_and_a_zoom() -> None:
    for properties in (feature["properties"] for feature in _features("labels")):
        assert LATIN.search(properties["en"])
        assert not ARABIC.search(properties["en"])
        assert ARABIC.search(properties["ar"])
        assert not LATIN.search(properties["ar"])
        assert 3 <= properties["min_zoom"] <= 11


def test_each_governorate_has_its_seat_inside() -> None:
    seats = [Point(f["geometry"]["coordinates"]) for f in _features("labels")
             if f["properties"]["kind"] in ("capital", "seat")]  # fmt: skip
    for feature in _features("admin1"):
        if feature["properties"]["kind"] == "governorate":
            area = shape(feature["geometry"])
            assert any(area.contains(seat) for seat in seats), feature["properties"]["en"]


def test_labels_come_in_order_of_rank() -> None:
    assert [f["properties"]["rank"] for f in _features("labels")] == list(range(1, len(_features("labels")) + 1))


@pytest.mark.parametrize(
    ("place", "is_land"),
    [((35.0, 38.0), True), ((34.5, 34.5), False), ((55.75, 37.6), True), ((42.0, 50.5), False), ((43.5, 34), False)],
)
def test_land_and_sea_lie_where_they_should(place: tuple[float, float], is_land: bool) -> None:
    land = [shape(feature["geometry"]) for feature in _features("land")]
    assert any(part.contains(Point(place[1], place[0])) for part in land) is is_land


def test_rivers_named_in_both_languages_run_where_they_are_known_to_run() -> None:
    named = {f["properties"]["en"]: f for f in _features("rivers") if "en" in f["properties"]}
    for river, place in {"Euphrates": (35.95, 39.0), "Orontes": (35.13, 36.75), "Barada": (33.51, 36.3)}.items():
        assert ARABIC.search(named[river]["properties"]["ar"])
        assert shape(named[river]["geometry"]).distance(Point(place[1], place[0])) < 0.05


@pytest.mark.parametrize("name", sorted(geodata.RELIEF))
def test_relief_shades_mountains_and_leaves_the_sea_clear(name: str) -> None:
    relief = geodata.relief(name)
    alpha = np.asarray(Image.open(relief.path).convert("RGBA"))[:, :, 3]
    rows, columns = alpha.shape

    def row(lat: float) -> int:
        turn = np.arctanh(np.sin(np.radians([lat, relief.south, relief.north])))
        y, low, high = turn if relief.projection == "EPSG:3857" else (lat, relief.south, relief.north)
        return int((high - y) / (high - low) * rows)

    def column(lon: float) -> int:
        return int((lon - relief.west) / (relief.east - relief.west) * columns)

    assert alpha[row(34.5) : row(33.5), column(31) : column(33)].max() == 0  # the Mediterranean
    assert alpha[row(38) : row(37), column(42) : column(44)].mean() > 15  # the eastern Taurus


@pytest.mark.parametrize("name", ["NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"])
def test_print_font_writes_arabic_and_latin(name: str) -> None:
    letters = set(TTFont(geodata.font(name)).getBestCmap())
    assert {ord(c) for c in "ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإآؤئ٠١٢٣٤٥٦٧٨٩،؛؟ABCxyz0123456789.,;:–“”éüş"} <= letters


def test_each_font_comes_with_its_licence() -> None:
    for name in ("OFL-IBMPlexSansArabic.txt", "OFL-NotoNaskhArabic.txt"):
        assert "SIL OPEN FONT LICENSE" in geodata.font(name).read_text(encoding="utf-8").upper()


def test_every_carried_file_has_a_licence_row_with_attribution_in_both_languages() -> None:
    listed = " ".join(row.files for row in geodata.licences())
    for name in (*BASEMAP, "relief", "ibm-plex-sans-arabic", "NotoNaskhArabic"):
        assert name in listed, name
    for row in geodata.licences():
        assert LATIN.search(row.attribution_en)
        assert ARABIC.search(row.attribution_ar)
        assert ARABIC.search(row.defects_ar)


def test_readme_lists_every_carried_file() -> None:
    text = (geodata.GEODATA / "README.md").read_text(encoding="utf-8")
    for name in BASEMAP:
        assert f"basemap/{name}.geojson" in text


def test_no_district_polygons_of_ocha_are_carried() -> None:
    for name in BASEMAP:
        assert not re.search(r"SY\d{4}", geodata.basemap_file(name).read_text(encoding="utf-8"))
        assert not any("adm" in key.lower() for feature in _features(name) for key in feature["properties"])


def test_added_geodata_is_never_committed() -> None:
    listing = subprocess.run(["git", "ls-files", "geodata/local"], cwd=REPOSITORY, capture_output=True, text=True)
    assert listing.stdout == ""


def test_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"geodata/basemap/moon\.geojson"):
        geodata.basemap_file("moon")


def test_build_script_names_no_host_and_pins_every_package() -> None:
    folder = REPOSITORY / "scripts"
    sources = [folder / "build_geodata.py", *sorted((folder / "geodata_build").glob("*.py"))]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert not re.search(r"https?://", text)
    pins = re.findall(r'Package\("(?:npm|pypi)", "[^"]+", "[\d.]+", "[^"]+",\s+"([0-9a-f]{64})"\)', text)
    assert len(pins) == len(set(pins)) == 8


def test_hand_made_place_table_has_one_row_for_each_place() -> None:
    with (REPOSITORY / "scripts" / "geodata_build" / "places.csv").open(encoding="utf-8", newline="") as file:
        numbers = [row["geonameid"] for row in csv.DictReader(file)]
    assert len(numbers) == len(set(numbers))


def test_geojson_is_written_one_feature_a_line() -> None:
    for name in BASEMAP:
        lines = Path(geodata.basemap_file(name)).read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(_features(name)) + 2
        json.loads(lines[1].rstrip(","))

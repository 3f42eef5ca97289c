"""A point is found in its governorate and its country, disputed ground on either side, and distances are told in km."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import geodesic

from conflictmap.gazetteer.admin1 import ADMIN1, admin1, nearest_admin1
from conflictmap.gazetteer.boundaries import TOLERANCE_KM, Boundaries

HERE = Path(__file__).parent
UNITS = HERE / "added_units"
SHARED = os.environ.get("CONFLICTMAP_SHARED")

QADAM, BABBILA = (33.472, 36.2887), (33.471, 36.3308)


@pytest.fixture(scope="module")
def boundaries(tmp_path_factory: pytest.TempPathFactory) -> Boundaries:
    return Boundaries.load(tmp_path_factory.mktemp("nothing_added"))


def _spellings() -> list[tuple[str, str]]:
    with (HERE / "places" / "governorate_spellings.csv").open(encoding="utf-8", newline="") as file:
        return [(row["written"], row["english"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("written", "english"), _spellings())
def test_governorate_is_known_by_every_spelling(written: str, english: str) -> None:
    found = admin1(written)
    assert found is not None
    assert found.en == english


def test_there_are_14_governorates_with_their_own_codes_and_names() -> None:
    for names in ({unit.pcode for unit in ADMIN1}, {unit.en for unit in ADMIN1}, {unit.ar for unit in ADMIN1}):
        assert len(names) == 14
    assert [unit.pcode for unit in ADMIN1] == [f"SY{number:02}" for number in range(1, 15)]


@pytest.mark.parametrize("unit", ADMIN1, ids=lambda unit: unit.pcode)
def test_no_alias_belongs_to_two_governorates(unit) -> None:
    assert {admin1(text).pcode for text in (unit.en, unit.ar, *unit.aliases)} == {unit.pcode}


@pytest.mark.parametrize(
    ("written", "english"),
    [("Idlbi", "Idlib"), ("Damscus", "Damascus"), ("Quneitera", "Quneitra"), ("Aleppoo", "Aleppo"), ("Paris", None)],
)
def test_mistyped_governorate_names_the_nearest(written: str, english: str | None) -> None:
    found = nearest_admin1(written)
    assert (found.en if found else None) == english


@pytest.mark.parametrize("written", ["", "  ", "محافظة", "Beirut", "governorate", "\x00", "x" * 10_000])
def test_what_is_no_governorate_is_none(written: str) -> None:
    assert admin1(written) is None


@pytest.mark.parametrize(
    ("place", "governorate"),
    [
        ((35.4011, 35.9487), "Latakia"),  # Hmeimim
        ((34.915, 35.874), "Tartus"),  # its naval facility
        (QADAM, "Damascus"),
        (BABBILA, "Rif Dimashq"),
        ((35.64, 36.67), "Idlib"),  # Maarrat al-Numan
        ((36.5, 40.75), "Al-Hasakah"),
        ((33.126, 35.825), "Quneitra"),  # Quneitra town, in the zone of separation
        ((33.0, 35.75), "Quneitra"),  # the occupied Golan
        ((33.89, 35.5), None),  # Beirut
        ((34.5, 34.5), None),  # at sea
    ],
)
def test_place_lies_in_its_governorate(boundaries: Boundaries, place, governorate) -> None:
    assert boundaries.admin1_at(*place) == governorate


def test_babbila_is_within_the_tolerance_of_damascus_but_not_in_it(boundaries: Boundaries) -> None:
    assert 0.3 < boundaries.km_outside("Damascus", *BABBILA) < TOLERANCE_KM
    assert boundaries.km_outside("Rural Damascus", *BABBILA) == 0
    assert boundaries.km_outside("Damascus", *QADAM) == 0


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ((33.0, 35.75), {"SY", "IL"}),  # Golan
        ((36.2, 36.16), {"TR", "SY"}),  # Antakya
        ((35.33, 33.32), {"CY", "TR"}),  # Kyrenia
        ((44.95, 34.1), {"UA", "RU"}),  # Simferopol
        ((43.0, 41.02), {"GE"}),  # Sukhumi
        ((31.9, 35.2), {"PS"}),  # Ramallah
        ((31.45, 34.42), {"PS"}),  # Gaza
        ((33.12, 35.83), {"SY"}),  # zone of separation
        ((55.75, 37.61), {"RU"}),
        ((39.93, 32.86), {"TR"}),
        ((43.6, 39.73), {"RU"}),  # Sochi
        ((36.89, 30.7), {"TR"}),  # Antalya
        ((66.0, 175.0), {"RU"}),  # Chukotka, on either side of the antimeridian
        ((66.5, -175.0), {"RU"}),
        ((34.0, 30.0), set()),  # the Mediterranean
    ],
)
def test_country_of_a_place_and_of_disputed_ground(boundaries: Boundaries, place, countries) -> None:
    assert boundaries.country_at(*place) == countries


def test_disputed_ground_is_inside_either_country(boundaries: Boundaries) -> None:
    for country, place in (("SY", (33.0, 35.75)), ("IL", (33.0, 35.75)), ("SY", (36.2, 36.16)), ("TR", (36.2, 36.16))):
        assert boundaries.km_outside(country, *place) == 0


def test_distance_agrees_with_the_geodesic_one(boundaries: Boundaries) -> None:
    damascus, aleppo = (33.5102, 36.2913), (36.2012, 37.1612)
    outline = boundaries.geometry("Damascus")
    corners = [(lat, lon) for part in outline.geoms for lon, lat in part.exterior.coords]
    expected = min(geodesic(aleppo, corner).km for corner in corners)
    assert boundaries.km_outside("Damascus", *aleppo) == pytest.approx(expected, rel=0.03)
    assert boundaries.km_outside("Damascus", *damascus) == 0


def test_point_seaward_of_the_coast_takes_the_nearest_governorate_when_asked(boundaries: Boundaries) -> None:
    quay = (34.9, 35.845)
    assert boundaries.admin1_at(*quay) is None
    assert boundaries.admin1_at(*quay, within_km=5) == "Tartus"
    assert boundaries.admin1_at(34.9, 35.0, within_km=5) is None


def test_many_points_get_the_same_answers_as_one(boundaries: Boundaries) -> None:
    draw = np.random.default_rng(7)
    lats, lons = draw.uniform(32, 37.5, 400), draw.uniform(35, 43, 400)
    lats[0], lons[0] = np.nan, np.nan
    many = boundaries.points_to_admin1(lats, lons)
    one = [None, *(boundaries.admin1_at(*point) for point in zip(lats[1:], lons[1:], strict=True))]
    assert list(many) == one
    inside = boundaries.points_inside("Homs", lats, lons)
    assert list(inside) == [name == "Homs" for name in one]
    assert inside.any()
    assert list(boundaries.points_to_admin1([], [])) == []


def test_unknown_unit_is_denied_and_named(boundaries: Boundaries) -> None:
    assert not boundaries.knows("Atlantis")
    assert boundaries.knows("SY")
    assert boundaries.knows("ريف دمشق")
    with pytest.raises(KeyError, match="Atlantis"):
        boundaries.km_outside("Atlantis", 35, 36)


def test_without_added_units_there_are_no_districts(boundaries: Boundaries) -> None:
    assert not boundaries.has_level(2)
    assert boundaries.admin2_at(34.5, 38.5) is None
    assert boundaries.units(3) == {}


def test_added_district_is_found_by_point_and_by_code() -> None:
    added = Boundaries.load(UNITS)
    west = added.admin2_at(34.5, 38.5)
    assert west is not None
    assert (west.p_code, west.name, west.name_ar) == ("SY9801", "West Square", "المربع الغربي")
    assert added.km_outside("SY9802", 34.5, 38.5) == pytest.approx(geodesic((34.5, 38.5), (34.5, 39.0)).km, rel=0.01)
    assert added.admin2_at(30, 38.5) is None
    assert set(added.units(2)) == {"SY9801", "SY9802"}


@pytest.mark.skipif(not SHARED, reason="CONFLICTMAP_SHARED is not set")
def test_ochas_units_place_hmeimim_in_jablah_and_agree_with_the_governorates(tmp_path: Path) -> None:
    mirror = Path(str(SHARED)) / "geodata" / "mirror" / "cod_ab_syr"
    for level in (2, 3):
        shutil.copy(mirror / f"syria_adm{level}.geojson", tmp_path / f"syr_adm{level}.geojson")
    added = Boundaries.load(tmp_path)
    district, subdistrict = added.admin2_at(35.4011, 35.9487), added.admin3_at(35.4011, 35.9487)
    assert district is not None
    assert subdistrict is not None
    assert district.p_code == "SY0602"
    assert subdistrict.p_code.startswith("SY0602")
    for code, unit in added.units(3).items():
        lat, lon = unit.centre
        governorate = next(row.en for row in ADMIN1 if code.startswith(row.pcode))
        assert added.km_outside(governorate, lat, lon) < 15, (code, unit.name, governorate)

"""Units of other countries by their names, for readers of Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflictmap.gazetteer.region_names import region_in_arabic
from conflictmap.i18n.translator import translator
from conflictmap.query.filters import EventFilter
from conflictmap.query.people import sources
from conflictmap.query.words import admin1_name, filter_in_words, source_name
from conflictmap.web.state import open_folder

TOP = Path(__file__).resolve().parents[1]
ARABIC, ENGLISH = translator("ar"), translator("en")


@pytest.mark.parametrize(
    ("name", "country", "arabic"),
    [
        ("Moscow", "RU", "موسكو"),
        ("Krasnodar Krai", "RU", "إقليم كراسنودار"),
        ("Ankara", "TR", "أنقرة"),
        ("Antalya Province", "TR", "أنطاليا"),
        ("HATAY", "TR", "هاتاي"),
        ("Akkar", "LB", "عكار"),
        ("West Bank", "PS", "الضفة الغربية"),
        ("Punjab", "PK", "البنجاب"),
        ("Punjab", "IN", "بنجاب"),
    ],
)
def test_a_unit_abroad_has_its_arabic_name(name: str, country: str, arabic: str) -> None:
    assert admin1_name(name, ARABIC, country) == arabic
    assert admin1_name(name, ENGLISH, country) == name


def test_a_name_of_two_countries_needs_the_country() -> None:
    assert region_in_arabic("Punjab") == ""
    assert admin1_name("Punjab", ARABIC) == "Punjab"
    assert region_in_arabic("Krasnodar Krai") == "إقليم كراسنودار"


def test_an_unknown_unit_stays_as_it_is_written() -> None:
    assert admin1_name("Nowhere Province", ARABIC, "RU") == "Nowhere Province"
    assert admin1_name("Krasnodar Krai", ARABIC, "TR") == "Krasnodar Krai"


def test_every_unit_of_the_first_data_is_named_in_arabic() -> None:
    rows = open_folder(TOP).store.rows(EventFilter(), columns=("admin1", "country"))
    assert len({row["country"] for row in rows}) == 3
    for row in rows:
        assert not admin1_name(row["admin1"], ARABIC, row["country"]).isascii()


def test_a_source_is_named_by_publisher_and_day_in_the_language() -> None:
    row = {"source_id": "x-1", "publisher": "Jordan Times", "title": "", "published_on": "2018-01-10"}
    assert source_name(row, ENGLISH) == "Jordan Times, 10 January 2018"
    assert source_name(row, ARABIC) == "\u2066Jordan Times\u2069، 10 كانون الثاني 2018"
    assert source_name(row | {"published_on": ""}, ENGLISH) == "Jordan Times, x-1"


def test_a_source_that_repeats_another_names_it_and_not_its_id() -> None:
    store = open_folder(TOP).store
    repeating = [row for row in sources(store) if row["repeats"]]
    assert repeating
    assert all(row["repeats"]["publisher"] for row in repeating)


def test_a_filter_by_a_unit_abroad_is_told_in_arabic() -> None:
    store = open_folder(TOP).store
    value = next(bar.value for bar in store.facet(EventFilter(), "admin1") if bar.label == "Krasnodar Krai")
    assert "إقليم كراسنودار" in filter_in_words(store, EventFilter(admin1=(value,)), ARABIC)

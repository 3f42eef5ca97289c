"""The page Map without a browser: what stands on it in both languages, and controls that follow the address."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from app_pages import REPO, by_id, opened, part, said, tagged, words
from streamlit.testing.v1 import AppTest

from conflictmap.i18n.translator import translator
from conflictmap.web.state import current, open_folder

DRONES = "ev-uh7dlgii"
LANGUAGES = ["en", "ar"]


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))


EVENTS = rows_of(REPO / "events.csv")


@pytest.fixture(scope="module", params=LANGUAGES)
def first_view(request: pytest.FixtureRequest) -> tuple[str, AppTest]:
    """The page as it opens, in a language."""
    return request.param, opened("map", request.param)


def test_the_title_the_scope_and_the_warning_stand_on_top(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    say = translator(lang)
    assert [one.value for one in page.title] == [say.t("Syria, January 2018")]
    scope = words(part(page, "scope"))
    assert say.t("One article of 11 January 2018 and the reports around it; not exhaustive.") in scope
    assert say.t("Not for navigation or targeting.") in scope


def test_document_and_switch_have_the_language(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    document = part(page, "document-language-writer")
    assert (document["lang"], document["dir"]) == (lang, {"en": "ltr", "ar": "rtl"}[lang])
    assert document["title"] == {"en": "Map · Conflict map", "ar": "الخريطة · خريطة النزاع"}[lang]
    assert page.segmented_control(key="language").value == lang


def test_the_numbers_are_those_of_the_files(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    say, numbers = translator(lang), by_id(page, "numbers")
    events = say.n("{n} event", "{n} events", len(EVENTS))
    assert numbers["number-events"] == say.t("{shown} of {events}", shown=len(EVENTS), events=events)
    cited = {one.partition("#")[0].strip() for row in EVENTS for one in row["sources"].split(";")}
    assert say.n("{n} source", "{n} sources", len(cited)) in numbers["number-sources"]
    silent = sum(not row["fatalities"] for row in EVENTS)
    assert say.n("{n} event without a report", "{n} events without a report", silent) in numbers["number-deaths"]
    assert "number-set-aside" not in numbers
    assert "number-hidden" not in numbers


def test_the_table_has_every_event_under_its_title_in_the_language(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    shown = by_id(page, "events")
    rows = {key.removeprefix("row-"): text for key, text in shown.items() if key.startswith("row-")}
    assert rows == {row["event_id"]: row[f"title_{lang}"] for row in EVENTS}
    assert tagged(page, "events", "caption") == [translator(lang).n("{n} event", "{n} events", len(EVENTS))]
    assert len(tagged(page, "events", "tr")) == len(EVENTS) + 1


def test_timeline_map_and_words_tell_of_the_same_events(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    say = translator(lang)
    events = say.n("{n} event", "{n} events", len(EVENTS))
    first, last = say.day(date(2018, 1, 1)), say.day(date(2018, 2, 28))
    assert part(page, "timeline")["said"] == say.t("{events}, {start} to {end}", events=events, start=first, end=last)
    assert part(page, "map")["query"] == ""
    assert part(page, "map")["title"] == say.t("Map of the events")
    assert str(len(EVENTS)) in words(part(page, "words"))


def test_nothing_is_filtered_and_nothing_is_amiss_at_first(first_view: tuple[str, AppTest]) -> None:
    lang, page = first_view
    assert said(page) == ""
    assert part(page, "chips") == {}
    assert translator(lang).t("Choose an event") in tagged(page, "card", "h2")
    assert [one.value for one in page.date_input] == [None, None, None]
    assert [page.pills(key=f"f-{name}").value for name in ("type", "status", "precision")] == [[], [], []]


ADDRESS = {
    "from": "2018-01-01",
    "to": "2018-01-11",
    "actor": ["ru-mod", "ru-government"],
    "accused": "yes",
    "type": ["explosions-remote-violence", "diplomacy"],
    "status": "occurred",
    "precision": ["site", "town"],
    "source": "art-2018-01-11",
    "known": "2018-01-31",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_control_shows_what_the_address_asks_for(lang: str) -> None:
    page = opened("map", lang, q="Hmeimim", **ADDRESS)
    assert said(page) == ""
    assert page.text_input(key="f-q").value == "Hmeimim"
    days = [page.date_input(key=f"f-{name}").value for name in ("date_from", "date_to", "known")]
    assert days == [date(2018, 1, 1), date(2018, 1, 11), date(2018, 1, 31)]
    assert set(page.pills(key="f-type").value) == set(ADDRESS["type"])
    assert page.pills(key="f-status").value == ["occurred"]
    assert set(page.pills(key="f-precision").value) == set(ADDRESS["precision"])
    assert page.multiselect(key="f-source").value == ["art-2018-01-11"]
    assert page.toggle(key="f-accused").value is True
    chips = by_id(page, "chips")
    assert {f"chip-actor-{one}" for one in ADDRESS["actor"]} <= chips.keys()
    assert {"chip-q-None", "chip-from-None", "chip-to-None", "chip-known-None", "chip-status-occurred"} <= chips.keys()
    assert "from=2018-01-01&to=2018-01-11" in part(page, "map")["query"]
    timeline = part(page, "timeline")
    first, last = timeline["window"]
    assert timeline["first"][first] >= "2018-01-01"
    assert timeline["last"][last] <= "2018-01-11"


def test_numbers_table_and_timeline_follow_a_filter_of_the_address() -> None:
    page = opened("map", type="battles")
    battles = {row["event_id"]: row["title_en"] for row in EVENTS if row["event_type"] == "Battles"}
    shown = by_id(page, "events")
    assert {key.removeprefix("row-"): text for key, text in shown.items() if key.startswith("row-")} == battles
    assert by_id(page, "numbers")["number-events"] == f"{len(battles)} of {len(EVENTS)} events"
    assert part(page, "timeline")["said"].startswith(f"{len(battles)} events, ")
    assert part(page, "map")["query"] == "type=battles"


def test_what_is_chosen_in_the_sidebar_goes_to_the_address_and_undo_is_offered() -> None:
    page = opened("map")
    page.text_input(key="f-q").set_value("Moscow").run()
    page.pills(key="f-type").set_value(["diplomacy"]).run()
    page.pills(key="f-preset").set_value("month").run()
    written = {key: page.query_params[key] for key in ("q", "type", "from", "to")}
    assert written == {"q": "Moscow", "type": "diplomacy", "from": "2018-02-01", "to": "2018-02-28"}
    assert by_id(page, "chips")["filter-undo"] == "Undo"
    page.date_input(key="f-date_to").set_value(date(2018, 1, 2)).run()
    assert page.query_params["from"] == page.query_params["to"] == "2018-01-02", "days that cross become one day"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_of_the_address_is_not_understood_is_named_and_the_rest_is_shown(lang: str) -> None:
    page = opened("map", lang, colour="red", actor="nobody-knows", type="battles", **{"from": "5/1/2018"})
    warnings = [one.value for one in page.warning]
    assert len(warnings) == 3
    for wrong in ("colour", "nobody-knows", "5/1/2018"):
        assert sum(wrong in text for text in warnings) == 1, wrong
    assert "chip-type-battles" in by_id(page, "chips")
    if lang == "en":
        assert any("Known parts: from, to, actor" in text for text in warnings)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_result_names_what_emptied_it(lang: str) -> None:
    say = translator(lang)
    page = opened("map", lang, type="riots")
    without = say.n(
        "{filter} (without it, {n} event)", "{filter} (without it, {n} events)", len(EVENTS), filter=say.t("Event type")
    )
    expected = say.t("No event matches. What emptied the result: {filters}.", filters=say.listing([without], "or"))
    assert [one.value for one in page.info] == [expected]
    assert tagged(page, "events", "caption") == [say.n("{n} event", "{n} events", 0)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_event_of_the_address_lies_open_with_claims_and_sources(lang: str) -> None:
    page = opened("map", lang, event=DRONES)
    row = next(row for row in EVENTS if row["event_id"] == DRONES)
    assert tagged(page, "card", "h2")[0] == row[f"title_{lang}"]
    card = words(part(page, "card"))
    assert translator(lang).t("Who says what") in card
    claims = [one for one in rows_of(REPO / "claims.csv") if one["about"] == DRONES]
    assert claims
    for claim in claims:
        assert claim[f"statement_{lang}"] in card
    assert part(page, "map")["event"] == DRONES


def test_an_event_that_is_not_there_is_named() -> None:
    page = opened("map", event="ev-aaaaaaaa")
    assert "ev-aaaaaaaa" in words(part(page, "card"))
    assert tagged(page, "card", "h2") == ["Choose an event"]


def test_as_known_on_a_day_the_page_says_how_much_is_hidden() -> None:
    page = opened("map", known="2018-01-08")
    numbers = by_id(page, "numbers")
    assert numbers["number-hidden"].endswith("not yet known then")
    later = {row["event_id"] for row in EVENTS if row["event_date"] > "2018-01-08" and row["status"] == "occurred"}
    assert not later & {key.removeprefix("row-") for key in by_id(page, "events")}


def test_a_row_with_an_error_is_counted_and_a_file_that_is_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (REPO / "events.csv").read_text("utf-8")
    (tmp_path / "events.csv").write_text(text.replace("2018-01-06,occurred", "2018-13-06,occurred", 1), "utf-8")
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    page = opened("map")
    assert by_id(page, "numbers")["number-set-aside"] == "1 row set aside"
    (tmp_path / "events.csv").write_text("", "utf-8")
    deadline = time.monotonic() + 60  # the files are looked at no more often than twice a second
    while open_folder(tmp_path).version != current().version:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    page = opened("map")
    assert "events.csv" in words(part(page, "file-trouble-0"))
    assert "There are no events in this collection." in said(page)
    assert [one.value for one in page.title] == ["Conflict map"], "a folder of one's own has not our title"

"""The page Data and sources without a browser, in both languages, over our data and over rows with errors."""

import csv
from pathlib import Path

import pytest
from app_pages import REPO, by_id, opened, part, tagged, words
from streamlit.testing.v1 import AppTest

from conflictmap.dataset.folder import read_folder
from conflictmap.i18n.translator import translator
from conflictmap.model import geodata
from conflictmap.ui.sources_page import NOT_CLAIMED

LANGUAGES = ["en", "ar"]


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((REPO / name).read_text("utf-8").splitlines()))


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request: pytest.FixtureRequest) -> tuple[str, AppTest]:
    """The page over our data, in a language."""
    return request.param, opened("sources", request.param)


def test_title_and_parts_have_their_names(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    assert [one.value for one in page.title] == [say.t("Data and sources")]
    parts = [say.t("Rows set aside"), say.t("What this map does not claim"), say.t("Sources")]
    parts += [say.t("How borders are drawn"), say.t("Licences and attribution")]
    assert [one.value for one in page.header if one.value in parts] == parts
    assert part(page, "document-language-writer")["lang"] == lang


def test_events_are_counted_with_the_version_of_the_data(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    state = words(part(page, "data-state"))
    assert translator(lang).n("{n} event", "{n} events", len(rows_of("events.csv"))) in state
    assert read_folder(REPO).data_version in state


def test_it_says_that_no_row_is_set_aside(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    assert words(part(page, "part-set-aside")) == translator(lang).t("No row is set aside.")


def test_every_limit_of_the_map_is_named(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    assert tagged(page, "part-not-claimed", "li") == [say.t(line) for line in NOT_CLAIMED]


def test_every_source_stands_with_the_number_of_events_that_rest_on_it(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say, rows, buttons = translator(lang), rows_of("sources.csv"), by_id(page, "part-sources")
    assert {f"source-{row['source_id']}" for row in rows} == buttons.keys()
    for row in rows:
        cited = [
            event
            for event in rows_of("events.csv")
            if row["source_id"] in {one.partition("#")[0].strip() for one in event["sources"].split(";")}
        ]
        expected = say.n("{n} event rests on it", "{n} events rest on it", len(cited))
        assert buttons[f"source-{row['source_id']}"] == expected, row["source_id"]
    text = words(part(page, "part-sources"))
    assert text.startswith(say.n("{n} source", "{n} sources", len(rows)))
    assert say.t("A source that only repeats another counts with it as one origin.") in text


def test_every_kind_of_border_is_explained(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    assert tagged(page, "part-borders", "dt") == [say.pick(one.en, one.ar)[0] for one in geodata.borders()]
    notes = [say.pick(one.note_en, one.note_ar)[0] for one in geodata.borders()]
    assert tagged(page, "part-borders", "dd") == notes
    assert all(notes)


def test_every_licence_is_named_with_its_owner(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say, lines = translator(lang), tagged(page, "part-licences", "li")
    assert len(lines) == len(geodata.licences()) > 3
    for line, licence in zip(lines, geodata.licences(), strict=True):
        for named in ((licence.attribution_en, licence.attribution_ar), (licence.source, licence.source_ar),
                      (licence.licence, licence.licence_ar)):  # fmt: skip
            assert say.pick(*named)[0] in line
    assert "CC BY 4.0" in words(part(page, "part-licences"))
    assert "MIT" in words(part(page, "part-licences"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_set_aside_is_listed_with_place_reason_and_the_row_as_written(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("claims.csv", "sources.csv", "actors.csv"):
        (tmp_path / name).write_bytes((REPO / name).read_bytes())
    lines = (REPO / "events.csv").read_text("utf-8").splitlines()
    spoiled = lines[1].replace(lines[1].split(",")[1], "2018-13-45", 1)
    (tmp_path / "events.csv").write_text("\n".join([lines[0], spoiled, *lines[2:]]) + "\n", "utf-8")
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    page, say = opened("sources", lang), translator(lang)
    text = words(part(page, "part-set-aside"))
    assert text.startswith(
        say.n("{n} row has an error and is not shown.", "{n} rows have errors and are not shown.", 1)
    )
    assert "events.csv:2" in text
    assert "2018-13-45" in text
    assert "aside-events.csv-2" in by_id(page, "part-set-aside")
    assert tagged(page, "part-set-aside", "summary") == [say.t("The row as written")]
    cells = dict(
        zip(tagged(page, "part-set-aside", "dt"), tagged(page, "part-set-aside", "dd"), strict=True)
    )  # fmt: skip
    assert cells["event_date"] == "2018-13-45"
    assert cells["event_id"] == lines[1].split(",")[0]
    others = len(rows_of("events.csv")) - 1
    assert say.n("{n} event", "{n} events", others) in words(part(page, "data-state"))


def test_a_press_on_a_source_leads_to_the_events_that_rest_on_it() -> None:
    page = opened("map", source="art-2018-01-11")
    pressed = by_id(opened("sources"), "part-sources")["source-art-2018-01-11"]
    assert pressed.split()[0] == by_id(page, "numbers")["number-events"].split()[0]

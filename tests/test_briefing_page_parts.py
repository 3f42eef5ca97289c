"""The page Briefing without a browser: the view in words, choices, the picture, files that are made when asked for."""

import pytest
from app_pages import REPO, opened, part, said
from streamlit.testing.v1 import AppTest

from conflictmap.briefing.compose import compose
from conflictmap.briefing.formats import FORMATS
from conflictmap.briefing.options import Options
from conflictmap.briefing.worker import drawn_elsewhere
from conflictmap.i18n.translator import translator
from conflictmap.query.view import View
from conflictmap.ui.briefing_page import _SLOW
from conflictmap.web.state import open_folder

COARSE = {"briefing-dpi": 96}
LANGUAGES = ["en", "ar"]


@pytest.fixture(scope="module", autouse=True)
def _drawing() -> None:
    """Start the process that draws from here: started by a page under test, it would run that page as its own."""
    drawn_elsewhere(compose(open_folder(REPO).store, View(), Options(dpi=50, lang="en")), "png")


@pytest.fixture(scope="module", params=LANGUAGES)
def shown(request: pytest.FixtureRequest) -> tuple[str, AppTest]:
    """The page on the battles, with a part in its address that nobody knows."""
    return request.param, opened("briefing", request.param, dict(COARSE), type="battles", colour="red")


def pictures(page: AppTest) -> list[str]:
    """What is said in place of each picture on the page."""
    return [picture.alt for one in page.get("image") for picture in one.proto.imgs]


def captions(page: AppTest) -> list[str]:
    return [one.value for one in page.caption]


def test_title_and_filter_stand_on_top_in_the_language(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    assert [one.value for one in page.title] == [say.t("Briefing")]
    assert captions(page)[0] == f"{say.t('Event type')}: {say.t('Battles')}"
    assert part(page, "document-language-writer")["lang"] == lang


def test_an_unknown_part_of_the_address_is_named(shown: tuple[str, AppTest]) -> None:
    (warning,) = [one.value for one in shown[1].warning]
    assert "colour" in warning
    assert "from, to, actor" in warning


def test_the_page_is_drawn_and_told_in_words(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    (alt,) = pictures(page)
    assert alt.startswith(f"{say.t('Conflict map of Syria')}. ")
    assert say.number(2) in alt


def test_every_format_is_offered_and_none_is_made_before_it_is_chosen(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    say = translator(lang)
    assert page.pills(key="briefing-format").options == [say.t(one.label) for one in FORMATS.values()]
    assert page.pills(key="briefing-format").value is None
    assert say.t("Choose a format; the file is made for you then.") in captions(page)
    assert not page.get("download_button")


def test_the_choices_begin_at_the_language_of_the_page_on_a4(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    assert page.segmented_control(key="briefing-lang").value == lang
    assert page.selectbox(key="briefing-size").value == "a4"
    assert page.text_input(key="briefing-title").placeholder == translator(lang).t("Conflict map of Syria")
    assert page.checkbox(key="briefing-list").value is True


def test_the_code_to_embed_carries_the_view(shown: tuple[str, AppTest]) -> None:
    lang, page = shown
    (code,) = [one.value for one in page.code]
    assert code.startswith("<iframe src=")
    assert "type=battles" in code
    assert f"lang={lang}" in code
    assert "view=map" in code


def test_a_chosen_format_gives_a_file_to_download() -> None:
    page = opened("briefing", "en", dict(COARSE), type="battles")
    page.pills(key="briefing-format").set_value("csv").run()
    assert not page.exception
    (button,) = page.get("download_button")
    assert button.proto.label.startswith("Download conflictmap.csv (")


def test_without_a_filter_it_says_so_and_nothing_is_amiss() -> None:
    page = opened("briefing", "en", dict(COARSE))
    assert captions(page)[0] == "All events, no filter."
    assert said(page) == ""


def test_an_empty_result_still_gives_a_page_that_says_so() -> None:
    page = opened("briefing", "en", dict(COARSE), type="riots")
    (alt,) = pictures(page)
    assert "0 " in alt or "No event" in alt


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_drawing_that_takes_too_long_is_said_and_the_page_stands(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise TimeoutError

    monkeypatch.setattr("conflictmap.ui.briefing_page.drawn_elsewhere", never)
    page = opened("briefing", lang, dict(COARSE), type="riots")
    say = translator(lang)
    (error,) = [one.value for one in page.error]
    assert error == say.t(_SLOW)
    assert [one.value for one in page.header] == [say.t("Files")]

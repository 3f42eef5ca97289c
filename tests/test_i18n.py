"""What a reader of either language sees of words, counts, dates, numbers and lists."""

from datetime import date
from pathlib import Path

import pytest

from conflictmap.i18n.fields import field_names, fill
from conflictmap.i18n.tags import TAGS
from conflictmap.i18n.translator import Translator, preferred_language, translator
from conflictmap.model.bidi import isolate, isolate_foreign, without_controls
from conflictmap.model.dates import parse_date
from conflictmap.query.view import View

EN, AR = translator("en"), translator("ar")

SPANS = [
    ("2018-01-10", "10 January 2018", "10 كانون الثاني 2018"),
    ("2018-01-10~", "about 10 January 2018", "نحو 10 كانون الثاني 2018"),
    ("2018-02", "some time in February 2018", "في وقت ما من شباط 2018"),
    ("2018", "some time in 2018", "في وقت ما من 2018"),
    ("2018-01-05/2018-01-06", "from 5 to 6 January 2018", "من 5 إلى 6 كانون الثاني 2018"),
    ("2018-01-29/2018-02-02", "from 29 January to 2 February 2018", "من 29 كانون الثاني إلى 2 شباط 2018"),
    ("2017-12-30/2018-02-02", "from 30 December 2017 to 2 February 2018", "من 30 كانون الأول 2017 إلى 2 شباط 2018"),
    ("2018-01~/..", "from about January 2018, ongoing", "منذ نحو كانون الثاني 2018، وما زال مستمرًا"),
    ("[2018-01-01..2018-01-03]", "some time between 1 and 3 January 2018", "في وقت ما بين 1 و3 كانون الثاني 2018"),
    ("[..2018-01-10]", "no later than 10 January 2018", "في موعد أقصاه 10 كانون الثاني 2018"),
]


@pytest.mark.parametrize(("cell", "english", "arabic"), SPANS)
def test_a_date_is_said_in_words_with_its_precision(cell: str, english: str, arabic: str) -> None:
    assert EN.span(parse_date(cell)) == english
    assert AR.span(parse_date(cell)) == arabic


def test_months_have_their_levantine_names_and_the_chosen_digits() -> None:
    names = [AR.month_name(date(2018, month, 1)) for month in range(1, 13)]
    assert names[0] == "كانون الثاني"
    assert len(set(names)) == 12
    assert translator("ar", "arab").day(date(2018, 1, 10)) == "١٠ كانون الثاني ٢٠١٨"


def test_numbers_take_the_form_that_the_reader_chose() -> None:
    assert EN.number(1234567.5) == "1,234,567.5"
    assert translator("ar", "arab").number(1234567.5) == "١٬٢٣٤٬٥٦٧٫٥"
    assert translator("en", "arab").number(15) == "15"
    assert translator("ar", "arab").t("{n} of", n=15) == "١٥ of"


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_tag_in_an_address_gives_its_speaker_back(tag: str) -> None:
    view, problems = View.parse(f"lang={tag}")
    assert not problems
    assert translator(view.lang or "").tag == tag
    assert view.query_string() == f"lang={tag}"


@pytest.mark.parametrize(
    ("language", "names", "line"),
    [("en", ["a", "b", "c"], "a, b and c"), ("ar", ["أ", "ب", "ج"], "أ وب وج"), ("ar", ["أ"], "أ"), ("en", [], "")],
)
def test_a_list_ends_with_the_languages_own_and(language: str, names: list[str], line: str) -> None:
    assert translator(language).listing(names) == line


def test_a_latin_name_in_an_arabic_list_keeps_its_direction() -> None:
    line = AR.listing(["TASS", "عنب بلدي"])
    assert line != without_controls(line) == "TASS وعنب بلدي"


def test_arabic_counts_take_six_forms(tmp_path: Path) -> None:
    catalogue = tmp_path / "ar" / "LC_MESSAGES" / "conflictmap.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(SIX_FORMS, encoding="utf-8")
    speaker = translator("ar", folder=tmp_path)
    counts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111]
    forms = [speaker.n("{n} event", "{n} events", count).rpartition(" ")[2] for count in counts]
    assert forms == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "other", "few", "many"]


SIX_FORMS = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "{n} event"
msgid_plural "{n} events"
msgstr[0] "{n} zero"
msgstr[1] "{n} one"
msgstr[2] "{n} two"
msgstr[3] "{n} few"
msgstr[4] "{n} many"
msgstr[5] "{n} other"
"""


def test_an_edited_catalogue_shows_at_once_and_a_fuzzy_entry_never(tmp_path: Path) -> None:
    catalogue = tmp_path / "ar" / "LC_MESSAGES" / "conflictmap.po"
    catalogue.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    assert translator("ar", folder=tmp_path).t("Map") == "Map"
    catalogue.write_text(f'{header}msgid "Map"\nmsgstr "الخريطة"\n', encoding="utf-8")
    assert translator("ar", folder=tmp_path).t("Map") == "الخريطة"
    catalogue.write_text(f'{header}#, fuzzy\nmsgid "Map"\nmsgstr "خارطة الطريق"\n', encoding="utf-8")
    assert translator("ar", folder=tmp_path).t("Map") == "Map"


def test_texts_fall_back_to_the_other_language_and_say_so() -> None:
    assert AR.pick("Moscow", "موسكو") == ("موسكو", "ar")
    assert AR.pick("Moscow", " ") == ("Moscow", "en")
    assert EN.pick(None, "موسكو") == ("موسكو", "ar")
    assert EN.pick("", "") == ("", "en")


@pytest.mark.parametrize("value", ["{value.__class__}", "{0}", "${alert(1)}", "}{", "{", "%s", "{{x}}"])
def test_text_from_a_cell_is_never_a_template(value: str) -> None:
    assert EN.t("found {value}", value=value) == f"found {value}"


def test_a_field_that_nobody_fills_stays_visible_instead_of_failing() -> None:
    assert fill("{here} {there}", {"here": 1}) == "1 {there}"
    assert field_names("{a} {{b}} {c.d} {0}") == {"a"}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "ar"),
        ("fr,en;q=0.5,ar;q=0.6", "ar"),
        ("en-GB", "en"),
        ("ar;q=0", "en"),
        ("de;q=broken, *", "en"),
        (None, "en"),
    ],
)
def test_the_browsers_first_of_our_languages_is_the_first_choice(header: str | None, language: str) -> None:
    assert preferred_language(header) == language


def test_ids_and_iso_dates_are_isolated_inside_arabic_only() -> None:
    assert AR.ltr("2018-01-05/2018-01-06") == isolate("2018-01-05/2018-01-06") == "\u20662018-01-05/2018-01-06\u2069"
    assert EN.ltr("ev-abc") == "ev-abc"
    assert without_controls("\u202eabc\u2069") == "abc"


def test_countries_have_names_in_both_languages() -> None:
    assert (EN.country("SY"), AR.country("SY"), AR.country("ZZZ")) == ("Syria", "سوريا", "ZZZ")


def test_equal_translators_are_one_cache_key() -> None:
    assert translator("ar") == Translator("ar")
    assert hash(translator("ar")) == hash(Translator("ar"))
    assert translator("ar") != translator("ar", "arab")


def test_an_arabic_item_that_begins_with_a_mark_of_its_own_runs_from_the_right() -> None:
    item = f"{isolate('2')} معارك ABC"
    assert isolate_foreign(item, right_to_left=True)[0] == "\u2067"
    assert isolate_foreign("RFE/RL", right_to_left=True)[0] == "\u2066"
    assert isolate_foreign("معارك", right_to_left=True) == "معارك"

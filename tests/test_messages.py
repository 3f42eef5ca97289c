"""Messages: every code is documented, rendered in three forms, and no cell can break out of any of them."""

import json
import re

import pytest

from conflictmap.cli.docs import TOP, documents
from conflictmap.i18n.translator import translator
from conflictmap.notices.codes import CODES
from conflictmap.notices.notice import MAX_VALUE, Notice, as_dict, message, notice
from conflictmap.notices.render import as_github, as_json, as_text

FIELD = re.compile(r"\{(\w+)\}")


def test_generated_documents_are_fresh() -> None:
    stale = [name for name, text in documents().items() if (TOP / "docs" / name).read_text("utf-8") != text]
    assert stale == [], "run `python -m conflictmap docs`"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_heading_with_an_example_that_fails_and_one_that_passes(code: str) -> None:
    page = (TOP / "docs" / "messages.md").read_text("utf-8")
    section = page.split(f"\n## {code}\n")[1].split("\n## ")[0]
    assert f"[{code}] {CODES[code].severity}" in section
    assert "\nFails (" in section
    assert "\nPasses:\n" in section


def example() -> Notice:
    params = {"found": "Jaish al Islm", "nearest": "jaish-al-islam", "name": "جيش الإسلام"}
    return notice("unknown-actor", "events.csv", 214, "actor1", "Jaish al Islm", "jaish-al-islam", **params)


def test_a_message_says_where_what_was_found_what_is_right_and_what_to_paste() -> None:
    assert as_text(example()) == (
        "events.csv:214 actor1 [unknown-actor] error\n"
        '  "Jaish al Islm" is not in actors.csv.\n'
        "  Nearest: jaish-al-islam (جيش الإسلام). Write `jaish-al-islam`, or add the new actor to actors.csv in the "
        "same change."
    )


def test_json_items_have_the_eight_keys() -> None:
    (item,) = json.loads(as_json([example()]))
    assert list(item) == ["file", "line", "column", "code", "severity", "value", "message", "fix"]
    assert (item["line"], item["value"], item["fix"]) == (214, "Jaish al Islm", "jaish-al-islam")


def test_a_message_is_told_in_the_reader_s_language_with_the_cell_untouched() -> None:
    said = message(example(), lambda template: template.replace("is not in", "ليس في"))
    assert said.startswith('"\u2066Jaish al Islm\u2069" ليس في actors.csv.')


def test_a_formula_is_quoted_in_arabic_as_it_stands_in_the_cell() -> None:
    item = notice("unknown-value", "events.csv", 2, "status", "=1+1", allowed="occurred", example="occurred")
    told = message(item, translator("ar").t)
    assert "\u2066=1+1\u2069" in told


def test_what_is_to_be_pasted_has_no_mark_inside_its_back_ticks() -> None:
    item = notice("unknown-value", "events.csv", 2, "status", "ocured", "occurred", allowed="occurred")
    assert "\u2066`occurred`\u2069" in message(item, translator("ar").t)
    assert "\u2066" not in message(item)


def test_a_cell_with_braces_is_not_a_template() -> None:
    item = notice("country-code", "events.csv", 2, "country", "{value.__class__}{fix}{0}")
    assert '"{value.__class__}{fix}{0}"' in message(item)


def test_a_cell_cannot_start_an_annotation_of_its_own() -> None:
    item = notice("country-code", "events.csv", 2, "country", "a\n::error file=x::b\r100%")
    line = as_github(item, "a,b:c.csv", 7)
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=a%2Cb%3Ac.csv,line=2,col=7,title=country-code::")
    assert "100%25" in line


def test_hidden_characters_are_made_visible_in_messages() -> None:
    item = notice("country-code", "events.csv", 2, "country", "S\u202eY\x1b[31m")
    assert "S⟨U+202E⟩Y⟨U+001B⟩[31m" in message(item)
    assert as_dict(item)["value"] == "S\u202eY\x1b[31m"


def test_a_notice_keeps_a_short_part_of_a_long_cell() -> None:
    assert len(notice("country-code", "events.csv", 2, "country", "x" * 100_000).value) == MAX_VALUE


@pytest.mark.parametrize("code", CODES)
def test_templates_have_no_stray_braces(code: str) -> None:
    entry = CODES[code]
    for template in (entry.heading, entry.found, entry.right, entry.right_unknown):
        assert not re.search(r"[{}]", FIELD.sub("", template))
    assert entry.found.endswith((".", "}"))
    assert entry.right.endswith((".", "?"))

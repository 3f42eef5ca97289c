"""Words that reach the page through the stylesheet."""

import re
from pathlib import Path

from conflictmap.i18n.translator import translator
from conflictmap.ui import rtl


def test_streamlits_own_words_come_in_the_readers_language() -> None:
    arabic = rtl.words(translator("ar"))
    assert '--cm-upload: "اختر ملفًا";' in arabic
    assert "<" not in arabic


def test_every_word_that_the_stylesheet_asks_for_is_given() -> None:
    asked = set(re.findall(r"var\((--cm-[a-z-]+)\)", rtl.stylesheet()))
    assert asked <= set(re.findall(r"(--cm-[a-z-]+):", rtl.words(translator("ar"))))


def test_the_stylesheet_has_no_words_and_asks_nothing_of_other_sites() -> None:
    written = Path(rtl.__file__).with_name("theme.css").read_text(encoding="utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert not re.findall(r'content:\s*"[^"]*[A-Za-z\u0600-\u06ff][^"]*"', sheet)
    assert "url(" not in sheet
    assert "@import" not in sheet


def test_columns_of_a_canvas_table_begin_where_reading_does() -> None:
    assert rtl.reading_order(["when", "what"], translator("ar")) == ["what", "when"]
    assert rtl.reading_order(["when", "what"], translator("en")) == ["when", "what"]

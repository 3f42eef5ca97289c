"""The start page speaks the reader's language before the first script runs."""

from pathlib import Path

import pytest
import streamlit

from conflictmap.i18n.document import asked_language, localised

START_PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def test_the_start_page_turns_right_to_left_and_has_our_title() -> None:
    page = localised(START_PAGE, "ar", "خريطة <النزاع>", "body { margin: 0 }")
    assert '<html lang="ar" dir="rtl">' in page
    assert "<title>خريطة &lt;النزاع&gt;</title>" in page
    assert "<title>Streamlit</title>" not in page
    assert page.index("<style>body { margin: 0 }</style>") < page.index("</head>")


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("lang=ar&from=2018-01-01", "en", "ar"),
        ("lang=en", "ar", "en"),
        ("", "ar-SY,en;q=0.5", "ar"),
        ("lang=fr", "ar", "ar"),
        ("lang=<script>", None, "en"),
    ],
)
def test_the_address_chooses_before_the_browser(query: str, header: str | None, language: str) -> None:
    assert asked_language(query, header) == language

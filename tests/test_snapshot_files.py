"""The drawn files open, say what they must, and are the same bytes each time."""

import io
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from briefing_parts import briefing, store
from PIL import Image
from pptx import Presentation

from conflictmap.briefing.worker import drawn_elsewhere
from conflictmap.model.bidi import without_controls

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils are not installed")


def words_of(pdf: bytes, tmp_path: Path) -> str:
    """The text of a PDF as a reader program finds it, without direction marks and vowel marks."""
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return without_controls(unicodedata.normalize("NFKC", found))


@pytest.mark.parametrize(("size", "pixels"), [("a4", (1169, 827)), ("slide", (1333, 750)), ("100x100mm", (394, 394))])
def test_a_png_has_the_size_of_its_paper(size: str, pixels: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(briefing("", size, dpi=100).render("png"))) as image:
        assert image.size == pytest.approx(pixels, abs=1)
        assert image.info["dpi"] == pytest.approx((100, 100), abs=0.5)
        colours = np.asarray(image.convert("RGB")).reshape(-1, 3)
    assert len(np.unique(colours, axis=0)) > 500


def test_the_symbols_of_the_page_are_on_the_picture() -> None:
    with Image.open(io.BytesIO(briefing("type=battles", dpi=150).render("png"))) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    battle = np.abs(pixels - np.array([0xAD, 0x36, 0x0A])).sum(axis=2) < 12
    diplomacy = np.abs(pixels - np.array([0x13, 0x49, 0xDB])).sum(axis=2) < 12
    assert battle.sum() > 100
    assert diplomacy.sum() == 0


@needs_poppler
def test_english_words_numbers_and_dates_are_found_in_a_pdf_in_order(tmp_path: Path) -> None:
    said = " ".join(
        words_of(briefing("from=2018-01-05&to=2018-01-06", note="Checked 2018-01-05.").render("pdf"), tmp_path).split()
    )
    for text in ("Conflict map of Syria", "From: 5 January 2018; To: 6 January 2018", "Checked 2018-01-05.",
                 "Drones attack the Russian air base at Hmeimim", "from=2018-01-05&to=2018-01-06"):  # fmt: skip
        assert text in said


@needs_poppler
def test_arabic_words_are_found_in_a_pdf_in_reading_order(tmp_path: Path) -> None:
    said = words_of(briefing(lang="ar").render("pdf"), tmp_path)
    bare = "".join(letter for letter in said if unicodedata.category(letter) != "Mn")
    for text in ("قاعدة حميميم الجوية", "الروسية في طرطوس", "محادثات في موسكو"):
        assert text in bare
    assert re.search(r"2018-01-1[01]", bare)


@needs_poppler
def test_a_pdf_draws_arabic_as_the_png_does(tmp_path: Path) -> None:
    """Two renderers, one page: outlines of the PDF against the text of the PNG, by the ink of the title."""
    (tmp_path / "page.pdf").write_bytes(briefing(lang="ar").render("pdf"))
    subprocess.run(["pdftoppm", "-r", "100", "-png", tmp_path / "page.pdf", tmp_path / "page"], check=True)
    with Image.open(next(tmp_path.glob("page*.png"))) as image:
        drawn = np.asarray(image.convert("L")) < 128
    with Image.open(io.BytesIO(briefing(lang="ar", dpi=100).render("png"))) as image:
        expected = np.asarray(image.convert("L")) < 128
    height, width = min(drawn.shape[0], expected.shape[0]), min(drawn.shape[1], expected.shape[1])
    title = np.s_[int(0.04 * height) : int(0.08 * height), width // 2 : width]
    assert expected[title].sum() > 300
    same = (drawn[title] & expected[title]).sum() / (drawn[title] | expected[title]).sum()
    assert same > 0.6


@needs_poppler
def test_every_font_of_a_pdf_is_embedded(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(briefing(lang="both").render("pdf"))
    lines = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert lines
    assert all("TrueType" in line and "NotoNaskhArabic" in line for line in lines)
    assert all(re.search(r"Identity-H\s+yes yes yes", line) for line in lines)
    assert path.stat().st_size < 2_000_000


def test_an_svg_is_well_formed_and_says_its_words() -> None:
    from xml.etree import ElementTree

    text = briefing().render("svg").decode()
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert "Drones attack the Russian air base at Hmeimim" in text
    assert "http://" not in re.sub(r'(xmlns(:\w+)?|rdf:\w+|type)="[^"]*"|<!DOCTYPE[^>]*>|http://purl[^"<]*', "", text)


def test_slides_have_an_editable_title_a_picture_a_native_table_and_sources_in_the_notes() -> None:
    deck = Presentation(io.BytesIO(briefing("", "slide", lang="en", title="Morning map").render("pptx")))
    first, *rest = deck.slides
    assert first.shapes.title.text_frame.text == "Morning map"
    assert [shape for shape in first.shapes if shape.shape_type == 13]
    rows = [
        [cell.text for cell in row.cells]
        for slide in rest
        for s in slide.shapes
        if s.has_table
        for row in list(s.table.rows)[1:]
    ]
    assert [row[0] for row in rows] == [str(event.number) for event in briefing().sheet.events]
    notes = first.notes_slide.notes_text_frame.text
    assert all(source.title in notes for source in briefing().sheet.sources)
    assert store().version in notes
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=0.001)


def test_arabic_slides_run_from_right_to_left() -> None:
    deck = Presentation(io.BytesIO(briefing("type=battles", "slide", lang="ar").render("pptx")))
    title = deck.slides[0].shapes.title.text_frame.paragraphs[0]
    assert title._p.pPr.get("rtl") == "1"
    table = next(shape for shape in deck.slides[1].shapes if shape.has_table)
    assert table._element.graphic.graphicData.tbl.tblPr.get("rtl") == "1"


def test_arabic_digits_reach_slides_and_the_interactive_file() -> None:
    written = briefing("", "slide", lang="ar", digits="arab")
    table = next(s for s in Presentation(io.BytesIO(written.render("pptx"))).slides[1].shapes if s.has_table).table
    assert table.cell(1, 0).text == "١"
    assert table.cell(1, 1).text == written.sheet.events[0].date  # as in the data
    text = written.render("html").decode("utf-8")
    assert "١٦ من أصل ١٦ حدثًا" in text
    assert '"digits": "arab"' in text or '"digits":"arab"' in text


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "pptx", "html"])
def test_the_same_view_gives_the_same_bytes(ending: str) -> None:
    options = {"lang": "both", "dpi": 60}
    assert briefing("type=battles", **options).render(ending) == briefing("type=battles", **options).render(ending)


@pytest.mark.parametrize("ending", ["png", "pdf", "pptx"])
def test_another_process_draws_the_same_bytes(ending: str) -> None:
    sheet = briefing("type=battles", dpi=60).sheet
    assert drawn_elsewhere(sheet, ending) == briefing("type=battles", dpi=60).render(ending)


def test_source_date_epoch_dates_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1262304000")
    assert briefing().sheet.day == "2010-01-01"
    assert b"D:20100101" in briefing(dpi=60).render("pdf")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "pptx", "html", "zip", "csv", "geojson", "kml", "gpkg"])
def test_an_empty_result_can_be_written_in_every_format(ending: str) -> None:
    assert len(briefing("q=nosuchword", dpi=60).render(ending)) > 100


def test_an_html_file_asks_nothing_of_the_network() -> None:
    text = briefing(lang="both").render("html").decode()
    assert len(text.encode()) < 3_000_000
    assert not re.findall(r"""<(?:script|link|img)[^>]+(?:src|href)=["'](?!data:)[^"'#]""", text)
    assert store().version in text
    assert "Not for navigation or targeting." in text


def test_dates_keep_their_order_and_sources_unfold_under_an_interactive_file() -> None:
    text = briefing(lang="both").render("html").decode()
    caption = text[text.index('<div id="cm-caption">') : text.index("</details></div></div>")]
    assert caption.count("<details>") == 2
    for source in briefing(lang="both").sheet.sources:
        if source.published:
            assert f"\u2066{source.published}\u2069" in caption
    assert len(text.encode()) <= 3_000_000


def test_a_hostile_title_stays_text_under_an_interactive_file() -> None:
    text = briefing(title="</p><script>alert(1)</script>").render("html").decode()
    assert "<script>alert(1)" not in text

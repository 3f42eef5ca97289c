"""PowerPoint: an editable title, the map as a picture, the events as a native table, the sources in the notes."""

import io
import zipfile
from datetime import datetime
from typing import Any

from conflictmap.briefing.draw import png
from conflictmap.briefing.flow import GREY, INK
from conflictmap.briefing.layout import lay_out_picture
from conflictmap.briefing.listing import meta_line
from conflictmap.briefing.sheet import Sheet, SheetEvent
from conflictmap.i18n.tags import Lang

_MM = 36000
"""English Metric Units to a millimetre."""
_ROWS = 9
_MARGIN = 10.0
_FONT = {"en": "Calibri", "ar": "Arial"}
_MOST_SLIDES = 12
_BANDS = ("#f1f2f4", "#ffffff")
"""Grounds of the rows of a table, by turns: the theme's own blue is too dark for black and too light for white."""


def pptx(sheet: Sheet) -> bytes:
    """The presentation: the map on the first slide, the events on the following ones; same sheet, same bytes."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_emu(sheet.options.width_mm)), Emu(_emu(sheet.options.height_mm))
    _map_slide(deck, sheet)
    listed = sheet.events[: _ROWS * _MOST_SLIDES] if sheet.options.list_events else ()
    for start in range(0, len(listed), _ROWS):
        _table_slide(deck, sheet, listed[start : start + _ROWS], start + _ROWS >= len(listed))
    _properties(deck, sheet)
    target = io.BytesIO()
    deck.save(target)
    return _with_fixed_times(target.getvalue())


def _emu(mm: float) -> int:
    return round(mm * _MM)


def _blank(deck: Any, sheet: Sheet) -> Any:
    """A slide with nothing but a title placeholder, so that outlines and screen readers find the title."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    title = slide.shapes.title
    title.left, title.top = _emu(_MARGIN), _emu(6)
    title.width, title.height = _emu(sheet.options.width_mm - 2 * _MARGIN), _emu(15)
    lines = [(sheet.title.of(lang), lang) for lang in sheet.langs]
    _fill(title.text_frame, lines, 22 if len(lines) == 1 else 16, bold=True)
    slide.notes_slide.notes_text_frame.text = _notes(sheet)
    return slide


def _fill(frame: Any, lines: list[tuple[str, Lang]], size: float, bold: bool = False, colour: str = INK) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    for i, (text, lang) in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FONT[lang]
        run.font.color.rgb = _colour(colour)
        properties = paragraph._p.get_or_add_pPr()
        if lang == "ar":
            properties.set("rtl", "1")
            run._r.get_or_add_rPr().set("lang", "ar-SY")
        paragraph.alignment = PP_ALIGN.RIGHT if lang == "ar" else PP_ALIGN.LEFT


def _colour(rgb: str) -> Any:
    from pptx.dml import color

    kind: Any = color.RGBColor
    return kind.from_string(rgb.removeprefix("#").upper())


def _text(slide: Any, box: tuple[float, float, float, float], lines: list[tuple[str, Lang]], size: float) -> None:
    shape = slide.shapes.add_textbox(*(_emu(value) for value in box))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    _fill(frame, lines, size, colour=GREY)


def _map_slide(deck: Any, sheet: Sheet) -> None:
    from pptx.util import Emu

    options = sheet.options
    slide = _blank(deck, sheet)
    w = options.width_mm - 2 * _MARGIN
    both = len(sheet.langs)
    told = [
        (f"{sheet.filter_words.of(one)} {sheet.counts_words.of(one)} {sheet.as_of.of(one)}", one) for one in sheet.langs
    ]
    _text(slide, (_MARGIN, 22, w, 6 * both), told, 11)
    top, foot = 22.0 + 7 * both, 13.0
    height = options.height_mm - top - foot - 6
    page = lay_out_picture(sheet, w, height)
    picture = slide.shapes.add_picture(
        io.BytesIO(png(page, min(options.dpi, 220))), *map(Emu, map(_emu, (_MARGIN, top, w, height)))
    )
    picture._element.nvPicPr.cNvPr.set("descr", _described(sheet))
    lang = sheet.langs[0]
    end = [sheet.caveats.of(lang), f"{sheet.attribution.of(lang)} {sheet.revision} · {sheet.address}"]
    _text(slide, (_MARGIN, options.height_mm - foot - 2, w, foot), [(line, lang) for line in end], 8)


def _described(sheet: Sheet) -> str:
    """The words for those who cannot see the picture."""
    lang = sheet.langs[0]
    events = "; ".join(f"{event.numeral} {event.title.of(lang)}" for event in sheet.events[:40])
    return f"{sheet.title.of(lang)}. {sheet.counts_words.of(lang)} {events}"


def _table_slide(deck: Any, sheet: Sheet, events: tuple[SheetEvent, ...], last: bool) -> None:
    slide = _blank(deck, sheet)
    w = sheet.options.width_mm - 2 * _MARGIN
    columns = 2 + len(sheet.langs)
    frame = slide.shapes.add_table(
        len(events) + 1, columns, *(_emu(v) for v in (_MARGIN, 24, w, 10 * (len(events) + 1)))
    )
    table = frame.table
    for column, part in zip(table.columns, _widths(len(sheet.langs)), strict=True):
        column.width = _emu(w * part)
    rtl = sheet.langs == ("ar",)
    if rtl:
        frame._element.graphic.graphicData.tbl.tblPr.set("rtl", "1")
    for i, row in enumerate([_header(sheet), *(_row(sheet, event) for event in events)]):
        for j, lines in enumerate(row):
            cell = table.cell(i, j)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _colour(INK if i == 0 else _BANDS[i % 2])
            _fill(cell.text_frame, lines, 10, bold=i == 0, colour=_BANDS[1] if i == 0 else INK)
    rest = sheet.counts.total - events[-1].number
    if last and rest > 0:
        told = [
            (sheet.speak(x).n("and {n} more in the data file", "and {n} more in the data file", rest), x)
            for x in sheet.langs
        ]
        _text(slide, (_MARGIN, sheet.options.height_mm - 12, w, 8), told, 10)


def _widths(langs: int) -> tuple[float, ...]:
    return (0.06, 0.22, 0.72) if langs == 1 else (0.06, 0.16, 0.41, 0.37)


def _header(sheet: Sheet) -> list[list[tuple[str, Lang]]]:
    first = sheet.speak(sheet.langs[0])
    heads = [[(sheet.speak(lang).t("Event"), lang)] for lang in sheet.langs]
    return [[(first.t("No."), first.lang)], [(first.t("Date"), first.lang)], *heads]


def _row(sheet: Sheet, event: SheetEvent) -> list[list[tuple[str, Lang]]]:
    first = sheet.langs[0]
    said = [[(event.title.of(lang), lang), (meta_line(event, sheet.speak(lang)), lang)] for lang in sheet.langs]
    return [[(event.numeral, first)], [(event.date, "en")], *said]


def _notes(sheet: Sheet) -> str:
    """The evidence: filter, counts, dates, sources with their addresses, attribution, the view."""
    lines = []
    for lang in sheet.langs:
        say = sheet.speak(lang)
        lines += [f"{sheet.filter_words.of(lang)} {sheet.counts_words.of(lang)} {sheet.as_of.of(lang)}"]
        lines += [say.t("Data revision {revision}.", revision=sheet.revision), sheet.caveats.of(lang)]
        lines += [sheet.attribution.of(lang), ""]
    sources = [
        ", ".join(x for x in (s.publisher, s.title, s.published, s.url) if x) or s.source_id for s in sheet.sources
    ]
    heading = " · ".join(sheet.speak(lang).t("Sources:") for lang in sheet.langs)
    return "\n".join([*lines, heading, *sources, "", sheet.address])


def _properties(deck: Any, sheet: Sheet) -> None:
    about, day = deck.core_properties, datetime.fromisoformat(sheet.day)
    about.title, about.author, about.last_modified_by = sheet.title.of(sheet.langs[0]), "conflictmap", "conflictmap"
    about.created = about.modified = day
    about.revision, about.subject, about.keywords = 1, sheet.address, sheet.revision
    about.last_printed = day


def _with_fixed_times(data: bytes) -> bytes:
    """The package with its parts in order and without the clock's times."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fixed:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, source.read(name))
    return target.getvalue()

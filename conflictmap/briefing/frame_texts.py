"""What stands above and below the map: title, filter in words, counts; sources, dates, attribution, reproduction."""

from conflictmap.briefing.flow import ACCENT, GREY, INK, RULE, Column
from conflictmap.briefing.fonts import begins_in
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Line, Page, Shape
from conflictmap.briefing.sheet import Sheet, SheetSource, Words
from conflictmap.briefing.theme import Theme
from conflictmap.briefing.wording import Speakers
from conflictmap.i18n.tags import Lang
from conflictmap.model.bidi import isolate, isolate_name

_GAP = 14.0


def blocks(page: Page, sheet: Sheet, box: Box, theme: Theme) -> list[Column]:
    """One column a language, side by side, English at the left."""
    if len(sheet.langs) == 1:
        return [Column(page, box.x, box.w, box.y, sheet.langs[0])]
    half = (box.w - _GAP * theme.u) / 2
    return [Column(page, box.x + i * (half + _GAP * theme.u), half, box.y, lang) for i, lang in enumerate(sheet.langs)]


def header(page: Page, sheet: Sheet, box: Box, theme: Theme) -> float:
    """Write title, subtitle, note, filter and counts; return the height used."""
    u = theme.u
    columns = blocks(page, sheet, Box(box.x, box.y + 6.5 * u, box.w, box.h), theme)
    for column in columns:
        bar = column.start - (26 * u if column.lang == "ar" else 0)
        page.add(Shape("box", bar, box.y, 26 * u, 3 * u, fill=ACCENT))
        column.write(sheet.title.of(column.lang), theme.title, bold=True, most=2, leading=1.24)
        column.skip(1.2 * u)
        column.write(sheet.subtitle.of(column.lang), theme.lead, colour=INK, most=2)
        told = [sheet.filter_words, sheet.counts_words, *([] if sheet.as_of_asked else [sheet.as_of])]
        column.write(" ".join(words.of(column.lang) for words in told), theme.small * 1.08, colour=GREY, most=4)
        if sheet.note:
            column.skip(1.5 * u)
            column.write(sheet.note.of(column.lang), theme.small * 1.15, bold=True, most=4)
    return max(column.y for column in columns) - box.y


def footer(page: Page, sheet: Sheet, box: Box, theme: Theme, most_sources: int) -> float:
    """Write sources, as-of, revision, attribution, caveats and the view's address; return the height used."""
    u = theme.u
    page.add(Line((box.x, box.right), (box.y, box.y), RULE, 0.6 * u))
    cited = Column(page, box.x, box.w, box.y + 3.5 * u, sheet.langs[0])
    cited.write(source_line(sheet), theme.tiny, colour=GREY, most=most_sources)
    columns = blocks(page, sheet, Box(box.x, cited.y, box.w, box.h), theme)
    for column in columns:
        say = sheet.speak(column.lang)
        told = [
            say.t("Data revision {revision}.", revision=say.ltr(sheet.revision)),
            sheet.attribution.of(column.lang),
        ]
        column.write(" ".join(told), theme.tiny, colour=GREY)
        column.write(sheet.caveats.of(column.lang), theme.tiny, bold=True)
    last = Column(page, box.x, box.w, max(column.y for column in columns), sheet.langs[0])
    words = Speakers.of(sheet).words(lambda say: say.t("This view again:"))
    last.write(f"{_joined(sheet, words)} {isolate(sheet.address)}", theme.tiny, colour=GREY, most=3)
    return last.y - box.y


def source_line(sheet: Sheet) -> str:
    """The sources cited, as one paragraph; their titles stay in their own language, so one serves both."""
    speak = Speakers.of(sheet)
    if not sheet.sources:
        return _joined(sheet, speak.words(lambda say: say.t("No sources are cited.")))
    joint = "؛ " if sheet.langs == ("ar",) else "; "
    lead = _joined(sheet, speak.words(lambda say: say.t("Sources:")))
    listed = joint.join(source_words(source, sheet.langs[0]) for source in sheet.sources)
    more = sheet.more_sources
    rest = speak.words(lambda say: say.n("and {n} more in the data file", "and {n} more in the data file", more))
    return f"{lead} {listed}{joint + _joined(sheet, rest) if more else ''}."


def _joined(sheet: Sheet, words: Words) -> str:
    """A few words in each language of the sheet, one after the other."""
    return " · ".join(dict.fromkeys(isolate_name(words.of(lang)) for lang in sheet.langs))


def source_words(source: SheetSource, lang: Lang) -> str:
    """Publisher, title, day; one whose title runs against the paragraph is set as a whole in its title's direction."""
    title = source.title or source.source_id
    if len(title) > 90:
        title = title[:88].rsplit(" ", 1)[0] + " …"
    parts = [isolate_name(part) for part in dict.fromkeys((source.publisher, title)) if part]
    foreign = begins_in(title) == "en" and lang == "ar"
    joint = "، " if lang == "ar" and not foreign else ", "
    said = joint.join([*parts, isolate(source.published)] if source.published else parts)
    return isolate(said) if foreign else said

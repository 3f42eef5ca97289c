"""From a sheet to a page: who gets how much of the paper."""

from dataclasses import replace

import numpy as np

from conflictmap.briefing import basemap, wording
from conflictmap.briefing.flow import GREY, Column
from conflictmap.briefing.frame_texts import footer, header
from conflictmap.briefing.geometry import POINTS_PER_MM, Bounds, Box, Frame, frame_for, mercator
from conflictmap.briefing.items import Line, Page, Shape
from conflictmap.briefing.legend import legend
from conflictmap.briefing.legend_box import LegendBox
from conflictmap.briefing.listing import Listing
from conflictmap.briefing.mapping import MapPart
from conflictmap.briefing.placing import quietest_corner
from conflictmap.briefing.sheet import Sheet
from conflictmap.briefing.theme import Theme, theme_for

_MARGIN = 17.0
_INSET = 118.0
"""Width of an inset in units of the theme where the map is low; call-outs need that much."""
_WIDE = 1.2
"""From this ratio of width to height on, the list stands beside the map, else below it."""


def lay_out(sheet: Sheet) -> Page:
    """The whole page: header, map, legend, list of events, footer."""
    theme = theme_for(sheet.options)
    page = Page(sheet.options.width_mm * POINTS_PER_MM, sheet.options.height_mm * POINTS_PER_MM)
    m = _MARGIN * theme.u
    body = Box(m, m, page.width - 2 * m, page.height - 2 * m)
    top = header(page, sheet, body, theme) + 5 * theme.u
    most_sources = 7 if len(sheet.langs) == 1 else 9
    foot = footer(Page(page.width, page.height), sheet, body, theme, most_sources)
    while foot > 0.3 * body.h and most_sources > 1:
        most_sources -= 1
        foot = footer(Page(page.width, page.height), sheet, body, theme, most_sources)
    footer(page, sheet, Box(body.x, body.bottom - foot, body.w, foot), theme, most_sources)
    _middle(page, sheet, Box(body.x, body.y + top, body.w, body.h - top - foot - 5 * theme.u), theme)
    return page


def lay_out_picture(sheet: Sheet, width_mm: float, height_mm: float) -> Page:
    """The map with its legend alone, for a slide whose title and table are native."""
    options = replace(sheet.options, width_mm=width_mm, height_mm=height_mm)
    theme = theme_for(options)
    page = Page(width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM)
    _map_and_legend(page, sheet, page.box.grown(-1.0), theme)
    return page


def _middle(page: Page, sheet: Sheet, box: Box, theme: Theme) -> None:
    """Map and legend, with the list beside or below them."""
    if not (sheet.options.list_events and sheet.events):
        _map_and_legend(page, sheet, box, theme)
        return
    gap = 9 * theme.u
    both = len(sheet.langs) == 2
    if box.w / box.h > _WIDE * 1.15:
        list_w = box.w * (0.45 if both else 0.35)
        map_box = Box(box.x, box.y, box.w - list_w - gap, box.h)
        list_box = Box(box.right - list_w, box.y + 2.2 * theme.u, list_w, box.h - 2.2 * theme.u)
        if sheet.langs == ("ar",):
            map_box, list_box = map_box.mirrored(page.width), list_box.mirrored(page.width)
        columns = 1
    else:
        columns = 1 if both else 2
        list_h = Listing(sheet, Box(0, 0, box.w, box.h), columns, theme).wanted_height(0.2, 0.5 if both else 0.4)
        map_box = Box(box.x, box.y, box.w, box.h - list_h - gap)
        list_box = Box(box.x, box.bottom - list_h + 2.2 * theme.u, box.w, list_h - 2.2 * theme.u)
    _map_and_legend(page, sheet, map_box, theme)
    page.listed = Listing(sheet, list_box, columns, theme).place(page)


def _map_and_legend(page: Page, sheet: Sheet, box: Box, theme: Theme) -> None:
    trial = frame_for(sheet.bounds, Box(box.x, box.y, box.w, box.h * 0.8))
    kinds = basemap.border_kinds(trial)
    key = LegendBox(legend(sheet, kinds, _may_lead(sheet)), box.w, theme, sheet.langs)
    gap = 5 * theme.u
    map_box = Box(box.x, box.y, box.w, box.h - key.height - gap)
    main, inset = _shared_out(sheet, map_box, theme)
    _draw_map(page, sheet, frame_for(sheet.bounds, main), inset, theme)
    if not any(isinstance(item, Line) and item.kind == "leader" for item in page.items):
        key = LegendBox(legend(sheet, kinds), box.w, theme, sheet.langs)
    key.place(page, box.x, map_box.bottom + gap)


def _shared_out(sheet: Sheet, box: Box, theme: Theme) -> tuple[Box, Box | None]:
    """The main map's room and its inset's: side by side where the main map is wide enough, else one on the other."""
    if sheet.beyond is None or not sheet.drawn_in_inset:
        return box, None
    gap = 4 * theme.u
    w = min(max(0.27 * box.w, _INSET * theme.u), 0.4 * box.w)
    beside = Box(box.x, box.y, box.w - w - gap, box.h)
    if beside.w / beside.h < 0.85 * _ratio(sheet.bounds):
        return box, _corner(sheet, frame_for(sheet.bounds, box), theme)
    inset = Box(box.right - w, box.y, w, box.h)
    if sheet.langs == ("ar",):
        shift = 2 * box.x + box.w
        return beside.mirrored(shift), inset.mirrored(shift)
    return beside, inset


def _ratio(bounds: Bounds) -> float:
    """Width by height of a part of the world on paper."""
    east, north = mercator(np.array([bounds.west, bounds.east]), np.array([bounds.south, bounds.north]))
    return float((east[1] - east[0]) / (north[1] - north[0]))


def _may_lead(sheet: Sheet) -> bool:
    """Whether a number may need a line to its place: known for sure only when the map is drawn."""
    return sheet.density is None and any(event.where in ("map", "inset") for event in sheet.events)


def _draw_map(page: Page, sheet: Sheet, frame: Frame, inset: Box | None, theme: Theme) -> None:
    part = MapPart(page, frame, sheet, theme)
    part.ground(sheet.drawn_on_map if sheet.density is None else ())
    part.density()
    events = sheet.drawn_on_map if sheet.density is None else ()
    part.areas(events)
    part.claims(sheet.claims)
    part.furniture([inset.grown(2 * theme.u)] if inset else [])
    part.symbols(events, sheet.options.list_events)
    if not sheet.counts.total:
        part.occupied.take(_empty_panel(page, sheet, frame.box, theme))
    part.names()
    part.edge()
    if inset:
        _draw_inset(page, sheet, frame, inset, theme)


def _corner(sheet: Sheet, frame: Frame, theme: Theme) -> Box:
    """A box in the corner that covers the fewest events, in the proportions of what it must show."""
    assert sheet.beyond is not None
    ratio = min(1.7, max(0.62, 1 / _ratio(sheet.beyond)))
    w = min(0.31 * frame.box.w, 0.9 * frame.box.h / ratio, max(0.62 * frame.box.h / ratio, _INSET * theme.u))
    points = [frame.point(event.lat or 0.0, event.lon or 0.0) for event in sheet.drawn_on_map]
    order = "sw nw se ne" if sheet.langs == ("ar",) else "se ne sw nw"
    return quietest_corner(frame.box.grown(-3.5 * theme.u), w, w * ratio, points, order)


def _draw_inset(page: Page, sheet: Sheet, main: Frame, box: Box, theme: Theme) -> None:
    """The wider world at a smaller scale, with the main map's edges in it and the far events called out."""
    assert sheet.beyond is not None
    rim = box.grown(2 * theme.u)
    if rim.overlaps(main.box):
        page.add(Shape("box", rim.x, rim.y, rim.w, rim.h, fill="#ffffff"))
    frame = frame_for(sheet.beyond, box)
    part = MapPart(page, frame, sheet, Theme(theme.u * 0.9))
    part.ground((), relief=False)
    bounds = main.bounds
    x0, y0 = frame.point(bounds.north, bounds.west)
    x1, y1 = frame.point(bounds.south, bounds.east)
    page.add(Shape("box", x0, y0, x1 - x0, y1 - y0, fill="#ffffff", alpha=0.45))
    page.add(Shape("box", x0, y0, x1 - x0, y1 - y0, edge="#990f3d", width=0.9 * theme.u))
    part.occupied.take(Box(x0, y0, x1 - x0, y1 - y0).grown(2 * theme.u))
    part.symbols(sheet.drawn_in_inset, sheet.options.list_events, call_out=True)
    part.names(("country", "sea"), 2.0)
    part.edge()


def _empty_panel(page: Page, sheet: Sheet, frame: Box, theme: Theme) -> Box:
    """Words where there is nothing to draw."""
    u = theme.u
    w = min(0.8 * frame.w, 300 * u)
    panel = Box(frame.middle[0] - w / 2, frame.middle[1] - 34 * u, w, 0)
    trial = _empty_words(Page(0, 0), sheet, panel, theme)
    panel = Box(panel.x, frame.middle[1] - trial / 2, w, trial)
    page.add(
        Shape("box", panel.x, panel.y, panel.w, panel.h, fill="#ffffff", edge="#8b9199", width=0.6 * u, alpha=0.95)
    )
    _empty_words(page, sheet, panel, theme)
    return panel


def _empty_words(page: Page, sheet: Sheet, panel: Box, theme: Theme) -> float:
    y = panel.y + 8 * theme.u
    for lang in sheet.langs:
        say = sheet.speak(lang)
        column = Column(page, panel.x + 10 * theme.u, panel.w - 20 * theme.u, y, lang)
        column.write(say.t(wording.EMPTY), theme.lead * 1.25, bold=True)
        column.write(sheet.filter_words.of(lang), theme.body)
        column.write(say.t(wording.EMPTY_HINT), theme.body, colour=GREY)
        y = column.y + 5 * theme.u
    return y + 3 * theme.u - panel.y

"""What the tests of briefings share: the project's own rows, pages of them, and the boxes on a page."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

from conflictmap.briefing.briefing import Briefing
from conflictmap.briefing.geometry import Box
from conflictmap.briefing.items import Page, Text
from conflictmap.briefing.layout import lay_out
from conflictmap.briefing.options import Options, paper
from conflictmap.query.store import Store
from conflictmap.query.view import View
from conflictmap.web.state import open_folder

TOP = Path(__file__).resolve().parents[1]


@cache
def store() -> Store:
    """The project's own events."""
    return open_folder(TOP).store


def briefing(query: str = "", size: str = "a4", **options: object) -> Briefing:
    """A briefing of a query on a named paper."""
    width, height = paper(size)
    view, problems = View.parse(query, store().vocabulary)
    assert not problems
    return Briefing(store(), view, Options(width, height, **options))  # type: ignore[arg-type]


def page(query: str = "", size: str = "a4", **options: object) -> Page:
    """Its laid-out page."""
    return lay_out(briefing(query, size, **options).sheet)


def tight(text: Text) -> Box:
    """The ink of a line: line boxes of one paragraph may touch, letters may not."""
    box = text.box
    return Box(box.x, text.y - 0.62 * text.size, box.w, 0.7 * text.size)


def collisions(page: Page) -> list[tuple[str, str]]:
    """Pairs of texts whose letters share paper."""
    boxes = [(text.text, tight(text)) for text in page.texts()]
    return [(a[0], b[0]) for a, b in combinations(boxes, 2) if a[1].overlaps(b[1])]

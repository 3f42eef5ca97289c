"""Words that can be searched in a PDF where matplotlib leaves none.

Arabic is drawn as outlines: shaped and ordered for the eye, but its glyphs are parts of letters, and a reader
program would find "ققااععددةة". Over the outlines lies the same line as invisible text (rendering mode 3, ISO 32000-1,
9.3.6), one glyph a letter and in visual order, which is what PDF readers turn back into logical order. Vowel marks
are left out of it. Texts with a halo, which matplotlib outlines too, get the same layer in either script.

This reaches into matplotlib's PDF backend (no public way exists); `tests/test_briefing_pdf.py` tells when it moved.
"""

import unicodedata
from typing import Any

from matplotlib._text_helpers import layout
from matplotlib.backends.backend_pdf import Op, Verbatim
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path

from conflictmap.briefing.pdf_kind import pdf_file
from conflictmap.model.bidi import without_controls

_ONE_GLYPH_A_LETTER: Any = tuple(
    f"-{feature}" for feature in (
        "ccmp", "isol", "init", "medi", "fina", "liga", "clig", "rlig", "calt", "rclt", "kern", "mark", "mkmk",
    )
)  # fmt: skip


_OUTLINES: dict[tuple[str, int], bytes] = {}


def _operator(name: bytes) -> Any:
    make: Any = Verbatim
    return make(name)


def draw_outlines(renderer: Any, pen: Any, text: str, x: float, y: float, font: FontProperties) -> None:
    """Draw a line as filled outlines. Each glyph is written in font units, the same bytes each time: it packs well."""
    file, size = pdf_file(renderer), font.get_size_in_points()
    if file is None:
        return
    renderer.check_gc(pen, pen.get_rgb())
    for item in list(layout(text, renderer._get_font_ttf(font))):
        path = _outline(item.ft_object, item.glyph_index)
        if path:
            scale = size / item.ft_object.units_per_EM
            file.output(Op.gsave, scale, 0, 0, scale, x + item.x, y + item.y, Op.concat_matrix)
            file.output(_operator(path), Op.grestore)


def _outline(face: Any, glyph: int) -> bytes:
    key = (face.fname, glyph)
    if key not in _OUTLINES:
        face.load_glyph(glyph, flags=LoadFlags.NO_SCALE)
        _OUTLINES[key] = _written(*face.get_path())
    return _OUTLINES[key]


def _written(vertices: Any, codes: Any) -> bytes:
    """A glyph's unscaled path (64ths of font units) as PDF operators in whole units, quadratic curves as cubic."""
    points = [(float(x) * 64, float(y) * 64) for x, y in vertices]
    found: list[str] = []
    at, i = (0.0, 0.0), 0
    while i < len(points):
        code, point = int(codes[i]), points[i]
        if code == Path.CURVE3:
            end = points[i + 1]
            found.append(f"{_xy(_towards(at, point))} {_xy(_towards(end, point))} {_xy(end)} c")
            at, i = end, i + 2
            continue
        if code == Path.CLOSEPOLY:
            found.append("h")
        else:
            found.append(f"{_xy(point)} {'m' if code == Path.MOVETO else 'l'}")
            at = point
        i += 1
    return "\n".join([*found, "f"]).encode() if found else b""


def _towards(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """The cubic control point beside an end of a quadratic curve: two thirds of the way to its control point."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def _xy(point: tuple[float, float]) -> str:
    return f"{round(point[0])} {round(point[1])}"


def lay_invisible(renderer: Any, text: str, x: float, y: float, font: FontProperties, room: float) -> None:
    """Write a line as invisible text at (x, y) points, stretched to `room` points, so that marking it fits the eye."""
    file, size = pdf_file(renderer), font.get_size_in_points()
    glyphs, advance = _glyphs(text, renderer._get_font_ttf(font))
    if file is None or not glyphs or advance <= 0:
        return
    file.output(Op.gsave, 1, 0, 0, 1, x, y, Op.concat_matrix)
    file.output(Op.begin_text, 3, _operator(b"Tr"), round(100 * room / advance, 3), _operator(b"Tz"))
    for subset, code in _tracked(file, glyphs):
        name = file.fontName(_font_path(glyphs[0].ft_object), subset)
        file.output(name, size, Op.selectfont, renderer._encode_glyphs(code, 42), Op.show)
    file.output(0, _operator(b"Tr"), 100, _operator(b"Tz"), Op.end_text, Op.grestore)


def _glyphs(text: str, face: Any) -> tuple[list[Any], float]:
    """Glyphs in visual order, one a letter, with their whole width; `face` must outlive them: the backend keeps it."""
    bare = "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
    laid = face._layout(bare, LoadFlags.NO_HINTING, features=_ONE_GLYPH_A_LETTER)
    kept = [item for item in laid if without_controls(item.char)]
    if not kept:
        return [], 0.0
    face.set_text(bare, 0.0, features=_ONE_GLYPH_A_LETTER, flags=LoadFlags.NO_HINTING)
    return kept, face.get_width_height()[0] / 64


def _tracked(file: Any, glyphs: list[Any]) -> list[tuple[int, list[int]]]:
    """Runs of glyph codes by the part of the font that holds them."""
    runs: list[tuple[int, list[int]]] = []
    for item in glyphs:
        subset, code = file._character_tracker.track_glyph(item.ft_object, item.char, item.glyph_index)
        if not runs or runs[-1][0] != subset:
            runs.append((subset, []))
        runs[-1][1].append(code)
    return runs


def _font_path(face: Any) -> Any:
    from matplotlib.font_manager import FontPath

    return FontPath(face.fname, face.face_index)

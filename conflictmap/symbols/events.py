"""The symbol of each event type: a shape and a colour, each enough by itself.

Colours descend from Okabe and Ito's (2008) and were moved apart until every pair keeps a distance in CIE L*a*b*
of at least 20 in normal sight and under simulated deuteranopia, protanopia and tritanopia (Machado and others, 2009),
and every one a contrast of 3:1 on white (WCAG 2.2, 1.4.11). tests/test_symbols.py holds both.
"""

from dataclasses import dataclass

from conflictmap.model.marking import N_
from conflictmap.model.slugs import slug
from conflictmap.symbols.paths import circle, polygon, regular


@dataclass(frozen=True)
class Symbol:
    """How one event type is drawn: `path` in a 24 × 24 box, `fill` and `stroke` as #rrggbb, `label` a marked string."""

    slug: str
    label: str
    path: str
    fill: str
    stroke: str


_CROSS = polygon(
    [
        (6.4, 2.6), (12, 8.2), (17.6, 2.6), (21.4, 6.4), (15.8, 12), (21.4, 17.6),
        (17.6, 21.4), (12, 15.8), (6.4, 21.4), (2.6, 17.6), (8.2, 12), (2.6, 6.4),
    ]
)  # fmt: skip
_FLAME = (
    "M12,1.5C13.2,6 19.5,8.6 19.5,15C19.5,19.4 16.2,22.5 12,22.5C7.8,22.5 4.5,19.4 4.5,15"
    "C4.5,11.6 6.4,9.6 8,7.6C8.5,9.4 9.2,10.4 10.4,11C10.2,7.6 10.6,4.2 12,1.5Z"
)
_SQUARE = polygon([(3.8, 3.8), (20.2, 3.8), (20.2, 20.2), (3.8, 20.2)])
_SPEECH = (
    "M5,3.5L19,3.5C20.7,3.5 22,4.8 22,6.5L22,13.5C22,15.2 20.7,16.5 19,16.5"
    "L12.5,16.5L7,21.8L7,16.5L5,16.5C3.3,16.5 2,15.2 2,13.5L2,6.5C2,4.8 3.3,3.5 5,3.5Z"
)
_TRIANGLE = polygon([(12, 22), (1.6, 3.6), (22.4, 3.6)])


def _symbol(label: str, path: str, fill: str, stroke: str) -> Symbol:
    return Symbol(slug(label), label, path, fill, stroke)


EVENT_SYMBOLS: dict[str, Symbol] = {
    symbol.label: symbol
    for symbol in (
        _symbol(N_("Battles"), _CROSS, "#ad360a", "#6d2206"),
        _symbol(N_("Explosions/Remote violence"), regular(8, 11, inner=6.2), "#dc7c0c", "#8a4b02"),
        _symbol(N_("Violence against civilians"), _TRIANGLE, "#222226", "#000000"),
        _symbol(N_("Protests"), circle(9.4), "#11784d", "#0a4a2f"),
        _symbol(N_("Riots"), _FLAME, "#cb75ac", "#86406c"),
        _symbol(N_("Strategic developments"), _SQUARE, "#2d9beb", "#125f98"),
        _symbol(N_("Diplomacy"), _SPEECH, "#1349db", "#0a2d8c"),
    )
}
"""Event type (as in events.csv) → its symbol, in the order of the legend."""

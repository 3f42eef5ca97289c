"""The one table of symbols as plain JSON for the page."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.lines import (
    BORDER_STYLES,
    CLAIM_AREA_LABEL,
    CLAIM_COLOURS,
    CLAIM_STYLES,
    WITHDRAWN_COLOUR,
)
from conflictmap.symbols.marks import (
    DISPUTED_LABEL,
    DISPUTED_LEFT,
    DISPUTED_RIGHT,
    GLYPH_SCALE,
    PRECISION_STYLE,
    STATUS_STYLE,
)
from conflictmap.symbols.palette import PALETTE


def as_json(translate: Callable[[str], str] = str) -> dict[str, Any]:
    """Return every symbol and style with its labels translated, ready for `json.dumps`.

    Keys: types (by slug), status, precision, disputed, claims, borders, palette (by scheme), glyph_scale.
    """
    return {
        "types": {symbol.slug: _labelled(symbol, translate) for symbol in EVENT_SYMBOLS.values()},
        "status": {key: _labelled(style, translate) for key, style in STATUS_STYLE.items()},
        "precision": {key: _labelled(style, translate) for key, style in PRECISION_STYLE.items()},
        "disputed": {"label": translate(DISPUTED_LABEL), "left": DISPUTED_LEFT, "right": DISPUTED_RIGHT},
        "claims": {
            "colours": list(CLAIM_COLOURS),
            "withdrawn": WITHDRAWN_COLOUR,
            "area": translate(CLAIM_AREA_LABEL),
            "styles": {key: _labelled(style, translate) for key, style in CLAIM_STYLES.items()},
        },
        "borders": {key: _labelled(style, translate) for key, style in BORDER_STYLES.items()},
        "palette": {scheme: asdict(palette) for scheme, palette in PALETTE.items()},
        "glyph_scale": GLYPH_SCALE,
    }


def _labelled(style: Any, translate: Callable[[str], str]) -> dict[str, Any]:
    return {**asdict(style), "label": translate(style.label)}

"""Lines: claims about an origin, and borders by their kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from conflictmap.model.marking import N_

CLAIM_COLOURS: tuple[str, ...] = ("#0a4cc1", "#eb630a", "#1ca881", "#c16fc0", "#9d4828", "#5e2660")
"""One colour a claimant, in the order in which claimants speak; tested like the colours of events."""

WITHDRAWN_COLOUR = "#7d838c"


@dataclass(frozen=True)
class LineStyle:
    """A line: `width` in CSS pixels (0.75 point), `dash` pattern in the same unit (empty: solid), `opacity` 0–1."""

    label: str
    width: float
    dash: tuple[float, ...]
    opacity: float = 1.0


CLAIM_STYLES: dict[str, LineStyle] = {
    "current": LineStyle(N_("Where a claimant puts the origin"), 2.6, (9, 6)),
    "earlier": LineStyle(N_("The same claimant's earlier version"), 1.3, (4, 5)),
    "withdrawn": LineStyle(N_("Withdrawn by its author"), 1.3, (1.5, 4)),
}
"""State of a claim → the style of its line and of the hollow area at its end; colour is the claimant's."""

CLAIM_AREA_LABEL = N_("Claimed place of origin: an area, not a point")

BORDER_STYLES: dict[str, LineStyle] = {
    "international": LineStyle(N_("International border"), 1.3, ()),
    "disputed": LineStyle(N_("Disputed border"), 1.3, (5, 3)),
    "ceasefire": LineStyle(N_("Ceasefire line"), 1.5, (1.2, 3)),
    "claim": LineStyle(N_("Border as one side claims it"), 1.0, (8, 3, 1.5, 3)),
    "governorate": LineStyle(N_("Governorate boundary (generalised)"), 0.8, (3, 2.5)),
}
"""Kind of border (property `kind` of the basemap's lines) → its style; colour is the palette's `border`."""


def claim_colours(claimants: Iterable[str]) -> dict[str, str]:
    """Return one colour for each claimant in order of first appearance; past the sixth, colours repeat."""
    order = dict.fromkeys(claimants)
    return {claimant: CLAIM_COLOURS[i % len(CLAIM_COLOURS)] for i, claimant in enumerate(order)}

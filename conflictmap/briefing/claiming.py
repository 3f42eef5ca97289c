"""The claims about an origin that a briefing draws, with the colour of each claimant."""

from datetime import date
from typing import Any

from conflictmap.briefing.options import Options
from conflictmap.briefing.sheet import SheetClaim, SheetEvent
from conflictmap.briefing.wording import Speakers
from conflictmap.model.vocab import Attribute
from conflictmap.query.store import Store
from conflictmap.symbols.lines import WITHDRAWN_COLOUR, claim_colours

_STATES = {"stands": "current", "revised": "earlier", "withdrawn": "withdrawn"}


def drawn_claims(
    store: Store, events: tuple[SheetEvent, ...], options: Options, known: date | None, speak: Speakers
) -> tuple[SheetClaim, ...]:
    """Claims that put the origin of a drawn event somewhere: earlier versions first, so that later ones lie on top."""
    if options.claims == ("none",):
        return ()
    pairs = [(event, claim) for event in events if event.where == "map" for claim in _located(store, event, known)]
    colours = claim_colours(claim["claimant"]["actor_id"] for _, claim in pairs)
    wanted = [pair for pair in pairs if options.claims == ("all",) or pair[1]["claimant"]["actor_id"] in options.claims]
    found = [_drawn(event, claim, colours, speak) for event, claim in wanted]
    return tuple(sorted(found, key=lambda claim: (claim.state == "current", claim.made_on, claim.number)))


def _located(store: Store, event: SheetEvent, known: date | None) -> list[dict[str, Any]]:
    return [
        claim
        for claim in store.claims_of(event.event_id, known)
        if claim["attribute"] == Attribute.ORIGIN and claim["latitude"] is not None and claim["longitude"] is not None
    ]


def _drawn(event: SheetEvent, claim: dict[str, Any], colours: dict[str, str], speak: Speakers) -> SheetClaim:
    claimant, state = claim["claimant"], _STATES.get(claim["state"], "current")
    return SheetClaim(
        claim_id=claim["claim_id"],
        number=event.number,
        claimant_id=claimant["actor_id"],
        claimant=speak.words(lambda say: say.pick(claimant["name_en"], claimant["name_ar"])[0]),
        statement=speak.words(lambda say: say.pick(claim["statement_en"], claim["statement_ar"])[0]),
        made_on=claim["made_on"] or "",
        state=state,
        colour=WITHDRAWN_COLOUR if state == "withdrawn" else colours[claimant["actor_id"]],
        lat=claim["latitude"],
        lon=claim["longitude"],
        radius_km=claim["radius_km"],
        to=(event.lat or 0.0, event.lon or 0.0),  # drawn events have a point
    )

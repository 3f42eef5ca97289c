"""Claims on a card, in the order in which they were made: who said what when, and what the same voice said later."""

from collections.abc import Iterable
from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import days_in_words, own, source_line
from conflictmap.map.nodes import Node, el
from conflictmap.model.marking import N_
from conflictmap.model.vocab import Attribute, Stance

Row = dict[str, Any]

STATES = {
    "revised": N_("An earlier version: the same claimant later said something else."),
    "withdrawn": N_("The claimant withdrew this."),
}


def claims_section(claims: list[Row], say: Translator, live: bool) -> Iterable[Node]:
    """The heading and the list; nothing where nobody claims anything."""
    if not claims:
        return
    yield el("h3", say.t("Who says what"))
    yield el("p", say.t("In the order in which it was said. This map does not decide between claims."), cls="cm-muted")
    numbers = {claim["claim_id"]: number for number, claim in enumerate(claims, 1)}
    yield el("ol", [_claim(claim, numbers, say) for claim in claims], cls="cm-claims")


def _claim(claim: Row, numbers: dict[str, int], say: Translator) -> Node:
    claimant = claim["claimant"]
    who = el("strong", own(say, claimant["name_en"], claimant["name_ar"]))
    what = say.t(
        "{stance} · {attribute}",
        stance=say.t(Stance.of(claim["stance"]).label),
        attribute=say.t(Attribute.of(claim["attribute"]).label),
    )
    head: list[Node | str] = [who, " · "]
    if claim["made_on"]:
        head += [*days_in_words(claim["made_on"], say), " · "]
    later = claim["state"] != "stands"
    return el(
        "li",
        el("div", head, el("span", what, cls="cm-muted")),
        el(
            "div",
            own(say, claim["statement_en"], claim["statement_ar"]),
            cls="cm-withdrawn" if claim["state"] == "withdrawn" else None,
        ),
        _answers(claim, numbers, say),
        el("div", say.t(STATES[claim["state"]]), cls="cm-muted") if later else None,
        _where(claim, say),
        el("div", [el("div", source_line(source, say)) for source in claim["sources"]], cls="cm-muted"),
        id=f"claim-{claim['claim_id']}",
        cls="cm-earlier" if later else None,
    )


def _answers(claim: Row, numbers: dict[str, int], say: Translator) -> Node | None:
    number = numbers.get(claim["to_claim"] or "")
    if number is None:
        return None
    words = {
        Stance.DENIES: N_("Denies claim {number}."),
        Stance.REVISES: N_("A later version of claim {number}."),
        Stance.WITHDRAWS: N_("Takes claim {number} back."),
    }
    text = words.get(Stance.of(claim["stance"]), N_("In answer to claim {number}."))
    return el("div", say.t(text, number=number), cls="cm-muted")


def _where(claim: Row, say: Translator) -> Node | None:
    if claim["latitude"] is None:
        return None
    if claim["radius_km"]:
        text = say.t("Puts the origin somewhere within {km} km of the dashed area's middle.", km=claim["radius_km"])
    else:
        text = say.t("Puts the origin in the area drawn on the map.")
    return el("div", text, cls="cm-muted")

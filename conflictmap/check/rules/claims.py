"""Rules of one claim: what it answers, and a value of the kind that its attribute has."""

import re

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.check.rules.links import replaced
from conflictmap.model.dates import DateProblem, parse_date
from conflictmap.model.fields import COUNT_PATTERN, items
from conflictmap.model.records import Claim
from conflictmap.model.vocab import Attribute, Stance
from conflictmap.notices.notice import notice

_RANGE = re.compile(rf"{COUNT_PATTERN}(-{COUNT_PATTERN})?")


def revision_names_a_claim(claim: Claim, context: Context) -> Found:
    """A revision or a withdrawal says of which claim."""
    if claim.to_claim or claim.stance not in (Stance.REVISES, Stance.WITHDRAWS):
        return ()
    others = (c.claim_id for c in context.claims if c.claimant == claim.claimant and c.claim_id != claim.claim_id)
    params = {"stance": str(claim.stance), "example": next(others, "cl-2b5n8w3r")}
    return [notice("to-claim-missing", "claims.csv", claim.line, "to_claim", **params)]


def value_fits_attribute(claim: Claim, context: Context) -> Found:
    """The value of a perpetrator is an actor id, of casualties a number, of a date a date; of others it is free."""
    misfit = _VALUES[claim.attribute](claim.value, context) if claim.value and claim.attribute in _VALUES else None
    if misfit is None:
        return ()
    code, right = misfit
    return [notice(code, "claims.csv", claim.line, "value", claim.value, right)]


def _actor_value(value: str, context: Context) -> tuple[str, str | None] | None:
    """Return code and cure of a value that should be actor ids; None when it is."""
    known = context.ids["actors"]
    unknown = [item for item in items(value) if item not in known] if context.present["actors"] else []
    if not unknown:
        return None
    near = context.nearest("actors", unknown[0])
    return "claim-value-actor", replaced(value, unknown[0], near[0]) if near else None


def _number_value(value: str, context: Context) -> tuple[str, str | None] | None:
    """Return code and cure of a value that should be a number or a range; None when it is."""
    if _RANGE.fullmatch(value):
        return None
    numbers = re.findall(COUNT_PATTERN, value)
    return "claim-value-number", numbers[0] if len(numbers) == 1 else None


def _date_value(value: str, context: Context) -> tuple[str, str | None] | None:
    """Return code and cure of a value that should be a date; None when it is."""
    try:
        parse_date(value)
    except DateProblem as problem:
        return "claim-value-date", problem.fix
    return None


_VALUES = {
    Attribute.PERPETRATOR: _actor_value,
    Attribute.CASUALTIES: _number_value,
    Attribute.DATE: _date_value,
}

"""The rules in force. A new rule is a function that yields notices, and a line here.

A row rule gets one record and the Context; a table rule gets the Context alone (whole tables at once). A rule never
raises for what the data holds, changes nothing, and speaks only of rows that could be read.
"""

from collections.abc import Callable, Iterable
from typing import Any

from conflictmap.check.context import Context
from conflictmap.check.found import Found
from conflictmap.check.rules import borders, claims, cycles, dates, events, links, places, points, texts
from conflictmap.notices.notice import Notice

RowRule = Callable[[Any, Context], Found]
TableRule = Callable[[Context], Iterable[Notice]]

ROW_RULES: dict[str, tuple[RowRule, ...]] = {
    "events": (
        events.sub_type_of_type,
        events.not_after_its_sources,
        events.announced_for_later,
        events.deaths_in_order,
        events.zero_deaths_are_reported,
        events.disputes_have_claims,
        borders.known_admin1,
        points.event_point,
        points.no_site_for_civilians,
        texts.event_texts,
    ),
    "claims": (
        claims.revision_names_a_claim,
        claims.value_fits_attribute,
        dates.claim_not_after_its_sources,
        points.claim_point,
        texts.claim_texts,
    ),
    "sources": (),
    "actors": (dates.lifetime_in_order, texts.actor_texts),
}
"""Rules of one row, by table."""

TABLE_RULES: tuple[TableRule, ...] = (
    links.ids_once,
    links.known_ids,
    cycles.no_cycles,
    cycles.no_relation_cycles,
    borders.inside_country,
    borders.inside_admin1,
    places.near_its_place,
    places.unambiguous_place,
    places.no_centre_as_site,
)
"""Rules of whole tables and across them."""

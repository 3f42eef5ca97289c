"""Every word that the map itself says, for its scripts, in the reader's language."""

from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_

TEXTS: dict[str, str] = {
    "about": N_("about {date}"),
    "some_time_in": N_("some time in {date}"),
    "some_time_between": N_("some time between {start} and {end}"),
    "no_later_than": N_("no later than {date}"),
    "ongoing_from": N_("from {date}, ongoing"),
    "from_to": N_("from {start} to {end}"),
    "within_km": N_("{precision}, within {km} km"),
    "type_count": N_("{type}: {n}"),
    "disputed": N_("disputed"),
    "disputed_note": N_(
        "Sources disagree. Lines lead from where each claimant puts the origin; this map does not decide."
    ),
    "claim_earlier": N_("earlier version"),
    "claim_withdrawn": N_("withdrawn"),
    "close": N_("Close"),
    "when": N_("When"),
    "where": N_("Where"),
    "earlier": N_("Earlier event"),
    "later": N_("Later event"),
    "events_here": N_("Events at this place"),
    "symbols_list": N_("Symbols on the map: arrow keys move, Enter opens"),
    "legend_types": N_("What happened"),
    "legend_status": N_("Status"),
    "legend_precision": N_("How precisely the place is known"),
    "legend_disputes": N_("Disputes and claims"),
    "legend_borders": N_("Borders"),
    "boundaries_note": N_("Borders show what is drawn by others; they are no opinion on the status of any ground."),
    "shown": N_("{n} of {total} events shown"),
    "joint": N_(" · "),
    "no_name": N_("Place without a name"),
    "none": N_("No event matches the filter"),
    "unreachable": N_("The events could not be fetched. What you see is the last answer."),
    "density": N_("How densely events lie"),
    "density_unit": N_("Events per cell of about {km} km"),
    "density_range": N_("{from} to {to}"),
    "context_title": N_("Laid under, not counted"),
    "context_hint": N_("another collection, on the days of the filter"),
    "context_credit": N_("Laid under:"),
    "zoom_in": N_("Zoom in"),
    "zoom_out": N_("Zoom out"),
    "metres": N_("{n} m"),
    "kilometres": N_("{n} km"),
    "online_note": N_("asks its server for pictures of the ground you look at"),
}
"""Keys of the scripts → English sentences."""

LAYERS: dict[str, str] = {
    "relief": N_("Relief"),
    "rivers": N_("Rivers"),
    "governorates": N_("Governorates"),
    "labels": N_("Names"),
}

CHROME: dict[str, str] = {
    "title": N_("Conflict map"),
    "map": N_("Map of events"),
    "legend": N_("Legend"),
    "layers": N_("Layers"),
    "home": N_("Back to Syria"),
    "tray": N_("Outside this region"),
    "caution": N_("Not for navigation or targeting"),
    "scripts_needed": N_("This map needs JavaScript. The same events are in the table of the page."),
}
"""Words that stand in the document itself."""

CREDITS: tuple[tuple[str, str], ...] = (
    (N_("Made with"), "Natural Earth"),
    (N_("Rivers:"), "CIA WDB II (GSHHG)"),
    (N_("Relief:"), "shadedrelief.com"),
    (N_("Places:"), "GeoNames (CC BY 4.0)"),
    (N_("Drawn by"), "Leaflet"),
)
"""What the picture is made of: role, name. Names stay in Latin letters."""

_SAMPLES: dict[str, dict[str, int]] = {
    "en": {"one": 1, "other": 2},
    "ar": {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100},
}


def n(singular: str, plural: str) -> tuple[str, str]:
    """Mark a pair of plural forms for the catalogues."""
    return singular, plural


PLURALS: dict[str, tuple[str, str]] = {
    "events": n("{n} event", "{n} events"),
    "reason_elsewhere": n("{n} outside this view", "{n} outside this view"),
    "reason_country": n(
        "{n} not on the map: only the country is known", "{n} not on the map: only the country is known"
    ),
    "reason_unknown": n("{n} not on the map: the place is not known", "{n} not on the map: the place is not known"),
}


def script_strings(to: Translator) -> dict[str, Any]:
    """Return the dict that the scripts read: texts by key, plural texts by CLDR category, layer names, digits."""
    return {
        **{key: to.t(text) for key, text in TEXTS.items()},
        **{key: _forms(pair, to) for key, pair in PLURALS.items()},
        "layers": {key: to.t(text) for key, text in LAYERS.items()},
        "digits": to.digits,
    }


def chrome(to: Translator) -> dict[str, str]:
    """Return the words that stand in the document itself."""
    return {key: to.t(text) for key, text in CHROME.items()}


def credits(to: Translator) -> list[tuple[str, str]]:
    """Return the credits as (role, name), the roles translated."""
    return [(to.t(role), name) for role, name in CREDITS]


def _forms(pair: tuple[str, str], to: Translator) -> dict[str, str]:
    """One form for each category, its `{n}` left open: the script knows the count."""
    return {category: to.messages.ngettext(*pair, sample) for category, sample in _SAMPLES[to.lang].items()}

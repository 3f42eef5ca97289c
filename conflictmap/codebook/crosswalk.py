"""How codes of UCDP GED and ACLED become ours; decided once here, used by the importers.

Sources of the codes: UCDP GED Codebook (where_prec, date_prec, type_of_violence); ACLED Codebook (geo_precision,
time_precision, inter). Radius in km; None leaves radius_km blank.
"""

from datetime import date, timedelta

from conflictmap.model.vocab import ActorType, GeoPrecision

UCDP_WHERE_PREC: dict[int, tuple[GeoPrecision, float | None]] = {
    1: (GeoPrecision.TOWN, None),
    2: (GeoPrecision.AREA, 25.0),
    3: (GeoPrecision.ADMIN2, None),
    4: (GeoPrecision.ADMIN1, None),
    5: (GeoPrecision.AREA, None),
    6: (GeoPrecision.COUNTRY, None),
    7: (GeoPrecision.UNKNOWN, None),
}
"""UCDP where_prec → geo_precision and radius. 1 is the place itself, which UCDP gives to the town."""

UCDP_TYPE_OF_VIOLENCE: dict[int, tuple[str, str]] = {
    1: ("Battles", "Armed clash"),
    2: ("Battles", "Armed clash"),
    3: ("Violence against civilians", "Attack"),
}
"""UCDP type_of_violence (1 state-based, 2 non-state, 3 one-sided) → event type and sub type."""

ACLED_GEO_PRECISION: dict[int, tuple[GeoPrecision, float | None]] = {
    1: (GeoPrecision.TOWN, None),
    2: (GeoPrecision.AREA, None),
    3: (GeoPrecision.ADMIN1, None),
}
"""ACLED geo_precision → geo_precision and radius."""

ACLED_INTER: dict[int, ActorType] = {
    1: ActorType.STATE_FORCES,
    2: ActorType.REBEL_GROUP,
    3: ActorType.POLITICAL_MILITIA,
    4: ActorType.IDENTITY_MILITIA,
    5: ActorType.RIOTERS,
    6: ActorType.PROTESTERS,
    7: ActorType.CIVILIANS,
    8: ActorType.EXTERNAL,
}
"""ACLED inter code (older exports; newer ones write the name) → actor type."""

ACLED_WEEK_DAYS = 3
"""ACLED time_precision 2 is "within a week": so many days before and after the day given."""


def acled_date(day: date, time_precision: int) -> str:
    """Return the date cell for ACLED's event_date and time_precision (1 day, 2 week, 3 month).

    Raises ValueError for another precision.
    """
    if time_precision == 1:
        return day.isoformat()
    if time_precision == 2:
        around = timedelta(days=ACLED_WEEK_DAYS)
        return f"[{(day - around).isoformat()}..{(day + around).isoformat()}]"
    if time_precision == 3:
        return f"{day:%Y-%m}"
    raise ValueError(f"ACLED time_precision {time_precision}")


def ucdp_date(start: date, end: date) -> str:
    """Return the date cell for UCDP's date_start and date_end: the day, or some time within the two."""
    return start.isoformat() if start == end else f"[{start.isoformat()}..{end.isoformat()}]"

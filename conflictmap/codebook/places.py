"""Columns that say where; events.csv and claims.csv share their form."""

from conflictmap.codebook.columns import Column
from conflictmap.model.marking import N_
from conflictmap.model.vocab import GeoPrecision

_LATITUDE = N_("Degrees north in WGS84, no finer than the source gives. Blank when the place is not known.")
_LONGITUDE = N_("Degrees east in WGS84, no finer than the source gives. Blank when the place is not known.")
_PRECISION = N_("How precisely the place is known. It decides how it is drawn: a pin, a dot, a disc, a hatched unit.")
_RADIUS = N_("Radius of an area in kilometres: it happened somewhere within, or over, this disc. Only for areas.")


def point_columns(required: bool) -> tuple[Column, ...]:
    """Return latitude, longitude, geo_precision, radius_km; `required` makes geo_precision so."""
    return (
        Column("latitude", N_("Latitude"), _LATITUDE, "number", "35.401", acled="latitude", ucdp="latitude",
               low=-90, high=90),
        Column("longitude", N_("Longitude"), _LONGITUDE, "number", "35.949", acled="longitude", ucdp="longitude",
               low=-180, high=180),
        Column("geo_precision", N_("Precision of the place"), _PRECISION, "word", "town", required,
               tuple(GeoPrecision), "geo_precision (1→town, 2→area, 3→admin1)",
               "where_prec (1→town, 2→area of 25 km, 3→admin2, 4→admin1, 5→area, 6→country, 7→unknown)"),
        Column("radius_km", N_("Radius in km"), _RADIUS, "number", "25", low=0, high=1000),
    )  # fmt: skip

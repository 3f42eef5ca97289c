"""What of every event is compared when looking for duplicates: columns of numbers, and titles folded when needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Cells
from conflictmap.model.dates import DateProblem, parse_date

REACH_KM: Mapping[str, float] = {
    "site": 2.0,
    "neighbourhood": 3.0,
    "town": 5.0,
    "area": 10.0,
    "admin3": 15.0,
    "admin2": 30.0,
    "admin1": 60.0,
}
"""How far off a point of that precision may be, in km; an area has its own radius. Our judgement, not a measurement."""

_EARTH_KM = 6371.0088
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fingerprints:
    """Events as columns of equal length n.

    `start`, `end`: days since 0001-01-01 (0 where the date cannot be read); `lat`, `lon`: degrees, NaN without a point;
    `reach`: km; `kind`: number of the event type, -1 for none; `campaign`: the unit; `actors`: ids; `titles`: English
    and Arabic as written; `related`: ids of events that the row itself refers to.
    """

    keys: tuple[str, ...]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    reach: NDArray[np.float64]
    kind: NDArray[np.int16]
    campaign: NDArray[np.bool_]
    actors: tuple[frozenset[str], ...]
    titles: tuple[tuple[str, str], ...]
    related: tuple[frozenset[str], ...]

    @staticmethod
    def of(rows: Iterable[tuple[str, Cells]]) -> Fingerprints:
        """Take (key, cells of events.csv); a cell that cannot be read counts as not known."""
        pairs = list(rows)
        cells = [cells for _, cells in pairs]
        days = np.array([_days(row.get("event_date", "")) for row in cells], np.int32).reshape(-1, 2)
        places = np.array([_place(row) for row in cells], np.float64).reshape(-1, 3)
        kinds = {name: n for n, name in enumerate(TABLES["events"].column("event_type").allowed)}
        return Fingerprints(
            keys=tuple(key for key, _ in pairs),
            start=days[:, 0],
            end=days[:, 1],
            lat=places[:, 0],
            lon=places[:, 1],
            reach=places[:, 2],
            kind=np.array([kinds.get(row.get("event_type", "").strip(), -1) for row in cells], np.int16),
            campaign=np.array([row.get("unit", "").strip() == "campaign" for row in cells], np.bool_),
            actors=tuple(_items(f"{row.get('actor1', '')};{row.get('actor2', '')}") for row in cells),
            titles=tuple((row.get("title_en", ""), row.get("title_ar", "")) for row in cells),
            related=tuple(_items(row.get("related_to", "")) for row in cells),
        )


def _days(text: str) -> tuple[int, int]:
    try:
        span = parse_date(text)
    except DateProblem:
        return 0, 0
    return span.start_day.toordinal(), span.end_day.toordinal()


def _place(cells: Cells) -> tuple[float, float, float]:
    try:
        lat, lon = float(cells.get("latitude", "")), float(cells.get("longitude", ""))
        radius = float(cells.get("radius_km") or 0)
    except ValueError:
        return np.nan, np.nan, 0.0
    precision = cells.get("geo_precision", "")
    if precision not in REACH_KM or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return np.nan, np.nan, 0.0
    return lat, lon, max(REACH_KM[precision], min(radius, 300.0)) if precision == "area" else REACH_KM[precision]


def _items(cell: str) -> frozenset[str]:
    """Return the items of a list cell, without what stands before a colon."""
    if not cell:
        return _NONE
    return frozenset(item for part in cell.split(";") if (item := part.rpartition(":")[2].strip()))


def km_between(
    lat: NDArray[np.float64], lon: NDArray[np.float64], lat2: NDArray[np.float64], lon2: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return great-circle distances in km (haversine, mean Earth radius), element by element; NaN stays NaN."""
    p, q = np.radians(lat), np.radians(lat2)
    half = np.sin((q - p) / 2) ** 2 + np.cos(p) * np.cos(q) * np.sin(np.radians(lon2 - lon) / 2) ** 2
    distance: NDArray[np.float64] = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance

"""Choosing an event: the address names it, and the map flies to it when it is not in sight anyway."""

from conflictmap.model.vocab import GeoPrecision
from conflictmap.ui import state
from conflictmap.web.state import current_store

# Zoom at which a place of that precision is seen with its surroundings.
ZOOM = {
    GeoPrecision.SITE: 11.0,
    GeoPrecision.NEIGHBOURHOOD: 11.0,
    GeoPrecision.TOWN: 10.0,
    GeoPrecision.ADMIN3: 9.0,
    GeoPrecision.ADMIN2: 8.0,
    GeoPrecision.ADMIN1: 7.0,
    GeoPrecision.COUNTRY: 5.0,
}


def choose(event_id: str | None, *, flying: bool = False) -> None:
    """Choose an event or none; `flying` moves the map to its place, if it has one."""
    state.show_event(event_id)
    row = current_store().event(event_id) if event_id and flying else None
    if row and row["latitude"] is not None and row["longitude"] is not None:
        state.fly(row["latitude"], row["longitude"], zoom_for(GeoPrecision.of(row["geo_precision"]), row["radius_km"]))


def step(by: int) -> None:
    """Choose the next (1) or previous (-1) event in time under the filter; from none, the first or the last."""
    view = state.current_view()[0]
    store = current_store()
    if view.event:
        around = store.neighbours(view.filter, view.event)
        target = around[1] if by > 0 else around[0]
    else:
        ends = store.rows(view.filter, descending=by < 0, limit=1, columns=("event_id",))
        target = ends[0]["event_id"] if ends else None
    if target:
        choose(target, flying=True)


def zoom_for(precision: GeoPrecision, radius_km: float | None) -> float:
    """The zoom at which a place known that precisely is seen with its surroundings."""
    if precision == GeoPrecision.AREA:
        return 8.0 if (radius_km or 0) > 10 else 9.5
    return ZOOM.get(precision, 8.0)

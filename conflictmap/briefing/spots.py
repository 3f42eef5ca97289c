"""Events on a map: which stand at their place, which are called out beside it because they share it."""

from dataclasses import dataclass

from conflictmap.briefing.fonts import wrapped
from conflictmap.briefing.geometry import Frame
from conflictmap.briefing.items import Symbol
from conflictmap.briefing.sheet import SheetEvent

_SAME_PLACE = 0.6
"""Points: places nearer to each other than this on paper are one place."""


@dataclass(frozen=True)
class Spot:
    """A place on paper with its events; `plain` when its one symbol can stand there without covering another."""

    x: float
    y: float
    events: tuple[SheetEvent, ...]
    plain: bool

    def symbol(self, scale: float) -> Symbol:
        """The symbol of its first event, at the place."""
        return symbol_of(self.events[0], self.x, self.y, scale)


def symbol_of(event: SheetEvent, x: float, y: float, scale: float) -> Symbol:
    """An event's symbol with its anchor at a point."""
    return Symbol(x, y, scale, event.event_type, event.status, event.precision, event.disputed)


def spots(frame: Frame, events: tuple[SheetEvent, ...], scale: float, always_call_out: bool = False) -> list[Spot]:
    """Events by place, in the order of their first numbers."""
    places: list[tuple[float, float, list[SheetEvent]]] = []
    for event in events:
        if event.lat is None or event.lon is None:
            continue
        x, y = frame.point(event.lat, event.lon)
        near = next((p for p in places if abs(p[0] - x) < _SAME_PLACE and abs(p[1] - y) < _SAME_PLACE), None)
        if near:
            near[2].append(event)
        else:
            places.append((x, y, [event]))
    boxes = [symbol_of(many[0], x, y, scale).box for x, y, many in places]
    found = []
    for i, (x, y, many) in enumerate(places):
        clear = not any(j != i and boxes[i].overlaps(other) for j, other in enumerate(boxes))
        inside = boxes[i].within(frame.box.grown(-2))
        found.append(Spot(x, y, tuple(many), len(many) == 1 and clear and inside and not always_call_out))
    return found


def caption_lines(text: str, size: float, room: float) -> list[str]:
    """A place's name in at most two lines."""
    return wrapped(text, size, room, most=2) if text else []

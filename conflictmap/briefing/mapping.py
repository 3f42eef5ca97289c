"""The map of a page: basemap, areas and claims, symbols with their numbers, names, scale and north."""

import numpy as np

from conflictmap.briefing import basemap
from conflictmap.briefing.calling import CallOut, place_call_out, place_number
from conflictmap.briefing.country_names import visible_spots
from conflictmap.briefing.flow import INK
from conflictmap.briefing.fonts import ASCENT, width
from conflictmap.briefing.furniture import Furniture
from conflictmap.briefing.geometry import Box, Frame
from conflictmap.briefing.items import Cells, Line, Map, Page, Shape, Text
from conflictmap.briefing.legend import density_classes
from conflictmap.briefing.placing import Occupied, place_beside, points_of_circle, points_of_line, quietest
from conflictmap.briefing.sheet import Sheet, SheetClaim, SheetEvent
from conflictmap.briefing.spots import Spot, spots
from conflictmap.briefing.theme import Theme
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.lines import CLAIM_STYLES
from conflictmap.symbols.palette import PALETTE

_PRINT = PALETTE["light"]
_CLAIM_RADIUS_KM = 5.0
"""Of a claimed place without a radius, as on the page's map."""
_UNITS = ("admin1", "admin2", "admin3")
_MOST_NAMES = 70
_ALWAYS = ("capital",)


class MapPart:
    """Draws one frame of a sheet onto the page."""

    def __init__(self, page: Page, frame: Frame, sheet: Sheet, theme: Theme) -> None:
        self.page, self.frame, self.sheet, self.theme = page, frame, sheet, theme
        self.occupied = Occupied(frame.box.grown(-2.5 * theme.u))
        self.lang = sheet.langs[0]
        self.named: set[basemap.Name] = set()

    def ground(self, events: tuple[SheetEvent, ...], relief: bool = True) -> None:
        """The basemap, hatched where an event is known to a governorate or a part of it only."""
        hatched = tuple(sorted({event.admin1 for event in events if event.precision in _UNITS and event.admin1}))
        self.page.add(Map(self.frame, hatched, relief))

    def areas(self, events: tuple[SheetEvent, ...]) -> None:
        """Discs of events that are known to an area, to scale."""
        for event in events:
            if event.precision == "area" and event.radius_km and event.lat is not None and event.lon is not None:
                x, y = self.frame.point(event.lat, event.lon)
                symbol = EVENT_SYMBOLS.get(event.event_type)
                colour = symbol.stroke if symbol else "#5a5f66"
                radius = event.radius_km * self.frame.points_per_km(event.lat)
                self.page.add(
                    Shape("circle", x, y, radius, fill=colour, alpha=0.13, clip=self.frame.box),
                    Shape(
                        "circle", x, y, radius, edge=colour, width=0.8 * self.theme.u, alpha=0.8, clip=self.frame.box
                    ),
                )

    def claims(self, claims: tuple[SheetClaim, ...]) -> None:
        """Hollow areas of claimed origins and dashed lines from their rims to the events, earlier versions first."""
        for claim in claims:
            self._claim(claim)

    def _claim(self, claim: SheetClaim) -> None:
        style, px = CLAIM_STYLES[claim.state], 0.62 * self.theme.u
        x, y = self.frame.point(claim.lat, claim.lon)
        to_x, to_y = self.frame.point(*claim.to)
        radius = (claim.radius_km or _CLAIM_RADIUS_KM) * self.frame.points_per_km(claim.lat)
        dash = tuple(part * px for part in style.dash)
        clip = self.frame.box
        self.page.add(
            Shape("circle", x, y, radius, edge="#ffffff", width=style.width * px + 1.6, alpha=0.8, clip=clip),
            Shape("circle", x, y, radius, edge=claim.colour, width=style.width * px, dash=dash, clip=clip),
        )
        self.occupied.drawn += points_of_circle(x, y, radius)
        distance = float(np.hypot(to_x - x, to_y - y))
        if distance > radius:
            part = radius / distance
            xs, ys = (x + (to_x - x) * part, to_x), (y + (to_y - y) * part, to_y)
            self.page.add(Line(xs, ys, claim.colour, style.width * px, dash, clip=clip, halo="#ffffff"))
            self.occupied.drawn += points_of_line(xs, ys)

    def density(self) -> None:
        """Cells shaded by the class of their count."""
        density = self.sheet.density
        if density is None or not density.cells:
            return
        classes = density_classes([cell[4] for cell in density.cells])
        corners, shades = [], []
        for west, south, east, north, count in density.cells:
            left, top = self.frame.point(north, west)
            right, bottom = self.frame.point(south, east)
            corners.append((left, top, right, bottom))
            place = next(i for i, (low, high) in enumerate(classes) if low <= count <= high)
            shades.append((place + 0.5) / len(classes))
        self.page.add(Cells(np.array(corners), np.array(shades), self.frame.box))

    def furniture(self, occupied: list[Box]) -> None:
        """Scale bar and north arrow, clear of what is given."""
        self.occupied.take(*occupied)
        for box in Furniture(self.page, self.frame, self.sheet, self.theme).place(self.occupied):
            self.occupied.take(box)

    def symbols(self, events: tuple[SheetEvent, ...], numbered: bool, call_out: bool = False) -> None:
        """Symbols at their places; numbers, with the places' names, around them or in call-outs on leader lines."""
        scale = self.theme.symbol * (0.86 if call_out else 1.0)
        found = spots(self.frame, events, scale, call_out)
        plain = [spot for spot in found if spot.plain]
        shared = [spot for spot in found if not spot.plain]
        self.occupied.take(*(spot.symbol(scale).box for spot in plain))
        self.occupied.take(*(Box(spot.x - 2, spot.y - 2, 4, 4) for spot in shared))
        if not call_out:
            self.names(("capital",))
        placed = [place_call_out(self.occupied, self._call_out(spot, scale, numbered)) for spot in shared]
        for lines in (True, False):
            for call_out_items in placed:
                self.page.add(*[item for item in call_out_items if isinstance(item, Line) == lines])
        for spot in plain:
            self.page.add(spot.symbol(scale))
        if numbered:
            for spot in plain:
                self.page.add(*place_number(self.occupied, spot, scale, self.theme, self.lang))

    def _call_out(self, spot: Spot, scale: float, numbered: bool) -> CallOut:
        return CallOut(spot, scale * 0.84, self.theme, self.sheet.speak(self.lang), numbered)

    def names(self, only: tuple[str, ...] = (), more_zoom: float = 0.35) -> None:
        """Names of countries, seas, cities and rivers where there is room, most important first."""
        for name in basemap.names_in(self.frame, more_zoom):
            wanted = (not only or name.kind in only) and name not in self.named
            if wanted and len(self.named) < _MOST_NAMES and self._name(name):
                self.named.add(name)

    def _name(self, name: basemap.Name) -> bool:
        size, colour, dot = self._style(name.kind)
        text, size = name.of(self.lang), size * self.theme.u
        x, y = self.frame.point(name.lat, name.lon)
        w, h = width(text, size), 1.15 * size
        if dot:
            at = Box(x - dot, y - dot, 2 * dot, 2 * dot)
            clear = self.occupied.free(at)
            box = place_beside(self.occupied, at, w, h, 1.2 * self.theme.u) if clear or name.kind in _ALWAYS else None
            if box and clear:
                self.occupied.take(at)
                self.page.add(Shape("circle", x, y, dot, fill="#ffffff", edge=colour, width=0.6 * self.theme.u))
        else:
            box = self._room(name, Box(x - w / 2, y - h / 2, w, h))
        if box:
            self.occupied.names.append(box)
            baseline = box.y + (ASCENT - 0.1) * size
            self.page.add(Text(text, box.x, baseline, size, self.lang, colour, halo=_PRINT.halo, kind="place"))
        return box is not None

    def _room(self, name: basemap.Name, own: Box) -> Box | None:
        """The place of a name without a dot: its own, or another one in the visible part of its country."""
        free = own if self.occupied.free(own) else None
        if free is None and name.kind == "country":
            free = quietest(self.occupied, visible_spots(name, self.frame, own.w, own.h)[:40])
        if free:
            self.occupied.take(free)
        return free

    def _style(self, kind: str) -> tuple[float, str, float]:
        """Font size at scale 1, colour, radius of the dot (0: none) of a kind of name."""
        u = self.theme.u
        return {
            "country": (8.6, "#8a8479", 0.0),
            "sea": (7.6, _PRINT.label_water, 0.0),
            "lake": (5.8, _PRINT.label_water, 0.0),
            "river": (5.6, _PRINT.label_water, 0.0),
            "occupied": (5.8, _PRINT.label, 0.0),
            "capital": (7.4, _PRINT.label_home, 1.7 * u),
            "seat": (6.7, _PRINT.label_home, 1.35 * u),
            "city": (6.1, _PRINT.label, 1.15 * u),
        }.get(kind, (5.7, _PRINT.label, 0.95 * u))

    def edge(self) -> None:
        """A thin line around the frame."""
        box = self.frame.box
        self.page.add(Shape("box", box.x, box.y, box.w, box.h, edge=INK, width=0.5 * self.theme.u))

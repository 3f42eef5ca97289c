"""Online tiles that a user may switch on; nothing is asked of them before."""

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

import xyzservices.providers

from conflictmap.model.marking import N_


@dataclass(frozen=True)
class Tiles:
    """One online layer: `name` of xyzservices, `label` a marked string, address template, credit, greatest zoom."""

    name: str
    label: str
    url: str
    attribution: str
    max_zoom: int

    @property
    def host(self) -> str:
        """The origin that a Content-Security-Policy must add to img-src when this layer is on."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def as_json(self) -> dict[str, object]:
        """Return the fields for the page."""
        return asdict(self)


def _tiles(name: str, label: str) -> Tiles:
    provider = xyzservices.providers.query_name(name)
    return Tiles(name, label, provider.build_url(), provider.attribution, int(provider.get("max_zoom", 18)))


OFFERED: dict[str, Tiles] = {
    tiles.name: tiles for tiles in (_tiles("OpenStreetMap.Mapnik", N_("OpenStreetMap (online)")),)
}
"""Online layers by name, in the order of the layer switch."""


def chosen(names: tuple[str, ...]) -> list[Tiles]:
    """Return the known ones among `names`; others are ignored."""
    return [OFFERED[name] for name in names if name in OFFERED]

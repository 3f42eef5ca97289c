"""The formats of a briefing by the ending of a file's name."""

from dataclasses import dataclass
from typing import Literal

from conflictmap.model.marking import N_

Kind = Literal["sheet", "data", "all"]


@dataclass(frozen=True)
class Format:
    """A format: ending without the dot, media type, what a reader calls it, sheet (drawn) or data (rows)."""

    ending: str
    media: str
    label: str
    kind: Kind


FORMATS: dict[str, Format] = {
    one.ending: one
    for one in (
        Format("png", "image/png", N_("Picture (PNG)"), "sheet"),
        Format("svg", "image/svg+xml", N_("Drawing (SVG)"), "sheet"),
        Format("pdf", "application/pdf", N_("Document (PDF)"), "sheet"),
        Format(
            "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            N_("Slides (PPTX)"),
            "sheet",
        ),
        Format("html", "text/html; charset=utf-8", N_("Interactive map in one file (HTML)"), "sheet"),
        Format("csv", "text/csv; charset=utf-8", N_("Table (CSV)"), "data"),
        Format("geojson", "application/geo+json", N_("Features (GeoJSON)"), "data"),
        Format("kml", "application/vnd.google-earth.kml+xml", N_("Features (KML)"), "data"),
        Format("gpkg", "application/geopackage+sqlite3", N_("Features (GeoPackage)"), "data"),
        Format("zip", "application/zip", N_("All of them, with a manifest (ZIP)"), "all"),
    )
}
"""Ending → format, in the order in which they are offered."""


def ending_of(name: str) -> str:
    """The ending of a file's name, in lower case without its dot; empty where there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""

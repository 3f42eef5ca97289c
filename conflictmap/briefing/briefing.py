"""A briefing: one view, composed once, rendered in any format."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256

from conflictmap.briefing.compose import compose
from conflictmap.briefing.formats import FORMATS
from conflictmap.briefing.options import Options
from conflictmap.briefing.sheet import Sheet
from conflictmap.briefing.worker import DRAWN, draw
from conflictmap.query.extracts import Extract
from conflictmap.query.store import Store
from conflictmap.query.view import View

_NAME = "conflictmap"
_TABLES = ("events", "claims", "sources", "actors")


class Briefing:
    """What is said of a view (`sheet`), and the rows behind it; the same briefing gives the same bytes.

    `draw` makes the drawn formats: in this process, or elsewhere (`worker.drawn_elsewhere`).
    """

    def __init__(
        self, store: Store, view: View, options: Options | None = None, draw: Callable[[Sheet, str], bytes] = draw
    ) -> None:
        self.store, self.view, self.options, self.draw = store, view, options or Options(), draw

    @cached_property
    def sheet(self) -> Sheet:
        """Everything that the exports say."""
        return compose(self.store, self.view, self.options)

    @cached_property
    def rows(self) -> Extract:
        """The filtered rows of the four tables, as known on the filter's day."""
        return self.store.extract(self.view.filter)

    def render(self, ending: str) -> bytes:
        """The briefing in a format by its ending. Raises KeyError for an unknown one."""
        if ending in DRAWN:
            return self.draw(self.sheet, ending)
        return {
            "html": self._html,
            "csv": lambda: self.table("events"),
            "geojson": lambda: self._features("geojson"),
            "kml": lambda: self._features("kml"),
            "gpkg": lambda: self._features("gpkg"),
            "zip": self._zip,
        }[ending]()

    def table(self, name: str) -> bytes:
        """One of the four tables as CSV."""
        from conflictmap.briefing.tables import table_csv

        return table_csv(name, getattr(self.rows, name))

    def _html(self) -> bytes:
        from conflictmap.briefing.web_page import html

        return html(self.store, self.view, self.sheet)

    def _features(self, ending: str) -> bytes:
        from conflictmap.briefing import features

        write = {"geojson": features.geojson, "kml": features.kml, "gpkg": features.geopackage}[ending]
        return write(self.sheet, self.rows.events)

    def _zip(self) -> bytes:
        files = {
            f"{_NAME}.{ending}": self.render(ending)
            for ending, form in FORMATS.items()
            if form.kind != "all" and ending != "csv"
        }
        files |= {f"{name}.csv": self.table(name) for name in _TABLES}
        files["manifest.json"] = manifest(self.sheet, files)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as packed:
            for name, content in sorted(files.items()):
                packed.writestr(_entry(name, self.sheet.day), content)
        return target.getvalue()


def _entry(name: str, day: str) -> zipfile.ZipInfo:
    year, month, date = (int(part) for part in day.split("-"))
    entry = zipfile.ZipInfo(name, (max(year, 1980), month, date, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith((".png", ".pptx")) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def manifest(sheet: Sheet, files: dict[str, bytes]) -> bytes:
    """What is in the package: about the view, and size and SHA-256 of each file."""
    from conflictmap.briefing.features import about

    listed = [
        {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    ]
    return (
        json.dumps({**about(sheet), "date": sheet.day, "files": listed}, ensure_ascii=False, indent=1) + "\n"
    ).encode()

"""An optional second opinion over the network: OpenStreetMap's Nominatim, asked as its usage policy demands.

Never on page load: only where a person switched it on for this question. One request a second, an identified user
agent, every answer kept on disk. Policy: https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from pathlib import Path
from typing import Any

from geopy.exc import ConfigurationError
from geopy.geocoders import Nominatim
from geopy.location import Location

from conflictmap.gazetteer.local import local_folder

#: Seconds between two requests of one process.
INTERVAL_S = 1.0


class PoliteNominatim:
    """Nominatim through geopy, throttled and cached in `<geodata/local>/nominatim/`."""

    _lock = threading.Lock()
    _last = 0.0

    def __init__(self, contact: str, folder: Path | None = None, **options: Any) -> None:
        """`contact`: a mail address or web page of whoever runs this, sent with every request; `options`: geopy's.

        Raises geopy's ConfigurationError without a contact.
        """
        if "@" not in contact and "://" not in contact:
            raise ConfigurationError("Nominatim wants to know who asks: give a mail address or a web page as contact.")
        self.folder = (folder or local_folder()) / "nominatim"
        self._client = Nominatim(user_agent=f"conflictmap ({contact})", **options)

    def geocode(self, query: str, exactly_one: bool = True, country: str | None = None,
                limit: int = 5) -> Location | list[Location] | None:  # fmt: skip
        """Ask for a name; a kept answer is not asked again. Errors are geopy's."""
        found = [Location(r["address"], (r["latitude"], r["longitude"], 0.0), r["raw"])
                 for r in self._rows(query, country or "", limit)]  # fmt: skip
        if exactly_one:
            return found[0] if found else None
        return found or None

    def _rows(self, query: str, country: str, limit: int) -> list[dict[str, Any]]:
        kept = self._path(query, country, limit)
        if kept.is_file():
            rows: list[dict[str, Any]] = json.loads(kept.read_text(encoding="utf-8"))
            return rows
        self._wait()
        answer = self._client.geocode(query, exactly_one=False, limit=limit, country_codes=country.lower() or None)
        rows = [{"address": a.address, "latitude": a.latitude, "longitude": a.longitude, "raw": a.raw}
                for a in answer or []]  # fmt: skip
        self.folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        return rows

    def _path(self, query: str, country: str, limit: int) -> Path:
        """Where the answer to a question is kept."""
        key = hashlib.sha256(repr((query, country, limit)).encode()).hexdigest()[:24]
        return self.folder / f"{key}.json"

    @classmethod
    def _wait(cls) -> None:
        """Hold back until a second has passed since the last request of this process."""
        with cls._lock:
            time.sleep(max(0.0, cls._last + INTERVAL_S - time.monotonic()))
            cls._last = time.monotonic()

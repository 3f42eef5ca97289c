"""The columns of single events that maps and tables ask for, in a file that is read row by row without unpacking it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from conflictmap.query.engine import Engine

FILE = "index-rows.arrow"
COLUMNS: tuple[str, ...] = (
    "event_id", "title_en", "title_ar", "status", "event_type", "sub_event_type", "attribution", "place", "place_ar",
    "country", "admin1", "latitude", "longitude", "geo_precision", "radius_km", "event_date", "start_day", "end_day",
    "fatalities", "first_reported", "actor1", "actor2", "sources",
)  # fmt: skip
"""What the file holds: all that a symbol, a tooltip and the usual table need."""
_BATCH = 65_536


def write(engine: Engine, folder: Path) -> None:
    """Write the columns of ``events`` in order of ``row_no``, 65,536 rows a batch."""
    size = int(engine.rows("SELECT count(*) FROM events")[0][0])
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    sql = f"SELECT {names} FROM events WHERE row_no >= $first AND row_no < $last ORDER BY row_no"
    with pa.OSFile(str(folder / FILE), "wb") as sink:
        writer = None
        for first in range(0, max(size, 1), _BATCH):
            batch = engine.arrow(sql, {"first": first, "last": first + _BATCH}).combine_chunks()
            writer = writer or pa.ipc.new_file(sink, batch.schema)
            writer.write_table(batch)
        if writer:
            writer.close()


class NarrowRows:
    """Reads rows of the file by number; the operating system keeps what is used, nothing is loaded ahead."""

    def __init__(self, folder: Path) -> None:
        self._file = pa.ipc.open_file(pa.memory_map(str(folder / FILE)))

    def take(self, row_numbers: Sequence[int], columns: Sequence[str]) -> list[dict[str, Any]]:
        """Return ``columns`` (and ``row_no``) of these rows, in this order."""
        places: dict[int, list[int]] = defaultdict(list)
        for number in row_numbers:
            places[number // _BATCH].append(number)
        found: dict[int, dict[str, Any]] = {}
        for batch, numbers in places.items():
            rows = self._file.get_batch(batch).select(list(columns)).take(pa.array([one % _BATCH for one in numbers]))
            found.update(zip(numbers, rows.to_pylist(), strict=True))
        return [{"row_no": number, **found[number]} for number in row_numbers]

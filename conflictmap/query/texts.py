"""Text search: the wide text column is read once for each search, then every view of it uses the list of matches."""

from __future__ import annotations

from collections import OrderedDict
from itertools import count
from threading import Lock

from conflictmap.model.folding import fold
from conflictmap.query.engine import Engine

_KEPT = 64
_KEPT_ROWS = 20_000_000
_MOST_WORDS = 12


class TextSearch:
    """Numbers for searches; the matches lie in the table ``text_match`` under that number."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._numbers: OrderedDict[tuple[str, ...], tuple[int, int]] = OrderedDict()
        self._next = count(1)
        self._lock = Lock()

    def number(self, q: str) -> int:
        """Return the number of the search ``q``: all its folded words (at most 12) must occur in the event's text.

        A search without a single letter or digit asks for nothing and matches every event.
        """
        words = tuple(sorted(set(fold(q).split())))[:_MOST_WORDS]
        with self._lock:
            if words not in self._numbers:
                self._numbers[words] = self._search(words)
                self._forget()
            self._numbers.move_to_end(words)
            return self._numbers[words][0]

    def _search(self, words: tuple[str, ...]) -> tuple[int, int]:
        number = next(self._next)
        values = {f"word_{place}": word for place, word in enumerate(words)}
        tests = [f"contains(text_folded, ${name})" for name in values] or ["true"]
        self._engine.execute(
            f"INSERT INTO text_match SELECT CAST($number AS INTEGER), row_no FROM texts WHERE {' AND '.join(tests)}",
            {**values, "number": number},
        )
        found = self._engine.rows("SELECT count(*) FROM text_match WHERE q = $number", {"number": number})
        return number, int(found[0][0])

    def _forget(self) -> None:
        """Drop the searches longest unused when there are too many; the newest always stays."""
        while len(self._numbers) > 1 and (
            len(self._numbers) > _KEPT or sum(rows for _, rows in self._numbers.values()) > _KEPT_ROWS
        ):
            number, _ = self._numbers.popitem(last=False)[1]
            self._engine.execute("DELETE FROM text_match WHERE q = $number", {"number": number})

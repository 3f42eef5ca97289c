"""Parameters of a request: the view's own keys and those of a route; whatever is wrong is collected, never guessed."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from starlette.requests import Request

from conflictmap.query.mercator import Box
from conflictmap.query.reading import Reader, values_by_key
from conflictmap.query.view import VIEW_KEYS, View
from conflictmap.query.vocabulary import Vocabulary

MAX_QUERY = 32_000
"""Longest query string, in characters."""
_DEGREES = re.compile(r"-?\d{1,4}(\.\d{1,20})?", re.ASCII)
_EXAMPLE = "34.5,31.8,43.0,37.8"


class Asked:
    """What a request asks: ``view`` and, through ``reader``, the route's own parameters."""

    def __init__(self, request: Request, vocabulary: Vocabulary, own: Sequence[str] = ()) -> None:
        values = values_by_key(request.url.query[:MAX_QUERY])
        self.view, problems = View.parse(values, vocabulary, silent=own)
        self.reader = Reader(values, vocabulary)
        self.reader.problems = problems
        if len(request.url.query) > MAX_QUERY:
            self.reader.fail("query", "too-long", right=str(MAX_QUERY))
        for problem in [problem for problem in problems if problem.code == "unknown-key"]:
            problems[problems.index(problem)] = type(problem)(
                problem.key, problem.code, right=", ".join((*VIEW_KEYS, *own))
            )

    @property
    def lang(self) -> str:
        """Return the language of messages; English where the address names none."""
        return self.view.lang or "en"

    def box(self, *, required: bool = True) -> Box | None:
        """Return ``bbox=west,south,east,north`` in degrees; west may exceed east across the date line."""
        text = self.reader.one("bbox")
        if not text:
            if required:
                self.reader.fail("bbox", "missing", right=_EXAMPLE)
            return None
        parts = [float(part) if _DEGREES.fullmatch(part.strip()) else math.nan for part in text.split(",")]
        if len(parts) != 4 or not (abs(parts[0]) <= 720 and abs(parts[2]) <= 720 and -90 <= parts[1] <= parts[3] <= 90):
            self.reader.fail("bbox", "bad-bbox", text, _EXAMPLE)
            return None
        return Box(*parts)

    def zoom(self) -> float:
        """Return ``z``, 0 to 22; 6 when it is not given."""
        found = self.reader.number("z", 0.0, 22.0, 2)
        return 6.0 if found is None else found

"""Progress of an import: one bar over its steps, moved on inside a step by DuckDB's own progress."""

from __future__ import annotations

from threading import Thread
from typing import Any, Protocol

import duckdb
from tqdm import tqdm


class Progress(Protocol):
    """What an import tells: the name of the step and the share of the whole that is done (0 to 1)."""

    def __call__(self, step: str, share: float) -> None: ...


def silent(step: str, share: float) -> None:
    """Tell nobody."""


class Bar:
    """A bar in the terminal (standard error)."""

    def __init__(self) -> None:
        self._bar = tqdm(total=100, unit="%", bar_format="{desc:<24}{percentage:3.0f}% |{bar}| {elapsed}")

    def __call__(self, step: str, share: float) -> None:
        """Show the step and the share."""
        self._bar.set_description_str(step)
        self._bar.update(max(0.0, share * 100 - self._bar.n))

    def close(self) -> None:
        """Leave the bar as it stands."""
        self._bar.close()


class Steps:
    """Runs statements on one connection and tells how far the whole is."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, tell: Progress) -> None:
        self._connection = connection
        self._tell = tell
        self._done = 0.0

    def run(self, name: str, weight: float, sql: str, values: dict[str, Any] | None = None) -> None:
        """Run ``sql``; ``weight`` is its share of the whole (0 to 1). Raises what DuckDB raises."""
        failed: list[BaseException] = []

        def work() -> None:
            try:
                self._connection.execute(sql, values) if values else self._connection.execute(sql)
            except BaseException as problem:  # handed to the caller's thread below
                failed.append(problem)

        thread = Thread(target=work)
        thread.start()
        while thread.is_alive():
            thread.join(0.2)
            self._tell(name, self._done + weight * max(0.0, self._connection.query_progress()) / 100)
        self._done += weight
        self._tell(name, self._done)
        if failed:
            raise failed[0]

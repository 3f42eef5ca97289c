"""A process of our own beside the server, which does not begin by running the script that the server runs."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_starting = Lock()


@contextmanager
def _without_script() -> Iterator[None]:
    """Let `__main__` be an empty module meanwhile.

    Streamlit puts the page it runs there, and a spawned process runs the file of its parent's `__main__` before all
    else: it would draw the whole page, and start a process in its turn.
    """
    with _starting:
        script, empty = sys.modules["__main__"], ModuleType("__main__")
        sys.modules["__main__"] = empty
        try:
            yield
        finally:
            if sys.modules["__main__"] is empty:  # else another reader's page began
                sys.modules["__main__"] = script


class OneProcess(ProcessPoolExecutor):
    """One spawned process, started at the first call; what it is given to call must be importable by name."""

    def __init__(self, initializer: Callable[[], object] | None = None) -> None:
        super().__init__(1, mp_context=multiprocessing.get_context("spawn"), initializer=initializer)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Call ``fn`` in the process. Raises BrokenProcessPool where the process died."""
        with _without_script():
            return super().submit(fn, *args, **kwargs)

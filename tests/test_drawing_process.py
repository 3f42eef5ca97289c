"""The process that draws pictures for the pages."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil

REPO = Path(__file__).resolve().parents[1]
SERVER = """
import multiprocessing, time
from conflictmap.briefing import worker
if __name__ == "__main__":
    worker._worker._running().submit(time.sleep, 0).result()
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


def test_it_ends_when_its_server_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER, "utf-8")
    command, environment = [sys.executable, str(script)], {"PYTHONPATH": str(REPO)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        drawing = psutil.Process(int(server.stdout.readline().split()[0]))
        assert drawing.is_running()
        server.kill()
    for _ in range(600):
        if not drawing.is_running() or drawing.status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    drawing.kill()
    raise AssertionError("the process that draws outlived its server")


SERVED = """
import sys, types
from conflictmap.model.processes import OneProcess
if __name__ == "__main__":
    page = types.ModuleType("__main__")
    page.__file__ = {page!r}
    sys.modules["__main__"] = page  # as Streamlit does with the page that it runs
    with OneProcess() as process:
        print(process.submit(sum, [1, 2]).result(), sys.modules["__main__"] is page)
"""


def test_it_does_not_run_the_page_that_asked_for_it(tmp_path: Path) -> None:
    page, script = tmp_path / "page.py", tmp_path / "server.py"
    page.write_text("raise SystemExit('the page was run again')", "utf-8")
    script.write_text(SERVED.format(page=str(page)), "utf-8")
    told = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env={"PYTHONPATH": str(REPO)})
    assert (told.stdout.split(), told.stderr) == (["3", "True"], "")

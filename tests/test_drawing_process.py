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

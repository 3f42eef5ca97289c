"""What a run of a page costs the server, with Streamlit's housekeeping and as shipped, in one go.

    python benchmarks/page_runs.py [--runs 12]

Types into one field of the contribute page again and again; each change runs the page once. Seconds of the server's
processor for each run, all that follows it included; the two kinds of server take turns.
"""

import argparse
import sys
import time
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.serving import launch, serve, visit

HOUSEKEEPING = {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto", "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
PAUSE_MS = 700


def server() -> psutil.Process:
    """The Streamlit process that this one has started."""
    for process in psutil.Process().children(recursive=True):
        if "streamlit" in process.cmdline():
            return process
    raise RuntimeError("no server is running")


def worked(process: psutil.Process) -> float:
    """Seconds of the processor so far."""
    times = process.cpu_times()
    return float(times.user + times.system)


def seconds_a_run(browser: Browser, runs: int, **environment: str) -> float:
    """Mean seconds of the server's processor for one run of the form."""
    with serve(**environment) as home:
        desk = visit(browser, home).open("contribute?lang=en", ready="settled")
        field = desk.page.get_by_role("textbox", name="Title in English").first
        time.sleep(3)
        process, before = server(), worked(server())
        for number in range(runs):
            field.fill(f"A title {number}")
            field.press("Tab")
            desk.page.wait_for_timeout(PAUSE_MS)
            desk.settled()
        time.sleep(1)
        taken = worked(process) - before
        desk.page.context.close()
    return taken / runs


def main() -> None:
    """Print both, twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=12)
    runs = parser.parse_args().runs
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for _ in range(2):
            print(f"with housekeeping  {seconds_a_run(browser, runs, **HOUSEKEEPING):.2f} s a run", flush=True)
            print(f"as shipped         {seconds_a_run(browser, runs):.2f} s a run", flush=True)


if __name__ == "__main__":
    main()

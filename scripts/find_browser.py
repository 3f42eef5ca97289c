"""Find a Chromium for the browser tests: one already here, else Playwright's, else Debian's package.

Prints its path. With --install it fetches one if there is none; exit code 1 and what to do when none can be had.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
HELP = """No Chromium was found and none could be installed, so the browser tests cannot run.
Install one by hand and run `make test` again:
  Debian:        sudo apt-get install chromium
  macOS:         brew install --cask chromium   (or install Google Chrome)
  anything else: .venv/bin/python -m playwright install chromium
or name one that you have: CONFLICTMAP_CHROMIUM=/path/to/chrome make test"""


def here() -> str | None:
    """The path of a browser on this machine, or None. CONFLICTMAP_CHROMIUM goes first."""
    named = os.environ.get("CONFLICTMAP_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    return installed or next((path for path in MAC if Path(path).exists()), None) or _playwright_own()


def _playwright_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def install() -> None:
    """Try Playwright's own download, then Debian's package; what they print is shown."""
    tries = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        tries += [[*root, "apt-get", "update", "-q"], [*root, "apt-get", "install", "-y", "-q", "chromium"]]
    for command in tries:
        print("  " + " ".join(command), file=sys.stderr)
        subprocess.run(command, stdout=sys.stderr, check=False)
        if here():
            return


def main() -> int:
    """Print the path of a browser; 1 when there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="fetch a browser when there is none")
    args = parser.parse_args()
    if not here() and args.install:
        install()
    found = here()
    print(found or HELP, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())

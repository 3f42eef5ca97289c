"""Find the programs that tests use beside Python: a Chromium, and poppler-utils to read PDF files back.

Prints the path of the browser: one already here, else Playwright's, else Debian's package. With --install it fetches
what is missing; exit code 1 and what to do when no browser can be had. Without poppler the tests that read a PDF back
are skipped, and it says so.
"""

import argparse
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
POPPLER = ("pdftotext", "pdftoppm", "pdffonts")
NO_BROWSER = """No Chromium was found and none could be installed, so the browser tests cannot run.
Install one by hand and run `make test` again:
  Debian:        sudo apt-get install chromium
  macOS:         brew install --cask chromium   (or install Google Chrome)
  anything else: .venv/bin/python -m playwright install chromium
or name one that you have: CONFLICTMAP_CHROMIUM=/path/to/chrome make test"""
NO_POPPLER = """poppler-utils ({missing}) were not found: the tests that read a PDF back are skipped.
To run them too, install it by hand and run `make test` again:
  Debian: sudo apt-get install poppler-utils
  macOS:  brew install poppler"""


def here() -> str | None:
    """The path of a browser on this machine, or None. CONFLICTMAP_CHROMIUM goes first."""
    named = os.environ.get("CONFLICTMAP_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    return installed or next((path for path in MAC if Path(path).exists()), None) or _playwright_own()


def missing_poppler() -> list[str]:
    """The programs of poppler-utils that are not on this machine."""
    return [name for name in POPPLER if not shutil.which(name)]


def _playwright_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() and _starts(path) else None


def _starts(path: str) -> bool:
    """Whether it finds its libraries: Playwright's download brings none along."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def install_browser() -> None:
    """Try Playwright's own download, then Debian's package; what they print is shown."""
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    if not here():
        _apt_install("chromium")


def _apt_install(package: str) -> None:
    """Install one of Debian's packages, as root or where no password is asked for; elsewhere nothing happens."""
    if shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo")):
        _apt_update()
        _run(*_root(), "apt-get", "install", "-y", "-q", package)


@cache
def _apt_update() -> None:
    _run(*_root(), "apt-get", "update", "-q")


def _root() -> tuple[str, ...]:
    return () if os.geteuid() == 0 else ("sudo", "-n")


def _run(*command: str) -> None:
    print("  " + " ".join(command), file=sys.stderr)
    subprocess.run(command, stdout=sys.stderr, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def main() -> int:
    """Print the path of a browser and what is missing; 1 when there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="fetch what is missing")
    args = parser.parse_args()
    if args.install and not here():
        install_browser()
    if args.install and missing_poppler():
        _apt_install("poppler-utils")
    if missing := missing_poppler():
        print(NO_POPPLER.format(missing=", ".join(missing)), file=sys.stderr)
    found = here()
    print(found or NO_BROWSER, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())

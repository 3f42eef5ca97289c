"""Writes geodata/gazetteer/reported.csv: how many places of UCDP GED's events lie in each cell of 0.1 degrees.

    python scripts/reported_places.py PLACES.csv

PLACES.csv has the columns where_prec, latitude and longitude: UCDP's own export, or a list of its places. Places of
where_prec 1 and 2 count once each by their point; names are not read.
"""

import argparse
import csv
from pathlib import Path

from conflictmap.gazetteer.reported import in_cells, reported_path


def points(path: Path) -> set[tuple[float, float]]:
    """The distinct points of where_prec 1 and 2, in degrees."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["where_prec"] in ("1", "2")]
    return {(float(row["latitude"]), float(row["longitude"])) for row in rows}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path)
    found = in_cells(points(parser.parse_args().places))
    with reported_path().open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("latitude", "longitude", "places"))
        writer.writerows((f"{lat:.1f}", f"{lon:.1f}", int(n)) for lat, lon, n in found)
    print(f"{len(found)} cells in {reported_path()}")


if __name__ == "__main__":
    main()

"""How long imports take: `python benchmarks/import_speed.py [ROWS …]` prints one table.

Made-up UCDP-like rows from CSV to an opened collection: reading, checking, sorting, Parquet, index.
Memory is the peak of a process of its own.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made_up import FOLDER, ucdp_like


def one(n: int) -> None:
    """Import once and print a row of the table."""
    from conflictmap.importers.run import import_files
    from conflictmap.query.parquet import write_index
    from conflictmap.query.store import Store

    source, folder = ucdp_like(n), FOLDER / f"collection-{n}"
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    report = import_files("ucdp", [source], folder, finish=write_index)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    Store.open_parquet(folder)
    opened = time.perf_counter() - start
    disk = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(
        f"{n:>11,} {source.stat().st_size / 1e6:>9.0f} {took:>9.1f} {report.taken / took:>10,.0f} {peak:>9.0f} "
        f"{disk:>9.0f} {opened:>8.2f}",
        flush=True,
    )


def main() -> None:
    """Run each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
        return
    print(f"{'rows':>11} {'CSV MB':>9} {'import s':>9} {'rows/s':>10} {'peak MB':>9} {'disk MB':>9} {'open s':>8}")
    for n in [int(float(text)) for text in sys.argv[1:]] or [10_000, 100_000, 1_000_000]:
        ucdp_like(n)
        subprocess.run([sys.executable, __file__, "--one", str(n)], check=True)


if __name__ == "__main__":
    main()

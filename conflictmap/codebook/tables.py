"""The codebook: the four tables, in the order in which they are read."""

from conflictmap.codebook.actors import ACTORS
from conflictmap.codebook.claims import CLAIMS
from conflictmap.codebook.columns import Column, Table
from conflictmap.codebook.events import EVENTS
from conflictmap.codebook.sources import SOURCES

__all__ = ["TABLES", "Column", "Table", "table_of_file"]

TABLES: dict[str, Table] = {table.name: table for table in (EVENTS, CLAIMS, SOURCES, ACTORS)}


def table_of_file(file: str) -> Table:
    """Return the table kept in `file` (such as `events.csv`); KeyError when there is none."""
    return TABLES[file.removesuffix(".csv")]

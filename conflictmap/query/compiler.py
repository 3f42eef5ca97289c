"""From an ibis expression to DuckDB SQL with named parameters, so that one text serves every filter of a shape.

Values are always bound by the engine, never written into the text. ibis' own connections are not used (they break with
DuckDB 2.0); only its expressions and its compiler are.
"""

from __future__ import annotations

from typing import Any

import ibis.expr.datashape as ds
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler


class Bound(ops.Value):  # type: ignore[misc]
    """A value that is given when the SQL runs (ibis' own parameters are written into the text instead)."""

    name: str
    dtype: dt.DataType
    shape = ds.scalar


class _Compiler(DuckDBCompiler):  # type: ignore[misc]
    """ibis' compiler that also knows ``Bound``."""

    def visit_Bound(self, op: Any, *, name: str, dtype: Any) -> Any:
        """Write ``CAST($name AS type)``: with the column's type, DuckDB can still skip blocks by their range."""
        return self.cast(sge.Placeholder(this=name), dtype)


def param(name: str, dtype: str) -> Any:
    """Return the parameter ``$name`` of an ibis type, for use in an expression."""
    return Bound(name=name, dtype=dt.dtype(dtype)).to_expr()


def to_sql(expression: Any, *, paged: bool = False) -> str:
    """Return the DuckDB SQL of an ibis table expression; some milliseconds, so callers keep the text.

    ``paged`` ends it with ``LIMIT $limit OFFSET $offset`` (ibis would write a bound limit as a subquery).
    """
    tree = _Compiler().to_sqlglot(expression)
    if paged:
        tree = tree.limit(sge.Placeholder(this="limit")).offset(sge.Placeholder(this="offset"))
    return str(tree.sql(dialect="duckdb"))

"""An Ibis expression into the SQL of an engine, with the engine's own exact integers and its own division of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import ibis
import ibis.expr.types as ir
import sqlglot.expressions as sge
from ibis.backends.sql import SQLBackend

from traguardo.social_services.library.simulation.expressions import QUOTIENT


def sql_of(backend: SQLBackend, expression: ir.Table) -> str:
    """The query, stage by stage: projections are not folded into one another, or it would grow without bound."""
    with _stages_apart():
        query = backend.compiler.to_sqlglot(expression).copy()  # Ibis puts one node in many places
    for call in reversed(list(query.find_all(sge.Anonymous))):
        if call.name.lower() == QUOTIENT:
            top, bottom = (sge.Paren(this=part) for part in call.expressions)
            call.replace(sge.Paren(this=sge.IntDiv(this=top, expression=bottom)))
    _literals_as_64_bits(query)
    if backend.name == "duckdb":
        _wide_as_hugeint(query)
    return str(query.sql(dialect=backend.dialect))


def _literals_as_64_bits(query: sge.Expression) -> None:
    """A bare literal has 32 bits for both engines, and so has what is made only of such."""
    for literal in list(query.find_all(sge.Literal)):
        if literal.is_int and isinstance(literal.parent, _WORKING):
            literal.replace(sge.Cast(this=literal.copy(), to=sge.DataType.build("bigint")))


_WORKING = (sge.If, sge.Case, sge.Coalesce, sge.Add, sge.Sub, sge.Mul, sge.IntDiv, sge.Neg, sge.Paren)


def _wide_as_hugeint(query: sge.Expression) -> None:
    """DuckDB divides decimals as floats: its 128-bit integer holds all that the machine can."""
    for kind in query.find_all(sge.DataType):
        if kind.this == sge.DataType.Type.DECIMAL and [part.name for part in kind.expressions] == ["38", "0"]:
            kind.replace(sge.DataType.build("int128"))


@contextmanager
def _stages_apart() -> Iterator[None]:
    before = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = before

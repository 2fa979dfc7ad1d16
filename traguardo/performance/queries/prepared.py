"""Queries of every page, their SQL made once: making it anew costs ten times as much as running it."""

from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Value

Row = Any


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value will stand."""

    name: str


def prepared(described: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Row]]:
    """Rows, by the names of their columns, of the `values_list` described, for the values given by name.

    Values are whole numbers and text. One SQL statement.
    """

    @cache
    def made(vendor: str) -> Any:  # noqa: ANN401 - each engine has its own SQL
        wanted = described(**{name: Value(Slot(name)) for name in signature(described).parameters})
        compiler = wanted.query.get_compiler(connection.alias)
        sql, holes = compiler.as_sql()
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        row = namedtuple("Row", wanted._fields)  # type: ignore[attr-defined, misc]
        return sql, holes, lambda found: compiler.apply_converters(found, converters), row

    def found(**values: int | str) -> list[Row]:
        sql, holes, converted, row = made(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(sql, [values[hole.name] if isinstance(hole, Slot) else hole for hole in holes])
            return [row(*each) for each in converted(cursor.fetchall())]

    return found

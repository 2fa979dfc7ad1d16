"""The yearly report of the committee on paper: its template, its tables in words."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from traguardo.kernel.italian import ABSENT, it_day, it_number
from traguardo.kernel.table import Measure, Table, Value

TEMPLATE = Path(__file__).parent / "report.typ"
Plain = dict[str, object]


def plain(table: Table) -> Plain:
    """A table in words, for a page and for the paper."""
    return {
        "code": table.code,
        "title": table.title,
        "note": table.note,
        "stub": table.stub,
        "heads": [column.heading for column in table.columns],
        "figures": [column.measure is not Measure.TEXT for column in table.columns],
        "rows": [
            {"kind": row.kind.value, "label": row.label, "cells": [words(value) for value in row.values]}
            for row in table.rows
        ],
    }


def words(value: Value) -> str:
    """A value as it is read."""
    if isinstance(value, Decimal):
        return it_number(value)
    if isinstance(value, date):
        return it_day(value)
    return ABSENT if value is None else str(value)

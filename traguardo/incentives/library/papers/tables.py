"""A table of figures as the papers print it: words, what is a figure, what is a sum."""

from collections.abc import Sequence

from traguardo.kernel.italian import ABSENT, it_money
from traguardo.kernel.money import Money
from traguardo.kernel.table import Measure, Table, Value

Plain = dict[str, object]


def printed(table: Table) -> Plain:
    """The table in words; the source is said once in the paper."""
    return {
        "title": table.title,
        "note": table.note,
        "stub": table.stub,
        "heads": [column.heading for column in table.columns],
        "figures": [column.measure is not Measure.TEXT for column in table.columns],
        "rows": [
            {"kind": row.kind.value, "label": row.label, "cells": list(map(_words, row.values))} for row in table.rows
        ],
    }


def small(title: str, rows: Sequence[tuple[str, Money, bool]], *, note: str = "") -> Plain:
    """A table of one column of amounts; True marks a sum."""
    return {
        "title": title,
        "note": note,
        "stub": "Voce",
        "heads": ["Importo"],
        "figures": [True],
        "rows": [
            {"kind": "total" if total else "item", "label": label, "cells": [it_money(amount.cents)]}
            for label, amount, total in rows
        ],
    }


def _words(value: Value) -> str:
    if isinstance(value, Money):
        return it_money(value.cents)
    return ABSENT if value is None else str(value)

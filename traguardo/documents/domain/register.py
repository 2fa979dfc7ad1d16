"""The figures a document may quote, by table, row and column; always the current ones, always with their source."""

from collections.abc import Mapping
from dataclasses import dataclass

from traguardo.documents.domain.paper import Quoted
from traguardo.kernel.figure import Figure
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.ratio import half_up
from traguardo.kernel.table import Measure, Table


@dataclass(frozen=True, slots=True)
class Register:
    """Tables by their code. A reference is «table.row column»: `{{personale-contratti.dipendenti 2021}}`."""

    tables: Mapping[str, Table]

    def figure(self, reference: str) -> Figure | None:
        """The number a reference asks for, None when there is none."""
        at, _, column = reference.strip().partition(" ")
        code, _, row = at.partition(".")
        table = self.tables.get(code)
        return table.figure(row, column.strip()) if table else None

    def quoted(self, reference: str) -> Quoted | None:
        """The number a reference asks for, as it is written in a text, with its source; None when there is none."""
        figure = self.figure(reference)
        if figure is None or figure.value is None:
            return None
        return Quoted(reference=reference, text=written(figure), source=figure.source)


def written(figure: Figure) -> str:
    """The figure with its unit where that is a sign: 1.234,56 €, 57,1%, 34; «n.d.» when absent."""
    if figure.unit == "euro" and figure.value is not None:
        return it_money(half_up(figure.value * 100))
    return it_number(figure.value) + ("%" if figure.unit == "%" and figure.value is not None else "")


def first_reference(table: Table) -> str:
    """A reference to the first number of a table, as an example of how it is quoted; empty when it has none."""
    heads = [column.heading for column in table.columns if column.measure not in {Measure.TEXT, Measure.DAY}]
    rows = [row.code for row in table.rows if row.values]
    return f"{{{{{table.code}.{rows[0]} {heads[0]}}}}}" if heads and rows else ""

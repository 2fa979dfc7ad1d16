"""A table ready to be shown, and the addresses of its other orders, pages and choices of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from traguardo.ui.tables.column import Cell, Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the macro `ui.table` shows: `rows` is one page of `found`, cut to the `columns` chosen among `every`."""

    name: str
    caption: str
    every: Sequence[Column]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    found: Sequence[Sequence[Cell]]
    totals: Mapping[str, str]
    order: str
    searchable: bool
    page: int
    pages: int
    whole: int
    query: Mapping[str, str]
    export: str = ""
    note: str = ""

    @property
    def search(self) -> str:
        """The words searched."""
        return searched(self.query, self.name)

    @property
    def matching(self) -> int:
        """How many rows hold the words searched."""
        return len(self.found)

    def link(self, **changes: object) -> str:
        """This page's query with the table's own values replaced: `link(ordina="-peso")`."""
        values = dict(self.query)
        for key, value in changes.items():
            values[f"{self.name}-{key}"] = str(value)
        kept = {key: value for key, value in values.items() if value}
        return f"?{urlencode(kept)}#{self.name}"

    def sort_link(self, column: Column) -> str:
        """First press sorts upwards, the second downwards."""
        return self.link(ordina=f"-{column.key}" if self.order == column.key else column.key, pagina="")

    def direction(self, column: Column) -> str:
        """«ascending», «descending» or nothing, for aria-sort."""
        return {column.key: "ascending", f"-{column.key}": "descending"}.get(self.order, "")

    @property
    def kept(self) -> Mapping[str, str]:
        """Query values the search form must carry along."""
        own = {f"{self.name}-cerca", f"{self.name}-pagina"}
        return {key: value for key, value in self.query.items() if key not in own}

    @property
    def kept_by_columns(self) -> Mapping[str, str]:
        """Query values the choice of columns must carry along."""
        return {key: value for key, value in self.query.items() if not key.startswith(f"{self.name}-colonn")}


def searched(query: Mapping[str, str], name: str) -> str:
    """The words searched in the table `name`."""
    return query.get(f"{name}-cerca", "").strip()


def chosen(columns: Sequence[Column], query: Mapping[str, str], name: str) -> list[Column]:
    """The columns to show: all, or those ticked once a choice was sent. Head columns always stay."""
    if f"{name}-colonne" not in query:
        return list(columns)
    return [column for column in columns if column.head or f"{name}-colonna-{column.key}" in query]

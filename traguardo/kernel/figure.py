"""A number that knows its unit and where it comes from."""

from dataclasses import dataclass
from decimal import Decimal

from traguardo.kernel.finding import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Origin of a figure: a cell of a file, a register with its query, or a person."""

    description: str
    place: Place = Place()
    sha256: str = ""

    def __str__(self) -> str:
        where = str(self.place)
        return f"{self.description} ({where})" if where else self.description


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value, its unit of measure and its source. Absent is None, never zero."""

    value: Decimal | None
    unit: str
    source: Source

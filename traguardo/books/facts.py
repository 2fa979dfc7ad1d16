"""What the reader of values does not say of a sheet: how far it reaches, its percentages, formulas, errors and merges."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

Span = tuple[int, int, int, int]
Start = Callable[[str, dict[str, str]], None]


@dataclass(slots=True)
class Facts:
    """Cells by row and column from 0; spans are (first row, last row, first column, last column)."""

    rows: int = 0
    columns: int = 0
    percents: list[Span] = field(default_factory=list)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """Notes that a cell stands there."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def walk(
    data: bytes, start: Start, *, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Every element of the XML in order, names without their prefix; raises expat.ExpatError on bad XML or a DTD."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(data, True)  # noqa: FBT003


def bare(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes without the prefix of their name."""
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}

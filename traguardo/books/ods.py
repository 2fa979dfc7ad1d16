"""Facts of the sheets of an .ods file, read from its XML before its values are."""

import re

from traguardo.books import limits
from traguardo.books.container import Container
from traguardo.books.facts import Facts, bare, walk

_BREAK = re.compile(rb"<text:(tab|line-break)\b[^>]*/>")
CELLS = frozenset({"table-cell", "covered-table-cell"})


def sheet_facts(container: Container) -> dict[str, Facts]:
    """Facts by sheet name; refuses a sheet that reaches too far or texts repeated without end."""
    scan = _Scan(container.name)
    walk(container.parts["content.xml"], scan.start, text=scan.text)
    return scan.sheets


def with_breaks(content: bytes) -> bytes:
    """The content with tabs and line breaks as characters: the reader of values would glue the words together."""
    return _BREAK.sub(lambda found: b"\t" if found[1] == b"tab" else b"\n", content)


class _Scan:
    """The content, element by element: rows and cells may say how often they are repeated."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: dict[str, Facts] = {}
        self.name = ""
        self.facts = Facts()
        self.row = self.row_end = self.column = self.column_end = -1
        self.volume = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in CELLS:
            self._cell(bare(attributes))
        elif name == "table-row":
            self.row, self.column_end = self.row_end + 1, -1
            self.row_end += _times(attributes, "table:number-rows-repeated")
        elif name == "table":
            self.name = bare(attributes).get("name", "")
            self.facts = self.sheets.setdefault(self.name, Facts())
            self.row_end = -1
        elif name == "s":
            self._weigh(_times(attributes, "text:c"))

    def text(self, piece: str) -> None:
        self._weigh(len(piece))

    def _weigh(self, length: int) -> None:
        """Adds a text, as many times as its cell is repeated."""
        rows, columns = self.row_end - self.row + 1, self.column_end - self.column + 1
        self.volume += length * max(rows, 1) * max(columns, 1)
        if self.volume > limits.TEXT_BYTES:
            raise limits.too_big(f"I testi di «{self.file}» superano {limits.TEXT_BYTES // limits.MEGABYTE} MB.")

    def _cell(self, attributes: dict[str, str]) -> None:
        self.column = self.column_end + 1
        self.column_end += _times(attributes, "number-columns-repeated")
        kind = attributes.get("value-type", "")
        if not kind and "formula" not in attributes:
            return
        self.facts.reach(self.row_end, self.column_end)
        limits.check_extent(self.name, self.facts.rows, self.facts.columns)
        if kind == "percentage":
            self.facts.percents.append((self.row, self.row_end, self.column, self.column_end))
        if "formula" in attributes:
            self.facts.formulas.append((self.row, self.column))
        if attributes.get("value-type") == "error":
            self.facts.errors.append((self.row, self.column))
        self._spanned(attributes)

    def _spanned(self, attributes: dict[str, str]) -> None:
        down, across = _times(attributes, "number-rows-spanned"), _times(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            self.facts.merges.append((self.row, self.row + down - 1, self.column, self.column + across - 1))


def _times(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name)
    if value is None:
        return 1
    return int(value) if value.isdecimal() and len(value) < 12 else 1

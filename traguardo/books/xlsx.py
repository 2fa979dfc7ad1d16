"""Facts of the sheets of an .xlsx file, read from its XML before its values are."""

import re

from traguardo.books import limits
from traguardo.books.container import Container
from traguardo.books.facts import Facts, Span, bare, walk

PERCENT_FORMATS = frozenset({"9", "10"})
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,9})")


def sheet_facts(container: Container) -> dict[str, Facts]:
    """Facts by sheet name; refuses a sheet that reaches too far or texts repeated without end."""
    percents = _percent_styles(container.parts.get("xl/styles.xml", b""))
    lengths = _text_lengths(container.parts.get("xl/sharedStrings.xml", b""))
    facts: dict[str, Facts] = {}
    volume = 0
    for name, part in _sheets(container).items():
        limits.check_cells(name, container.parts[part].count(b"<c "))
        scan = _Scan(name, percents)
        walk(container.parts[part], scan.start)
        facts[name] = scan.facts
        volume += scan.texts * max(lengths, default=0)
    if volume > limits.TEXT_BYTES:
        _check_volume(container, lengths)
    return facts


def column_number(letters: str) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class _Scan:
    """One sheet's XML, element by element."""

    def __init__(self, name: str, percents: frozenset[str]) -> None:
        self.name = name
        self.percents = percents
        self.facts = Facts()
        self.texts = 0
        self.row = self.column = -1
        self.letters: dict[str, int] = {}
        self.kind = self.digits = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self.row, self.column, self.digits = int(attributes.get("r", self.row + 2)) - 1, -1, ""
        elif name == "f" and self.kind not in {"str", "e"}:
            self.facts.formulas.append((self.row, self.column))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _cell(self, attributes: dict[str, str]) -> None:
        self._move(attributes.get("r", ""))
        if self.column >= self.facts.columns or self.row >= self.facts.rows:
            self.facts.reach(self.row, self.column)
            limits.check_extent(self.name, self.facts.rows, self.facts.columns)
        self.kind = kind = attributes.get("t", "n")
        if kind == "s":
            self.texts += 1
        elif kind == "n" and attributes.get("s") in self.percents:
            self.facts.percents.append((self.row, self.row, self.column, self.column))
        elif kind == "e":
            self.facts.errors.append((self.row, self.column))

    def _move(self, reference: str) -> None:
        """To the cell named («B7»), or to the next one; letters and row numbers already met are not read again."""
        letters = reference.rstrip("0123456789")
        known = self.letters.get(letters)
        digits = reference[len(letters) :]
        if known is not None and digits == self.digits:
            self.column = known
            return
        self.column += 1
        place = _REFERENCE.fullmatch(reference)
        if place is not None:
            self.column = self.letters[letters] = column_number(place[1])
            self.row, self.digits = int(place[2]) - 1, digits

    def _merge(self, reference: str) -> None:
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            first, last = corners[0], corners[1]
            span: Span = (int(first[2]) - 1, int(last[2]) - 1, column_number(first[1]), column_number(last[1]))
            self.facts.merges.append(span)


def _sheets(container: Container) -> dict[str, str]:
    """The part that holds each worksheet."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            names[attributes.get("name", "")] = bare(attributes).get("id", "")

    walk(container.parts["xl/_rels/workbook.xml.rels"], relation)
    walk(container.parts["xl/workbook.xml"], sheet)
    return {name: targets[key] for name, key in names.items() if key in targets}


def _percent_styles(styles: bytes) -> frozenset[str]:
    """Numbers of the cell styles that show a number as a percentage."""
    formats, percents, inside, number = set(PERCENT_FORMATS), set(), False, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, number
        if name == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(attributes.get("numFmtId", ""))
        elif name in {"cellXfs", "cellStyleXfs", "dxfs", "cellStyles"}:
            inside = name == "cellXfs"
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in formats:
                percents.add(str(number))
            number += 1

    if styles:
        walk(styles, start)
    return frozenset(percents)


def _text_lengths(strings: bytes) -> list[int]:
    """Length of each shared text."""
    lengths: list[int] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    if strings:
        walk(strings, start, text=text)
    return lengths


def _check_volume(container: Container, lengths: list[int]) -> None:
    """Refuses sheets whose cells, all together, repeat shared texts beyond what a plan can hold."""
    shared, volume = False, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal shared
        if name == "c":
            shared = attributes.get("t") == "s"

    def text(piece: str) -> None:
        nonlocal volume
        if shared and piece.strip().isdecimal():
            volume += lengths[int(piece)] if int(piece) < len(lengths) else 0

    for part in _sheets(container).values():
        walk(container.parts[part], start, text=text)
        if volume > limits.TEXT_BYTES:
            raise limits.too_big(f"I testi di «{container.name}» superano {limits.TEXT_BYTES // limits.MEGABYTE} MB.")

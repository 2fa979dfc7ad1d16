"""The rows of the tables by the words of their labels, so that a sentence that names one finds its values at once."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from traguardo.documents.domain.register import Register
from traguardo.kernel.money import Money
from traguardo.kernel.table import Measure, Row, RowKind, Table, Value

TOKEN = re.compile(r"\w+")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
GENERIC = frozenset(
    [
        "totale",
        "totali",
        "altro",
        "altri",
        "altre",
        "generale",
        "complessivo",
        "somma",
        "media",
        "voce",
        "entrate",
        "spese",
        "ente",
    ]
)
SHORTEST = 4
COUNTED = frozenset({Measure.NUMBER, Measure.MONEY, Measure.PERCENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table that a label stands for."""

    table: Table
    row: Row

    def values(self, *measures: Measure) -> Iterator[tuple[str, Decimal]]:
        """Heading and number of each cell that has one, of those measures; amounts are in euro."""
        wanted = measures or tuple(COUNTED)
        for column, value in zip(self.table.columns, self.row.values, strict=False):
            number = number_of(value)
            if column.measure in wanted and number is not None:
                yield column.heading, number

    def periods(self) -> Mapping[int, Decimal]:
        """The number of each year that heads a column; of two columns of a year, none."""
        found: defaultdict[int, list[Decimal]] = defaultdict(list)
        for heading, number in self.values(Measure.NUMBER, Measure.MONEY):
            if len(years := YEAR.findall(heading)) == 1:
                found[int(years[0])].append(number)
        return {year: numbers[0] for year, numbers in found.items() if len(numbers) == 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A label found in a text: from which character to which, and the rows it may stand for."""

    start: int
    end: int
    text: str
    lines: tuple[Line, ...]


Labels = Mapping[str, Sequence[tuple[tuple[str, ...], Line]]]


def labels_of(register: Register) -> Labels:
    """Rows by the first word of their label; «Totale personale» answers to «personale» too."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Line]]] = defaultdict(list)
    for table in register.tables.values():
        for row in table.rows:
            words = tuple(stem(word) for word, _, _ in tokens(row.label))
            line = Line(table=table, row=row)
            if row.kind is not RowKind.GROUP:
                for each in {words, words[1:] if words[:1] == (stem("totale"),) else words}:
                    if _tells(each):
                        found[each[0]].append((each, line))
    return found


def named(labels: Labels, text: str) -> list[Named]:
    """The labels in a text, the longest at each point, from left to right."""
    read = tokens(text)
    stems = [stem(word) for word, _, _ in read]
    found, at = list[Named](), 0
    while at < len(read):
        matching = [(words, line) for words, line in labels.get(stems[at], ()) if _is_at(stems, at, words)]
        longest = max((len(words) for words, _ in matching), default=0)
        if longest:
            start, end = read[at][1], read[at + longest - 1][2]
            lines = tuple(line for words, line in matching if len(words) == longest)
            found.append(Named(start=start, end=end, text=text[start:end], lines=lines))
        at += longest or 1
    return found


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, lower case and without accents, with where each begins and ends."""
    return [(bare(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text)]


def bare(word: str) -> str:
    """A word without accents and capitals."""
    if word.isascii():
        return word.casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))


def stem(word: str) -> str:
    """A word without the vowel that tells one from many: «dipendente», «dipendenti»."""
    return word[:-1] if len(word) > SHORTEST and word[-1] in "aeiou" else word


def number_of(value: Value) -> Decimal | None:
    """The number in a cell, an amount in euro; None where there is no number."""
    if isinstance(value, Money):
        return Decimal(value.cents).scaleb(-2)
    return value if isinstance(value, Decimal) else None


def _is_at(stems: Sequence[str], at: int, words: tuple[str, ...]) -> bool:
    return tuple(stems[at : at + len(words)]) == words


def _tells(words: tuple[str, ...]) -> bool:
    """Whether a label says something of its own: «Totale» alone, «D» or «2021» do not."""
    generic = {stem(word) for word in GENERIC}
    return any(len(word) >= SHORTEST and not word.isdigit() and word not in generic for word in words)

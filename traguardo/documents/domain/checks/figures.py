"""Rules on figures typed by hand beside the name of a row, and on rows that two tables give differently."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.labels import Line, Named, named
from traguardo.documents.domain.checks.passages import BRACES, texts
from traguardo.documents.domain.checks.quantities import YEAR, numbers, years
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_number
from traguardo.kernel.ratio import rounded
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.table import Measure, RowKind
from traguardo.kernel.wording import letters, listed, short

AFTER_LABEL = re.compile(r"^[\s:(=«,]*(?:(?:nel|del|al|sono|erano|è|era|pari|a|ad|in|n|numero|risultano|risulta|ammontano|ammonta|contano|conta|di|euro|€|\d{4})[\s:.(,]*)*$", re.IGNORECASE)  # fmt: skip
BEFORE_LABEL = re.compile(r"^\s*(?:euro|€)?\s*(?:gli|le|i|di|per|agli|ai|in)?\s*$", re.IGNORECASE)
NEXT = re.compile(r"\b(?:assu|nuov|ulterior|cess|previst|entro|almeno|part|di cui|media|mensil|al mese|ciascun|ogni)\w*", re.IGNORECASE)  # fmt: skip
SHOWN = 4
FAR_AFTER, FAR_BEFORE = Decimal(10), Decimal(2)


def _typed(case: DocumentCase) -> Iterator[Hit]:
    for passage in texts(case.passages):
        text = BRACES.sub(lambda found: " " * len(found[0]), passage.text)
        labels = named(case.labels, text)
        for start, end, value, places in numbers(text) if labels else ():
            label, follows = _beside(text, start, end, labels)
            if label is None or NEXT.search(text) or _quoted_between(passage.text, text):
                continue
            if said := _differs(label, value, places, years(text), follows=follows):
                yield Hit(message=said, place=passage.place, value=text[start:end])


def _quoted_between(typed: str, blanked: str) -> bool:
    """Whether the sentence already takes a figure from a table: what is beside it is then of something else."""
    return typed != blanked


def _beside(text: str, start: int, end: int, labels: Sequence[Named]) -> tuple[Named | None, bool]:
    """The label a figure stands beside, and whether the figure comes after it."""
    for label in labels:
        if label.end <= start and AFTER_LABEL.match(text[label.end : start]):
            return label, True
    return next((label for label in labels if label.start >= end and BEFORE_LABEL.match(text[end : label.start])), None), False  # fmt: skip


def _differs(label: Named, value: Decimal, places: int, named_years: Sequence[int], *, follows: bool) -> str:
    """What is wrong with a figure beside a label; empty when some table gives it, or it is too far to be of that row."""
    read = [(line, heading, number) for line in label.lines for heading, number in line.values(Measure.NUMBER, Measure.MONEY)]  # fmt: skip
    of_year = [entry for entry in read if set(map(int, YEAR.findall(entry[1]))) & set(named_years)]
    wanted = of_year if len(named_years) == 1 and of_year else read
    if not wanted or any(_same(number, value, places) for _, _, number in wanted):
        return ""
    farthest = FAR_AFTER if follows else FAR_BEFORE
    if not any(value and 1 / farthest <= number / value <= farthest for _, _, number in wanted):
        return ""
    known = listed((f"{it_number(number)} ({heading})" for _, heading, number in wanted), limit=SHOWN)
    table = short(wanted[0][0].table.title)
    return f"Il testo scrive {it_number(value)} accanto a «{short(label.text)}»; la tavola «{table}» ha {known}."


def _same(number: Decimal, value: Decimal, places: int) -> bool:
    """Whether the figure is that number, rounded as typed."""
    return rounded(number, places) == value


def _two_values(case: DocumentCase) -> Iterator[Hit]:
    """The same row in two tables, of the same year and unit, with two values."""
    found: defaultdict[tuple[str, str, str], dict[str, tuple[Line, Decimal]]] = defaultdict(dict)
    for table in case.register.tables.values():
        for row in table.rows:
            line = Line(table=table, row=row)
            units = {column.heading: column.unit or column.measure for column in table.columns}
            for heading, number in line.values(Measure.NUMBER, Measure.MONEY):
                if row.kind is RowKind.ITEM and YEAR.fullmatch(heading):
                    found[letters(row.label), heading, units[heading]].setdefault(table.code, (line, number))
    for (_, heading, _), given in found.items():
        if len({number for _, number in given.values()}) > 1:
            told = listed(f"{it_number(number)} in «{short(line.table.title)}»" for line, number in given.values())
            label = short(next(iter(given.values()))[0].row.label)
            message = f"«{label}» nel {heading} ha due valori: {told}."
            yield Hit(message=message, place=Place(sheet=next(iter(given)), column=heading))


CARDS = (
    DocumentCard(
        code="DOC21",
        severity=Severity.WARNING,
        title="Cifra scritta a mano diversa dai dati",
        reason="Una cifra battuta nel testo resta ferma quando i dati cambiano.",
        mend="Togli la cifra e metti al suo posto quella della tavola: si aggiorna da sé e porta la fonte.",
        example="«65 dipendenti» quando la tavola del personale ne ha 68.",
        check=_typed,
    ),
    DocumentCard(
        code="DOC22",
        severity=Severity.WARNING,
        title="La stessa voce ha due valori in due tavole",
        reason="Due tavole dello stesso documento non possono dire cose diverse della stessa voce nello stesso anno.",
        mend="Correggi la tavola sbagliata, o di' nella nota perché i due valori differiscono.",
        example="Addetti interinali 2021: 7 in una tavola, 5 in un'altra.",
        check=_two_values,
    ),
)

"""Rules on shares: percentages that do not make 100, shares of another total, the % sign left out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.labels import Line, named, number_of
from traguardo.documents.domain.checks.passages import Shape, texts
from traguardo.documents.domain.checks.quantities import Percent, percents, subjects
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_number, it_percent
from traguardo.kernel.ratio import half_up
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.table import Measure, RowKind, Table
from traguardo.kernel.wording import short

WHOLE, LEAST, NEAR = Decimal(100), 3, Decimal(3)
PERCENTAGE = re.compile(r"\b(?:percentual[ei]|quot[ae]|incidenza|tasso)\b[^.%]{0,50}?\b(?:pari a|pari al|del|al|è|era|è il)\s*(?P<number>\d{1,3}(?:,\d+)?)(?![\d/]|[.,]\d|\s*(?:%|per\s?cento|punti|€|euro|su\b|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre))", re.IGNORECASE)  # fmt: skip
BARE = re.compile(r"[+\-−–]?\d{1,3}(?:[.,]\d+)?")
SIGNED = re.compile(r"[+\-−–]?\d{1,3}(?:[.,]\d+)?\s?%")


def _sets(case: DocumentCase) -> Iterator[tuple[Place, str, list[Decimal], int]]:
    """Percentages that should make a whole: those listed in a sentence, those of a column without a total."""
    for passage in texts(case.passages):
        found = [percent for percent in percents(passage.text) if not percent.change]
        if len(found) >= LEAST:
            places = max(percent.places for percent in found)
            yield passage.place, "nella frase", [percent.value for percent in found], places
    for table in case.register.tables.values():
        for at, column in enumerate(table.columns):
            items = [number_of(row.values[at]) for row in table.rows if row.kind is RowKind.ITEM]
            shares = [value for value in items if value is not None]
            if column.measure is Measure.PERCENT and len(shares) >= LEAST and len(shares) == len(items):
                places = max(_decimals(value) for value in shares)
                where = f"nella tavola «{short(table.title)}», colonna «{column.heading}»"
                yield Place(sheet=table.code, column=column.heading), where, shares, places


def _off(case: DocumentCase) -> Iterator[tuple[Place, str, Decimal, bool]]:
    """Sets that come near to 100 and miss it, and whether rounding is enough to say why."""
    for place, where, shares, places in _sets(case):
        total = sum(shares, Decimal(0))
        if total != WHOLE and abs(total - WHOLE) <= NEAR:
            margin = Decimal(len(shares)) * Decimal(1).scaleb(-places) / 2
            yield place, where, total, abs(total - WHOLE) <= margin


def _not_whole(case: DocumentCase) -> Iterator[Hit]:
    for place, where, total, rounding in _off(case):
        if not rounding:
            yield Hit(message=f"Le percentuali {where} fanno {it_percent(total, 2)}, non 100%.", place=place)


def _rounded(case: DocumentCase) -> Iterator[Hit]:
    for place, where, total, rounding in _off(case):
        if rounding:
            message = f"Le percentuali {where} fanno {it_percent(total, 2)}: è l'effetto degli arrotondamenti."
            yield Hit(message=message, place=place)


def _other_total(case: DocumentCase) -> Iterator[Hit]:
    for passage in texts(case.passages):
        found = percents(passage.text)
        labels = named(case.labels, passage.text) if found else []
        for percent in found:
            groups = [] if percent.change else subjects(passage.text, percent, labels, found)
            lines = [line for group in groups[:1] for label in group for line in label.lines]
            if said := _of_what(percent, lines):
                yield Hit(message=said, place=passage.place, value=percent.text)


def _of_what(percent: Percent, lines: Sequence[Line]) -> str:
    """What is wrong with a share of some row, where another total explains it; empty when it is right or not explained."""
    told = ""
    for line in lines:
        for column, value in zip(line.table.columns, line.row.values, strict=False):
            number, total = number_of(value), _total(line.table, column.heading)
            if column.measure is Measure.PERCENT and number == percent.value:
                return ""
            if column.measure is not Measure.NUMBER or not number or not total or line.row.kind is RowKind.TOTAL:
                continue
            right = Fraction(number) * 100 / Fraction(total)
            if _shows(percent, right):
                return ""
            other = half_up(Fraction(number) * 100 / Fraction(percent.value)) if percent.value else 0
            near = other and other != total and abs(other - total) <= max(Decimal(LEAST), total / 20)
            if near and percent.places and _shows(percent, Fraction(number) * 100 / other):
                told = (
                    f"«{short(line.row.label)}»: {percent.text} è {it_number(number)} su {it_number(other)}, ma il totale della "
                    f"tavola «{short(line.table.title)}» ({column.heading}) è {it_number(total)}: sarebbe {it_percent(right, percent.places)}."
                )
    return told


def _shows(percent: Percent, value: Fraction) -> bool:
    """Whether the percentage is that value, rounded or cut."""
    return abs(value - Fraction(percent.value)) < Fraction(1, 10**percent.places)


def _total(table: Table, heading: str) -> Decimal | None:
    """The total of a column: its row where there is one, else the sum of the items."""
    at = next(place for place, column in enumerate(table.columns) if column.heading == heading)
    rows = [(row.kind, number_of(row.values[at])) for row in table.rows if row.values]
    total = next((value for kind, value in rows if kind is RowKind.TOTAL and value is not None), None)
    return total or sum((value for kind, value in rows if kind is RowKind.ITEM and value), Decimal(0))


def _no_sign(case: DocumentCase) -> Iterator[Hit]:
    for passage in texts(case.passages):
        for found in PERCENTAGE.finditer(passage.text):
            message = f"Una percentuale è scritta senza il segno %: «{short(found[0])}»."
            yield Hit(message=message, place=passage.place, value=found["number"])
    for passage in texts(case.passages, Shape.GRID):
        values = passage.cells[1:]
        bare = [cell for cell in values if BARE.fullmatch(cell)]
        if bare and any(SIGNED.fullmatch(cell) for cell in values):
            message = f"Nella riga «{short(passage.cells[0])}» {bare[0]} è senza il segno % che le altre celle hanno."
            yield Hit(message=message, place=passage.place, value=bare[0])


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


CARDS = (
    DocumentCard(
        code="DOC34",
        severity=Severity.WARNING,
        title="Percentuali che non fanno 100",
        reason="Le parti di un tutto fanno 100: se non tornano manca una voce, o una è contata due volte.",
        mend="Ricontrolla le voci e il totale su cui sono calcolate.",
        example="45%, 30% e 22%: fanno 97%.",
        check=_not_whole,
    ),
    DocumentCard(
        code="DOC35",
        severity=Severity.NOTE,
        title="Percentuali che non fanno 100 per arrotondamento",
        reason="Parti arrotondate una per una possono spostare la somma dell'ultima cifra.",
        mend="Nessuna correzione necessaria; puoi dirlo in nota.",
        example="86,08%, 1,27%, 6,33% e 6,33%: fanno 100,01%.",
        check=_rounded,
    ),
    DocumentCard(
        code="DOC36",
        severity=Severity.WARNING,
        title="Quota calcolata su un altro totale",
        reason="Una quota si calcola sul totale della stessa tavola: se il totale è un altro va detto.",
        mend="Ricalcola la quota sul totale della tavola, o scrivi di che cosa è una parte.",
        example="86,08% è 68 su 79, ma il personale è di 78.",
        check=_other_total,
    ),
    DocumentCard(
        code="DOC37",
        severity=Severity.NOTE,
        title="Manca il segno %",
        reason="Senza segno una percentuale si legge come un numero di persone, di ore o di euro.",
        mend="Aggiungi il segno %.",
        example="«8,2» accanto a «7,2%».",
        check=_no_sign,
    ),
)

"""Rules on percentage changes said in the text: held against the two years of the table, and against the wrong base."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from traguardo.documents.domain.checks.case import DocumentCard, DocumentCase
from traguardo.documents.domain.checks.labels import Line, Named, named
from traguardo.documents.domain.checks.passages import Passage, texts
from traguardo.documents.domain.checks.quantities import Percent, percents, subjects, years
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_number, it_percent
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The values of a row, or of rows put together, in two years of a table; `named`: the sentence says those years."""

    label: str
    table: str
    first: int
    last: int
    start: Decimal
    end: Decimal
    named: bool

    @property
    def right(self) -> Fraction:
        """The change in points, on the earlier value."""
        return Fraction(self.end - self.start) * 100 / Fraction(self.start)

    @property
    def wrong(self) -> Fraction | None:
        """The change divided by the later value; None when that is zero."""
        return Fraction(self.end - self.start) * 100 / Fraction(self.end) if self.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A change said in a sentence, with all that it may be about; `certain` when that is one thing only."""

    passage: Passage
    percent: Percent
    ends: tuple[Ends, ...]
    certain: bool

    def near(self, value: Fraction | None, units: int) -> bool:
        """Whether the percentage is that value, but for `units` of its last digit (in thousandths of it)."""
        last = Fraction(1, 10**self.percent.places)
        return value is not None and abs(value - Fraction(self.percent.value)) * 1000 <= last * units

    @property
    def true(self) -> bool:
        """Whether the years said give it, or any where none are said; rounded or cut."""
        named = [each for each in self.ends if each.named] or self.ends
        return any(self.near(each.right, 999) for each in named)

    @property
    def on_the_later_year(self) -> Ends | None:
        """The reading that gives it divided by the later year; of years not said, where none gives it rightly."""
        wrong = [each for each in self.ends if self.near(each.wrong, 1000)]
        right = any(self.near(each.right, 999) for each in self.ends)
        return next((each for each in wrong if each.named or not right), None)


def said_changes(case: DocumentCase) -> Iterator[Said]:
    """The changes said of rows that some table has in two years or more."""
    for passage in texts(case.passages):
        found = [percent for percent in percents(passage.text) if percent.change]
        labels = named(case.labels, passage.text) if found else []
        for percent in found:
            groups = subjects(passage.text, percent, labels, percents(passage.text))
            ends = [each for group in groups for each in _ends(group, years(passage.text))]
            if ends:
                certain = len({(each.label, each.first, each.last) for each in ends if each.named} or ends) == 1
                yield Said(passage=passage, percent=percent, ends=tuple(ends), certain=certain)


def _ends(group: Sequence[Named], named_years: Sequence[int]) -> Iterator[Ends]:
    for lines in _together(group):
        periods = [line.periods() for line in lines]
        common = sorted(set.intersection(*(set(each) for each in periods)))
        pairs = _pairs(common, named_years)
        for first, last in sorted(combinations(common, 2), key=lambda pair: pair not in pairs):
            start, end = (sum((each[year] for each in periods), Decimal(0)) for year in (first, last))
            if start:
                label = " + ".join(line.row.label for line in lines)
                yield Ends(
                    label=label,
                    table=lines[0].table.title,
                    first=first,
                    last=last,
                    start=start,
                    end=end,
                    named=(first, last) in pairs,
                )


def _together(group: Sequence[Named]) -> Iterator[list[Line]]:
    """The rows of one table that the labels stand for, one a label."""
    for line in group[0].lines:
        rest = [next((each for each in label.lines if each.table.code == line.table.code), None) for label in group[1:]]
        found = [each for each in rest if each is not None]
        if len(found) == len(rest):
            yield [line, *found]


def _pairs(common: Sequence[int], named_years: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of years a sentence names, where the table has them; none when it names none."""
    known = [year for year in named_years if year in common]
    if len(known) > 1:
        return [(known[0], known[-1])]
    return [pair for pair in combinations(common, 2) if known and known[0] in pair]


def _wrong_base(case: DocumentCase) -> Iterator[Hit]:
    for said in said_changes(case):
        ends = None if said.true else said.on_the_later_year
        if ends:
            message = (
                f"{_computed(said, ends)} Il {said.percent.text} viene dividendo per il {ends.last}, l'anno finale."
            )
            yield Hit(message=message, place=said.passage.place, value=said.percent.text)


def _other_change(case: DocumentCase) -> Iterator[Hit]:
    for said in said_changes(case):
        if said.certain and not said.true and said.on_the_later_year is None:
            yield Hit(message=_computed(said, said.ends[0]), place=said.passage.place, value=said.percent.text)


def _computed(said: Said, ends: Ends) -> str:
    right = it_number(ends.right, said.percent.places, sign=True)
    return (
        f"«{short(ends.label)}» nella tavola «{short(ends.table)}» passa da {it_number(ends.start)} ({ends.first}) a "
        f"{it_number(ends.end)} ({ends.last}): la variazione è {right}%, non {said.percent.text}."
    )


def _upside_down(case: DocumentCase) -> Iterator[Hit]:
    """A fall of more than a hundred per cent, where no table says why."""
    told = {(hit.place, hit.value) for hit in _wrong_base(case)}
    for passage in texts(case.passages):
        for percent in percents(passage.text):
            if percent.change and percent.value < -100 and (passage.place, percent.text) not in told:
                message = f"Un calo di {it_percent(abs(percent.value), percent.places)} toglie più di ciò che c'era."
                yield Hit(message=message, place=passage.place, value=percent.text)


CARDS = (
    DocumentCard(
        code="DOC31",
        severity=Severity.ERROR,
        title="Variazione percentuale calcolata sull'anno finale",
        reason="La variazione si calcola sul valore di partenza: (finale − iniziale) / iniziale.",
        mend="Dividi per il valore dell'anno iniziale e riscrivi la percentuale.",
        example="Da 100 a 142 è +42%; +29,6% è diviso per 142.",
        check=_wrong_base,
    ),
    DocumentCard(
        code="DOC32",
        severity=Severity.WARNING,
        title="Variazione percentuale che non torna con la tavola",
        reason="Chi legge ha la tavola accanto e rifà il conto.",
        mend="Ricalcola la percentuale, o scrivi di quali anni e di quale voce parli.",
        example="«+20%» per una voce che passa da 50 a 65 (+30%).",
        check=_other_change,
    ),
    DocumentCard(
        code="DOC33",
        severity=Severity.ERROR,
        title="Calo di oltre il 100%",
        reason="Una quantità non può diminuire più di quanta ce n'era.",
        mend="Ricalcola: di solito è stato diviso per l'anno finale.",
        example="Da 90 a 40 è −55,6%, non −125%.",
        check=_upside_down,
    ),
)

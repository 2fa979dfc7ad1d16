"""Rules on figures: computed and printed that differ, percentages without a base, signs."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund.card import FundCard, FundCase, at
from traguardo.incentives.domain.fund.figures import figures
from traguardo.incentives.domain.fund.formula import explanations, implied
from traguardo.incentives.domain.fund.model import Kind, Line, Rounding, Use
from traguardo.incentives.domain.fund.sums import LineSum, UseSum
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short

NOTHING = Money(0)
MOST_EXPLANATIONS = 3


def told(entry: Line | Use) -> str:
    """«Riga 10 «Decurtazione»», «Voce «Riporto»» where the code is no number, «Uso «Produttività»»."""
    what = f"Riga {entry.code}" if entry.code[:1].isdigit() else "Voce"
    what = what if isinstance(entry, Line) else "Uso"
    return f"{what} «{short(entry.description)}»"


def contradicted(case: FundCase) -> Iterator[Hit]:
    """Amounts of lines and uses that their own formula does not give."""
    for entry, sums in _entries(case):
        if sums.computed not in {None, sums.amount}:
            computed = it_money(sums.computed.cents) if sums.computed else it_money(0)
            message = (
                f"{told(entry)}: l'importo è {it_money(sums.amount.cents)}, la sua formula, {sums.why}, dà {computed}."
            )
            yield Hit(
                message=f"{message} {_explained(case, entry, sums.amount)}".strip(),
                place=at(entry.place, "amount"),
                value=it_money(sums.amount.cents),
            )


def misprinted(case: FundCase) -> Iterator[Hit]:
    """Printed figures that are not what the data give; a deduction may be printed without its minus."""
    for entry, sums in _entries(case):
        same = {sums.amount, NOTHING - sums.amount} if _takes_away(entry) else {sums.amount}
        if entry.printed is not None and entry.printed not in same:
            yield _misprint(told(entry), entry.printed, sums.amount, entry.place)
    for total in case.sums.totals:
        if total.total.printed not in {None, total.amount}:
            said = f"Totale «{short(total.total.title)}» ({total.why})"
            yield _misprint(said, total.total.printed or NOTHING, total.amount, total.total.place)


def baseless(case: FundCase) -> Iterator[Hit]:
    """Percentages said without what they are taken on."""
    for entry, sums in _entries(case):
        if entry.formula and not entry.formula.known:
            base = implied(entry.formula, sums.amount)
            hint = f" Perché torni, la base deve essere circa {it_money(base.cents)}." if base else ""
            message = f"{told(entry)}: {sums.why}, quindi l'importo non si può controllare.{hint}"
            yield Hit(message=message, place=at(entry.place, "formula"), value=it_money(sums.amount.cents))


def negative(case: FundCase) -> Iterator[Hit]:
    """Items, uses and agreements below zero."""
    for entry, sums in _entries(case):
        if sums.amount < NOTHING and not _takes_away(entry):
            said = f"{told(entry)} è sotto zero: {it_money(sums.amount.cents)}."
            yield Hit(message=said, place=at(entry.place, "amount"), value=it_money(sums.amount.cents))
    for agreement in case.fund.agreements:
        if agreement.amount < NOTHING:
            said = f"Convenzione «{short(agreement.title)}» è sotto zero: {it_money(agreement.amount.cents)}."
            yield Hit(message=said, place=at(agreement.place, "amount"), value=it_money(agreement.amount.cents))


def added(case: FundCase) -> Iterator[Hit]:
    """Deductions that add."""
    for sums in case.sums.lines:
        if _takes_away(sums.line) and sums.amount > NOTHING:
            said = f"{told(sums.line)} è una decurtazione ma aggiunge {it_money(sums.amount.cents)}."
            yield Hit(message=said, place=at(sums.line.place, "amount"), value=it_money(sums.amount.cents))


def sunk(case: FundCase) -> Iterator[Hit]:
    """Sections whose deductions are more than their items."""
    for sums in case.sums.sections:
        if sums.total < NOTHING:
            said = f"La sezione «{sums.section.title}» fa {it_money(sums.total.cents)}, sotto zero."
            yield Hit(message=said, place=sums.section.place, value=it_money(sums.total.cents))


def _entries(case: FundCase) -> Iterator[tuple[Line | Use, LineSum | UseSum]]:
    yield from ((sums.line, sums) for sums in case.sums.lines)
    yield from ((sums.use, sums) for sums in case.sums.uses)


def _takes_away(entry: Line | Use) -> bool:
    return isinstance(entry, Line) and entry.kind is Kind.DEDUCTION


def _misprint(said: str, printed: Money, amount: Money, place: Place) -> Hit:
    gap = it_money(abs(printed.cents - amount.cents))
    message = (
        f"{said}: è stampato {it_money(printed.cents)}, il conto dà {it_money(amount.cents)} ({gap} di differenza)."
    )
    return Hit(message=message, place=at(place, "printed"), value=it_money(printed.cents))


def _explained(case: FundCase, entry: Line | Use, amount: Money) -> str:
    """Which base would give the figure, where some figure of the fund does."""
    if entry.formula is None or not amount.cents:
        return ""
    names = {code: figure.name for code, figure in figures(case.fund).items()}
    values = {code: value for code, value in case.sums.values.items() if code != entry.code}
    found = list(explanations(entry.formula, amount, values, names))
    if not 0 < len(found) <= MOST_EXPLANATIONS:
        return ""
    endings = {Rounding.CENT: "", Rounding.EURO: ", arrotondato all'euro"}
    ways = [f"su {it_money(base.cents)} ({words}){endings[to]}" for base, words, to in found]
    return f"La cifra scritta tornerebbe {' oppure '.join(ways)}."


CARDS = (
    FundCard(
        code="FON07",
        severity=Severity.ERROR,
        title="Importo che la sua formula non dà",
        reason="Un importo diverso dal conto che lo giustifica è sbagliato lui, o è sbagliato il conto.",
        mend="Correggi l'importo, oppure scrivi la base e l'arrotondamento davvero usati.",
        example="1.148,00 € indicati come 1,12% di 99.924,94 €, che è 1.119,16 €.",
        law="D.Lgs. 165/2001, art. 40, c. 3-sexies",
        check=contradicted,
    ),
    FundCard(
        code="FON08",
        severity=Severity.ERROR,
        title="Cifra stampata diversa dal conto",
        reason="L'atto dice una cifra che le sue stesse righe non danno: chi lo controlla la rifiuta.",
        mend="Correggi la cifra nell'atto, o la riga che manca.",
        example="Totale stampato 133.555,98, le righe fanno 133.555,89.",
        law="D.Lgs. 165/2001, art. 40, c. 3-sexies",
        check=misprinted,
    ),
    FundCard(
        code="FON09",
        severity=Severity.NOTE,
        title="Percentuale senza base",
        reason="Senza la base nessuno può rifare il conto.",
        mend="Scrivi la base della percentuale: il suo importo, o le voci di cui è la somma.",
        example="«1,2% del monte salari 2003», senza il monte salari.",
        check=baseless,
    ),
    FundCard(
        code="FON10",
        severity=Severity.ERROR,
        title="Voce sotto zero",
        reason="Una risorsa, un uso o una convenzione negativi nascondono una decurtazione.",
        mend='Se è una decurtazione scrivi kind = "deduction"; altrimenti correggi il segno.',
        example='Una voce di −2.216,47 € senza kind = "deduction".',
        check=negative,
    ),
    FundCard(
        code="FON11",
        severity=Severity.ERROR,
        title="Decurtazione con il segno più",
        reason="Una decurtazione che aggiunge gonfia il fondo del doppio della cifra.",
        mend="Scrivi l'importo con il meno davanti.",
        example='kind = "deduction" e amount = "1.148,00".',
        check=added,
    ),
    FundCard(
        code="FON12",
        severity=Severity.ERROR,
        title="Sezione sotto zero",
        reason="Non si può togliere da una sezione più di ciò che contiene.",
        mend="Controlla le decurtazioni della sezione.",
        example="Voci per 1.000,00 €, decurtazioni per 1.200,00 €.",
        check=sunk,
    ),
)

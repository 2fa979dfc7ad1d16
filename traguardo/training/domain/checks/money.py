"""Rules on the money of a plan: totals, costs a head, amounts that are not there."""

from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.training.domain.checks.rule import Case, Rule, named
from traguardo.training.domain.lines import Costing, Line, WithoutCost, reckon
from traguardo.training.domain.plan import totals


def printed_totals(case: Case) -> Iterator[Hit]:
    """Totals of a year that are not the sum of its lines."""
    made = {each.year: each for each in totals(case.plan)}
    for printed in case.plan.printed:
        found = made.get(printed.year)
        pairs = (
            ("già accantonato", printed.set_aside, found.set_aside if found else Money(0)),
            ("da accantonare", printed.to_set_aside, found.to_set_aside if found else Money(0)),
        )
        for words, written, summed in pairs:
            if written is not None and written != summed:
                said = (
                    f"{printed.year}, {words}: il piano scrive {it_money(written.cents)}, "
                    f"le righe sommano {it_money(summed.cents)}."
                )
                yield Hit(message=said, value=it_money(written.cents))


def amount_of(line: Line) -> str:
    """The column its amount is written in."""
    return "già accantonato" if line.to_set_aside is None else "da accantonare"


def not_the_product(case: Case) -> Iterator[Hit]:
    """Written amounts that are not persons × editions × unit cost."""
    for line in case.plan.lines:
        cost = reckon(line, case.heads(line).used)
        if cost.computed is not None and line.written is not None and cost.computed != line.written:
            less = line.written < cost.computed
            gap = Money(abs(cost.computed.cents - line.written.cents))
            said = (
                f"{named(line)}: {cost.how}, ma è scritto {it_money(line.written.cents)}, "
                f"{it_money(gap.cents)} in {'meno' if less else 'più'}."
            )
            yield Hit(message=said, place=case.place(line, amount_of(line)), value=it_money(line.written.cents))


def without_amount(case: Case) -> Iterator[Hit]:
    """Lines with no amount and no word on why."""
    for line in case.plan.lines:
        if line.written is None and line.without is WithoutCost.NO:
            yield Hit(message=f"{named(line)}: non ha un costo, e non dice perché.", place=case.place(line))


def to_be_told(case: Case) -> Iterator[Hit]:
    """Lines that cost something nobody has reckoned yet."""
    for line in case.plan.lines:
        if line.without is WithoutCost.UNKNOWN and line.written is None:
            yield Hit(
                message=f"{named(line)}: costa, ma il piano non dice quanto: resta fuori dai totali.",
                place=case.place(line),
            )


def both(case: Case) -> Iterator[Hit]:
    """Lines with an amount that also say they have none."""
    for line in case.plan.lines:
        if line.written is not None and line.without is not WithoutCost.NO:
            said = f"{named(line)}: ha un importo, {it_money(line.written.cents)}, e dice «{line.without.label}»."
            yield Hit(message=said, place=case.place(line))


def without_price(case: Case) -> Iterator[Hit]:
    """Lines reckoned a head without a unit cost, or without heads."""
    for line in case.plan.lines:
        if line.costing is Costing.FLAT:
            continue
        if line.unit_cost is None:
            yield Hit(message=f"{named(line)}: si conta a persona, ma manca il costo di una.", place=case.place(line))
        elif case.heads(line).used is None:
            yield Hit(message=f"{named(line)}: si conta a persona, ma manca quante sono.", place=case.place(line))


CARDS = (
    Rule(
        code="FOR01",
        severity=Severity.ERROR,
        title="Un totale non è la somma delle righe",
        reason="Il totale scritto nel piano è quello che si impegna: se le righe dicono altro, uno dei due è sbagliato.",
        mend="Correggi le righe, o togli il totale scritto: i totali si calcolano da soli.",
        example="Il piano scrive 37.500,00 €, le righe sommano 38.300,00 €.",
        check=printed_totals,
    ),
    Rule(
        code="FOR02",
        severity=Severity.WARNING,
        title="Il costo scritto non è persone per costo",
        reason="Chi legge «4 persone, 2 webinar, 200 € ciascuno» si aspetta 1.600 €: un altro importo va spiegato.",
        mend="Correggi l'importo, il numero di persone, il costo di una o le edizioni.",
        example="4 persone × 2 edizioni × 200,00 € = 1.600,00 €, ma è scritto 800,00 €.",
        check=not_the_product,
    ),
    Rule(
        code="FOR03",
        severity=Severity.WARNING,
        title="Una riga non ha un costo",
        reason="Un costo assente non è zero: chi somma deve sapere se il corso è gratis, compreso in altro, o da definire.",
        mend="Scrivi l'importo, oppure scegli «gestito internamente», «compreso in un altro contratto» o «da definire».",
        example="«Privacy», senza importo: è compresa nel contratto del responsabile della protezione dei dati.",
        check=without_amount,
    ),
    Rule(
        code="FOR04",
        severity=Severity.NOTE,
        title="Un costo è ancora da definire",
        reason="Il totale del piano è più basso di quello che si spenderà.",
        mend="Scrivi l'importo quando il preventivo arriva.",
        example="«Affidamento a una ditta esterna», senza importo.",
        check=to_be_told,
    ),
    Rule(
        code="FOR05",
        severity=Severity.ERROR,
        title="Una riga ha un importo e dice di non averlo",
        reason="Le due cose non stanno insieme: il totale conta l'importo.",
        mend="Tieni l'importo o la spiegazione, non tutti e due.",
        example="500,00 €, «gestito internamente».",
        check=both,
    ),
    Rule(
        code="FOR06",
        severity=Severity.WARNING,
        title="Il costo a persona non si può calcolare",
        reason="Senza il costo di una persona, o senza quante sono, l'importo non si può ricontrollare.",
        mend="Scrivi quello che manca, o scegli «a corpo».",
        example="«A persona», senza il costo di una.",
        check=without_price,
    ),
)

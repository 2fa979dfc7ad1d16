"""Rules on agreements with third parties: they add up to their line, and nothing is paid before it comes in."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund.card import FundCard, FundCase, at
from traguardo.incentives.domain.fund.checks.figures import told
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short

NOTHING = Money(0)


def unequal(case: FundCase) -> Iterator[Hit]:
    """Lines that are not the sum of their agreements."""
    for line in case.fund.lines:
        parts = [each.amount.cents for each in case.fund.agreements if each.line == line.code]
        amount, whole = case.sums.values[line.code], Money(sum(parts))
        if parts and whole != amount:
            message = (
                f"{told(line)}: è {it_money(amount.cents)}, le sue convenzioni fanno {it_money(whole.cents)}: "
                f"{it_money(abs(whole.cents - amount.cents))} di differenza."
            )
            yield Hit(message=message, place=at(line.place, "amount"), value=it_money(whole.cents))


def early(case: FundCase) -> Iterator[Hit]:
    """Agreements paid more than came in, or before it came in."""
    for sums in case.sums.agreements:
        each = sums.agreement
        paid, cashed = each.paid or NOTHING, max(sums.cashed or NOTHING, NOTHING)
        if paid > cashed:
            came = f"incassati {it_money(cashed.cents)}" if sums.cashed is not None else "nessun incasso"
            message = f"Convenzione «{short(each.title)}»: pagati {it_money(paid.cents)}, {came}."
            yield Hit(message=message, place=at(each.place, "paid"), value=it_money(paid.cents))
        elif each.paid_on and each.cashed_on and each.paid_on < each.cashed_on:
            message = (
                f"Convenzione «{short(each.title)}»: pagata il {it_day(each.paid_on)}, "
                f"incassata il {it_day(each.cashed_on)}."
            )
            yield Hit(message=message, place=at(each.place, "paid_on"), value=it_day(each.paid_on))


def rich(case: FundCase) -> Iterator[Hit]:
    """Agreements that gave more than they say."""
    for sums in case.sums.agreements:
        each = sums.agreement
        if sums.cashed is not None and not NOTHING <= sums.cashed <= each.amount:
            message = (
                f"Convenzione «{short(each.title)}»: incassati {it_money(sums.cashed.cents)} "
                f"su {it_money(each.amount.cents)}: si paga al più l'importo della convenzione."
            )
            yield Hit(message=message, place=at(each.place, "cashed"), value=it_money(sums.cashed.cents))


CARDS = (
    FundCard(
        code="FON18",
        severity=Severity.ERROR,
        title="Convenzioni che non fanno la loro riga",
        reason="Le risorse legate a convenzioni sono la somma delle convenzioni, niente di più.",
        mend="Correggi la riga, o aggiungi la convenzione che manca.",
        example="Riga 27.906,14 €, convenzioni 27.174,10 €.",
        law="L. 449/1997, art. 43",
        check=unequal,
    ),
    FundCard(
        code="FON19",
        severity=Severity.ERROR,
        title="Convenzione pagata prima dell'incasso",
        reason="Le risorse di terzi si pagano solo se sono davvero entrate.",
        mend="Registra l'incasso con il suo giorno, o recupera ciò che è stato pagato.",
        example="Pagati 2.413,74 €, nessun incasso.",
        law="L. 449/1997, art. 43",
        check=early,
    ),
    FundCard(
        code="FON20",
        severity=Severity.WARNING,
        title="Incasso fuori misura",
        reason="Un incasso sopra l'importo, o sotto zero, non è quello della convenzione.",
        mend="Controlla l'incasso; se la convenzione è cresciuta, cambia il suo importo e la riga del fondo.",
        example="Convenzione 732,04 €, incassati 800,00 €.",
        check=rich,
    ),
)

"""Rules on uses: nothing spent twice, nothing beyond its resources, every residual with a destination, carry-over to the cent."""

from collections.abc import Iterator

from traguardo.incentives.domain.fund.card import FundCard, FundCase, at
from traguardo.incentives.domain.fund.checks.figures import told
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit

NOTHING = Money(0)


def overspent(case: FundCase) -> Iterator[Hit]:
    """Pools whose uses are more than their resources."""
    for sums in case.sums.pools:
        if sums.residual < NOTHING:
            gap = it_money(-sums.residual.cents)
            message = (
                f"«{sums.pool.title}»: gli usi fanno {it_money(sums.used.cents)} e le risorse "
                f"{it_money(sums.resources.cents)}: mancano {gap}."
            )
            yield Hit(message=message, place=sums.pool.place, value=it_money(sums.residual.cents))


def unassigned(case: FundCase) -> Iterator[Hit]:
    """Resources that no pool takes, or that two take."""
    own = Money(sum(sums.own.cents for sums in case.sums.pools))
    if not case.sums.pools or own == case.sums.total:
        return
    gap = case.sums.total - own
    what = "non sono destinati a nessun uso" if gap > NOTHING else "sono destinati due volte"
    message = (
        f"Il fondo è {it_money(case.sums.total.cents)}, i blocchi di risorse ne prendono {it_money(own.cents)}: "
        f"{it_money(abs(gap.cents))} {what}."
    )
    yield Hit(message=message, place=case.fund.pools[0].place, value=it_money(gap.cents))


def adrift(case: FundCase) -> Iterator[Hit]:
    """Residuals that nobody said where they go."""
    for sums in case.sums.pools:
        if sums.residual > NOTHING and not sums.pool.then:
            message = f"«{sums.pool.title}»: avanzano {it_money(sums.residual.cents)} e non è detto dove vanno."
            yield Hit(message=message, place=at(sums.pool.place, "then"), value=it_money(sums.residual.cents))


def over_left(case: FundCase) -> Iterator[Hit]:
    """Uses that leave more than they had, or less than nothing."""
    for sums in case.sums.uses:
        if not NOTHING <= sums.left <= max(sums.amount, NOTHING):
            message = f"{told(sums.use)}: non distribuiti {it_money(sums.left.cents)} su {it_money(sums.amount.cents)}."
            yield Hit(message=message, place=at(sums.use.place, "left"), value=it_money(sums.left.cents))


def broken_carry(case: FundCase) -> Iterator[Hit]:
    """A carry-over that is not what last year closed with: as the fund says, and as last year's fund gives it."""
    carry = case.fund.carry
    if carry is None:
        return
    opening = case.sums.values[carry.line]
    line = next(each for each in case.fund.lines if each.code == carry.line)
    closings = [(carry.closing, "la chiusura indicata")]
    closings += [
        (other.carry_over, f"la chiusura che dà il fondo del {other.fund.year}")
        for other in case.others
        if other.fund.year == case.fund.year - 1
    ]
    for closing, said in closings:
        if closing != opening:
            message = (
                f"{told(line)}: il riporto è {it_money(opening.cents)}, {said} è {it_money(closing.cents)}: "
                f"{it_money(abs(closing.cents - opening.cents))} di differenza."
            )
            yield Hit(message=message, place=at(carry.place, "closing"), value=it_money(opening.cents))


CARDS = (
    FundCard(
        code="FON13",
        severity=Severity.ERROR,
        title="Usi oltre le risorse",
        reason="Non si può impegnare più di ciò che c'è: il residuo sarebbe negativo.",
        mend="Riduci un uso, o aggiungi al blocco le risorse che mancano.",
        example="Risorse stabili 98.776,94 €, usi 100.000,00 €.",
        law="D.Lgs. 165/2001, art. 40, c. 3-quinquies",
        check=overspent,
    ),
    FundCard(
        code="FON14",
        severity=Severity.ERROR,
        title="Risorse di nessuno o di due",
        reason="Ogni euro del fondo sta in un blocco di risorse, e in uno solo: altrimenti risorse e usi non coincidono.",
        mend="Guarda da che cosa è fatto ogni blocco di risorse: ogni sezione, riga o quota ci sta una volta sola.",
        example="La sezione variabile in due blocchi.",
        check=unassigned,
    ),
    FundCard(
        code="FON15",
        severity=Severity.WARNING,
        title="Residuo senza destinazione",
        reason="Ciò che avanza va a un altro blocco, all'anno dopo o torna al bilancio: lo decide l'accordo.",
        mend="Scrivi dove va ciò che avanza: a un altro blocco, all'anno dopo o al bilancio.",
        example="Residuo delle stabili 15.651,94 € senza destinazione.",
        check=adrift,
    ),
    FundCard(
        code="FON16",
        severity=Severity.ERROR,
        title="Non distribuito oltre il dovuto",
        reason="Non può restare più di ciò che c'era da distribuire, né meno di zero.",
        mend="Correggi la somma non distribuita.",
        example="Da distribuire 5.000,00 €, non distribuiti 6.000,00 €.",
        check=over_left,
    ),
    FundCard(
        code="FON17",
        severity=Severity.ERROR,
        title="Riporto diverso dalla chiusura",
        reason="Ciò che un anno chiude, l'anno dopo lo apre: al centesimo.",
        mend="Correggi la riga del riporto, o spiega la differenza con una decurtazione.",
        example="Chiusura 3.088,34 €, riga del riporto 3.080,34 €.",
        check=broken_carry,
    ),
)

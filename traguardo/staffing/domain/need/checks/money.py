"""Rules on what pays and on what binds: sources, contribution for social workers, protected workers, ceilings."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import short
from traguardo.staffing.domain.leps import LepsRule, check_printed, contribution, leps_rule
from traguardo.staffing.domain.need.card import NeedCard, at
from traguardo.staffing.domain.need.model import LepsClaim, Need
from traguardo.staffing.domain.need.months import month_shares
from traguardo.staffing.domain.need.sums import NeedSums


def unpaid(sums: NeedSums) -> Iterator[Hit]:
    """Hires whose sources do not make the cost of their first year."""
    for each in sums.hires:
        hire = each.hire
        paid = Money(sum(one.amount.cents for one in hire.paid))
        if hire.paid and paid != each.first:
            message = (
                f"«{short(hire.what or hire.code)}»: nel primo anno costa {it_money(each.first.cents)}, "
                f"le fonti ne danno {it_money(paid.cents)}."
            )
            yield Hit(message=message, place=at(hire.place, "paid"), value=it_money(paid.cents))


def overspent(sums: NeedSums) -> Iterator[Hit]:
    """Sources that give more than they have."""
    for each in sums.sources:
        if each.left.cents < 0:
            message = f"«{short(each.source.title)}» ha {it_money(each.total.cents)}, le assunzioni ne prendono {it_money(each.used.cents)}."
            yield Hit(message=message, place=at(each.source.place, "amount"), value=it_money(each.used.cents))


def per_head(sums: NeedSums) -> Iterator[Hit]:
    """Printed totals of a fee that are not the fee by the residents."""
    for each in sums.sources:
        source = each.source
        if source.printed is not None and source.printed != each.total:
            fee = (
                f"{it_money(source.per_head.cents)} × {it_number(source.residents)} abitanti fa "
                if source.per_head
                else ""
            )
            message = f"«{short(source.title)}»: {fee}{it_money(each.total.cents)}, è scritto {it_money(source.printed.cents)}."
            yield Hit(message=message, place=at(source.place, "printed"), value=it_money(source.printed.cents))


def unsustainable(sums: NeedSums) -> Iterator[Hit]:
    """A plan whose yearly cost is over what its lasting sources give."""
    if sums.sources and sums.yearly > sums.lasting:
        missing = sums.yearly - sums.lasting
        message = (
            f"A regime le assunzioni costano {it_money(sums.yearly.cents)} l'anno, le fonti stabili ne danno "
            f"{it_money(sums.lasting.cents)}: mancano {it_money(missing.cents)}."
        )
        yield Hit(message=message, value=it_money(sums.yearly.cents))


def leps_printed(sums: NeedSums) -> Iterator[Hit]:
    """Printed contributions that no residents and no staff give, or not those the act says."""
    claim, rule = sums.need.leps, leps_rule(sums.need.year)
    if claim is None:
        return
    if rule is None:
        message = f"Nel {sums.need.year} il contributo non c'era: è dal 2021."
        yield Hit(message=message, place=claim.place, value=str(sums.need.year))
        return
    before, after = _contributions(claim, rule, sums.need)
    for key, said, computed in (("before", claim.before, before), ("after", claim.after, after)):
        for finding in check_printed(said, rule, computed=computed) if said is not None else []:
            yield Hit(message=finding.message, place=at(claim.place, key), value=finding.value)


def leps_increase(sums: NeedSums) -> Iterator[Hit]:
    """An increase that is not the difference of the two contributions, or not what the hires bring."""
    claim, rule = sums.need.leps, leps_rule(sums.need.year)
    if claim is None or claim.increase is None or rule is None:
        return
    said, place = it_money(claim.increase.cents), at(claim.place, "increase")
    if claim.before is not None and claim.after is not None and claim.after - claim.before != claim.increase:
        difference = it_money((claim.after - claim.before).cents)
        message = f"L'aumento del contributo è {said}, fra i due contributi scritti ci sono {difference}."
        yield Hit(message=message, place=place, value=said)
    before, after = _contributions(claim, rule, sums.need)
    if before is not None and after is not None and after - before != claim.increase:
        message = f"Le assunzioni indicate portano {it_money((after - before).cents)}, è scritto un aumento di {said}."
        yield Hit(message=message, place=place, value=said)
    elif before is None and claim.hires:
        yield from _brought(claim.increase, _units(claim, sums.need), rule, place)


def _contributions(claim: LepsClaim, rule: LepsRule, need: Need) -> tuple[Money | None, Money | None]:
    """The contribution before and after the hires, where the act says residents and staff."""
    if claim.residents is None or claim.staff is None:
        return None, None
    after = rule.kept(claim.staff + _units(claim, need))
    return contribution(rule, claim.residents, claim.staff), contribution(rule, claim.residents, after)


def _brought(increase: Money, units: Fraction, rule: LepsRule, place: Place) -> Iterator[Hit]:
    """Where residents are unsaid: what the units bring if they all fall in one stretch."""
    first, second = rule.first.times(units), rule.second.times(units)
    if increase not in {first, second}:
        message = (
            f"Le assunzioni indicate fanno {it_number(units, 2)} unità nell'anno: nel secondo tratto portano "
            f"{it_money(second.cents)}, nel primo {it_money(first.cents)}. {it_money(increase.cents)} sono "
            f"{it_number(Fraction(increase.cents, rule.second.cents), 2)} unità del secondo tratto."
        )
        yield Hit(message=message, place=place, value=it_money(increase.cents))


def _units(claim: LepsClaim, need: Need) -> Fraction:
    """Full-time equivalents that the hires make in the first year of the plan."""
    hires = [each for each in need.hires if each.code in claim.hires]
    return sum((each.units * sum(month_shares(each.first_day, need.year)) for each in hires), Fraction(0))


def protected(sums: NeedSums) -> Iterator[Hit]:
    """Protected workers still missing after the planned ones."""
    for each in sums.duties:
        if each.missing:
            message = (
                f"{each.title}: ne servono {each.due} ({it_number(each.exact, 2)}), ce ne sono {each.held} e il piano ne assume "
                f"{it_number(each.planned)}: ne mancano {it_number(each.missing)}."
            )
            yield Hit(message=message, place=Place(sheet="duty", column="counted"), value=str(each.due))


def ceilings(sums: NeedSums) -> Iterator[Hit]:
    """Ceilings passed."""
    for each in sums.ceilings:
        if each.room.cents < 0:
            message = (
                f"{each.law.title}: contano {it_money(each.counted.cents)}, la base è {it_money(each.ceiling.base.cents)}: "
                f"si supera di {it_money(-each.room.cents)}."
            )
            yield Hit(message=message, place=at(each.ceiling.place, "spend"), value=it_money(each.counted.cents))


def ceiling_grounds(sums: NeedSums) -> Iterator[Hit]:
    """Ceilings not in force in the year of the plan, and amounts left out without saying why."""
    for each in sums.ceilings:
        if not each.law.in_force(sums.need.year):
            message = f"{each.law.title} ({each.law.law}) vale dal {each.law.since}, il piano è del {sums.need.year}."
            yield Hit(message=message, place=at(each.ceiling.place, "rule"), value=each.ceiling.rule)
        if each.ceiling.excluded.cents and not each.ceiling.why:
            message = (
                f"{each.law.title}: {it_money(each.ceiling.excluded.cents)} sono fuori dal tetto senza dire perché."
            )
            yield Hit(message=message, place=at(each.ceiling.place, "why"), value=it_money(each.ceiling.excluded.cents))


CARDS = (
    NeedCard(
        code="FAB24",
        severity=Severity.ERROR,
        title="Fonti che non fanno il costo",
        reason="Un'assunzione si può fare se chi la paga è detto per intero, e non più di una volta.",
        mend="Correggi gli importi delle fonti, o il costo.",
        example="Costo 77.400 euro, contributo 35.000 e quote 40.000.",
        law="D.Lgs. 165/2001, art. 6, c. 2",
        check=unpaid,
    ),
    NeedCard(
        code="FAB25",
        severity=Severity.ERROR,
        title="Fonte spesa più di quanto ha",
        reason="La stessa entrata non può pagare due volte.",
        mend="Sposta una parte su un'altra fonte.",
        example="Contributo di 35.000 euro, speso per 50.000.",
        check=overspent,
    ),
    NeedCard(
        code="FAB26",
        severity=Severity.ERROR,
        title="Entrata diversa da quota per abitanti",
        reason="Una quota pro capite dà la quota per gli abitanti: un'altra cifra segue altri abitanti.",
        mend="Correggi la quota, gli abitanti o il prodotto.",
        example="4,00 euro × 62.301 abitanti, scritto 250.000.",
        check=per_head,
    ),
    NeedCard(
        code="FAB27",
        severity=Severity.WARNING,
        title="Piano che a regime costa più delle sue fonti",
        reason="Il primo anno costa pochi mesi: gli anni dopo costano tutti, e le fonti una tantum non ci sono più.",
        mend="Trova un'entrata stabile, o riduci le assunzioni.",
        example="232.400 euro l'anno a regime, 200.000 di entrate stabili.",
        law="D.Lgs. 165/2001, art. 6, c. 2",
        check=unsustainable,
    ),
    NeedCard(
        code="FAB28",
        severity=Severity.WARNING,
        title="Contributo per gli assistenti sociali che la regola non può dare",
        reason="Con quantità a un decimale ogni contributo è un multiplo esatto di 2.000 euro.",
        mend="Scrivi abitanti, assistenti sociali e arrotondamento, o la cifra che danno.",
        example="365.800 euro.",
        law="L. 178/2020, art. 1, c. 797",
        check=leps_printed,
    ),
    NeedCard(
        code="FAB29",
        severity=Severity.WARNING,
        title="Aumento del contributo che le assunzioni non portano",
        reason="Un'assunzione porta la sua parte d'anno per 20.000 o 40.000 euro, secondo il tratto in cui cade.",
        mend="Correggi l'aumento, o di' in quali tratti cadono le unità.",
        example="4 assunzioni dal 1° luglio sono 2 unità, 40.000 euro nel secondo tratto: scritto 35.000.",
        law="L. 178/2020, art. 1, c. 797",
        check=leps_increase,
    ),
    NeedCard(
        code="FAB30",
        severity=Severity.WARNING,
        title="Quota di lavoratori protetti non raggiunta",
        reason="Sopra certe soglie di dipendenti un numero di posti è dovuto, e prima delle altre assunzioni.",
        mend="Programma le assunzioni che mancano, con disabled = true o protected = true.",
        example="Con 70 dipendenti computabili ne servono 5; ce ne sono 3.",
        law="L. 68/1999, artt. 3, 4 e 18",
        check=protected,
    ),
    NeedCard(
        code="FAB31",
        severity=Severity.ERROR,
        title="Tetto di spesa superato",
        reason="Oltre il tetto non si può assumere.",
        mend="Riduci la spesa, o scrivi in «excluded» ciò che la legge lascia fuori e in «why» quale.",
        example="Base 2.500.000 euro, spesa 2.600.000.",
        law="L. 296/2006, art. 1, c. 557 e 562; DL 78/2010, art. 9, c. 28",
        check=ceilings,
    ),
    NeedCard(
        code="FAB32",
        severity=Severity.WARNING,
        title="Tetto fuori dai suoi anni, o eccezione senza norma",
        reason="Un tetto vale dal suo anno, e ciò che se ne toglie ha bisogno di una norma.",
        mend="Indica il tetto che vale quell'anno, o scrivi in «why» la norma.",
        example="300.000 euro esclusi senza dire perché.",
        check=ceiling_grounds,
    ),
)

"""How a contribution comes about, line by line, in words one can recompute by hand."""

from collections.abc import Iterator
from fractions import Fraction

from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.wording import listed
from traguardo.staffing.domain.leps.reckoning import Leps


def why(leps: Leps) -> tuple[str, ...]:
    """Bodies, quantities with their rounding, the two stretches, the sum, the law."""
    return tuple(_lines(leps))


def units(value: Fraction, leps: Leps) -> str:
    """A quantity with the decimals the rule keeps: «34,0»."""
    return it_number(value, leps.rule.decimals)


def _lines(leps: Leps) -> Iterator[str]:
    if len(leps.bodies) > 1:
        people = listed((it_number(body.residents) for body in leps.bodies), limit=99)
        staff = listed((units(body.staff, leps) for body in leps.bodies), limit=99)
        yield f"Enti dell'ambito: {len(leps.bodies)}, con {people} abitanti e {staff} assistenti sociali."
    rule = leps.rule
    quantities = ((rule.threshold, leps.threshold), (rule.essential, leps.essential), (rule.further, leps.further))
    for per, kept in quantities:
        yield f"{it_number(leps.residents)} abitanti / {it_number(per)} = {_quotient(leps.residents, per, kept, leps)}."
    yield f"Assistenti sociali a tempo indeterminato, in equivalenti a tempo pieno: {units(leps.staff, leps)}."
    yield _stretch("Primo tratto", leps.threshold, leps.essential, leps.first_units, rule.first, leps)
    yield _stretch("Secondo tratto", leps.essential, leps.further, leps.second_units, rule.second, leps)
    yield f"Contributo: {it_money(leps.first.cents)} + {it_money(leps.second.cents)} = {it_money(leps.amount.cents)}."
    yield f"Regola: {rule.law}. Arrotondamento a {rule.decimals} decimale, {rule.mode.label} ({rule.source})."


def _quotient(residents: int, per: int, kept: Fraction, leps: Leps) -> str:
    exact = Fraction(residents, per)
    if exact == kept:
        return units(kept, leps)
    return f"{it_number(exact, 4)}, che si arrotonda a {units(kept, leps)}"


def _stretch(name: str, low: Fraction, high: Fraction, many: Fraction, each: Money, leps: Leps) -> str:
    ends = f"{name}, da {units(low, leps)} a {units(high, leps)}"
    return f"{ends}: {units(many, leps)} unità × {it_money(each.cents)} = {it_money(each.times(many).cents)}."

"""What a formula gives, in cents and in words; and the base that would have given the figure printed instead."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from traguardo.incentives.domain.fund.model import Formula, Rounding
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import italian
from traguardo.kernel.ratio import half_up
from traguardo.kernel.wording import MANY

PERCENT_PLACES = 6
EURO = 100
SIGNS = {1: "+", -1: "−"}


def named(reference: str) -> tuple[int, str]:
    """The sign and the code of a reference: «-10» takes away the figure «10»."""
    return (-1, reference[1:]) if reference.startswith("-") else (1, reference)


def summed(references: tuple[str, ...], values: Mapping[str, Money]) -> Money:
    """The algebraic sum of the figures named."""
    return Money(sum(sign * values[code].cents for sign, code in map(named, references)))


def base_of(formula: Formula, values: Mapping[str, Money]) -> Money:
    """What the percentage is taken on."""
    return summed(formula.of, values) + (formula.base or Money(0))


def value_of(formula: Formula, values: Mapping[str, Money]) -> Money | None:
    """What the formula gives, None where it says no base."""
    return rounded_to(formula.rounding, _exact(formula, base_of(formula, values))) if formula.known else None


def rounded_to(rounding: Rounding, cents: Fraction) -> Money:
    """Exact cents rounded once, halves away from zero, to the cent or to the euro."""
    step = EURO if rounding is Rounding.EURO else 1
    return Money(half_up(cents / step) * step)


def in_words(formula: Formula, values: Mapping[str, Money], names: Mapping[str, str]) -> str:
    """«1,12% di 99.924,94 € (risorse stabili prima della decurtazione)», without the result."""
    if not formula.known:
        return f"{_rate(formula)} una base non indicata"
    terms = joined(formula.of, names)
    to_euro = ", arrotondato all'euro" if formula.rounding is Rounding.EURO else ""
    if formula.percent == EURO and formula.times == 1 and formula.base is None:
        return f"{terms}{to_euro}"
    told = f" ({terms})" if terms else ""
    return f"{_rate(formula)} {it_money(base_of(formula, values).cents)}{told}{to_euro}"


def joined(references: tuple[str, ...], names: Mapping[str, str]) -> str:
    """«A + B − C», in the words of the figures; past so many, how many others."""
    said = "".join(f" {SIGNS[sign]} {names[code]}" for sign, code in map(named, references[:MANY]))
    more = f" + altre {len(references) - MANY} cifre" if len(references) > MANY else ""
    return said.removeprefix(" + ").strip() + more


def implied(formula: Formula, amount: Money) -> Money | None:
    """The base that gives the amount, to the nearest cent; None where the rate is zero."""
    rate = formula.percent / EURO * formula.times
    return Money(half_up(abs(amount.cents) / rate)) if rate else None


def explanations(
    formula: Formula, amount: Money, values: Mapping[str, Money], names: Mapping[str, str]
) -> Iterator[tuple[Money, str, Rounding]]:
    """Bases that would have given the amount: one figure, or the declared base with one more line; to the cent, else to the euro."""
    for rounding in (Rounding.CENT, Rounding.EURO):
        found = [
            (base, words, rounding)
            for base, words in _bases(formula, values, names)
            if base.cents and abs(rounded_to(rounding, _exact(formula, base)).cents) == abs(amount.cents)
        ]
        if found:
            yield from found
            return


def _bases(formula: Formula, values: Mapping[str, Money], names: Mapping[str, str]) -> Iterator[tuple[Money, str]]:
    declared = base_of(formula, values)
    if formula.known:
        yield declared, "la stessa base"
    told = joined(formula.of, names)
    seen = {declared}
    for code, amount in values.items():
        for base, words in ((amount, names[code]), (declared + amount, f"{told} + {names[code]}")):
            if base not in seen:
                seen.add(base)
                yield base, words


def _exact(formula: Formula, base: Money) -> Fraction:
    return base.cents * formula.percent / EURO * formula.times


def _rate(formula: Formula) -> str:
    percent = "" if formula.percent == EURO else f"{italian(formula.percent, PERCENT_PLACES)}% di"
    times = "" if formula.times == 1 else f"{italian(formula.times, PERCENT_PLACES)} ×"
    return f"{times} {percent}".strip()

"""Every figure of a fund by its code: what it needs, how it is computed, what it is called."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from traguardo.incentives.domain.fund.formula import named, summed, value_of
from traguardo.incentives.domain.fund.model import (
    DIRECT,
    INDIRECT,
    RESIDUAL,
    USES,
    WHOLE_FUND,
    Agreement,
    Formula,
    Fund,
    Kind,
    Line,
    Pool,
    Use,
)
from traguardo.kernel.money import Money

Values = Mapping[str, Money]
NOTHING = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure in words, the codes it needs, and its amount once those are known."""

    name: str
    needs: tuple[str, ...]
    amount: Callable[[Values], Money]


def direct_part(agreement: Agreement, amount: Money) -> Money:
    """What of an amount goes to who works on the agreement; the rest is of those who help (no cent lost)."""
    return amount.times(agreement.direct / 100)


def figures(fund: Fund) -> dict[str, Figure]:
    """Every figure by its code; a code named but not defined is among the needs and not among the keys."""
    return dict([*_make_up(fund), *_totals(fund), *_agreements(fund), *_spending(fund)])


def values(found: Mapping[str, Figure]) -> dict[str, Money]:
    """Every amount by its code. CycleError when formulas run in a circle, KeyError when a code is not there."""
    known: dict[str, Money] = {}
    for code in TopologicalSorter({code: figure.needs for code, figure in found.items()}).static_order():
        known[code] = found[code].amount(known)
    return known


def circles(found: Mapping[str, Figure]) -> Iterator[tuple[str, ...]]:
    """Each circle of formulas, as the codes met on the way round."""
    left = dict(found)
    while True:
        needs = {code: tuple(each for each in figure.needs if each in left) for code, figure in left.items()}
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as circle:
            way = tuple(circle.args[1])
            yield way
            left = {code: figure for code, figure in left.items() if code not in way}
        else:
            return


def _make_up(fund: Fund) -> Iterator[tuple[str, Figure]]:
    for line in fund.lines:
        yield line.code, Figure(name=f"riga {line.code}", needs=_needs(line), amount=_line(line))
    for section in fund.sections:
        codes = tuple(line.code for line in fund.lines if line.section == section.code)
        yield section.code, _sum(section.title, codes)
    yield WHOLE_FUND, _sum("totale del fondo", tuple(section.code for section in fund.sections))


def _totals(fund: Fund) -> Iterator[tuple[str, Figure]]:
    for total in fund.totals:
        yield total.code, Figure(name=total.title, needs=_named(total.formula), amount=_by(total.formula))


def _agreements(fund: Fund) -> Iterator[tuple[str, Figure]]:
    for each in fund.agreements:
        yield each.code, Figure(name=each.title, needs=(), amount=_given(each.amount))
    direct = sum((direct_part(each, each.amount).cents for each in fund.agreements), 0)
    whole = sum((each.amount.cents for each in fund.agreements), 0)
    yield DIRECT, Figure(name="quota diretta delle convenzioni", needs=(), amount=_given(Money(direct)))
    yield INDIRECT, Figure(name="quota indiretta delle convenzioni", needs=(), amount=_given(Money(whole - direct)))


def _spending(fund: Fund) -> Iterator[tuple[str, Figure]]:
    for use in fund.uses:
        yield use.code, _use(fund, use)
    for pool in fund.pools:
        given = tuple(f"{RESIDUAL}{other.code}" for other in fund.pools if other.then == pool.code)
        spent = tuple(use.code for use in fund.uses if use.pool == pool.code)
        yield pool.code, _sum(pool.title, (*pool.of, *given))
        yield f"{USES}{pool.code}", _sum(f"usi di {pool.title}", spent)
        yield f"{RESIDUAL}{pool.code}", _sum(f"residuo di {pool.title}", _left(pool))


def _left(pool: Pool) -> tuple[str, ...]:
    return pool.code, f"-{USES}{pool.code}"


def _use(fund: Fund, use: Use) -> Figure:
    if use.rest:
        others = tuple(each.code for each in fund.uses if each.pool == use.pool and each is not use)
        left = (use.pool, *(f"-{code}" for code in others))
        return Figure(
            name=use.description,
            needs=(use.pool, *others),
            amount=lambda known: max(NOTHING, summed(left, known)),
        )
    if use.amount is None and use.formula is not None:
        return Figure(name=use.description, needs=_named(use.formula), amount=_by(use.formula))
    return Figure(name=use.description, needs=(), amount=_given(use.amount or NOTHING))


def _needs(line: Line) -> tuple[str, ...]:
    return _named(line.formula) if line.amount is None and line.formula else ()


def _line(line: Line) -> Callable[[Values], Money]:
    if line.amount is not None or line.formula is None:
        return _given(line.amount or NOTHING)
    counted = _by(line.formula)
    return counted if line.kind is Kind.ITEM else lambda known: NOTHING - counted(known)


def _by(formula: Formula) -> Callable[[Values], Money]:
    return lambda known: value_of(formula, known) or NOTHING


def _sum(name: str, references: tuple[str, ...]) -> Figure:
    needs = tuple(code for _, code in map(named, references))
    return Figure(name=name, needs=needs, amount=lambda known: summed(references, known))


def _given(amount: Money) -> Callable[[Values], Money]:
    return lambda _known: amount


def _named(formula: Formula) -> tuple[str, ...]:
    return tuple(code for _, code in map(named, formula.of))

"""A fund back to the shape of FUND.toml: what `read_fund` reads as the same fund."""

from fractions import Fraction

from traguardo.incentives.domain.fund.model import Ceiling, Formula, Fund, Kind, Line, Rounding, Side, Total, Use
from traguardo.incentives.domain.fund.reading import ONE, REST, WHOLE
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import rounded

FINEST = 30
Plain = dict[str, object]


def fund_data(fund: Fund) -> Plain:
    """The fund as texts, lists and tables; what is absent is left out."""
    return _kept(
        title=fund.title,
        authority=fund.authority,
        year=fund.year,
        section=[_kept(code=each.code, title=each.title) for each in fund.sections],
        line=[_line(each) for each in fund.lines],
        total=[_total(each) for each in fund.totals],
        pool=[_kept(code=each.code, title=each.title, of=list(each.of), then=each.then) for each in fund.pools],
        use=[_use(each) for each in fund.uses],
        agreement=[
            _kept(
                code=each.code,
                title=each.title,
                line=each.line,
                amount=_euro(each.amount),
                direct=_number(each.direct),
                cashed=_euro(each.cashed),
                cashed_on=each.cashed_on and each.cashed_on.isoformat(),
                paid=_euro(each.paid),
                paid_on=each.paid_on and each.paid_on.isoformat(),
                act=each.act,
            )
            for each in fund.agreements
        ],
        step=[_kept(kind=each.kind.value, act=each.act, on=each.on and each.on.isoformat()) for each in fund.steps],
        carry=fund.carry and {"line": fund.carry.line, "closing": _euro(fund.carry.closing)},
        limit=fund.ceiling and _ceiling(fund.ceiling),
    )


def _line(line: Line) -> Plain:
    return _kept(
        code=line.code,
        section=line.section,
        kind="" if line.kind is Kind.ITEM else line.kind.value,
        law=line.law,
        description=line.description,
        amount=_euro(line.amount),
        formula=line.formula and _formula(line.formula),
        printed=_euro(line.printed),
        limit="" if line.limit is Side.INSIDE else line.limit.value,
        ground=line.ground,
    )


def _total(total: Total) -> Plain:
    return _kept(code=total.code, title=total.title, printed=_euro(total.printed)) | _formula(total.formula)


def _use(use: Use) -> Plain:
    return _kept(
        code=use.code,
        pool=use.pool,
        description=use.description,
        law=use.law,
        amount=REST if use.rest else _euro(use.amount),
        formula=use.formula and _formula(use.formula),
        shared=use.shared,
        left=_euro(use.left),
        printed=_euro(use.printed),
    )


def _ceiling(ceiling: Ceiling) -> Plain:
    due = ceiling.adjustment
    return _kept(
        amount_2016=_euro(ceiling.amount_2016),
        other=[{"description": each.description, "amount": _euro(each.amount)} for each in ceiling.others],
        adjustment=due
        and {
            "staff_2018": _number(due.staff_2018),
            "amount_2018": _euro(due.amount_2018),
            "staff": _number(due.staff),
        },
    )


def _formula(formula: Formula) -> Plain:
    return _kept(
        of=list(formula.of),
        base=_euro(formula.base),
        percent=None if formula.percent == WHOLE else _number(formula.percent),
        times=None if formula.times == ONE else _number(formula.times),
        round="" if formula.rounding is Rounding.CENT else formula.rounding.value,
    )


def _kept(**values: object) -> Plain:
    return {key: value for key, value in values.items() if value not in (None, "", [], False)}


def _euro(amount: Money | None) -> str | None:
    if amount is None:
        return None
    whole, cents = divmod(abs(amount.cents), 100)
    return f"{'-' if amount.cents < 0 else ''}{whole}.{cents:02d}"


def _number(value: Fraction) -> str:
    """A number with a comma, which no reader takes for thousands; exact to as many decimals as `read_fund` reads."""
    return f"{rounded(value, FINEST):f}".rstrip("0").rstrip(".").replace(".", ",")

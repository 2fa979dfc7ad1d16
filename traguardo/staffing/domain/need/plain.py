"""What a need comes to as plain values, for JSON: units as exact decimals, amounts in integer cents, absent as null."""

from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.money import Money
from traguardo.kernel.ratio import rounded
from traguardo.staffing.domain.need.sums import (
    CeilingSum,
    DutySum,
    HireSum,
    NeedSums,
    PostSum,
    SourceSum,
    StandardSum,
    YearSum,
)

Plain = dict[str, object]
DECIMALS = 4


def need_data(sums: NeedSums) -> Plain:
    """Posts, totals, standards, hires, years, sources, duties, ceilings; without findings."""
    need = sums.need
    return {
        "title": need.title,
        "authority": need.authority,
        "year": need.year,
        "on": need.on.isoformat() if need.on else None,
        "posts": [_post(each) for each in sums.posts],
        "totals": {
            "optimal": number(sums.optimal),
            "in_service": number(sums.in_service),
            "held": number(sums.held),
            "vacant": number(sums.vacant),
            "optimal_cost_cents": sums.optimal_cost.cents,
            "cost_cents": sums.cost.cents,
        },
        "standards": [_standard(each) for each in sums.standards],
        "hires": [_hire(each) for each in sums.hires],
        "years": [_year(each) for each in sums.years],
        "sources": [_source(each) for each in sums.sources],
        "sustainability": {"yearly_cents": sums.yearly.cents, "lasting_cents": sums.lasting.cents},
        "duties": [_duty(each) for each in sums.duties],
        "ceilings": [_ceiling(each) for each in sums.ceilings],
    }


def number(value: Fraction | None) -> int | Decimal | None:
    """A whole number as such, else a decimal."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else rounded(value, DECIMALS).normalize()


def _post(each: PostSum) -> Plain:
    post = each.post
    return {
        "code": post.code,
        "profile": post.profile,
        "category": post.category,
        "optimal": number(post.optimal),
        "in_service": number(post.in_service),
        "reserved": number(post.reserved),
        "covered": number(each.covered),
        "agency": number(post.agency),
        "seconded": number(post.seconded),
        "held": number(each.held),
        "to_fill": number(post.to_fill),
        "vacant": number(each.vacant),
        "average_cents": _cents(post.average),
        "optimal_cost_cents": _cents(each.optimal_cost),
        "cost_cents": _cents(each.cost),
    }


def _standard(each: StandardSum) -> Plain:
    return {
        "post": each.standard.post,
        "exact": number(each.exact),
        "nearest": each.nearest,
        "up": each.up,
        "rounding": each.standard.rounding.value,
        "posts": each.posts,
        "stated": each.standard.posts,
    }


def _hire(each: HireSum) -> Plain:
    hire = each.hire
    return {
        "code": hire.code,
        "post": hire.post,
        "units": number(hire.units),
        "from": hire.first_day.isoformat(),
        "kind": hire.kind.value,
        "yearly_cents": each.yearly.cents,
        "in_year_cents": {str(year): amount.cents for year, amount in each.in_year.items()},
    }


def _year(each: YearSum) -> Plain:
    return {
        "year": each.year,
        "new_units": number(each.new_units),
        "running_units": number(each.running_units),
        "new_cost_cents": each.new_cost.cents,
        "cost_cents": each.cost.cents,
        "yearly_cents": each.yearly.cents,
        "months_cents": [month.cents for month in each.months],
    }


def _source(each: SourceSum) -> Plain:
    return {
        "code": each.source.code,
        "title": each.source.title,
        "total_cents": each.total.cents,
        "used_cents": each.used.cents,
        "left_cents": each.left.cents,
        "lasting": each.source.lasting,
    }


def _duty(each: DutySum) -> Plain:
    return {
        "title": each.title,
        "law": each.law,
        "exact": number(each.exact),
        "due": each.due,
        "held": each.held,
        "planned": number(each.planned),
        "missing": number(each.missing),
    }


def _ceiling(each: CeilingSum) -> Plain:
    return {
        "rule": each.ceiling.rule,
        "law": each.law.law,
        "base_cents": each.ceiling.base.cents,
        "counted_cents": each.counted.cents,
        "room_cents": each.room.cents,
    }


def _cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents

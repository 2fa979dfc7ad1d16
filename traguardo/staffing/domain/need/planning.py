"""The plan of hires: what each costs month by month, and each year with its new hires apart from the running total."""

from collections.abc import Sequence
from fractions import Fraction

from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.model import Hire, Need
from traguardo.staffing.domain.need.months import MONTHS, month_shares
from traguardo.staffing.domain.need.sums import HireSum, YearSum

NOTHING = Money(0)


def hire_sum(hire: Hire, need: Need) -> HireSum:
    """What a hire costs: its units by the mean cost of its post, for the months it is there; nothing where it is free."""
    post = need.post(hire.post)
    average = post.average if post and post.average and not hire.free else NOTHING
    yearly = average.times(hire.units)
    years = {*need.years, hire.first_day.year}
    in_year = {year: yearly.times(sum(month_shares(hire.first_day, year), Fraction(0))) for year in sorted(years)}
    return HireSum(hire=hire, in_year=in_year, yearly=yearly)


def year_sums(need: Need, hires: Sequence[HireSum]) -> tuple[YearSum, ...]:
    """Each year of the plan; the months of a year add up to its cost."""
    return tuple(_year(year, hires) for year in need.years)


def _year(year: int, hires: Sequence[HireSum]) -> YearSum:
    new = [each for each in hires if each.hire.first_day.year == year]
    there = [each for each in hires if each.hire.first_day.year <= year]
    cost = Money(sum(each.in_year[year].cents for each in there))
    return YearSum(
        year=year,
        new_units=_units(new),
        running_units=_units(there),
        new_cost=Money(sum(each.in_year[year].cents for each in new)),
        cost=cost,
        yearly=Money(sum(each.yearly.cents for each in there)),
        months=_by_month(cost, [_weights(each, year) for each in there]),
    )


def _units(hires: Sequence[HireSum]) -> Fraction:
    return sum((each.hire.units for each in hires if each.hire.counts), Fraction(0))


def _weights(each: HireSum, year: int) -> list[Fraction]:
    """How much a hire costs in each month, before cents."""
    return [each.yearly.cents * share for share in month_shares(each.hire.first_day, year)]


def _by_month(cost: Money, weights: Sequence[Sequence[Fraction]]) -> tuple[Money, ...]:
    """A cost by month: cents by largest remainder, so that no cent is lost."""
    whole = [sum((each[place] for each in weights), Fraction(0)) for place in range(MONTHS)]
    return cost.shared(whole) if any(whole) else (NOTHING,) * MONTHS

"""A plan of hires tried otherwise: other numbers, other hours, other days, nothing kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.model import Need
from traguardo.staffing.domain.need.reckoning import sums_of
from traguardo.staffing.domain.need.sums import NeedSums


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A hire as one tries it: people (0 leaves it out), the part of full time they work, the first day."""

    units: Fraction
    full_time: Fraction = Fraction(1)
    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A year of the plan as it is and as it is tried."""

    year: int
    before: Money
    after: Money

    @property
    def change(self) -> Money:
        """What the trial adds, negative when it saves."""
        return self.after - self.before


def tried(need: Need, tries: Mapping[str, Try]) -> NeedSums:
    """What the need comes to with the hires tried; those without a trial stay as they are."""
    hires = []
    for hire in need.hires:
        other = tries.get(hire.code)
        if other is None:
            hires.append(hire)
        elif other.units:
            hires.append(replace(hire, units=other.units * other.full_time, first_day=other.first_day))
    return sums_of(replace(need, hires=tuple(hires)))


def by_year(before: NeedSums, after: NeedSums) -> tuple[Tried, ...]:
    """The cost of each year, as it is and as it is tried."""
    return tuple(
        Tried(year=old.year, before=old.cost, after=new.cost)
        for old, new in zip(before.years, after.years, strict=True)
    )

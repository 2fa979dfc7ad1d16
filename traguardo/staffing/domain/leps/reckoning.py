"""What the contribution comes to: two stretches between three quantities, exact to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from traguardo.kernel.money import Money
from traguardo.staffing.domain.leps.law import LepsRule
from traguardo.staffing.domain.leps.reading import Body


class Level(StrEnum):
    """Where a district stands between the thresholds."""

    NOTHING = "below-threshold"
    TOWARDS = "towards-essential"
    ESSENTIAL = "essential"
    FURTHER = "further"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Level.NOTHING: "sotto la soglia del contributo",
            Level.TOWARDS: "sopra la soglia, sotto il livello essenziale",
            Level.ESSENTIAL: "al livello essenziale",
            Level.FURTHER: "all'obiettivo ulteriore",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leps:
    """The contribution of a year. Quantities are social workers in full-time equivalents, as the rule keeps them."""

    year: int
    rule: LepsRule
    bodies: tuple[Body, ...]
    residents: int
    staff: Fraction
    threshold: Fraction
    essential: Fraction
    further: Fraction

    @property
    def first_units(self) -> Fraction:
        """Units over the threshold, up to the essential level."""
        return _between(self.threshold, self.staff, self.essential)

    @property
    def second_units(self) -> Fraction:
        """Units over the essential level, up to the further goal."""
        return _between(self.essential, self.staff, self.further)

    @property
    def first(self) -> Money:
        """Euro of the first stretch."""
        return self.rule.first.times(self.first_units)

    @property
    def second(self) -> Money:
        """Euro of the second stretch."""
        return self.rule.second.times(self.second_units)

    @property
    def amount(self) -> Money:
        """The contribution."""
        return self.first + self.second

    @property
    def next_hire(self) -> Money:
        """What one more social worker, full time and all the year, would add."""
        return contribution(self.rule, self.residents, self.staff + 1) - self.amount

    @property
    def to_essential(self) -> Fraction:
        """Units still missing to the essential level, 0 when there."""
        return max(self.essential - self.staff, Fraction(0))

    @property
    def to_further(self) -> Fraction:
        """Units still missing to the further goal, 0 when there."""
        return max(self.further - self.staff, Fraction(0))

    @property
    def level(self) -> Level:
        """Where the district stands."""
        if self.staff <= self.threshold:
            return Level.NOTHING
        if self.staff < self.essential:
            return Level.TOWARDS
        return Level.ESSENTIAL if self.staff < self.further else Level.FURTHER


def reckon_leps(rule: LepsRule, bodies: Sequence[Body], *, year: int) -> Leps:
    """The contribution of a district: the rule looks at all its bodies together (art. 1, c. 797, «dall'ambito, ovvero dai comuni»)."""
    residents = sum(body.residents for body in bodies)
    return Leps(
        year=year,
        rule=rule,
        bodies=tuple(bodies),
        residents=residents,
        staff=sum((body.staff for body in bodies), Fraction(0)),
        threshold=rule.kept(Fraction(residents, rule.threshold)),
        essential=rule.kept(Fraction(residents, rule.essential)),
        further=rule.kept(Fraction(residents, rule.further)),
    )


def contribution(rule: LepsRule, residents: int, staff: Fraction) -> Money:
    """The contribution of so many residents and social workers, in euro of one year."""
    return reckon_leps(rule, (Body(residents=residents, staff=staff),), year=rule.since).amount


def settled(booked: Money, effective: Money) -> Money:
    """What is paid at the end: on the social workers effective, within what was booked (DM 25 giugno 2021, n. 144, art. 2, c. 2)."""
    return min(booked, effective)


def _between(low: Fraction, value: Fraction, high: Fraction) -> Fraction:
    """How much of the way from low to high lies under the value."""
    return max(min(value, high) - low, Fraction(0))

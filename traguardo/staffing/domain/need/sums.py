"""What a need comes to: posts with their vacancies and costs, standards, the plan by year and month, sources, duties, ceilings."""

from dataclasses import dataclass
from fractions import Fraction

from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.staffing.domain.need.laws import CeilingLaw
from traguardo.staffing.domain.need.model import Ceiling, Hire, Need, Post, Source, Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSum:
    """A post: covered (in service and reserved), held by anybody, vacant; costs in euro a year, None without a mean cost."""

    post: Post
    covered: Fraction
    held: Fraction
    vacant: Fraction | None
    optimal_cost: Money | None
    cost: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardSum:
    """A standard: its exact quotient, the posts by each rounding, and those by the rounding it declares (None if unsaid)."""

    standard: Standard
    exact: Fraction
    up: int
    nearest: int
    posts: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HireSum:
    """A hire: what it costs in its first year, in each year of the plan and, once all the year, every year."""

    hire: Hire
    in_year: dict[int, Money]
    yearly: Money

    @property
    def first(self) -> Money:
        """The cost of the year it begins in."""
        return self.in_year[self.hire.first_day.year]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSum:
    """A year of the plan: new hires apart from the running total; cost of the year, of its new hires, month by month."""

    year: int
    new_units: Fraction
    running_units: Fraction
    new_cost: Money
    cost: Money
    yearly: Money
    months: tuple[Money, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSum:
    """A source: what it gives in a year, what hires take of it in their first year, what is left."""

    source: Source
    total: Money
    used: Money
    left: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySum:
    """A duty to employ: its exact share, the units due, those there, those planned, those still missing."""

    title: str
    law: str
    exact: Fraction
    due: int
    held: int
    planned: Fraction

    @property
    def missing(self) -> Fraction:
        """Units still missing after the planned ones, 0 when none."""
        return max(self.due - self.held - self.planned, Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingSum:
    """A ceiling: what counts against it and the room left (negative when passed)."""

    ceiling: Ceiling
    law: CeilingLaw
    counted: Money
    room: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSums:
    """All that a need comes to. `lasting` is what sources give every year, `yearly` what all planned hires cost every year."""

    need: Need
    posts: tuple[PostSum, ...]
    standards: tuple[StandardSum, ...]
    hires: tuple[HireSum, ...]
    years: tuple[YearSum, ...]
    sources: tuple[SourceSum, ...]
    duties: tuple[DutySum, ...]
    ceilings: tuple[CeilingSum, ...]
    lasting: Money
    yearly: Money
    findings: tuple[Finding, ...] = ()

    @property
    def optimal(self) -> Fraction:
        """Optimal posts of all profiles."""
        return sum((each.post.optimal or Fraction(0) for each in self.posts), Fraction(0))

    @property
    def in_service(self) -> Fraction:
        """People in service, all profiles."""
        return sum((each.post.in_service for each in self.posts), Fraction(0))

    @property
    def held(self) -> Fraction:
        """Posts held by anybody, all profiles."""
        return sum((each.held for each in self.posts), Fraction(0))

    @property
    def vacant(self) -> Fraction:
        """Vacant posts, all profiles: those in excess do not fill the vacancies of others."""
        return sum((max(each.vacant or Fraction(0), Fraction(0)) for each in self.posts), Fraction(0))

    @property
    def optimal_cost(self) -> Money:
        """Cost of the optimal posts, those with a mean cost."""
        return Money(sum(each.optimal_cost.cents for each in self.posts if each.optimal_cost))

    @property
    def cost(self) -> Money:
        """Cost of those in service, where there is a mean cost."""
        return Money(sum(each.cost.cents for each in self.posts if each.cost))

    def per_head(self, amount: Money) -> Money | None:
        """An amount for each resident, None where the need does not say how many they are."""
        return amount.times(Fraction(1, self.need.residents)) if self.need.residents else None

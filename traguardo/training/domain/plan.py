"""The training plan of a year or of three: its lines, what they add up to, what the printed plan says they do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from traguardo.kernel.money import Money
from traguardo.training.domain.lines import AudienceKind, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotals:
    """The totals of a year as the plan writes them; None where it writes none."""

    year: int
    set_aside: Money | None = None
    to_set_aside: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTotals:
    """What the lines of a year add up to, as written. `uncosted` is how many have no amount."""

    year: int
    lines: int
    set_aside: Money
    to_set_aside: Money
    uncosted: int

    @property
    def total(self) -> Money:
        return self.set_aside + self.to_set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPlan:
    """The plan of `year` and of the years after it, `years` in all; `printed_forms` is how many forms it says it had."""

    year: int
    years: int = 1
    title: str = ""
    lines: tuple[Line, ...] = ()
    printed: tuple[PrintedTotals, ...] = ()
    printed_forms: int | None = None

    @property
    def span(self) -> range:
        """The years of the plan."""
        return range(self.year, self.year + self.years)

    @property
    def words(self) -> str:
        """«2022», or «2022-2024»."""
        return str(self.year) if self.years == 1 else f"{self.year}-{self.year + self.years - 1}"

    def line(self, code: str) -> Line | None:
        """The line of a code, None when there is none."""
        return next((line for line in self.lines if line.code == code), None)

    def of_year(self, year: int) -> tuple[Line, ...]:
        """The lines of a year, in order."""
        return tuple(line for line in self.lines if line.year == year)

    def next_code(self) -> str:
        """A code no line has: the next whole number."""
        return str(max((int(line.code) for line in self.lines if line.code.isdecimal()), default=0) + 1)


def totals(plan: TrainingPlan) -> tuple[YearTotals, ...]:
    """The totals of each year that has lines or is of the plan, from the amounts its lines write."""
    years = sorted({*plan.span, *(line.year for line in plan.lines)})
    return tuple(_totals(year, plan.of_year(year)) for year in years)


def _totals(year: int, lines: tuple[Line, ...]) -> YearTotals:
    return YearTotals(
        year=year,
        lines=len(lines),
        set_aside=_sum(line.set_aside for line in lines),
        to_set_aside=_sum(line.to_set_aside for line in lines),
        uncosted=sum(line.written is None for line in lines),
    )


def _sum(amounts: Iterable[Money | None]) -> Money:
    return sum((each for each in amounts if each is not None), Money(0))


def without_persons(plan: TrainingPlan) -> TrainingPlan:
    """The plan for everybody: a line for some persons tells how many, never who."""
    return replace(plan, lines=tuple(_impersonal(line) for line in plan.lines))


def _impersonal(line: Line) -> Line:
    audience = line.audience
    if audience.kind is not AudienceKind.PERSONS:
        return line
    stated = len(audience.codes) if audience.stated is None else audience.stated
    return replace(line, audience=replace(audience, kind=AudienceKind.SOME, codes=(), stated=stated))

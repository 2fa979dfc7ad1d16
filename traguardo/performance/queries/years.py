"""Indicators across the years of an authority, from each year's current edition: value, target and degree, year by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import italian
from traguardo.performance.domain.notation.targets import goal
from traguardo.performance.domain.plan import Indicator, Measurement, Plan
from traguardo.performance.domain.scoring import PlanScore
from traguardo.performance.domain.versions.lineage import Lineage, lineages
from traguardo.performance.queries import plans
from traguardo.performance.queries.board import last_day
from traguardo.performance.queries.editions import Edition

NOTHING = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """An indicator in one year: what was measured, what was expected, the degree. Absent is None or empty, never zero."""

    year: int
    code: str
    objective: str
    objective_title: str
    value: Fraction | None
    printed: str
    target: str
    goal: Decimal | None
    degree: Decimal | None
    unit_of_measure: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An indicator through the years, with what it reached in each."""

    lineage: Lineage
    reached: tuple[Reached, ...]

    @property
    def code(self) -> str:
        return self.lineage.code

    @property
    def name(self) -> str:
        return self.lineage.name

    def of(self, year: int) -> Reached | None:
        """What it reached in a year, None when the plan did not have it."""
        return next((each for each in self.reached if each.year == year), None)

    @property
    def measured(self) -> tuple[Reached, ...]:
        """The years in which it has a number."""
        return tuple(each for each in self.reached if each.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The years, newest last, and every story; `of_year` says which edition each year's figures come from."""

    years: tuple[int, ...]
    stories: tuple[Story, ...]
    of_year: Mapping[int, Edition]

    @property
    def going_on(self) -> tuple[Story, ...]:
        """Those of the newest year that were in an earlier one."""
        return tuple(
            each for each in self.stories if len(each.reached) > 1 and each.lineage.last_year == self.years[-1]
        )

    @property
    def begun(self) -> tuple[Story, ...]:
        """Those that the newest year has for the first time."""
        return tuple(each for each in self.stories if len(self.years) > 1 and each.lineage.first_year == self.years[-1])

    @property
    def ended(self) -> tuple[Story, ...]:
        """Those that the newest year has no more."""
        return tuple(each for each in self.stories if each.lineage.last_year < self.years[-1])

    def find(self, key: str) -> Story | None:
        """A story by its key; else the latest that ever had that code."""
        exact = (each for each in self.stories if each.lineage.key == key)
        return next(exact, next((each for each in self.stories if key in each.lineage.codes), None))


def history(editions: Iterable[Edition], *, today: date) -> History:
    """Every indicator of the current editions. One SQL statement a year, thirteen when a year's plan is not yet known."""
    current = {each.year: each for each in editions if each.current}
    years = tuple(sorted(current))
    known = {year: _known(current[year], today) for year in years}
    found = lineages({year: plan for year, (plan, _) in known.items()})
    readers = {year: _Reader(year, *known[year]) for year in years}
    return History(
        years=years,
        of_year=current,
        stories=tuple(
            Story(
                lineage=each,
                reached=tuple(readers[member.year].reached(member.indicator) for member in each.members),
            )
            for each in found
        ),
    )


def _known(edition: Edition, today: date) -> tuple[Plan, PlanScore]:
    plan, score, _ = plans.known(plans.stamp(edition), last_day(edition, today))
    return plan, score


class _Reader:
    """What the indicators of a year reached."""

    def __init__(self, year: int, plan: Plan, score: PlanScore) -> None:
        self._year, self._score = year, score
        self._titles = {each.code: each.title for each in plan.objectives}
        self._measured = plan.measured()

    def reached(self, indicator: Indicator) -> Reached:
        score, target = self._score.find("indicator", indicator.code), indicator.target(self._year)
        value = score.value if score else None
        return Reached(
            year=self._year,
            code=indicator.code,
            objective=indicator.objective,
            objective_title=self._titles.get(indicator.objective, ""),
            value=value,
            printed=_printed(value, indicator, self._measured.get(("indicator", indicator.code), ())),
            target=target.printed if target else NOTHING,
            goal=goal(target, indicator) if target else None,
            degree=score.degree if score else None,
            unit_of_measure=indicator.unit_of_measure,
            why=score.why if score else NOTHING,
        )


def _printed(value: Fraction | None, indicator: Indicator, measured: Sequence[Measurement]) -> str:
    """The value with its percent sign, else what was written last."""
    if value is not None:
        return italian(value) + ("%" if indicator.unit_of_measure.strip() == "%" else "")
    return max(measured, key=lambda each: each.on or date.min).outcome.printed if measured else NOTHING

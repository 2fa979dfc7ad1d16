"""What the performance plan of a year gives to a sheet: objectives of its unit, and their degrees with a source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from traguardo.access.facade import Authority
from traguardo.evaluation.models import Goal, Taken
from traguardo.evaluation.queries.stored import given_by
from traguardo.kernel.italian import it_day
from traguardo.kernel.ratio import rounded
from traguardo.performance.facade import Plan, PlanScore, edition_plan, edition_score, objective_year_weights, records
from traguardo.performance.facade import plans as editions


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An objective of the plan, as a goal takes it: its weight in the year, percent of the plan; the units it is of."""

    code: str
    title: str
    expected: str
    weight: Decimal
    units: tuple[str, ...]
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A degree 0-100 taken from the plan, and where it comes from."""

    value: Decimal
    source: str


class YearPlan:
    """The plan a year runs on, read once for all the sheets of a page; there may be none."""

    def __init__(self, authority: Authority, year: int, *, today: date) -> None:
        self.year, self.today = year, today
        self.edition = next((each for each in editions(authority) if each.year == year and each.current), None)

    @cached_property
    def plan(self) -> Plan | None:
        return edition_plan(self.edition) if self.edition else None

    @cached_property
    def score(self) -> PlanScore | None:
        """The scores at the plan's reporting date, or at the end of the year; at today before then."""
        return edition_score(self.edition, at=self.at) if self.edition else None

    @property
    def at(self) -> date:
        reporting = self.edition.reporting_date if self.edition else None
        return min(reporting or date(self.year, 12, 31), self.today)

    @cached_property
    def offered(self) -> tuple[Offered, ...]:
        """The objectives at work in the year, in the order of the plan."""
        if self.plan is None:
            return ()
        weights = objective_year_weights(self.plan, self.year)
        return tuple(_offered(each, weights[each.code]) for each in self.plan.objectives if each.code in weights)

    def of_unit(self, unit: str, name: str) -> tuple[Offered, ...]:
        """Those of a unit of the organisation, which the plan may know by its code or by its name."""
        if self.plan is None:
            return ()
        names = {each.code: each.name for each in self.plan.units}
        known = {unit.casefold(), name.casefold()}
        return tuple(
            each
            for each in self.offered
            if any({code.casefold(), names.get(code, code).casefold()} & known for code in each.units)
        )

    def degree(self, goal: Goal) -> Degree | None:
        """The degree a goal takes from the plan, or from the evaluations given; None when there is none to take."""
        if goal.taken == Taken.SPREAD:
            given, told = given_by(goal.sheet)
            return None if given is None else Degree(value=rounded(given, 4), source=told)
        if not goal.taken or self.edition is None or self.score is None:
            return None
        value = self._value(goal)
        told = f"Piano {self.edition.name}, punteggio al {it_day(self.at)}"
        return None if value is None else Degree(value=value, source=told)

    def _value(self, goal: Goal) -> Decimal | None:
        if self.score is None or goal.taken == Taken.WHOLE:
            return self.score.score if self.score else None
        found = self.score.find("objective", goal.code)
        return found.degree if found else None


def _offered(objective: records.Objective, weight: Fraction | None) -> Offered:
    return Offered(
        code=objective.code,
        title=objective.title,
        expected=objective.expected or objective.overall_indicator,
        weight=rounded(weight or Fraction(0), 3),
        units=objective.units,
        tag=objective.tags[0] if objective.tags else "",
    )

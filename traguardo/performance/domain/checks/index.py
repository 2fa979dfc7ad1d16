"""A plan with the look-ups the rules need, each built once: every rule then stays linear in the rows."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import (
    Indicator,
    Link,
    Measurement,
    Objective,
    Outcome,
    Plan,
    Restatement,
    Step,
    StrategicNode,
)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Group = Mapping[K, list[V]]


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Values by key, in order of appearance."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndex:
    """The plan and its look-ups by code; the first record wins where a code is repeated."""

    plan: Plan
    objectives: Mapping[str, Objective]
    nodes: Mapping[str, StrategicNode]
    indicators: Mapping[str, Indicator]
    steps: Mapping[str, Step]
    steps_by_objective: Group[str, Step]
    indicators_by_objective: Group[str, Indicator]
    children_by_parent: Group[str, Indicator]
    links_by_objective: Group[str, Link]
    measurements_by_subject: Group[str, Measurement]
    restatements_by_attribute: Group[str, Restatement]

    @property
    def reporting_date(self) -> date:
        """Date of the report; the end of the measured year where the plan gives none."""
        return self.plan.reporting_date or date(self.plan.year, 12, 31)

    def at(self, place: Place, attribute: str) -> Place:
        return self.plan.at(place, attribute)

    def steps_of(self, objective: str) -> list[Step]:
        """Steps of an objective that are not cancelled."""
        return [step for step in self.steps_by_objective.get(objective, []) if not step.cancelled]

    def indicators_of(self, objective: str) -> list[Indicator]:
        """Indicators of an objective, weighted parts of others left out."""
        return [indicator for indicator in self.indicators_by_objective.get(objective, []) if not indicator.parent]

    def children_of(self, indicator: str) -> list[Indicator]:
        """Weighted parts of a composite indicator."""
        return self.children_by_parent.get(indicator, [])

    def target_place(self, indicator: Indicator, year: int) -> Place:
        """Cell of the expected value of a year: the year's own column where the file has one."""
        by_year = f"target_{year}"
        known = (indicator.place.sheet, by_year) in self.plan.headers
        return self.at(indicator.place, by_year if known else "target")

    def outcome(self, indicator: Indicator) -> Outcome | None:
        """Last result of the year entered for an indicator; None when there is none."""
        last = self.last_measurement(indicator.code)
        return last.outcome if last else None

    def outcome_place(self, indicator: Indicator) -> Place:
        """Cell of an indicator's result; that of its expected value while it has none."""
        last = self.last_measurement(indicator.code)
        return self.at(last.place, "value") if last else self.target_place(indicator, self.plan.year)

    def at_year(self, place: Place, attribute: str, year: int) -> Place:
        """As `at`; where the file has one column for each year, the column of that year."""
        found = self.at(place, attribute)
        own = [column for column in found.column.split(" / ") if str(year) in column]
        return replace(found, column=own[0]) if own else found

    def result(self, step: Step) -> Outcome | None:
        """Result of a step, from its own row or from its measurements; a code shared with an indicator is the indicator's."""
        last = None if step.code in self.indicators else self.last_measurement(step.code)
        return step.outcome or (last.outcome if last else None)

    def result_place(self, step: Step) -> Place:
        """Cell of a step's result."""
        last = None if step.outcome or step.code in self.indicators else self.last_measurement(step.code)
        return self.at(last.place, "value") if last else self.at(step.place, "outcome")

    def last_measurement(self, subject: str) -> Measurement | None:
        """Last measurement of a subject that is not older than the measured year."""
        found = self.measurements_by_subject.get(subject)
        if not found:
            return None
        of_year = (entry for entry in found if entry.on is None or entry.on.year >= self.plan.year)
        return max(of_year, key=lambda entry: entry.on or date.min, default=None)

    def units_of(self, objective: Objective) -> tuple[str, ...]:
        """Units of an objective, or those of its indicators where the sheet names none."""
        named = (unit for entry in self.indicators_by_objective.get(objective.code, []) for unit in entry.units)
        return objective.units or tuple(dict.fromkeys(named))

    def reported(self) -> bool:
        """Whether the plan carries results: the rules on results are silent on a plan yet to begin."""
        outcomes = any(step.outcome for step in self.plan.steps)
        return outcomes or bool(self.plan.measurements)

    def measured(self, objective: Objective) -> bool:
        """Whether the objective counts in the measured year: marked for it, or not marked at all."""
        return not objective.years or self.plan.year in objective.years


def index_plan(plan: Plan) -> PlanIndex:
    """Build the look-ups of a plan, in time linear in its records."""
    return PlanIndex(
        plan=plan,
        objectives={entry.code: entry for entry in reversed(plan.objectives)},
        nodes={entry.code: entry for entry in reversed(plan.nodes)},
        indicators={entry.code: entry for entry in reversed(plan.indicators)},
        steps={entry.code: entry for entry in reversed(plan.steps)},
        steps_by_objective=grouped((entry.objective, entry) for entry in plan.steps),
        indicators_by_objective=grouped((entry.objective, entry) for entry in plan.indicators),
        children_by_parent=grouped((entry.parent, entry) for entry in plan.indicators if entry.parent),
        links_by_objective=grouped((entry.objective, entry) for entry in plan.links),
        measurements_by_subject=grouped((entry.subject, entry) for entry in plan.measurements),
        restatements_by_attribute=grouped((entry.attribute, entry) for entry in plan.restatements),
    )

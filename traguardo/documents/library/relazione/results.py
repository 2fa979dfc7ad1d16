"""Results objective by objective: activities with their days late, indicators with (a), (b) and c = b − a, all computed."""

from collections import defaultdict
from collections.abc import Iterable

from traguardo.documents.library.frame import Data, unit_names
from traguardo.documents.library.pdo.sheets import kind_in_words, texts
from traguardo.documents.library.relazione.evidence import Evidence, Results, origins
from traguardo.documents.library.relazione.marks import contradicts, standing_mark, state_mark
from traguardo.performance.facade import Plan, PlanScore, Score, State, days_late, deviation, records

Scored = dict[int, Score]


def of_the_year(score: PlanScore) -> list[Score]:
    """Scores of the objectives at work in the year."""
    return [each for each in score.objectives if each.state is not State.OTHER_YEAR]


class Findings:
    """Rows of the documents on what a plan's steps and indicators gave, each beside its score."""

    def __init__(self, plan: Plan, score: PlanScore) -> None:
        self.plan, self.results = plan, Results(plan, score.at)
        self.steps: dict[str, list[tuple[records.Step, Score]]] = defaultdict(list)
        self.indicators: dict[str, list[tuple[records.Indicator, Score]]] = defaultdict(list)
        for step, its_score in zip(plan.steps, score.steps, strict=True):
            self.steps[step.objective].append((step, its_score))
        for indicator, its_score in zip(plan.indicators, score.indicators, strict=True):
            self.indicators[indicator.objective].append((indicator, its_score))

    def activities(self, objective: str) -> list[Data]:
        """Activities of the year of an objective."""
        return [
            self.activity(step, score) for step, score in self.steps[objective] if score.state is not State.OTHER_YEAR
        ]

    def activity(self, step: records.Step, score: Score) -> Data:
        """One activity: expected, done, days late, state, degree and why."""
        evidence = self.results.of_step(step)
        return {
            "code": step.code,
            "objective": step.objective,
            "goal": step.goal,
            "description": step.description,
            "due": step.due_printed,
            "result": evidence.printed,
            "days_late": days_late(step.due, evidence.outcome),
            "state": state_mark(score),
            "degree": score.degree,
            "why": score.why,
            "note": evidence.note,
        }

    def measures(self, objective: str) -> list[Data]:
        """Indicators of the year of an objective."""
        wanted = [(each, score) for each, score in self.indicators[objective] if score.state is not State.OTHER_YEAR]
        return [self.measure(indicator, score) for indicator, score in wanted]

    def measure(self, indicator: records.Indicator, score: Score) -> Data:
        """One indicator: (a) expected, (b) result, c = b − a, degree, and why."""
        evidence = self.results.of_indicator(indicator)
        target = indicator.target(self.plan.year)
        gap = deviation(indicator, evidence.outcome, self.plan.year)
        return {
            "code": indicator.code,
            "name": indicator.name,
            "part_of": indicator.parent,
            "algorithm": indicator.algorithm or indicator.formula,
            "unit": indicator.unit_of_measure,
            "baseline": indicator.baseline.printed,
            "expected": target.printed if target else "",
            "result": evidence.printed,
            "deviation": {"value": gap.value, "unit": gap.unit, "why": gap.why},
            "state": state_mark(score),
            "degree": score.degree,
            "uncapped": score.uncapped if score.uncapped != score.degree else None,
            "why": score.why,
            "note": evidence.note,
        }

    def evidence(self, objective: str) -> list[Evidence]:
        """Every result behind an objective's figures."""
        found = [self.results.of_indicator(indicator) for indicator, _ in self.indicators[objective]]
        return [*found, *(self.results.of_step(step) for step, _ in self.steps[objective])]


def objectives(plan: Plan, score: PlanScore, found: Findings) -> list[Data]:
    """The objectives of the year, each with all its results."""
    by_code = {objective.code: objective for objective in plan.objectives}
    return [_objective(plan, by_code[each.code], each, found) for each in of_the_year(score)]


def _objective(plan: Plan, objective: records.Objective, score: Score, found: Findings) -> Data:
    return {
        **headline(plan, objective, score),
        "kind": kind_in_words(objective.kind),
        "head": objective.head,
        "weight": objective.weight,
        "texts": [text for text in texts(objective) if text["label"] == "Situazione attesa"],
        "why": score.why,
        "report": objective.report,
        "contradicts": contradicts(objective.declared_outcome, score),
        "activities": found.activities(objective.code),
        "indicators": found.measures(objective.code),
        "origins": origins(found.evidence(objective.code)),
    }


def headline(plan: Plan, objective: records.Objective, score: Score) -> Data:
    """What the whole table says of an objective."""
    return {
        "code": objective.code,
        "title": objective.title,
        "units": unit_names(plan, objective.units),
        "year_weight": score.year_weight,
        "score": score.degree,
        "uncapped": score.uncapped if score.uncapped != score.degree else None,
        "coverage": score.coverage,
        "standing": standing_mark(score),
        "declared": objective.declared_outcome,
    }


def variations(plan: Plan, found: Iterable[tuple[records.Step, Score]]) -> list[Data]:
    """Steps moved, changed or cancelled in the year, with the act that says so where there is one."""
    return [
        {
            "code": step.code,
            "description": step.description or step.goal,
            "due": step.due_printed,
            "moved_to": step.moved_to.day if step.moved_to else None,
            "cancelled": step.cancelled,
            "act": step.variation,
        }
        for step, _ in found
        if step.moved_to or step.variation or step.cancelled
    ]

"""The score of a whole plan at a date: leaves first, then objectives, nodes, units and the plan, each derived in words."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from traguardo.performance.domain.measurement_system import MeasurementSystem
from traguardo.performance.domain.plan import Objective, Plan
from traguardo.performance.domain.scoring.leaves import Leaves, leaf_score, rolled_score
from traguardo.performance.domain.scoring.roll_up import Part, roll_up
from traguardo.performance.domain.scoring.scores import PlanScore, Result, Score, State
from traguardo.performance.domain.scoring.steps import When
from traguardo.performance.domain.scoring.tree import answering_units, node_scores, objective_score, unit_scores
from traguardo.performance.domain.weights import objective_year_weights


def score_plan(plan: Plan, system: MeasurementSystem, *, at: date) -> PlanScore:
    """Scores of everything in the plan for its year, as known at `at`. Same inputs, same figures; no clock is read.

    Degrees in points, exact inside and rounded once, half up; what cannot be computed is None, with its reason, and
    never zero (D.Lgs. 150/2009, art. 7 and 8). Cost is linear in the rows of the plan.
    """
    leaves = Leaves(plan, system, When(year=plan.year, at=at, reported=plan.reporting_date), _owners(plan))
    steps, indicators = leaves.steps(), leaves.indicators()
    weights = objective_year_weights(plan, plan.year)
    objectives = [
        _objective(
            objective, steps.get(objective.code, []), indicators.get(objective.code, []), system, weights, plan.year
        )
        for objective in plan.objectives
    ]
    by_code = {score.code: score for score in objectives}
    return _assembled(
        plan,
        at,
        whole=_whole(plan, objectives, system),
        objectives=objectives,
        steps=_in_order(plan, steps),
        indicators=list(leaves.all_indicators()),
        nodes=node_scores(plan, by_code, system),
        units=unit_scores(plan, by_code, system),
    )


def _objective(
    objective: Objective,
    steps: list[Score],
    indicators: list[Score],
    system: MeasurementSystem,
    weights: dict[str, Fraction | None],
    year: int,
) -> Score:
    if objective.code not in weights:
        result = Result(state=State.OTHER_YEAR, why=f"Non è un obiettivo del {year}.")
        return leaf_score(
            "objective", objective.code, objective.title, result, system, weight=objective.weight, share=None
        )
    return objective_score(objective, steps, indicators, system, weights[objective.code])


def _whole(plan: Plan, objectives: list[Score], system: MeasurementSystem) -> Score:
    active = [score for score in objectives if score.state is not State.OTHER_YEAR]
    parts = [Part(score, score.exact_year_weight) for score in active]
    rolled = roll_up(parts, system, of="obiettivi", weights=[score.weight for score in active])
    return rolled_score("plan", plan.authority.code, plan.title, rolled, system)


def _in_order(plan: Plan, steps: dict[str, list[Score]]) -> list[Score]:
    """Steps back in the plan's order, each objective's in its own."""
    waiting = {objective: iter(scores) for objective, scores in steps.items()}
    return [next(waiting[step.objective]) for step in plan.steps]


def _owners(plan: Plan) -> dict[str, frozenset[str]]:
    """Who answers for each objective, casefolded: its head, its units and their heads."""
    heads = {key: unit for unit in plan.units for key in (unit.code, unit.name)}
    owners: dict[str, frozenset[str]] = {}
    for code, units in answering_units(plan).items():
        known = [heads[unit] for unit in units if unit in heads]
        owners[code] = frozenset(
            name.casefold() for name in (*units, *(unit.name for unit in known), *(unit.head for unit in known)) if name
        )
    for objective in plan.objectives:
        if objective.head:
            owners[objective.code] |= {objective.head.casefold()}
    return owners


def _assembled(plan: Plan, at: date, *, whole: Score, **lists: list[Score]) -> PlanScore:
    index = {(score.kind, score.code): score for score in _reversed(lists.values())}
    return PlanScore(
        at=at,
        year=plan.year,
        whole=whole,
        objectives=tuple(lists["objectives"]),
        steps=tuple(lists["steps"]),
        indicators=tuple(lists["indicators"]),
        nodes=tuple(lists["nodes"]),
        units=tuple(lists["units"]),
        _index=index,
    )


def _reversed(lists: Iterable[list[Score]]) -> Iterable[Score]:
    """Last first, so that of repeated codes the first stays in an index."""
    return (score for scores in lists for score in reversed(scores))

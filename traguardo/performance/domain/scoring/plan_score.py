"""The score of a whole plan at a date: leaves first, then objectives, nodes, units and the plan, each derived in words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from traguardo.performance.domain.decisions import Rulings
from traguardo.performance.domain.measurement_system import Level, MeasurementSystem
from traguardo.performance.domain.plan import Objective, Plan
from traguardo.performance.domain.scoring.departures import Departures
from traguardo.performance.domain.scoring.leaves import Leaves, leaf_score
from traguardo.performance.domain.scoring.scores import LEFT_THE_SUM, PlanScore, Result, Score, State
from traguardo.performance.domain.scoring.settling import left_result
from traguardo.performance.domain.scoring.sharing import answering_units
from traguardo.performance.domain.scoring.steps import When
from traguardo.performance.domain.scoring.tree import Tree, objective_score, unit_scores
from traguardo.performance.domain.scoring.weights import active_objectives, shares
from traguardo.performance.domain.scoring.whole import Floors, whole_score


def score_plan(plan: Plan, system: MeasurementSystem, *, at: date) -> PlanScore:
    """Scores of everything in the plan for its year, as known at `at`. Same inputs, same figures; no clock is read.

    Degrees in points, exact inside and rounded once, half up; what cannot be computed is None, with its reason, and
    never zero (D.Lgs. 150/2009, art. 7 and 8). Cost is linear in the rows of the plan.
    """
    when = When(year=plan.year, at=at, reported=plan.reporting_date)
    departures = Departures(plan, Rulings(plan, at=at))
    leaves = Leaves(plan, system, when, departures, _owners(plan))
    steps, indicators = leaves.steps(), leaves.indicators()
    active = active_objectives(plan, plan.year)
    objectives = _weighted(
        [
            _objective(each, steps.get(each.code, []), indicators.get(each.code, []), system, departures)
            if each.code in active
            else _of_other_years(each, system, plan.year)
            for each in plan.objectives
        ],
        equal=Level.OBJECTIVES in system.equal_weights,
    )
    by_code = {score.code: score for score in objectives}
    tree = Tree(plan, by_code, system)
    nodes, units = [tree.score(node) for node in plan.nodes], unit_scores(plan, by_code, system)
    return _assembled(
        plan,
        at,
        whole=whole_score(plan, Floors(objectives=objectives, nodes=nodes, units=units, tree=tree), system),
        objectives=objectives,
        steps=_in_order(plan, steps),
        indicators=list(leaves.all_indicators()),
        nodes=nodes,
        units=units,
    )


def _objective(
    objective: Objective, steps: list[Score], indicators: list[Score], system: MeasurementSystem, departures: Departures
) -> Score:
    out = departures.of_objective(objective.code)
    if out is not None:
        return _bare(objective, left_result(out), system)
    return objective_score(objective, steps, indicators, system, departures.rulings.of("objective", objective.code))


def _of_other_years(objective: Objective, system: MeasurementSystem, year: int) -> Score:
    return _bare(objective, Result(state=State.OTHER_YEAR, why=f"Non è un obiettivo del {year}."), system)


def _bare(objective: Objective, result: Result, system: MeasurementSystem) -> Score:
    return leaf_score("objective", objective.code, objective.title, result, system, weight=objective.weight, share=None)


def _weighted(scores: list[Score], *, equal: bool) -> list[Score]:
    """The objectives with their weight in the year, over those at work in it that have not left the sum."""
    out = {State.OTHER_YEAR, *LEFT_THE_SUM}
    given = shares({score.code: None if equal else score.weight for score in scores if score.state not in out})
    return [replace(score, exact_year_weight=None if score.state in out else given.get(score.code)) for score in scores]


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

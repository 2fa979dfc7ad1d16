"""Weights of a year, computed and exact: a weight over the sum of what falls in the year, never typed.

Weights are in percent; so are year weights, as Fractions, hence they sum to exactly 100.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE
from traguardo.performance.domain.plan import Moment, Objective, Plan, Step


def shares(weights: Mapping[str, Decimal | None]) -> dict[str, Fraction | None]:
    """Each weight in percent of their sum; None where the weight is absent, which is not zero.

    With no weight at all among them, equal weights. With weights that sum to zero nothing can be shared: all None.
    """
    if weights and all(weight is None for weight in weights.values()):
        return dict.fromkeys(weights, WHOLE / len(weights))
    total = sum((Fraction(weight) for weight in weights.values() if weight is not None), Fraction(0))
    if not total:
        return dict.fromkeys(weights)
    return {key: None if weight is None else Fraction(weight) * WHOLE / total for key, weight in weights.items()}


def weight_sum(weights: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of the weights given; None when none is."""
    given = [weight for weight in weights if weight is not None]
    return sum(given, Decimal(0)) if given else None


def telling_places(total: Decimal) -> int:
    """Decimals that tell a sum that is not 100 from 100: two, or more where the two would look alike.

    >>> telling_places(Decimal(93)), telling_places(Decimal("99.99999"))
    (2, 5)
    """
    return max(2, -(100 - total).adjusted())


def due_year(step: Step) -> int | None:
    """Year a step falls in: that of its due date, or of the date a variation with its act moved it to."""
    moment = due_moment(step)
    return moment.day.year if moment else None


def due_moment(step: Step) -> Moment | None:
    """When a step is due: the plan's date, or the one a variation with its act moved it to; a mere announcement moves nothing."""
    if not step.variation.strip():
        return step.due
    announced = step.outcome.moved_to if step.outcome else None
    return step.moved_to or announced or step.due


def step_year_weights(steps: Iterable[Step], year: int) -> dict[str, Fraction | None]:
    """Weight in `year`, by step code: weight over the sum of the objective's steps of that year, in percent.

    Steps due in other years are not in the answer; cancelled ones leave with their weight. A step without a due date
    (a cadence, a text) counts in every year. A step without a weight among others that have one weighs zero in the year,
    as the plans print it; None where nothing can be shared.
    """
    by_objective: dict[str, dict[str, Decimal | None]] = defaultdict(dict)
    for step in steps:
        if not step.cancelled and due_year(step) in {None, year}:
            by_objective[step.objective][step.code] = step.weight
    given = [shares(weights) for weights in by_objective.values()]
    return {code: share for group in given for code, share in _with_zeros(group).items()}


def _with_zeros(group: Mapping[str, Fraction | None]) -> Mapping[str, Fraction | None]:
    if all(share is None for share in group.values()):
        return group
    return {code: Fraction(0) if share is None else share for code, share in group.items()}


def objective_year_weights(plan: Plan, year: int) -> dict[str, Fraction | None]:
    """Weight in `year`, by objective code, in percent of the objectives active in that year."""
    active = active_objectives(plan, year)
    return shares({objective.code: objective.weight for objective in plan.objectives if objective.code in active})


def active_objectives(plan: Plan, year: int) -> frozenset[str]:
    """Codes of the objectives at work in `year`: marked for it, or within their years with something due in it."""
    anything: dict[str, bool] = defaultdict(bool)
    for step in plan.steps:
        anything[step.objective] |= due_year(step) in {None, year}
    for indicator in plan.indicators:
        anything[indicator.objective] |= indicator.target(year) is not None
    return frozenset(objective.code for objective in plan.objectives if _is_active(objective, year, anything))


def _is_active(objective: Objective, year: int, anything: Mapping[str, bool]) -> bool:
    if objective.years:
        return year in objective.years
    started = objective.first_year is None or objective.first_year <= year
    ended = objective.last_year is not None and objective.last_year < year
    return started and not ended and (objective.code not in anything or anything[objective.code])

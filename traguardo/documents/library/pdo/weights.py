"""Tables of weights: as given, as computed for each year, with their sums and of what."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from traguardo.documents.library.frame import Data, in_percent, unit_names, years
from traguardo.performance.facade import Plan, objective_year_weights, records, step_year_weights, weight_sum

WHOLE = Decimal(100)


def table(plan: Plan) -> Data:
    """One row an objective: weight in the plan, and weight in each year over what is active in it."""
    by_year = {year: objective_year_weights(plan, year) for year in years(plan)}
    total = weight_sum(objective.weight for objective in plan.objectives)
    return {
        "rows": [
            {
                "code": objective.code,
                "title": objective.title,
                "kind": objective.kind,
                "units": unit_names(plan, objective.units),
                "weight": objective.weight,
                "years": [_year(shares, objective.code) for shares in by_year.values()],
            }
            for objective in plan.objectives
        ],
        "total": total,
        "balanced": total is None or total == WHOLE,
        "weighted": sum(objective.weight is not None for objective in plan.objectives),
        "active": [len(shares) for shares in by_year.values()],
    }


def _year(shares: Mapping[str, Fraction | None], code: str) -> Data:
    return {"active": code in shares, "weight": in_percent(shares.get(code))}


def method(plan: Plan) -> list[Data]:
    """By objective and year: how many steps, the sum their weights are divided by."""
    rows: list[Data] = []
    for objective in plan.objectives:
        steps = [step for step in plan.steps if step.objective == objective.code and not step.cancelled]
        given = weight_sum(step.weight for step in steps)
        if steps:
            rows.append(
                {
                    "code": objective.code,
                    "title": objective.title,
                    "total": given,
                    "balanced": given is None or given == WHOLE,
                    "years": [_sum_of_year(steps, year) for year in years(plan)],
                }
            )
    return rows


def _sum_of_year(steps: list[records.Step], year: int) -> Data:
    inside = step_year_weights(steps, year)
    return {"steps": len(inside), "sum": weight_sum(step.weight for step in steps if step.code in inside)}

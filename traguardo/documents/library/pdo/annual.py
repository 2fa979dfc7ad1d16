"""Tables of a tree-shaped plan: the triennial matrix with its marks, and the year's indicators by strategic objective."""

from collections import defaultdict

from traguardo.documents.library.frame import Data, unit_names, years
from traguardo.documents.library.tree import contributors, groups, has_many_links, outside
from traguardo.performance.facade import Plan, records


def triennial(plan: Plan) -> list[Data]:
    """Rows by strategic objective, a mark for each year the objective is at work; empty when no year is marked.

    Where objectives contribute to many nodes, grouping would hide it: one list, in the plan's order.
    """
    if not any(objective.years for objective in plan.objectives):
        return []
    if has_many_links(plan):
        return [{"code": "", "title": "", "rows": [_marks(plan, objective, "") for objective in plan.objectives]}]
    return [
        {**group, "rows": [_marks(plan, objective, node) for node, objective in rows]}
        for group, rows in _grouped(plan)
        if rows
    ]


def tables(plan: Plan) -> list[Data]:
    """The indicators of the measured year, by strategic objective, then operational objective and action."""
    of: dict[str, list[records.Indicator]] = defaultdict(list)
    for indicator in plan.indicators:
        of[indicator.objective].append(indicator)
    gathered = []
    for group, rows in _grouped(plan):
        lines = [_line(plan, node, objective, each) for node, objective in rows for each in of[objective.code]]
        if lines:
            gathered.append({**group, "rows": lines})
    return gathered


def _grouped(plan: Plan) -> list[tuple[Data, list[tuple[str, records.Objective]]]]:
    """Each strategic objective with its (operational objective, objective) pairs; an objective is listed once."""
    under = contributors(plan)
    objectives = {objective.code: objective for objective in plan.objectives}
    seen: set[str] = set()
    gathered: list[tuple[Data, list[tuple[str, records.Objective]]]] = []
    for head, nodes in groups(plan):
        rows = []
        for node in nodes:
            fresh = [code for code in under.get(node.code, []) if code not in seen]
            seen.update(fresh)
            rows += [(f"{node.code} {node.title}", objectives[code]) for code in fresh]
        gathered.append(({"code": head.code if head else "", "title": head.title if head else "Altri"}, rows))
    rest = [("", objectives[code]) for code in outside(plan)]
    return [*gathered, ({"code": "", "title": "Senza obiettivo strategico"}, rest)]


def _marks(plan: Plan, objective: records.Objective, node: str) -> Data:
    return {
        "node": node,
        "code": objective.code,
        "title": objective.title,
        "marks": [year in objective.years for year in years(plan)],
    }


def _line(plan: Plan, node: str, objective: records.Objective, indicator: records.Indicator) -> Data:
    target = indicator.target(plan.year)
    return {
        "node": node,
        "objective": objective.code,
        "action": objective.title,
        "code": indicator.code,
        "part_of": indicator.parent,
        "name": indicator.name,
        "algorithm": indicator.algorithm or indicator.formula,
        "baseline": indicator.baseline.printed,
        "target": target.printed if target else "",
        "weight": indicator.weight,
        "units": unit_names(plan, indicator.units or objective.units),
    }

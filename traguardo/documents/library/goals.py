"""The plan's objectives as the checks of a document look at them."""

from traguardo.documents.domain.checks import Goal, Measure
from traguardo.performance.facade import Plan, records

STAKEHOLDERS = ("portatori", "stakeholder", "destinatari", "beneficiari")


def goals_of(plan: Plan | None) -> tuple[Goal, ...]:
    """Each objective with its own indicators, parts of others left out; none without a plan."""
    if plan is None:
        return ()
    nodes = {node.code for node in plan.nodes}
    linked = {link.objective for link in plan.links if link.kind == "strategic" and link.to in nodes}
    units = {unit.code: unit.name for unit in plan.units}
    measures: dict[str, list[Measure]] = {}
    for indicator in plan.indicators:
        if not indicator.parent:
            measures.setdefault(indicator.objective, []).append(_measure(indicator))
    return tuple(
        Goal(
            code=objective.code,
            title=objective.title,
            linked=objective.parent in nodes or objective.code in linked,
            responsible=objective.head or ", ".join(units.get(code, code) for code in objective.units),
            stakeholders=objective.benefits or _stakeholders(objective),
            measures=tuple(measures.get(objective.code, ())),
        )
        for objective in plan.objectives
    )


def _measure(indicator: records.Indicator) -> Measure:
    return Measure(code=indicator.code, name=indicator.name, weight=indicator.weight, baseline=indicator.baseline.value)


def _stakeholders(objective: records.Objective) -> str:
    found = (text for head, text in objective.extra.items() if head.casefold().startswith(STAKEHOLDERS))
    return next(found, "")

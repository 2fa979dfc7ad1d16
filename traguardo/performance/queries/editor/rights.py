"""Who may write what in a draft: the planning office everything, a unit's head what is inside the unit's objectives."""

from collections.abc import Iterable

from traguardo.access.facade import Role, Standing
from traguardo.performance.domain.editing import Change, find
from traguardo.performance.domain.plan import Objective, Plan
from traguardo.performance.queries.editor.rows import objective_code


def whole(standing: Standing) -> bool:
    """Whether one may write the whole plan: the planning office, or a head to whom no unit is named."""
    return Role.PLANNING_OFFICE in standing.roles or (Role.UNIT_HEAD in standing.roles and not standing.units)


def may_write(standing: Standing, plan: Plan, objective: Objective | None) -> bool:
    """Whether an objective is of a unit of this person; units match by code or by name."""
    if whole(standing):
        return True
    if objective is None or Role.UNIT_HEAD not in standing.roles:
        return False
    names = {unit.code: unit.name for unit in plan.units}
    answering = {name.casefold() for code in objective.units for name in (code, names.get(code, code))}
    return bool(answering & {unit.casefold() for unit in standing.units})


def outside(standing: Standing, before: Plan, after: Plan, changes: Iterable[Change]) -> tuple[str, ...]:
    """Codes of what this person may not write among the changes: both as it was and as it becomes."""
    if whole(standing):
        return ()
    codes = (change.code for change in changes if not all(_may(standing, plan, change) for plan in (before, after)))
    return tuple(dict.fromkeys(codes))


def _may(standing: Standing, plan: Plan, change: Change) -> bool:
    """A row that is not in this plan (it comes, or goes) says nothing about it."""
    if change.table in {"units", "nodes"}:
        return False
    record = find(plan, change.table, change.code)
    if record is None:
        return True
    return may_write(standing, plan, find(plan, "objectives", objective_code(plan, change.table, record)))

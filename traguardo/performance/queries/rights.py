"""Who may measure what: the planning office everything, a unit's head what is of that unit."""

from collections.abc import Mapping

from traguardo.access.facade import Role, Standing
from traguardo.performance.domain.entry import Subject


def can_measure(standing: Standing, subject: Subject, plan_units: Mapping[str, str]) -> bool:
    """Whether this standing lets one record results of the subject; units match by code or by name in the plan.

    A unit head of the whole authority (no unit named in the membership) may measure everything.
    """
    if Role.PLANNING_OFFICE in standing.roles:
        return True
    if Role.UNIT_HEAD not in standing.roles:
        return False
    if not standing.units:
        return True
    own = {unit.casefold() for unit in standing.units}
    answering = {name.casefold() for code in subject.units for name in (code, plan_units.get(code, code))}
    return bool(own & answering)

"""Who may measure what: the planning office everything, a unit's head what is of that unit, so whoever is in its place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority, Role, Standing
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.queries.delegations import units_delegated_to


def with_delegations(standing: Standing, user_pk: int, authority: Authority, *, on: date) -> Standing:
    """The standing of somebody who also measures in the place of the heads that delegate them. One SQL statement."""
    if Role.PLANNING_OFFICE in standing.roles or (Role.UNIT_HEAD in standing.roles and not standing.units):
        return standing
    units = units_delegated_to(user_pk, authority, on=on)
    if not units:
        return standing
    own = standing.units if Role.UNIT_HEAD in standing.roles else frozenset()
    return replace(standing, roles=standing.roles | {Role.UNIT_HEAD}, units=own | units)


def can_measure_something(standing: Standing) -> bool:
    """Whether there may be anything at all this standing lets one measure."""
    return bool(standing.roles & {Role.PLANNING_OFFICE, Role.UNIT_HEAD})


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

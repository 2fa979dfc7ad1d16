"""Open, change, move and close units; every state they had stays."""

from datetime import date, timedelta

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.stale import StaleVersion
from traguardo.organisation import models
from traguardo.organisation.domain.units import Refused, Unit, check_close, check_parent
from traguardo.organisation.queries import units as queries

DAY = timedelta(days=1)


@transaction.atomic
def create_unit(
    *, by: str, authority: Authority, code: str, name: str, first_day: date, parent: str = "", head: str = ""
) -> Unit:
    """Open a unit; Refused when the code is taken or the parent is not there that day."""
    _lock(authority)
    if models.Unit.objects.filter(authority=authority, code=code).exists():
        raise Refused(f"Il codice «{code}» è già di un'unità, anche chiusa: scegline un altro.")
    check_parent(queries.units(authority, on=first_day), code, parent)
    row = models.Unit.objects.create(authority=authority, code=code)
    state = _add_state(row, name=name, parent=parent, head=head, first_day=first_day)
    return _recorded(by, authority, "organisation.create_unit", None, state)


@transaction.atomic
def change_unit(
    *, by: str, authority: Authority, code: str, version: int, name: str, parent: str, head: str, first_day: date
) -> Unit:
    """Rename or move a unit from a day on: the state it had stays, ended the day before.

    From the very day its state began it is a correction of that state. Refused for a day before that or a parent
    that cannot be; StaleVersion when somebody changed it meanwhile; Unit.DoesNotExist for another authority's.
    """
    _lock(authority)
    row, current = _current(authority, code)
    yours: dict[str, object] = {"Denominazione": name, "Sotto": parent, "Responsabile": head, "Dal": first_day}
    _check_version(row, current, version, yours)
    if first_day < current.valid_from:
        raise Refused(f"«{code}» è così dal {current.valid_from:%d/%m/%Y}: scegli quel giorno o uno dopo.")
    check_parent(queries.units(authority, on=first_day), code, parent)
    before = _told(current)
    if first_day > current.valid_from:
        models.UnitState.objects.filter(pk=current.pk).update(valid_to=first_day - DAY)
        current = _add_state(row, name=name, parent=parent, head=head, first_day=first_day)
    else:
        current.name, current.head, current.parent = name, head, _row(authority, parent)
        current.save(update_fields=["name", "head", "parent"])
    _bump(row)
    return _recorded(by, authority, "organisation.change_unit", before, current)


@transaction.atomic
def close_unit(*, by: str, authority: Authority, code: str, version: int, last_day: date) -> Unit:
    """Close a unit after its last day; Refused while units or posts stand in it, StaleVersion as above."""
    _lock(authority)
    row, current = _current(authority, code)
    _check_version(row, current, version, {"Ultimo giorno": last_day})
    if last_day < current.valid_from:
        raise Refused(f"«{code}» è così dal {current.valid_from:%d/%m/%Y}: l'ultimo giorno non può venire prima.")
    later = last_day + DAY
    inside = [post.code for post in queries.posts(authority, on=later, unit=code)]
    check_close(queries.units(authority, on=later), code, inside)
    before = _told(current)
    current.valid_to = last_day
    current.save(update_fields=["valid_to"])
    _bump(row)
    return _recorded(by, authority, "organisation.close_unit", before, current)


def _lock(authority: Authority) -> None:
    """One change of the tree at a time, so that two moves together cannot make a ring."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)


def _row(authority: Authority, code: str) -> models.Unit | None:
    return models.Unit.objects.get(authority=authority, code=code) if code else None


def _current(authority: Authority, code: str) -> tuple[models.Unit, models.UnitState]:
    row = models.Unit.objects.get(authority=authority, code=code)
    state = row.states.select_related("parent", "unit").order_by("-valid_from")[0]
    return row, state


def _check_version(row: models.Unit, state: models.UnitState, version: int, yours: dict[str, object]) -> None:
    if row.version != version:
        there = {
            "Denominazione": state.name,
            "Sotto": state.parent.code if state.parent else "",
            "Responsabile": state.head,
            "Dal": state.valid_from,
            "Ultimo giorno": state.valid_to,
        }
        raise StaleVersion(subject=state.name, yours=yours, current={key: there[key] for key in yours})


def _add_state(row: models.Unit, *, name: str, parent: str, head: str, first_day: date) -> models.UnitState:
    above = _row(row.authority, parent)
    return models.UnitState.objects.create(unit=row, name=name, parent=above, head=head, valid_from=first_day)


def _bump(row: models.Unit) -> None:
    row.version += 1
    row.save(update_fields=["version"])


def _told(state: models.UnitState) -> dict[str, object]:
    return {
        "name": state.name,
        "parent": state.parent.code if state.parent else "",
        "head": state.head,
        "valid_from": state.valid_from,
        "valid_to": state.valid_to,
    }


def _recorded(
    by: str, authority: Authority, act: str, before: dict[str, object] | None, state: models.UnitState
) -> Unit:
    code = state.unit.code
    audit.record(authority=authority.code, by=by, act=act, subject=code, data={"before": before, "after": _told(state)})
    return queries.history(authority, code)[0]

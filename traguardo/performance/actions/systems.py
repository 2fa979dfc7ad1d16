"""Measurement systems of a body: a draft from another, its settings changed, adopted by an act, given to a draft plan."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.domain.measurement_system import default_settings, read_system
from traguardo.performance.domain.measurement_system.system_settings import shown
from traguardo.performance.domain.system_checks import check_system
from traguardo.performance.queries.editions import Edition

Settings = Mapping[str, object]


class NotAdoptable(ValueError):  # noqa: N818 - it names the fact
    """A system with errors; `findings` are those that keep it from being adopted."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionAct:
    """The act a system is adopted by."""

    organ: str
    number: str
    day: date


def system_version(authority: Authority, number: int) -> models.MeasurementSystemVersion:
    """A system of the body, locked until the act is over; LookupError when there is none of that number."""
    rows = models.MeasurementSystemVersion.objects.select_for_update()
    found = rows.filter(authority=authority, number=number).first()
    if found is None:
        raise LookupError("Questo ente non ha un sistema di misurazione con quel numero.")
    return found


@transaction.atomic
def create_system(
    *, by: str, authority: Authority, name: str, base: int | None = None, data: Settings | None = None
) -> models.MeasurementSystemVersion:
    """A new draft: from the values given, from the version of number `base`, or from the default system.

    MeasurementSystemError when the values cannot be read, LookupError for a base that is not there.
    """
    Authority.objects.select_for_update().get(pk=authority.pk)
    copied = data if data is not None else system_version(authority, base).data if base else default_settings()
    last = models.MeasurementSystemVersion.objects.filter(authority=authority).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    values = {**deepcopy(dict(copied)), "name": name, "version": str(number)}
    read_system(values)
    author = User.objects.filter(email=by).first()
    row = models.MeasurementSystemVersion.objects.create(
        authority=authority, number=number, name=name, data=values, created_by=author
    )
    _told(authority, by, "performance.create_system", row, {"base": base, "settings": values})
    return row


@transaction.atomic
def change_settings(
    *, by: str, authority: Authority, number: int, revision: int, changes: Settings
) -> models.MeasurementSystemVersion:
    """Write settings over those of a draft; `revision` is the one its author had seen.

    PermissionDenied once it is adopted, StaleVersion when somebody changed it meanwhile, MeasurementSystemError when
    what comes out cannot be read: then nothing is written.
    """
    row = system_version(authority, number)
    _check_draft(row)
    if row.revision != revision:
        raise _stale(row, changes)
    before = {name: row.data.get(name) for name, value in changes.items() if row.data.get(name) != value}
    if not before:
        return row
    values = {**row.data, **changes}
    row.name = read_system(values).name or row.name
    row.data, row.revision = values, row.revision + 1
    row.save()
    _told(
        authority,
        by,
        "performance.change_system",
        row,
        {"before": before, "after": {name: values[name] for name in before}},
    )
    return row


@transaction.atomic
def adopt_system(
    *, by: str, authority: Authority, number: int, revision: int, act: AdoptionAct
) -> models.MeasurementSystemVersion:
    """Adopt a draft by an act (D.Lgs. 150/2009, art. 7, c. 1): from now on it never changes. NotAdoptable with its errors."""
    row = system_version(authority, number)
    _check_draft(row)
    if row.revision != revision:
        raise _stale(row, {})
    errors = tuple(finding for finding in check_system(row.data) if finding.severity is Severity.ERROR)
    if errors:
        raise NotAdoptable(errors)
    row.state = models.SystemState.ADOPTED
    row.act_organ, row.act_number, row.act_date = act.organ, act.number, act.day
    row.save()
    _told(authority, by, "performance.adopt_system", row, {"organ": act.organ, "number": act.number, "day": act.day})
    return row


@transaction.atomic
def attach_system(*, by: str, authority: Authority, edition: Edition, number: int, seen: int) -> None:
    """Have a draft plan measured by an adopted system, or by the default one (0); `seen`: the number its author saw there.

    PermissionDenied for a plan that is no draft or a system that is not adopted, StaleVersion when another was put there.
    """
    version = models.PlanVersion.objects.select_for_update().of(authority.pk).get(pk=edition.pk)
    if version.state != models.State.DRAFT:
        raise PermissionDenied("Un piano approvato tiene per sempre il suo sistema: per cambiarlo apri una variazione.")
    now = version.system.number if version.system else 0
    if now != seen:
        raise StaleVersion(subject=version.title, yours={"Sistema": number}, current={"Sistema": now})
    system = system_version(authority, number) if number else None
    if system is not None and system.state != models.SystemState.ADOPTED:
        raise PermissionDenied("Un piano si misura con un sistema adottato: questo è ancora una bozza.")
    version.system = system
    version.save(update_fields=["system"])
    data = {"before": now, "after": number}
    audit.record(authority=authority.code, by=by, act="performance.attach_system", subject=version.code, data=data)


def _check_draft(row: models.MeasurementSystemVersion) -> None:
    if row.state != models.SystemState.DRAFT:
        raise PermissionDenied(f"«{row}» è adottato e non cambia più: crea da qui una nuova versione.")


def _told(
    authority: Authority, by: str, act: str, row: models.MeasurementSystemVersion, data: dict[str, object]
) -> None:
    audit.record(authority=authority.code, by=by, act=act, subject=f"sistema-{row.number}", data=data)


def _stale(row: models.MeasurementSystemVersion, changes: Settings) -> StaleVersion:
    wanted = {name: value for name, value in changes.items() if row.data.get(name) != value}
    return StaleVersion(
        subject=str(row),
        yours={name: shown(value) for name, value in wanted.items()},
        current={name: shown(row.data.get(name)) for name in wanted} or {"Stato": row.get_state_display()},
    )

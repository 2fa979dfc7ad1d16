"""Acts on systems of evaluation: a draft from another, its parts changed, adopted by an act and frozen."""

import hashlib
from collections.abc import Mapping
from datetime import date
from json import dumps

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.evaluation.domain.system import System, default_data, read_system, system_data
from traguardo.evaluation.domain.system.words import lines
from traguardo.evaluation.domain.system_checks import check_system
from traguardo.evaluation.models import System as Row
from traguardo.evaluation.models import SystemState
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion


class SystemRefused(ValueError):  # noqa: N818 - it names the fact
    """A system that cannot be read, or adopted; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


@transaction.atomic
def create_system(
    *, by: str, authority: Authority, title: str, base: int = 0, data: Mapping[str, object] | None = None
) -> Row:
    """A new draft: from plain values, from the version numbered `base`, or from the default system.

    SystemRefused when the values cannot be read, LookupError for a base that is not there.
    """
    Authority.objects.select_for_update().get(pk=authority.pk)
    copied = data if data is not None else _row(authority, base).content if base else default_data()
    system = _read({**copied, "title": title, "act": ""})
    last = Row.objects.filter(authority=authority).aggregate(last=Max("number"))["last"]
    row = Row(authority=authority, number=(last or 0) + 1)
    _fill(row, system)
    row.save()
    _tell(by, row, "evaluation.create_system", base=base)
    return row


@transaction.atomic
def change_system(*, by: str, authority: Authority, number: int, revision: int, changes: Mapping[str, object]) -> Row:
    """Write parts of a draft over those it has; `revision` is the one its author had seen.

    PermissionDenied once adopted, StaleVersion when somebody changed it meanwhile, SystemRefused when what comes out
    cannot be read: then nothing is written.
    """
    row = _draft(authority, number, revision, changes)
    system = _read({**row.content, **changes})
    if system_data(system) == row.content:
        return row
    _fill(row, system)
    row.revision += 1
    row.save()
    _tell(by, row, "evaluation.change_system", parts=sorted(changes))
    return row


@transaction.atomic
def adopt_system(*, by: str, authority: Authority, number: int, revision: int, act: str, on: date) -> Row:
    """Adopt a draft by an act (D.Lgs. 150/2009, art. 7 c. 1): from now on it never changes. SystemRefused with its errors."""
    row = _draft(authority, number, revision, {})
    system = _read({**row.content, "act": act})
    errors = tuple(finding for finding in check_system(system) if finding.severity is Severity.ERROR)
    if errors:
        raise SystemRefused(errors)
    _fill(row, system)
    row.state, row.act, row.adopted_on = SystemState.ADOPTED, act, on
    row.revision += 1
    row.save()
    _tell(by, row, "evaluation.adopt_system", adopted=act, on=on.isoformat())
    return row


def _row(authority: Authority, number: int) -> Row:
    """A version, locked until the act is over; LookupError when there is none."""
    found = Row.objects.select_for_update().filter(authority=authority, number=number).first()
    if found is None:
        raise LookupError("Questo ente non ha un sistema di valutazione con quel numero.")
    return found


def _draft(authority: Authority, number: int, revision: int, changes: Mapping[str, object]) -> Row:
    """A version that can still change and that nobody changed since it was read."""
    row = _row(authority, number)
    if row.state != SystemState.DRAFT:
        raise PermissionDenied(f"«{row}» è adottato e non cambia più: crea da qui una nuova versione.")
    if row.revision != revision:
        yours, current = _in_words({**row.content, **changes}), _in_words(row.content)
        differing = [label for label in yours | current if yours.get(label) != current.get(label)]
        raise StaleVersion(
            subject=str(row),
            yours={label: yours.get(label, "") for label in differing} or {"Versione letta": revision},
            current={label: current.get(label, "") for label in differing} or {"Versione letta": row.revision},
        )
    return row


def _in_words(data: Mapping[str, object]) -> dict[str, str]:
    """Each setting by its label; nothing where the values cannot be read."""
    system, _ = read_system(data)
    return {line.label: line.text for line in lines(system)} if system else {}


def _read(data: Mapping[str, object]) -> System:
    system, findings = read_system(data)
    if system is None:
        raise SystemRefused(tuple(findings))
    return system


def _fill(row: Row, system: System) -> None:
    row.title, row.first_year, row.content = system.title, system.first_year, system_data(system)


def _tell(by: str, row: Row, act: str, **data: object) -> None:
    digest = hashlib.sha256(dumps(row.content, sort_keys=True).encode()).hexdigest()
    told = {"number": row.number, "revision": row.revision, "sha256": digest, **data}
    audit.record(authority=row.authority.code, by=by, act=act, subject=f"sistema-{row.number}", data=told)

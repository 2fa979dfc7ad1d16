"""What the acts of agile work have in common: the refusal, the row held at the version seen, the record."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding
from traguardo.kernel.stale import StaleVersion

Row = TypeVar("Row", bound=Model)


class Refused(ValueError):  # noqa: N818 - it names the fact
    """Why the act cannot be carried out and how to mend it; `field` is where, `findings` are all that is wrong."""

    def __init__(self, message: str, *, field: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.field = field
        self.findings = findings


def held(rows: QuerySet[Row], version: int, *, subject: str, yours: Mapping[str, object]) -> Row:
    """The one row, locked; StaleVersion when somebody changed it meanwhile."""
    row: Any = rows.select_for_update(of=("self",)).get()
    if row.version != version:
        current = dict.fromkeys(yours, "cambiato da un'altra persona")
        raise StaleVersion(subject=subject, yours=yours, current=current)
    row.version += 1
    return row  # type: ignore[no-any-return]


def locked(authority: Authority) -> None:
    """One act at a time on what has no row of its own yet."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)


def record(by: User, authority: Authority, act: str, subject: object, **data: object) -> None:
    """The act in the register: codes, states, totals, fingerprints."""
    audit.record(authority=authority.code, by=by.email, act=f"agile_work.{act}", subject=str(subject), data=data)

"""What the acts on a sharing have in common: the row held, the version seen, the refusal, the record."""

from collections.abc import Mapping

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.incentives import models
from traguardo.incentives.queries.sharings import Sharing, plain
from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_money
from traguardo.kernel.stale import StaleVersion


class Refused(ValueError):  # noqa: N818 - it names the fact
    """Why the act cannot be carried out and how to mend it; `field` is where, `findings` are all that is wrong."""

    def __init__(self, message: str, *, field: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.field = field
        self.findings = findings


def held(authority: Authority, pk: int) -> models.Sharing:
    """The row, locked until the transaction ends."""
    rows = models.Sharing.objects.select_for_update(of=("self",)).select_related("fund")
    return rows.get(pk=pk, fund__authority=authority)


def held_draft(authority: Authority, pk: int, *, revision: int, yours: Mapping[str, object]) -> models.Sharing:
    """The row of a draft, locked; Refused when it is closed, StaleVersion when somebody changed it meanwhile."""
    row = held(authority, pk)
    if row.state == models.SharingState.CLOSED:
        raise Refused("Questa ripartizione è chiusa: non cambia più. Se c’è un errore, si ripara con un nuovo atto.")
    if row.revision != revision:
        raise StaleVersion(subject=row.title, yours=yours, current=now(row))
    return row


def now(row: models.Sharing) -> dict[str, object]:
    """What there is to see of a row for who had an older one before the eyes."""
    state = models.SharingState(row.state).label
    return {"Stato": state, "Persone": len(row.people), "Somma": it_money(row.cents)}


def recorded(row: models.Sharing, *, by: User, act: str, data: Mapping[str, object]) -> Sharing:
    """The row as a plain value, its act in the record: codes, totals and fingerprints, never a person's figure."""
    done = plain(row)
    authority = row.fund.authority
    audit.record(authority=authority.code, by=by.email, act=f"incentives.{act}", subject=done.code, data=data)
    return done

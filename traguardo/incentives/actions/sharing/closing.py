"""Close a sharing: each amount written with its reasons, once, for ever."""

from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives import models
from traguardo.incentives.actions.funding.rows import locked_fund
from traguardo.incentives.actions.sharing.locking import Refused, held, now, recorded
from traguardo.incentives.domain.sharing import Share
from traguardo.incentives.domain.sharing import Sharing as Shared
from traguardo.incentives.queries.sharings import Sharing, plain, share_data, whole_fingerprint
from traguardo.incentives.queries.sharings_checks import Check, check
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.money import Money
from traguardo.kernel.stale import StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What who closes has typed: the sum, the act and its day, how many warnings they have read."""

    amount: Money
    act: str
    on: date
    warnings: int


@transaction.atomic
def close(*, by: User, authority: Authority, sharing: int, revision: int, typed: Closing, today: date) -> Sharing:
    """Write every share, what is left and the fingerprint of it all; rules and people never change again.

    The same person sending the same closing twice closes once. Refused when the checks find an error, the sum typed is
    not the one shared out, or the day is to come; StaleVersion when somebody changed or closed it meanwhile.
    """
    row = held(authority, sharing)
    if closed_by_the_same(row, by, revision, typed):
        return plain(row)
    if row.state == models.SharingState.CLOSED or row.revision != revision:
        raise StaleVersion(subject=row.title, yours={"Stato": "da chiudere"}, current=now(row))
    locked_fund(authority, (row.fund.year, row.fund.number))
    found = check(authority, plain(row))
    shared = sound(found, typed, today)
    written = [share_row(row, share, found.register.get(share.id)) for share in shared.shares]
    models.Share.objects.bulk_create(written)
    seal(row, by, shared, typed, written)
    data = {
        "use": row.use,
        "cents": row.cents,
        "left_cents": row.left_cents,
        "people": len(written),
        "fingerprint": row.digest,
        "act": row.act,
        "on": row.closed_on,
    }
    return recorded(row, by=by, act="close_sharing", data=data)


def closed_by_the_same(row: models.Sharing, by: User, revision: int, typed: Closing) -> bool:
    """Whether this very closing was carried out already: sent twice by who was not sure it had gone."""
    same = (row.closed_by_id, row.closed_on, row.act) == (by.pk, typed.on, typed.act)
    return row.state == models.SharingState.CLOSED and row.revision == revision + 1 and same


def sound(found: Check, typed: Closing, today: date) -> Shared:
    """The sharing that may be written; Refused with the first reason not to."""
    if found.errors or found.sharing is None:
        raise Refused("Prima di chiudere vanno tolti gli errori trovati dai controlli.", findings=found.errors)
    if typed.warnings != len(found.warnings):
        raise Refused("Gli avvisi sono cambiati mentre leggevi: torna ai controlli e rileggili.")
    if typed.amount != found.sharing.fund:
        exact = it_money(found.sharing.fund.cents)
        raise Refused(f"La somma da ripartire è {exact}: scrivila uguale, fino al centesimo.", field="amount")
    if typed.on > today:
        raise Refused(f"L’atto non può essere del {it_day(typed.on)}, che deve ancora venire.", field="on")
    return found.sharing


def share_row(row: models.Sharing, share: Share, person: int | None) -> models.Share:
    """What is kept of a share, with the key its person has in the staff register; points are exact, as a ratio."""
    worker = share.worker
    return models.Share(
        sharing=row,
        person_id=person,
        code=share.id,
        name=worker.name,
        unit=worker.unit,
        category=worker.category,
        points="" if share.points is None else str(share.points),
        cents=share.amount.cents,
        why=list(share.why),
    )


def seal(row: models.Sharing, by: User, shared: Shared, typed: Closing, written: list[models.Share]) -> None:
    """The closing in the sharing's own row."""
    shares = [share_data(each.code, each.points, each.cents, each.why) for each in written]
    row.state, row.left_cents = models.SharingState.CLOSED, shared.left.cents
    row.closed_on, row.act, row.closed_by = typed.on, typed.act, by
    row.seal, row.revision = token_hex(16), row.revision + 1
    row.digest = whole_fingerprint(row.rules, row.people, shares, seal=row.seal)
    row.save(update_fields=["state", "left_cents", "closed_on", "act", "closed_by", "seal", "digest", "revision"])

"""Begin the sharing of a use of a fund, correct its title and its sum, drop one begun by mistake."""

from django.db import transaction
from django.db.models import Max

from traguardo.access.facade import Authority, User
from traguardo.incentives import models
from traguardo.incentives.actions.funding.rows import Key, locked_fund
from traguardo.incentives.actions.sharing.locking import Refused, held_draft, recorded
from traguardo.incentives.queries.sharings import Data, Sharing, fingerprint
from traguardo.incentives.queries.sharings_uses import Shareable, shareable
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money


@transaction.atomic
def create_sharing(
    *, by: User, authority: Authority, fund: Key, use: str, title: str, amount: Money, rules: Data
) -> Sharing:
    """A draft with its rules and nobody yet; Refused when the use has not that much left to share."""
    row = locked_fund(authority, fund)
    within(shareable(authority, row.year, use), amount)
    last = row.sharings.aggregate(last=Max("number"))["last"] or 0
    made = models.Sharing.objects.create(
        fund=row, number=last + 1, title=title, use=use, cents=amount.cents, rules=dict(rules)
    )
    data = {"use": use, "cents": amount.cents, "rules": fingerprint(rules)}
    return recorded(made, by=by, act="create_sharing", data=data)


@transaction.atomic
def change_sharing(
    *, by: User, authority: Authority, sharing: int, revision: int, title: str, amount: Money
) -> Sharing:
    """Another title or another sum; Refused when the use has not that much left to share."""
    yours = {"Titolo": title, "Somma": it_money(amount.cents)}
    row = held_draft(authority, sharing, revision=revision, yours=yours)
    locked_fund(authority, (row.fund.year, row.fund.number))
    within(shareable(authority, row.fund.year, row.use, without=row.pk), amount)
    before = row.cents
    row.title, row.cents, row.revision = title, amount.cents, row.revision + 1
    row.save(update_fields=["title", "cents", "revision"])
    return recorded(row, by=by, act="change_sharing", data={"before": before, "cents": amount.cents})


@transaction.atomic
def drop_sharing(*, by: User, authority: Authority, sharing: int, revision: int) -> None:
    """Take away a draft; a closed one stays for ever."""
    row = held_draft(authority, sharing, revision=revision, yours={"Stato": "eliminata"})
    recorded(row, by=by, act="drop_sharing", data={"use": row.use, "cents": row.cents, "people": len(row.people)})
    row.delete()


def within(use: Shareable | None, amount: Money) -> None:
    """Refused when the use is not there, or has less than the amount left to share."""
    if use is None:
        raise Refused("Nel fondo non c’è un uso con questo codice che si ripartisce fra le persone.", field="use")
    if amount > use.left:
        said = f"Per «{use.label}» restano da ripartire {it_money(use.left.cents)}: {use.why}."
        raise Refused(f"{said} Scrivi una somma non più grande.", field="amount")

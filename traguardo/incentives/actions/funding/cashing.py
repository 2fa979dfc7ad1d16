"""Record money of an agreement that came in; a mistake is corrected by an opposite row with its reason."""

from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.funding.rows import Key, locked_fund, told
from traguardo.incentives.models import Cashing
from traguardo.incentives.queries.funds import fund_of
from traguardo.kernel.money import Money
from traguardo.kernel.stale import StaleVersion


class NotCashable(ValueError):  # noqa: N818 - it names the fact
    """Why the amount cannot be recorded, and how to mend it."""


@transaction.atomic
def cash(
    *,
    by: User,
    authority: Authority,
    key: Key,
    agreement: str,
    seen: int,
    on: date,
    amount: Money,
    act: str,
    today: date,
) -> Cashing:
    """Add what came in of an agreement, in any state of the fund: it is paid out only when cashed.

    A negative amount takes back a wrong one and needs its reason in `act`. NotCashable when the day is to come, the
    amount is zero, or what came in would be below zero or above the agreement; StaleVersion when what had come in is
    not the `seen` cents of who records it: two people would write the same money twice.
    """
    row = locked_fund(authority, key)
    found = next((each for each in fund_of(row).agreements if each.code == agreement), None)
    if found is None:
        raise LookupError("Il fondo non ha quella convenzione.")
    rows = Cashing.objects.filter(fund=row, agreement=agreement).values_list("cents", flat=True)
    already = sum(rows) + (found.cashed.cents if found.cashed else 0)
    if already != seen:
        yours, current = {"Incassato prima": str(Money(seen))}, {"Incassato prima": str(Money(already))}
        raise StaleVersion(subject=found.title, yours=yours, current=current)
    _check(on, amount, act, Money(already + amount.cents), found.amount, today)
    made = Cashing.objects.create(fund=row, agreement=agreement, on=on, cents=amount.cents, act=act, by=by)
    data = {"agreement": agreement, "on": on, "cents": amount.cents, "act": act}
    told(by, "incentives.cash", row, data | {"before": already, "after": already + amount.cents})
    return made


def _check(on: date, amount: Money, act: str, after: Money, agreed: Money, today: date) -> None:
    if on > today:
        raise NotCashable(f"Il {on:%d/%m/%Y} è nel futuro: registra l’incasso quando è avvenuto.")
    if not amount.cents:
        raise NotCashable("Scrivi un importo diverso da zero.")
    if amount.cents < 0 and not act.strip():
        raise NotCashable("Un importo negativo corregge un errore: scrivi perché.")
    if after.cents < 0:
        raise NotCashable(f"L’incassato diventerebbe {after}: si toglie al più quello che è stato registrato.")
    if after > agreed:
        raise NotCashable(f"L’incassato diventerebbe {after}, ma la convenzione vale {agreed}: cambia prima il fondo.")

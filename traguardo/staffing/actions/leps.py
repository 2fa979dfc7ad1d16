"""Keep one more version of a contribution: what was told before stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.audit import facade as audit
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.actions.refusing import Refused
from traguardo.staffing.domain.leps import Body, Member, Stage, leps_rule, reckon_leps
from traguardo.staffing.domain.leps.cards import NO_LAW, UNTOLD
from traguardo.staffing.models import LepsVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told of a stage of a year. `told`: the amount written in the act, None where it says none."""

    on: date
    act: str
    source: str
    members: tuple[Member, ...]
    told: Money | None = None
    reason: str = ""


@transaction.atomic
def tell_leps(*, by: User, authority: Authority, year: int, stage: Stage, seen: int, telling: Telling) -> LepsVersion:
    """The next version of a stage. `seen`: the number of the one its author saw (0: none), else StaleVersion.

    Refused before the law, and when a correction does not say why.
    """
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    rows = LepsVersion.objects.filter(authority=authority, year=year, stage=stage)
    now = rows.order_by("number").last()
    last = now.number if now else 0
    if last != seen:
        subject = f"{stage.label.capitalize()} {year}"
        yours = _shown(seen, telling.act, [_plain(each) for each in telling.members], telling.told)
        told = Money(now.told_cents) if now and now.told_cents is not None else None
        current = _shown(last, now.act, now.bodies, told) if now else {"Versione": 0}
        raise StaleVersion(subject=subject, yours=yours, current=current)
    rule = leps_rule(year)
    if rule is None:
        raise Refused([NO_LAW.finding(Hit(message=f"Nel {year} il contributo non c'era: è dal 2021."))])
    if last and not telling.reason:
        raise Refused([UNTOLD.finding(Hit(message=f"La {stage.label} del {year} c'è già."))])
    bodies = [Body(residents=each.residents, staff=each.staff) for each in telling.members]
    row = LepsVersion.objects.create(
        authority=authority,
        year=year,
        stage=stage,
        number=last + 1,
        on=telling.on,
        act=telling.act,
        source=telling.source,
        bodies=[_plain(each) for each in telling.members],
        told_cents=telling.told.cents if telling.told else None,
        computed_cents=reckon_leps(rule, bodies, year=year).amount.cents,
        reason=telling.reason,
        by=by,
    )
    data = {"year": year, "stage": stage.value, "number": row.number, "act": telling.act, "cents": row.computed_cents}
    audit.record(authority=authority.code, by=by.email, act="staffing.tell_leps", subject=f"leps-{year}", data=data)
    return row


def _plain(member: Member) -> dict[str, object]:
    counted = {} if member.register is None else {"register": str(member.register)}
    return {"name": member.name, "residents": member.residents, "staff": str(member.staff)} | counted


def _shown(number: int, act: str, bodies: Iterable[Mapping[str, object]], told: Money | None) -> dict[str, object]:
    """A version as the page that says two people wrote at once has it."""
    each = [
        f"{body['name']}: {it_number(int(str(body['residents'])))} abitanti, {it_number(Fraction(str(body['staff'])))} assistenti"
        for body in bodies
    ]
    amount = "n.d." if told is None else it_money(told.cents)
    return {"Versione": number, "Atto": act, "Enti": "; ".join(each), "Somma scritta": amount}

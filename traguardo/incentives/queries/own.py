"""What a person got, year by year, and where it stands among the others without saying anything of them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from traguardo.access.facade import Authority
from traguardo.incentives import models
from traguardo.kernel.money import Money
from traguardo.kernel.ratio import half_up
from traguardo.organisation.facade import states

FEWEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Prize:
    """What a person got in a closed sharing, explained line by line; `person` is their key in the staff register."""

    pk: int
    sharing: int
    year: int
    title: str
    act: str
    closed_on: date
    digest: str
    person: int | None
    code: str
    name: str
    unit: str
    category: str
    points: str
    amount: Money
    why: tuple[str, ...]
    rules: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Where an amount stands: how many people, the mean in cents, its quarter from 1 (the lowest) to 4."""

    people: int
    mean: Money
    quarter: int


def own_prizes(authority: Authority, person: int) -> tuple[Prize, ...]:
    """All that a person of the staff got, the latest year first. One SQL statement."""
    rows = _shares(authority).filter(person_id=person)
    return tuple(prize_of(row) for row in rows.order_by("-sharing__fund__year", "-sharing__closed_on", "-sharing__pk"))


def prize(authority: Authority, sharing: int, pk: int) -> Prize | None:
    """A share of a closed sharing by its key. One SQL statement."""
    row = _shares(authority).filter(sharing_id=sharing, pk=pk).first()
    return prize_of(row) if row else None


def prizes(authority: Authority, sharing: int) -> tuple[Prize, ...]:
    """All the shares of a closed sharing, by code. One SQL statement."""
    return tuple(prize_of(row) for row in _shares(authority).filter(sharing_id=sharing).order_by("code"))


def with_units(authority: Authority, found: Iterable[Prize]) -> tuple[Prize, ...]:
    """The prizes of one sharing with units by the name they had at the closing, or the last before or after. One SQL statement."""
    listed, known = tuple(found), states(authority)
    names = {each.code: each.name for each in known}
    if listed:
        names |= {each.code: each.name for each in known if each.stands_on(listed[0].closed_on)}
    return tuple(replace(each, unit=names.get(each.unit, each.unit)) for each in listed)


def among(authority: Authority, one: Prize) -> Among | None:
    """None when the people are so few that the mean would tell what the others got. One SQL statement."""
    found = _shares(authority).filter(sharing_id=one.sharing).order_by("cents").values_list("cents", flat=True)
    return standing(list(found), one.amount.cents)


def standing(cents: Sequence[int], own: int) -> Among | None:
    """Where `own` stands among amounts in order, itself among them; people of one amount are in one quarter."""
    if len(cents) < FEWEST:
        return None
    mean = Money(half_up(Fraction(sum(cents), len(cents))))
    below = bisect_left(cents, own)
    return Among(people=len(cents), mean=mean, quarter=1 + 4 * below // len(cents))


def _shares(authority: Authority) -> QuerySet[models.Share]:
    closed = {"sharing__fund__authority": authority, "sharing__state": models.SharingState.CLOSED}
    return models.Share.objects.filter(**closed).select_related("sharing__fund")


def prize_of(row: models.Share) -> Prize:
    """A row with its sharing as a plain value."""
    kept = row.sharing
    if kept.closed_on is None:
        raise ValueError(f"La ripartizione {kept.pk} ha importi ma non è chiusa.")
    return Prize(
        pk=row.pk,
        sharing=kept.pk,
        year=kept.fund.year,
        title=kept.title,
        act=kept.act,
        closed_on=kept.closed_on,
        digest=kept.digest,
        person=row.person_id,
        code=row.code,
        name=row.name,
        unit=row.unit,
        category=row.category,
        points=row.points,
        amount=Money(row.cents),
        why=tuple(row.why),
        rules=kept.rules,
    )

"""Who sees and decides what of agile work: everybody their own, heads their units, director and staff office all."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from traguardo.access.facade import Authority, MemberRequest, Role, Standing, User, may
from traguardo.agile_work import models
from traguardo.agile_work.domain.requests import State


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody in an authority on a day."""

    authority: Authority
    user: User
    standing: Standing

    @classmethod
    def of(cls, request: MemberRequest) -> "Looker":
        return cls(request.authority, request.user, request.standing)

    def may(self, permission: str) -> bool:
        return may(self.standing, permission)

    @property
    def units(self) -> frozenset[str] | None:
        """The units they answer for; None for all of them (director, staff office). A head of no unit answers for none."""
        roles, units = self.standing.roles, self.standing.units
        if roles & {Role.STAFF_OFFICE, Role.DIRECTOR}:
            return None
        return units if Role.UNIT_HEAD in roles else frozenset()

    def answers_for(self, unit: str) -> bool:
        return self.units is None or unit in self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """What somebody is to a request and to what follows from it; its person decides nothing of it."""

    person: bool = False
    decides: bool = False
    office: bool = False

    @property
    def reads_priority(self) -> bool:
        """The category of the law is for who asked, who decides and the staff office."""
        return self.person or self.decides or self.office

    @property
    def writes(self) -> bool:
        return self.decides or self.office


def requests(looker: Looker) -> QuerySet[models.Request]:
    """The requests somebody may see; nothing reads a request for a person but through this."""
    sees = Q(person__user=looker.user)
    if looker.may("agile_work.see"):
        sees |= Q() if looker.units is None else Q(unit__code__in=looker.units)
        if looker.units is None:
            return _joined(models.Request.objects.filter(authority=looker.authority))
    return _joined(models.Request.objects.filter(sees, authority=looker.authority))


def hand(looker: Looker, row: models.Request) -> Hand:
    """What somebody is to a request they may see."""
    if row.person.user_id == looker.user.pk:
        return Hand(person=True)
    decides = looker.may("agile_work.decide") and looker.answers_for(row.unit.code)
    return Hand(decides=decides, office=looker.may("agile_work.manage"))


def outlived(authority: Authority, *, today: date) -> QuerySet[models.Request]:
    """The requests whose priority serves no more: rejected, or over."""
    over = Q(state=State.REJECTED) | Q(last_day__lt=today)
    return models.Request.objects.filter(over, authority=authority).exclude(priority="")


def _joined(rows: QuerySet[models.Request]) -> QuerySet[models.Request]:
    return rows.select_related("person", "unit")

"""Who sits in the committee: being there is the right to its pages, whatever one's role."""

from datetime import date

from django.db.models import Q

from traguardo.access.facade import Authority, MemberRequest, User
from traguardo.wellbeing import models


def sits(authority: Authority, user: User, on: date) -> bool:
    """Whether the account is of somebody who sits in the committee on the day."""
    held = Q(first_day__lte=on) & (Q(last_day=None) | Q(last_day__gte=on))
    return models.Seat.objects.filter(held, authority=authority, user=user).exists()


def in_committee(request: MemberRequest) -> bool:
    """Whether who asks sits in the committee today."""
    return sits(request.authority, request.user, request.today)

"""The door: which authority one works for today, and one's own access."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from traguardo.access.models import User
from traguardo.access.queries.people import roles_of
from traguardo.access.queries.standing import authorities_of
from traguardo.ui.facade import page
from traguardo.ui.formats import it_date


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Straight to one's authority when there is one only."""
    authorities = authorities_of(request.user, on=timezone.localdate())
    if len(authorities) == 1:
        return redirect(authorities[0])
    return page(request, "access/choose.html", {"authorities": authorities})


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - nobody anonymous passes LoginRequiredMiddleware
    roles = [
        (
            each.authority,
            each.role,
            each.unit,
            it_date(each.valid_from),
            it_date(each.valid_to) if each.valid_to else "",
        )
        for each in roles_of(request.user, on=timezone.localdate())
    ]
    return page(request, "access/account.html", {"roles": roles, "two_steps": is_mfa_enabled(request.user)})

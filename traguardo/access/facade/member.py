"""The guard on every view of an authority: who is not in it gets 404, who may not do this gets 403."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from traguardo.access.domain.roles import Role, Standing
from traguardo.access.models import Authority, User
from traguardo.access.queries.permissions import granted, may
from traguardo.access.queries.standing import inside
from traguardo.kernel.stale import StaleVersion
from traguardo.ui.formats import it_date
from traguardo.ui.views.errors import conflict

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


class MemberRequest(HttpRequest):
    """A request that has passed the guard: its authority, what the person is in it, and the day it is.

    `may(permission)` says whether the person has the permission here today: for buttons, and for checks in a view.
    `listed_at`, set by a view, is the page whose entry of the menu is lit where the address does not say it.
    """

    user: User
    authority: Authority
    standing: Standing
    roles: frozenset[Role]
    today: date
    htmx: HtmxDetails
    may: Callable[[str], bool]
    listed_at: str


def member(permission: str) -> Callable[[Callable[Concatenate[MemberRequest, P], R]], Callable[..., HttpResponseBase]]:
    """Let a view be used only by members of the authority in its address whose role has `permission`.

    The view's address begins with `<slug:authority>/`; the view itself takes the request and the other parts.
    Anonymous: sign-in. Unknown or somebody else's authority: 404. A role without the permission: 403.
    """

    def guard(view: Callable[Concatenate[MemberRequest, P], R]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, authority: str, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
            if not request.user.is_authenticated:
                return to_sign_in(request)
            entered = enter(request, authority)
            if not may(entered.standing, permission):
                raise PermissionDenied(_who_may(permission))
            try:
                return view(entered, *args, **kwargs)
            except StaleVersion as stale:
                return to_both_values(request, stale)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def enter(request: HttpRequest, code: str) -> MemberRequest:
    """The request inside the authority; Http404 when it is unknown or the person holds no role in it today."""
    today = getattr(request, "today", None) or timezone.localdate()
    authority, held = inside(request.user, code, on=today) or (None, None)
    if authority is None or held is None or not held.roles:
        raise Http404("Questo ente non c'è, o non ne fai parte.")
    entered = cast("MemberRequest", request)
    entered.authority, entered.standing, entered.roles, entered.today = authority, held, held.roles, today
    entered.may = lambda wanted: may(held, wanted)
    return entered


def _who_may(permission: str) -> str:
    words = ", ".join(sorted(role.label for role in granted()[permission]))
    return f"Questa pagina è per: {words}."


def to_both_values(request: HttpRequest, stale: StaleVersion) -> HttpResponse:
    """409: nothing was written, both values shown. The whole page, also to HTMX."""
    labels = list(stale.yours | stale.current)
    differences = {label: (_shown(stale.yours.get(label)), _shown(stale.current.get(label))) for label in labels}
    return conflict(request, differences, back=request.get_full_path())


def _shown(value: object) -> object:
    return it_date(value) if isinstance(value, date) else "n.d." if value is None else value


def to_sign_in(request: HttpRequest) -> HttpResponse:
    answer = redirect_to_login(request.get_full_path())
    return HttpResponseClientRedirect(answer.url) if request.headers.get("HX-Request") else answer

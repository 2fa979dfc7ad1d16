"""One's own courses as a calendar one subscribes to: a calendar does not sign in, so the address itself is the key."""

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, dumps, loads
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from traguardo.access.facade import Authority, MemberRequest, User, standing
from traguardo.staffing.facade import person_of
from traguardo.training.library.feed import feed
from traguardo.training.queries.courses import courses

HOUR = 3600


@login_not_required
@require_safe
@cache_control(private=True, max_age=HOUR)
def subscribed(_request: HttpRequest, authority: str, token: str) -> HttpResponse:
    """The courses of who the address was made for, while they sign in and are of the authority; else it is not there."""
    found = Authority.objects.filter(code=authority).first()
    mine = _owner(found, token) if found else None
    if found is None or mine is None:
        return HttpResponse("Questo calendario non c'è.", status=404, content_type="text/plain; charset=utf-8")
    person = person_of(found, mine)
    own = courses(found, person=person.code) if person else ()
    return HttpResponse(feed(found.code, own), content_type="text/calendar; charset=utf-8")


def subscription(request: MemberRequest) -> str:
    """The address of the calendar of who signs in."""
    token = dumps(request.user.pk, salt=_salt(request.authority))
    return request.build_absolute_uri(reverse("training:feed", args=[request.authority.code, token]))


def _owner(authority: Authority, token: str) -> User | None:
    try:
        user = User.objects.filter(pk=loads(token, salt=_salt(authority)), is_active=True).first()
    except BadSignature:
        return None
    held = standing(user, authority, on=timezone.localdate()) if user else None
    return user if held and held.roles else None


def _salt(authority: Authority) -> str:
    return f"training.feed:{authority.pk}"

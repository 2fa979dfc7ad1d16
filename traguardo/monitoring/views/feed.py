"""The deadlines as a calendar anybody may subscribe to: days fixed by law, nothing of what the authority did."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from traguardo.access.facade import Authority
from traguardo.monitoring.facade import calendar_feed

HOUR = 3600


@login_not_required
@require_safe
@cache_control(public=True, max_age=HOUR)
@conditional_page
def public_feed(request: HttpRequest, authority: str) -> HttpResponse:
    found = Authority.objects.filter(code=authority).first()
    if found is None:
        return HttpResponse("Questo ente non c'è.", status=404, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(calendar_feed(found, today=timezone.localdate()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="scadenze-{authority}.ics"'
    return answer

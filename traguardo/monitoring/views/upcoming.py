"""The next legal deadlines, for the first page of the day."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.monitoring.facade import next_deadlines
from traguardo.ui.facade import page

SHOWN = 4


@require_safe
@member("monitoring.read")
def upcoming(request: MemberRequest) -> HttpResponse:
    """A page of their own, or the part of it that «Oggi» brings in."""
    found = next_deadlines(request.authority, request.today, SHOWN)
    return page(request, "monitoring/upcoming.html", {"deadlines": found}, part="upcoming")

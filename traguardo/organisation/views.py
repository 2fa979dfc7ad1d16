"""Screens of the organisation."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.ui.facade import page


@require_safe
@member("organisation.see")
def chart(request: MemberRequest) -> HttpResponse:
    return page(request, "organisation/chart.html")

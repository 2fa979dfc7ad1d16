"""Where the address of an authority leads: today's page of its plan."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member


@require_safe
@member("access.enter")
def authority_home(request: MemberRequest) -> HttpResponse:
    return redirect("performance:today", authority=request.authority.code)

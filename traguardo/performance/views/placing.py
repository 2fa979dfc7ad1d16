"""Puts a view on the version whose code is in the address."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from traguardo.access.facade import MemberRequest
from traguardo.performance.queries.editions import editions
from traguardo.performance.views.desk import Desk, desk_on

P = ParamSpec("P")


def on_version(
    view: Callable[Concatenate[MemberRequest, Desk, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the view the version of that code, in view; 404 for a code the authority has not."""

    @wraps(view)
    def on_desk(request: MemberRequest, /, code: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = editions(request.authority)
        edition = next((each for each in found if each.code == code), None)
        if edition is None:
            raise Http404("Quella versione non è di questo ente.")
        return view(request, desk_on(request, found, edition), *args, **kwargs)

    return on_desk

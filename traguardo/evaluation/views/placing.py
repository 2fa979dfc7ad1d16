"""Puts a request in front of a sheet: found through the rights, or not found at all."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.evaluation.domain.flow import Move
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import NotYours, Reading, sheet

P = ParamSpec("P")
PAGES = {Move.SELF: "evaluate_self", Move.EVALUATE: "judge"}


def on_sheet(
    view: Callable[Concatenate[MemberRequest, Reading, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the view the sheet of the address as this person may read it; 404 when it is not for their eyes."""

    @wraps(view)
    def placed(request: MemberRequest, year: int, number: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            reading = sheet(Looker.of(request), year, number, today=request.today)
        except NotYours as hidden:
            raise Http404(str(hidden)) from hidden
        request.listed_at = reverse(f"evaluation:{_list_of(reading)}", args=[request.authority.code])
        return view(request, reading, *args, **kwargs)

    return placed


def _list_of(reading: Reading) -> str:
    """The list in which who looks finds the sheet."""
    if reading.hand.person:
        return "mine"
    return "to_judge" if reading.hand.evaluator else "sheets"


def address(request: MemberRequest, reading: Reading, name: str = "sheet", **more: object) -> str:
    """The address of a page of the sheet."""
    where = {"authority": request.authority.code, "year": reading.row.year, "number": reading.row.number}
    return reverse(f"evaluation:{name}", kwargs={**where, **more})


def address_of_move(request: MemberRequest, reading: Reading, move: Move) -> str:
    """Where a move is made: on its own page where there is something to fill in first."""
    if move in PAGES:
        return address(request, reading, PAGES[move])
    return address(request, reading, "move", move=move.value)

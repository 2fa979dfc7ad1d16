"""A ballot: taken by a person, given back by nobody in particular. Nothing of what is typed reaches an address, a log or the record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from traguardo.access.facade import MemberRequest, member
from traguardo.ui.facade import page
from traguardo.wellbeing.actions.ballots import give_back, take_ballot
from traguardo.wellbeing.actions.refusing import Refused
from traguardo.wellbeing.domain.survey import Stage
from traguardo.wellbeing.forms.surveys import BallotForm
from traguardo.wellbeing.queries.surveys import Survey, mine, survey
from traguardo.wellbeing.views.acting import FORMS, carried_out, found


@never_cache
@sensitive_post_parameters()
@require_http_methods(FORMS)
@member("wellbeing.read")
def ballot(request: MemberRequest, code: str) -> HttpResponse:
    """The page of the ballot: take it, come back with its code, give it back. Who gives it back is not looked at."""
    shown = _open(request, code)
    if request.method != "POST":
        return _page(request, shown, None)
    form = BallotForm(request.POST, asked=shown.questions, remarks=shown.remarks)

    def act() -> None:
        data = form.cleaned_data
        give_back(
            authority=request.authority,
            code=code,
            secret=data["secret"],
            group=data.get("group", ""),
            marks=form.marks,
            remark=data.get("remark", ""),
            today=request.today,
        )

    if form.is_valid() and carried_out(form, act):
        messages.success(
            request, "Scheda consegnata, grazie. Da qui non si torna a te: nemmeno noi sappiamo quale sia."
        )
        return redirect("wellbeing:survey", request.authority.code, code)
    return _page(request, shown, form, status=422)


@never_cache
@sensitive_post_parameters()
@require_POST
@member("wellbeing.read")
def take(request: MemberRequest, code: str) -> HttpResponse:
    """One's own ballot, shown at once: its code stands in no address, so there is no page to be sent on to."""
    shown = _open(request, code)
    asked = mine(request.authority, request.user, code)
    try:
        secret = take_ballot(person=asked.person or 0, authority=request.authority, code=code, today=request.today)
    except Refused as refused:
        return _page(request, shown, None, refused=str(refused), status=422)
    form = BallotForm(asked=shown.questions, remarks=shown.remarks, initial={"secret": secret})
    return _page(request, shown, form, secret=secret)


def _open(request: MemberRequest, code: str) -> Survey:
    shown = found(survey(request.authority, code), "Questa indagine non c'è.")
    return found(shown if shown.stage is Stage.OPEN else None, "Questa indagine non è aperta.")


def _page(
    request: MemberRequest,
    shown: Survey,
    form: BallotForm | None,
    *,
    secret: str = "",
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "shown": shown,
        "form": form or BallotForm(asked=shown.questions, remarks=shown.remarks),
        "filling": form is not None or "codice" in request.GET,
        "secret": secret,
        "refused": refused,
        "mine": mine(request.authority, request.user, shown.code),
    }
    return page(request, "wellbeing/ballot.html", context, part="form", status=status)

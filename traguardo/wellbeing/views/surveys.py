"""Screens of the office on climate surveys, and what everybody reads of a closed one."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes
from traguardo.kernel.italian import it_day
from traguardo.ui.facade import page
from traguardo.wellbeing.actions import surveys as actions
from traguardo.wellbeing.domain.checks import raised
from traguardo.wellbeing.domain.survey import MINIMUM, Stage, written
from traguardo.wellbeing.forms.fields import SeenForm
from traguardo.wellbeing.forms.surveys import SurveyForm
from traguardo.wellbeing.library.starting import ASKED, GROUPS, starting_text
from traguardo.wellbeing.queries.rights import in_committee
from traguardo.wellbeing.queries.surveys import Survey, before, mine, remarks, survey, surveys
from traguardo.wellbeing.views.acting import FORMS, Screen, act_on, by, committee_only, found
from traguardo.wellbeing.views.outcome import outcome_tables, shown_outcome

MISSING = "Questa indagine non c'è."


@require_safe
@member("wellbeing.read")
def show_surveys(request: MemberRequest) -> HttpResponse:
    """Every survey one may know of: those in preparation are the office's and the committee's."""
    inside = request.may("wellbeing.manage") or in_committee(request)
    known = [each for each in surveys(request.authority) if inside or each.stage is not Stage.DRAFT]
    return page(request, "wellbeing/surveys.html", {"surveys": known})


@require_safe
@member("wellbeing.read")
def show_survey(request: MemberRequest, code: str) -> HttpResponse:
    """A survey: what it asks of who reads it while it is open, its results once it is closed."""
    shown = _readable(request, code)
    known = surveys(request.authority)
    outcome = shown_outcome(shown, before(known, shown)) if shown.outcome else {}
    late = shown.stage is Stage.CLOSED and request.today > shown.keep_until
    said = f"Le risposte di «{shown.title}» erano da cancellare entro il {it_day(shown.keep_until)}."
    context = {
        "shown": shown,
        "mine": mine(request.authority, request.user, code),
        "inside": in_committee(request),
        "findings": [raised("BEN16", said)] if late and request.may("wellbeing.manage") else [],
        **outcome,
    }
    return page(request, "wellbeing/survey.html", context)


@require_safe
@member("wellbeing.read")
def survey_csv(request: MemberRequest, code: str) -> HttpResponse:
    """The means and the distributions, nothing else."""
    shown = _readable(request, code)
    if shown.outcome is None or not shown.outcome.told:
        raise Http404("Di questa indagine non ci sono risultati da scaricare.")
    answer = HttpResponse(csv_bytes(outcome_tables(shown.outcome)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="indagine-{code}.csv"'
    return answer


@require_safe
@member("wellbeing.read")
def show_remarks(request: MemberRequest, code: str) -> HttpResponse:
    """The free remarks of a closed survey, for the committee alone."""
    committee_only(request)
    shown = found(survey(request.authority, code), MISSING)
    return page(request, "wellbeing/remarks.html", {"shown": shown, "remarks": remarks(request.authority, code)})


@require_http_methods(FORMS)
@member("wellbeing.manage")
def create_survey(request: MemberRequest) -> HttpResponse:
    """A new survey, from the questionnaire we bring along."""
    initial = {
        "revision": 0,
        "minimum": MINIMUM,
        "sections": starting_text(),
        "asked": ASKED,
        "groups": "\n".join(GROUPS),
    }
    form = SurveyForm(request.POST or None, initial=initial, new=True)
    back = reverse("wellbeing:surveys", args=[request.authority.code])
    screen = Screen(title="Prepara un'indagine di clima", action="Prepara", done="Indagine preparata: nessuno la vede finché non la apri.", back=back, trail=("Indagini di clima", back), lead="Le frasi si votano da 1, per niente d'accordo, a 6, del tutto d'accordo.")  # fmt: skip

    def act() -> object:
        return actions.write_survey(**by(request), code=form.cleaned_data["code"], draft=form.draft())

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def change_survey(request: MemberRequest, code: str) -> HttpResponse:
    """Change a survey in preparation."""
    shown = _in(request, code, Stage.DRAFT)
    names = ("revision", "title", "opens", "closes", "keep_until", "minimum", "remarks")
    initial = {name: getattr(shown, name) for name in names}
    asked = shown.questions
    initial |= {"sections": written(asked), "asked": asked.asked, "groups": "\n".join(asked.groups)}
    form = SurveyForm(request.POST or None, initial=initial, new=False)
    screen = _screen(request, shown, "Cambia l'indagine", "Salva", "Indagine cambiata.")

    def act() -> object:
        revision = form.cleaned_data["revision"]
        return actions.write_survey(**by(request), code=code, draft=form.draft(), revision=revision)

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def open_survey(request: MemberRequest, code: str) -> HttpResponse:
    """Open it to who works here today."""
    shown = _in(request, code, Stage.DRAFT)
    form = SeenForm(request.POST or None, initial={"revision": shown.revision})
    screen = _screen(request, shown, "Apri l'indagine", "Apri", "Indagine aperta.", "Può rispondere chi è in servizio oggi, una volta sola.", warning="Aperta l'indagine, domande, gruppi e giorni non cambiano più.")  # fmt: skip
    return act_on(request, form, lambda: actions.open_survey(**by(request), code=code, today=request.today, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def close_survey(request: MemberRequest, code: str) -> HttpResponse:
    """Close it for good."""
    shown = _in(request, code, Stage.OPEN)
    form = SeenForm(request.POST or None, initial={"revision": shown.revision})
    screen = _screen(request, shown, "Chiudi l'indagine", "Chiudi", "Indagine chiusa: i risultati si leggono qui.", warning="Non si riapre. I risultati si fissano e l'elenco di chi ha preso la scheda si cancella.")  # fmt: skip
    return act_on(request, form, lambda: actions.close_survey(**by(request), code=code, today=request.today, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def erase_answers(request: MemberRequest, code: str) -> HttpResponse:
    """Delete the answers of a closed survey."""
    shown = _in(request, code, Stage.CLOSED)
    form = SeenForm(request.POST or None, initial={"revision": shown.revision})
    screen = _screen(request, shown, "Cancella le risposte", "Cancella", "Risposte cancellate.", warning="Le risposte e i commenti si perdono per sempre. I risultati restano.")  # fmt: skip
    return act_on(request, form, lambda: actions.erase_answers(**by(request), code=code, **form.cleaned_data), screen)


def _readable(request: MemberRequest, code: str) -> Survey:
    shown = found(survey(request.authority, code), MISSING)
    if shown.stage is Stage.DRAFT and not (request.may("wellbeing.manage") or in_committee(request)):
        raise Http404(MISSING)
    return shown


def _in(request: MemberRequest, code: str, stage: Stage) -> Survey:
    shown = found(survey(request.authority, code), MISSING)
    if shown.stage is not stage:
        raise Http404(f"L'indagine è {shown.stage.label}.")
    return shown


def _screen(
    request: MemberRequest, shown: Survey, title: str, action: str, done: str, lead: str = "", *, warning: str = ""
) -> Screen:
    back = reverse("wellbeing:survey", args=[request.authority.code, shown.code])
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back, trail=(shown.title, back))  # fmt: skip

"""The worker's reports, that the head has read them, reminders."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work import models
from traguardo.agile_work.actions import reporting as actions
from traguardo.agile_work.forms.asking import ReportForm
from traguardo.agile_work.views.acting import Screen, act_on, at, by, trail_of
from traguardo.agile_work.views.agreements import due, the_agreement
from traguardo.ui.facade import page


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.own")
def report(request: MemberRequest, number: int) -> HttpResponse:
    row, held = the_agreement(request, number)
    if not held.person:
        raise Http404("La relazione la scrive la persona dell’accordo.")
    form = ReportForm(request.POST or None)
    screen = Screen(
        title=f"Relazione sull’accordo {row}",
        action="Consegna la relazione",
        back=at(request, "agreement", number),
        done="Relazione consegnata: la legge chi dirige l’unità.",
        trail=[("Il tuo lavoro agile", at(request, "mine"))],
        lead="Che cosa hai fatto degli obiettivi e che cosa no. Una volta consegnata non si cambia.",
    )

    def act() -> object:
        return actions.write_report(**by(request), agreement=row, today=request.today, **form.cleaned_data)

    return act_on(request, form, act, screen)


@require_POST
@member("agile_work.decide")
def see_report(request: MemberRequest, number: int, pk: int) -> HttpResponse:
    """Say that one has read a report."""
    row, held = the_agreement(request, number)
    found = models.Report.objects.filter(pk=pk, agreement=row).first()
    if not held.decides or found is None:
        raise Http404("Questa relazione non c’è, o non la leggi tu.")
    actions.see_report(**by(request), report=found, today=request.today)
    messages.success(request, "Hai segnato la relazione come letta.")
    return redirect(at(request, "agreement", number))


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.manage")
def reminders(request: MemberRequest) -> HttpResponse:
    """Whom to write to, then write."""
    late = due(request)
    back = at(request, "agreements")
    if request.method == "POST":
        sent = actions.remind(**by(request), waiting=late)
        messages.success(request, f"Promemoria mandati: {sent}." if sent else "Nessuno a cui scrivere.")
        return redirect(back)
    context = {
        "late": late,
        "reached": sum(row.request.person.user_id is not None for row in late),
        "back": back,
        "trail": [*trail_of(request), ("Accordi", back), ("Promemoria", "")],
    }
    return page(request, "agile_work/reminders.html", context)

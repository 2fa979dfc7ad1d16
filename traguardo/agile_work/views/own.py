"""«Il tuo lavoro agile»: one's own requests, agreement, days, turns; and the form to ask."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work import models
from traguardo.agile_work.actions import asking as actions
from traguardo.agile_work.domain.requests import Priority, State
from traguardo.agile_work.domain.week import Kind, monday_of, week_days
from traguardo.agile_work.forms.asking import AskForm
from traguardo.agile_work.queries.agreements import life
from traguardo.agile_work.queries.ruling import rules
from traguardo.agile_work.views.acting import Screen, act_on, at, by, trail_of, unit_names
from traguardo.kernel.italian import it_day
from traguardo.staffing.facade import Person, person_of
from traguardo.ui.facade import page

WEEKS = 4


@require_safe
@member("agile_work.own")
def mine(request: MemberRequest) -> HttpResponse:
    """All that is of who signs in."""
    person = person_of(request.authority, request.user)
    requests = list(models.Request.objects.filter(person_id=person.pk).select_related("unit")) if person else []
    agreements = _agreements(person)
    now = next((each for each in agreements if life(each).covers(request.today)), None)
    context = {
        "person": person,
        "requests": [(row, State(row.state)) for row in requests],
        "agreements": [(row, life(row).stage(request.today)) for row in agreements],
        "answer": _answer(request, person, now, requests),
        "weeks": _weeks(request, person),
        "turns": _turns(request, person),
        "asks": person and not any(row.state == State.ASKED for row in requests),
        "to_sign": [row for row in agreements if row.worker_signed is None],
        "due": _due(request, agreements),
        "trail": [*trail_of(request)[:1], ("Il tuo lavoro agile", "")],
    }
    return page(request, "agile_work/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.own")
def ask(request: MemberRequest) -> HttpResponse:
    person = person_of(request.authority, request.user)
    if person is None:
        return redirect(at(request, "mine"))
    form = AskForm(request.POST or None, initial={"days": 1, "first_day": request.today + timedelta(days=30)})
    held = rules(request.authority, on=request.today)
    screen = Screen(
        title="Chiedi il lavoro agile",
        action="Manda la richiesta",
        back=at(request, "mine"),
        done="Richiesta mandata: la legge chi dirige la tua unità.",
        trail=[("Il tuo lavoro agile", at(request, "mine"))],
        lead=f"Al massimo {held.max_days} {'giorno' if held.max_days == 1 else 'giorni'} la settimana ({held.act}). È una scelta volontaria: chi dirige l’unità risponde, poi si firma un accordo.",
    )

    def act() -> object:
        told = dict(form.cleaned_data)
        told["priority"] = Priority(told["priority"]) if told["priority"] else None
        return actions.ask(**by(request), person=person, wish=actions.Wish(**told), today=request.today)

    return act_on(request, form, act, screen)


def _agreements(person: Person | None) -> list[models.Agreement]:
    if person is None:
        return []
    rows = models.Agreement.objects.filter(request__person_id=person.pk).select_related("request")
    return list(rows.order_by("-request__number", "-edition"))


def _answer(
    request: MemberRequest, person: Person | None, now: models.Agreement | None, requests: list[models.Request]
) -> str:
    if now is not None:
        days = "1 giorno" if now.days == 1 else f"{now.days} giorni"
        end = f"fino al {it_day(last)}" if (last := life(now).end) else "senza termine"
        return f"Puoi lavorare in agile {days} la settimana, {end}."
    if any(row.state == State.ASKED for row in requests):
        return "La tua richiesta attende risposta."
    return "Oggi non hai un accordo di lavoro agile in vigore." if person and requests else ""


def _weeks(request: MemberRequest, person: Person | None) -> list[tuple[str, list[str]]]:
    """The days planned of this week and the next: its Monday, a word a day."""
    first = monday_of(request.today)
    mondays = [first + timedelta(days=7 * at) for at in range(WEEKS)]
    if person is None:
        return []
    rows = models.Day.objects.filter(person_id=person.pk, day__gte=first, day__lt=mondays[-1] + timedelta(days=7))
    kinds = {row.day: Kind(row.kind).label for row in rows}
    return [(it_day(monday), [kinds.get(day, "—") for day in week_days(monday)]) for monday in mondays] if kinds else []


def _turns(request: MemberRequest, person: Person | None) -> list[tuple[models.Rotation, str, list[tuple[int, str]]]]:
    """The rotations of one's office, and the weeks of those one takes part in, with the address that explains each."""
    spell = person.spell_on(request.today) if person else None
    if person is None or spell is None:
        return []
    rows = models.Rotation.objects.filter(authority=request.authority, unit__code=spell.unit)
    name = unit_names(request).get(spell.unit, spell.unit)
    found = []
    for row in rows[:3]:
        weeks = [
            (week["week"], at(request, "why", row.number, person.code, week["week"]))
            for week in row.outcome or []
            if any(turn["code"] == person.code for turn in week["turns"])
        ]
        found.append((row, name, weeks))
    return found


def _due(request: MemberRequest, agreements: list[models.Agreement]) -> list[models.Agreement]:
    """The agreements whose report is due within a month, or late."""
    soon = request.today + timedelta(days=30)
    return [
        row
        for row in agreements
        if life(row).signed
        and row.report_due
        and row.report_due <= soon
        and not row.reports.filter(final=True).exists()
    ]

"""Screens of the committee: who sits, who comes and leaves, its meetings and their minutes."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_day
from traguardo.ui.facade import page
from traguardo.wellbeing.actions import committee as actions
from traguardo.wellbeing.domain.checks import check_committee
from traguardo.wellbeing.domain.committee import Kind, Seat, Side, sitting, term_over
from traguardo.wellbeing.forms.committee import EndForm, MeetingForm, MinutesForm, SeatForm
from traguardo.wellbeing.forms.fields import SeenForm
from traguardo.wellbeing.queries.committee import Meeting, meeting, meetings, seat, seats
from traguardo.wellbeing.queries.rights import in_committee
from traguardo.wellbeing.views.acting import FORMS, Screen, accounts, act_on, by, committee_only, found


@require_safe
@member("wellbeing.read")
def show_committee(request: MemberRequest) -> HttpResponse:
    """Who sits today, whether it is as the law wants, the meetings, who sat before."""
    held = seats(request.authority)
    now = sitting(held, request.today)
    context = {
        "now": now,
        "past": [each for each in held if each not in now],
        "over": term_over(held, request.today),
        "answer": _answer(now),
        "findings": check_committee(held, request.today),
        "meetings": meetings(request.authority),
        "inside": in_committee(request),
    }
    return page(request, "wellbeing/committee.html", context)


def _answer(now: tuple[Seat, ...]) -> str:
    """How many sit, from which side, women and men."""
    if not now:
        return "Nel comitato oggi non siede nessuno."
    effective = [each for each in now if each.kind is Kind.EFFECTIVE]
    sides = {side: sum(each.side is side for each in effective) for side in Side}
    women = sum(each.gender == "F" for each in effective)
    return (
        f"Nel comitato siedono {len(effective)} componenti effettivi: {sides[Side.BODY]} per l'amministrazione e "
        f"{sides[Side.UNIONS]} per i sindacati; le donne sono {women}."
    )


@require_http_methods(FORMS)
@member("wellbeing.manage")
def add_seat(request: MemberRequest) -> HttpResponse:
    """Somebody new."""
    initial = {"revision": 0, "first_day": request.today}
    form = SeatForm(request.POST or None, initial=initial, accounts=accounts(request))
    screen = _screen(request, "Aggiungi un componente", "Aggiungi", "Componente aggiunto.")
    return act_on(request, form, lambda: actions.write_seat(**by(request), seat=form.seat()), screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def change_seat(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what was written of somebody."""
    held = _seat(request, pk)
    names = ("name", "gender", "user", "side", "union", "kind", "chair", "first_day", "act", "revision")
    initial = {name: getattr(held, name) for name in names}
    form = SeatForm(request.POST or None, initial=initial, accounts=accounts(request))
    screen = _screen(request, "Correggi un componente", "Salva", "Componente corretto.")
    return act_on(request, form, lambda: actions.write_seat(**by(request), seat=form.seat(pk)), screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def end_seat(request: MemberRequest, pk: int) -> HttpResponse:
    """The last day somebody sits."""
    held = _seat(request, pk)
    form = EndForm(request.POST or None, initial={"revision": held.revision, "last_day": request.today})
    lead = f"{held.name} siede dal {it_day(held.first_day)}. Da dopo quel giorno non apre più le pagine del comitato."
    screen = _screen(request, "Fine dell'incarico", "Chiudi l'incarico", "Incarico chiuso.", lead)
    return act_on(request, form, lambda: actions.end_seat(**by(request), pk=pk, **form.cleaned_data), screen)


@require_http_methods(FORMS)
@member("wellbeing.read")
def call_meeting(request: MemberRequest) -> HttpResponse:
    """A meeting to be held; only who sits calls it."""
    committee_only(request)
    form = MeetingForm(request.POST or None, initial={"on": request.today})
    screen = _screen(request, "Convoca una riunione", "Convoca", "Riunione convocata.")
    return act_on(request, form, lambda: actions.call_meeting(**by(request), **form.cleaned_data), screen)


@require_safe
@member("wellbeing.read")
def show_meeting(request: MemberRequest, number: int) -> HttpResponse:
    """A meeting: agenda, who was there, minutes, decisions; only for who sits."""
    held = _meeting(request, number)
    present = [each for each in seats(request.authority) if each.pk in held.present]
    return page(request, "wellbeing/meeting.html", {"meeting": held, "present": present})


@require_http_methods(FORMS)
@member("wellbeing.read")
def write_minutes(request: MemberRequest, number: int) -> HttpResponse:
    """Minutes, again until they are approved."""
    held = _meeting(request, number)
    could = sitting(seats(request.authority), held.on)
    initial = {
        "revision": held.revision,
        "present": [str(pk) for pk in held.present],
        "minutes": held.minutes,
        "decisions": held.decisions,
    }
    form = MinutesForm(request.POST or None, initial=initial, seats=could)
    screen = _of_meeting(request, held, "Verbale", "Salva", "Verbale salvato.", f"Ordine del giorno: {held.agenda}")

    def act() -> object:
        typed = form.cleaned_data | {"present": [int(pk) for pk in form.cleaned_data["present"]]}
        return actions.write_minutes(**by(request), number=number, today=request.today, **typed)

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.read")
def approve_minutes(request: MemberRequest, number: int) -> HttpResponse:
    """Approve minutes for good."""
    held = _meeting(request, number)
    form = SeenForm(request.POST or None, initial={"revision": held.revision})
    screen = _of_meeting(request, held, "Approva il verbale", "Approva", "Verbale approvato.", warning="Un verbale approvato non si cambia più.")  # fmt: skip
    return act_on(request, form, lambda: actions.approve_minutes(**by(request), number=number, **form.cleaned_data), screen)  # fmt: skip


def _seat(request: MemberRequest, pk: int) -> Seat:
    return found(seat(request.authority, pk), "Questo componente non c'è.")


def _meeting(request: MemberRequest, number: int) -> Meeting:
    committee_only(request)
    return found(meeting(request.authority, number), "Questa riunione non c'è.")


def _screen(request: MemberRequest, title: str, action: str, done: str, lead: str = "") -> Screen:
    back = reverse("wellbeing:committee", args=[request.authority.code])
    return Screen(title=title, action=action, done=done, lead=lead, back=back, trail=("Comitato di garanzia", back))


def _of_meeting(
    request: MemberRequest, held: Meeting, title: str, action: str, done: str, lead: str = "", *, warning: str = ""
) -> Screen:
    back = reverse("wellbeing:meeting", args=[request.authority.code, held.number])
    trail = (f"Riunione {held.number}", back)
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back, trail=trail)

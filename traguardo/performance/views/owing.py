"""What I owe, and who enters it in my place: one page a person, and the delegations of units."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, Role, User, member
from traguardo.performance.actions.delegating import Mandate, can_delegate, delegate, revoke
from traguardo.performance.domain.measuring.silence import Silence, silent
from traguardo.performance.forms.delegating import MandateForm
from traguardo.performance.models import Delegation
from traguardo.performance.queries.owed import Agenda, of_all, of_person, of_unit
from traguardo.performance.queries.owners import Owners, owners
from traguardo.performance.queries.periods import Calendar, calendar
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.dues import delegations_table, dues_table, of_agenda
from traguardo.ui.facade import page

FORM = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Whose agenda is looked at: `name` is empty for one's own."""

    agenda: Agenda
    name: str = ""
    unit: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the day's page says of what is owed, and of units nobody answers for."""

    words: str
    owes: bool
    late: int
    silences: tuple[Silence, ...]


@require_safe
@member("performance.enter")
@on_plan
def owed(request: MemberRequest, desk: Desk) -> HttpResponse:
    """What one owes; the planning office may look at anybody's."""
    found = calendar(desk.board, at=request.today)
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    view = looked_at(request, found, who)
    agenda = view.agenda
    late = set(agenda.late)
    query = request.GET
    context = {
        "desk": desk,
        "found": found,
        "view": view,
        "answer": of_agenda(agenda, view.name),
        "late": dues_table(agenda.late, desk, query, name="ritardi", caption="Risultati che dovevano già esserci"),
        "open": dues_table(
            [due for due in agenda.todo if due not in late],
            desk,
            query,
            name="aperti",
            caption="Risultati dei periodi aperti",
        ),
        "later": dues_table(
            agenda.later, desk, query, name="piu-avanti", caption="Risultati dei periodi che si apriranno"
        ),
        "done": dues_table(agenda.done, desk, query, name="fatti", caption="Risultati già inseriti", settled=True),
        "units": desk.board.unit_names,
        "people": who.members,
        "may_look": may_look(request),
        "may_delegate": request.may("performance.measure"),
    }
    return page(request, "performance/periods/owed.html", context, part="agenda")


def may_look(request: MemberRequest) -> bool:
    """Whether one may look at what others owe."""
    return Role.PLANNING_OFFICE in request.roles


def looked_at(request: MemberRequest, found: Calendar, who: Owners) -> View:
    """The agenda asked for: of a unit, of a person, one's own; of all for the planning office."""
    own = of_person(found, who, request.user.pk)
    if not may_look(request):
        return View(agenda=own)
    unit, email = request.GET.get("unita", ""), request.GET.get("persona", "")
    person = who.find(email)
    if unit:
        return View(agenda=of_unit(found, unit), name=who.names.get(unit, unit), unit=unit)
    if person:
        return View(agenda=of_person(found, who, person.user), name=person.name, person=email)
    return View(agenda=of_all(found), name=request.authority.name)


def notice(request: MemberRequest, desk: Desk) -> Notice:
    """What the day's page says of what one owes. Five SQL statements."""
    found = calendar(desk.board, at=request.today)
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    agenda = of_person(found, who, request.user.pk)
    return Notice(
        words=of_agenda(agenda, ""),
        owes=bool(agenda.todo),
        late=len(agenda.late),
        silences=silent(who.units, found.dues, found.periods) if request.may("performance.schedule") else (),
    )


@require_safe
@member("performance.measure")
@on_plan
def delegations(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Who enters for whom, running ones first."""
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    mine = handable(request, who)
    seen = [each for each in who.every if each.unit in mine or each.to == request.user.pk]
    running = [each for each in seen if not each.over]
    context = {
        "desk": desk,
        "running": running,
        "current": delegations_table(running, desk, request.GET, name="correnti", handable=mine),
        "over": delegations_table([each for each in seen if each.over], desk, request.GET, name="finite"),
        "handable": mine,
    }
    return page(request, "performance/periods/delegations.html", context)


@require_http_methods(FORM)
@member("performance.measure")
@on_plan
def hand(request: MemberRequest, desk: Desk) -> HttpResponse:
    """A new delegation."""
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    units = [(unit, who.names[unit]) for unit in who.names if unit in handable(request, who)]
    people = [(person.email, person.name) for person in who.members if person.user != request.user.pk]
    initial = {"first_day": request.today, "unit": request.GET.get("unita", "")}
    form = MandateForm(request.POST if request.method == "POST" else None, initial=initial, units=units, people=people)
    if form.is_valid() and handed(request, desk, form):
        return redirect(desk.url("delegations"))
    context = {"desk": desk, "form": form, "units": units}
    return page(request, "performance/periods/delegate.html", context, status=422 if form.is_bound else 200)


def handed(request: MemberRequest, desk: Desk, form: MandateForm) -> bool:
    """Carry the delegation out; what is wrong is said beside its field."""
    typed = form.cleaned_data
    to = User.objects.get(email=typed["to"])
    mandate = Mandate(
        unit=typed["unit"],
        unit_name=desk.board.unit_names[typed["unit"]],
        to=to,
        first_day=typed["first_day"],
        last_day=typed["last_day"],
        reason=typed["reason"],
    )
    try:
        delegate(
            by=request.user.email,
            held=request.standing,
            authority=request.authority,
            mandate=mandate,
            today=request.today,
        )
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    messages.success(request, f"{to} può inserire i risultati di {mandate.unit_name}.")
    return True


@require_http_methods(FORM)
@member("performance.measure")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Revoke a delegation of this authority, once one has seen which."""
    if not Delegation.objects.filter(pk=pk, authority=request.authority).exists():
        raise Http404("Questa delega non c'è.")
    return taken_back(request, pk)


@on_plan
def taken_back(request: MemberRequest, desk: Desk, pk: int) -> HttpResponse:
    """The delegation by name, then its end."""
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    found = next(each for each in who.every if each.pk == pk)
    name = who.names.get(found.unit, found.unit)
    if found.unit not in handable(request, who):
        raise PermissionDenied(f"Le deleghe di «{name}» le revoca chi la dirige o l'ufficio programmazione.")
    if request.method == "POST":
        revoke(by=request.user.email, held=request.standing, authority=request.authority, pk=pk, unit_name=name)
        messages.success(request, f"{found.to_name} non può più inserire i risultati di {name}.")
        return redirect(desk.url("delegations"))
    context = {"desk": desk, "delegation": found, "name": name}
    return page(request, "performance/periods/revoke.html", context)


def handable(request: MemberRequest, who: Owners) -> frozenset[str]:
    """Units whose results one may hand to somebody."""
    return frozenset(unit for unit, name in who.names.items() if can_delegate(request.standing, unit, name))

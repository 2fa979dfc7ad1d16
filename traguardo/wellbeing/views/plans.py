"""Screens of positive actions: the plan in force, its actions, how far each got."""

from dataclasses import asdict

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes
from traguardo.kernel.numbers import italian
from traguardo.ui.facade import Bar, page
from traguardo.wellbeing.actions import plans as actions
from traguardo.wellbeing.domain.actions import Action, Plan, State
from traguardo.wellbeing.domain.checks import check_plan
from traguardo.wellbeing.forms.fields import SeenForm
from traguardo.wellbeing.forms.plans import ActionForm, AdoptForm, PlanForm, StepForm
from traguardo.wellbeing.queries.figures import actions_table
from traguardo.wellbeing.queries.plans import plan, plans
from traguardo.wellbeing.views.acting import FORMS, Screen, act_on, by, found, units
from traguardo.wellbeing.views.home import reads_drafts


@require_safe
@member("wellbeing.read")
def show_plans(request: MemberRequest) -> HttpResponse:
    """The latest plan one may read, or what a plan is."""
    known = _readable(request)
    if not known:
        return page(request, "wellbeing/plans.html", {})
    return _shown(request, known[0], known)


@require_safe
@member("wellbeing.read")
def show_plan(request: MemberRequest, first_year: int) -> HttpResponse:
    """One plan."""
    known = _readable(request)
    return _shown(request, found(next((each for each in known if each.first_year == first_year), None), MISSING), known)


def _shown(request: MemberRequest, shown: Plan, known: list[Plan]) -> HttpResponse:
    names = {unit.code: unit.name for unit in units(request)}
    areas = dict.fromkeys(action.area for action in shown.actions)
    context = {
        "plan": shown,
        "plans": known,
        "areas": [(area, [each for each in shown.actions if each.area == area]) for area in areas],
        "bars": [_bar(area, [each for each in shown.actions if each.area == area]) for area in areas],
        "names": names,
        "states": [(state, shown.count(state)) for state in State],
        "findings": check_plan(shown, request.today),
        "today": request.today,
    }
    return page(request, "wellbeing/plan.html", context)


def _bar(area: str, mine: list[Action]) -> Bar:
    done = sum(each.state is State.DONE for each in mine)
    return Bar(label=area, value=done * 100 // len(mine), text=f"{done} di {len(mine)}")


@require_safe
@member("wellbeing.read")
def plan_csv(request: MemberRequest, first_year: int) -> HttpResponse:
    """The actions of a plan as a file."""
    shown = _readable_one(request, first_year)
    answer = HttpResponse(csv_bytes([actions_table(shown)]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="azioni-positive-{shown.name}.csv"'
    return answer


@require_http_methods(FORMS)
@member("wellbeing.manage")
def create_plan(request: MemberRequest) -> HttpResponse:
    """Begin a plan."""
    form = PlanForm(request.POST or None, initial={"first_year": request.today.year})
    back = reverse("wellbeing:plans", args=[request.authority.code])
    screen = Screen(title="Comincia un piano triennale", action="Comincia", done="Piano cominciato.", back=back, trail=("Azioni positive", back), lead="Le proposte vengono dal comitato di garanzia.")  # fmt: skip
    return act_on(request, form, lambda: actions.create_plan(**by(request), **form.cleaned_data), screen)


@require_http_methods(FORMS)
@member("wellbeing.manage")
def add_action(request: MemberRequest, first_year: int) -> HttpResponse:
    """A new action."""
    shown = _draft(request, first_year)
    initial = {"revision": 0, "code": f"a{len(shown.actions) + 1}"}
    form = ActionForm(request.POST or None, initial=initial, units=units(request))
    screen = _screen(request, shown, "Aggiungi un'azione", "Aggiungi", "Azione aggiunta.")
    return act_on(request, form, lambda: actions.write_action(**by(request), first_year=first_year, action=form.action(), new=True), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def change_action(request: MemberRequest, first_year: int, code: str) -> HttpResponse:
    """Change an action of a plan not adopted."""
    shown = _draft(request, first_year)
    there = _action(shown, code)
    form = ActionForm(request.POST or None, initial=asdict(there) | {"money": there.money}, units=units(request), code=code)  # fmt: skip
    screen = _screen(request, shown, f"Cambia l'azione {code}", "Salva", "Azione cambiata.")
    return act_on(request, form, lambda: actions.write_action(**by(request), first_year=first_year, action=form.action(), new=False), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def remove_action(request: MemberRequest, first_year: int, code: str) -> HttpResponse:
    """Take an action out."""
    shown = _draft(request, first_year)
    there = _action(shown, code)
    form = SeenForm(request.POST or None, initial={"revision": there.revision})
    screen = _screen(request, shown, f"Togli l'azione {code}", "Togli", "Azione tolta.", there.title, warning="L'azione e quello che c'è scritto si perdono.")  # fmt: skip
    return act_on(request, form, lambda: actions.remove_action(**by(request), first_year=first_year, code=code, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.adopt")
def adopt_plan(request: MemberRequest, first_year: int) -> HttpResponse:
    """Adopt a plan by an act."""
    shown = _draft(request, first_year)
    form = AdoptForm(request.POST or None, initial={"revision": shown.revision, "on": request.today})
    problems = [each for each in check_plan(shown, request.today) if each.severity.value == "warning"]
    said = f" I controlli hanno {italian(len(problems))} avvisi." if problems else ""
    screen = _screen(request, shown, "Adotta il piano", "Adotta", "Piano adottato.", warning=f"Dopo l'adozione le {len(shown.actions)} azioni non cambiano più: si scrive solo l'avanzamento.{said}")  # fmt: skip
    return act_on(request, form, lambda: actions.adopt_plan(**by(request), first_year=first_year, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def say_progress(request: MemberRequest, first_year: int, code: str) -> HttpResponse:
    """How far an action got in a year: the one in the address (?anno=), else the current one."""
    shown = found(plan(request.authority, first_year), MISSING)
    there = _action(shown, code)
    year = _year(request, shown)
    said = next((step for step in there.steps if step.year == year), None)
    initial = asdict(said) if said else {"revision": 0, "year": year, "state": there.state}
    form = StepForm(request.POST or None, initial=initial, years=[year])
    screen = _screen(request, shown, f"A che punto è l'azione {code} nel {year}", "Salva", "Avanzamento scritto.", f"{there.title}. Atteso: {there.target or 'non detto'}.")  # fmt: skip
    return act_on(request, form, lambda: actions.say_progress(**by(request), first_year=first_year, code=code, step=form.step()), screen)  # fmt: skip


def _year(request: MemberRequest, shown: Plan) -> int:
    asked = request.GET.get("anno", "")
    year = int(asked) if asked.isdecimal() else request.today.year
    return min(max(year, shown.years[0]), shown.years[-1])


MISSING = "Questo piano non c'è."


def _readable(request: MemberRequest) -> list[Plan]:
    drafts = reads_drafts(request)
    return [each for each in plans(request.authority) if each.adopted_on or drafts]


def _readable_one(request: MemberRequest, first_year: int) -> Plan:
    return found(next((each for each in _readable(request) if each.first_year == first_year), None), MISSING)


def _draft(request: MemberRequest, first_year: int) -> Plan:
    shown = found(plan(request.authority, first_year), MISSING)
    if shown.adopted_on:
        raise Http404("Il piano è adottato: le sue azioni non cambiano.")
    return shown


def _action(shown: Plan, code: str) -> Action:
    return found(next((each for each in shown.actions if each.code == code), None), "Questa azione non c'è.")


def _screen(
    request: MemberRequest, shown: Plan, title: str, action: str, done: str, lead: str = "", *, warning: str = ""
) -> Screen:
    back = reverse("wellbeing:plan", args=[request.authority.code, shown.first_year])
    trail = (f"Azioni positive {shown.name}", back)
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back, trail=trail)

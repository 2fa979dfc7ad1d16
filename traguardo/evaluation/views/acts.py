"""What is done on a sheet: the moves, the judgements, the self-evaluation, the goals, who evaluates."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.actions import judging, moving, writing
from traguardo.evaluation.domain.flow import Move, NotAllowed, Stage, hindrances, transition
from traguardo.evaluation.domain.scoring import score_sheet
from traguardo.evaluation.forms.goals import GoalsForm
from traguardo.evaluation.forms.sheets import EvaluatorForm, JudgeForm, MoveForm, SelfForm
from traguardo.evaluation.queries.from_plan import YearPlan
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import Reading
from traguardo.evaluation.queries.trial import tried
from traguardo.evaluation.views.placing import address, on_sheet
from traguardo.evaluation.views.wording import clock_of, points_of, told_points, verb_of
from traguardo.staffing.facade import in_service
from traguardo.ui.facade import page

ACT = require_http_methods(["GET", "HEAD", "POST"])
DONE = {
    Move.TALK: "Colloquio annotato.",
    Move.SELF: "Autovalutazione inviata: ora la legge chi ti valuta.",
    Move.REMARK: "Osservazione scritta nella scheda.",
}


@ACT
@member("evaluation.own")
@on_sheet
def move(request: MemberRequest, reading: Reading, move: str) -> HttpResponse:
    """A page that says what the move takes, then the act."""
    line = transition(_move(move), reading.stage)
    if line is None:
        messages.warning(request, f"La scheda è «{reading.stage.label}»: questo passaggio ora non si fa.")
        return redirect(address(request, reading))
    _only(reading.hand.does(line), f"Questo passaggio spetta a: {', '.join(who.label for who in line.hands)}.")
    form = MoveForm(request.POST if request.method == "POST" else None, reading=reading, line=line)
    reasons = hindrances(line.move, reading.situation, reading.hand)
    if form.is_valid() and _done(form, lambda: _make(request, reading, line.move, form)):
        after = line.after or reading.stage
        messages.success(request, DONE.get(line.move, f"La scheda ora è «{after.label}»."))
        return redirect(address(request, reading))
    context = {
        "it": reading,
        "line": line,
        "verb": verb_of(reading, line),
        "form": form,
        "reasons": () if form.is_bound else reasons,
        "clock": clock_of(reading),
        "points": points_of(reading),
        "back": address(request, reading),
    }
    return page(request, "evaluation/sheets/move.html", context, part="form", status=422 if form.is_bound else 200)


@ACT
@member("evaluation.own")
@on_sheet
def judge(request: MemberRequest, reading: Reading) -> HttpResponse:
    """Write the judgements; saved as a draft nobody else sees, then delivered on the page of the move."""
    _only(reading.hand.evaluator, "I giudizi li scrive chi valuta questa persona.")
    if reading.stage is not Stage.ACKNOWLEDGED:
        return _too_late(request, reading)
    form = JudgeForm(
        request.POST if request.method == "POST" else None, reading=reading, seen=judging.head_stamp(reading.row)
    )
    if form.is_valid() and _done(form, lambda: _judge(request, reading, form)):
        messages.success(request, "Bozza salvata: la vedi solo tu.")
        return redirect(_next(request, reading, "deliver", Move.EVALUATE, "judge"))
    context = {"it": reading, "form": form, "told": _told(reading), "back": address(request, reading)}
    return page(request, "evaluation/sheets/judge.html", context, part="form", status=422 if form.is_bound else 200)


@require_POST
@member("evaluation.own")
@on_sheet
def reckon(request: MemberRequest, reading: Reading) -> HttpResponse:
    """The total of what is on the page, nothing stored."""
    _only(reading.hand.evaluator, "I giudizi li scrive chi valuta questa persona.")
    form = JudgeForm(request.POST, reading=reading, seen="")
    form.is_valid()
    score = score_sheet(reading.system, tried(reading, form.draft.steps, form.draft.degrees))
    return page(request, "evaluation/sheets/judge_total.html", {"told": told_points(reading, score)}, part="total")


@ACT
@member("evaluation.own")
@on_sheet
def evaluate_self(request: MemberRequest, reading: Reading) -> HttpResponse:
    """Write one's self-evaluation; nobody sees it until it is sent."""
    _only(reading.hand.person, "L'autovalutazione la scrive chi è valutato.")
    if reading.stage is not Stage.ACKNOWLEDGED or reading.situation.self_sent:
        return _too_late(request, reading)
    form = SelfForm(
        request.POST if request.method == "POST" else None, reading=reading, seen=judging.own_stamp(reading.row)
    )
    if form.is_valid() and _done(form, lambda: _evaluate_self(request, reading, form)):
        messages.success(request, "Bozza salvata: la vedi solo tu.")
        return redirect(_next(request, reading, "send", Move.SELF, "evaluate_self"))
    context = {"it": reading, "form": form, "back": address(request, reading)}
    return page(request, "evaluation/sheets/self.html", context, part="form", status=422 if form.is_bound else 200)


@ACT
@member("evaluation.own")
@on_sheet
def write_goals(request: MemberRequest, reading: Reading) -> HttpResponse:
    """Write the goals of a sheet in preparation, by hand or picked from the plan."""
    _only(reading.hand.evaluator or reading.hand.office, "Gli obiettivi li scrive chi valuta o l'ufficio personale.")
    if reading.stage is not Stage.DRAFT:
        return _too_late(request, reading)
    plan = YearPlan(request.authority, reading.row.year, today=request.today)
    form = GoalsForm(request.POST if request.method == "POST" else None, reading=reading, offered=plan.offered)
    if form.is_valid() and _done(form, lambda: _write_goals(request, reading, form)):
        messages.success(request, "Obiettivi salvati.")
        return redirect(address(request, reading))
    context = {"it": reading, "form": form, "back": address(request, reading)}
    return page(request, "evaluation/sheets/goals.html", context, part="form", status=422 if form.is_bound else 200)


@ACT
@member("evaluation.manage")
@on_sheet
def set_evaluator(request: MemberRequest, reading: Reading) -> HttpResponse:
    """Change who evaluates."""
    _only(reading.hand.office, "Chi valuta lo cambia l'ufficio personale, ma non per la propria scheda.")
    people = in_service(request.authority, year=reading.row.year)
    form = EvaluatorForm(request.POST if request.method == "POST" else None, reading=reading, people=people)
    if form.is_valid() and _done(form, lambda: _set_evaluator(request, reading, form)):
        messages.success(request, "Chi valuta è cambiato.")
        return redirect(address(request, reading))
    context = {"it": reading, "form": form, "back": address(request, reading)}
    return page(request, "evaluation/sheets/evaluator.html", context, part="form", status=422 if form.is_bound else 200)


def _make(request: MemberRequest, reading: Reading, step: Move, form: MoveForm) -> object:
    who, seen = Looker.of(request), form.cleaned_data["seen"]
    return moving.move(by=who, sheet=reading.row, step=step, seen=seen, said=form.said, today=request.today)


def _judge(request: MemberRequest, reading: Reading, form: JudgeForm) -> None:
    seen = form.cleaned_data["seen"]
    judging.save_judgements(by=Looker.of(request), sheet=reading.row, seen=seen, draft=form.draft)


def _evaluate_self(request: MemberRequest, reading: Reading, form: SelfForm) -> None:
    seen = form.cleaned_data["seen"]
    judging.save_self(by=Looker.of(request), sheet=reading.row, seen=seen, steps=form.steps)


def _write_goals(request: MemberRequest, reading: Reading, form: GoalsForm) -> None:
    writing.write_goals(by=Looker.of(request), sheet=reading.row, seen=form.revision, goals=form.goals)


def _set_evaluator(request: MemberRequest, reading: Reading, form: EvaluatorForm) -> None:
    writing.set_evaluator(by=Looker.of(request), sheet=reading.row, **form.cleaned_data)


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    return True


def _next(request: MemberRequest, reading: Reading, button: str, step: Move, here: str) -> str:
    """After a draft is saved: to the page that sends it, where that button was pressed, or here again."""
    if button in request.POST:
        return address(request, reading, "move", move=step.value)
    return address(request, reading, here)


def _told(reading: Reading) -> str:
    return told_points(reading, reading.score) if reading.score else ""


def _move(name: str) -> Move:
    try:
        return Move(name)
    except ValueError as unknown:
        raise Http404("Questo passaggio non c'è.") from unknown


def _only(allowed: bool, why: str) -> None:  # noqa: FBT001 - the guard's own question
    if not allowed:
        raise PermissionDenied(why)


def _too_late(request: MemberRequest, reading: Reading) -> HttpResponse:
    messages.warning(request, f"La scheda è «{reading.stage.label}»: ora qui non si scrive.")
    return redirect(address(request, reading))

"""The board's own acts: a verdict, many at once after a look, a question, its closing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.asking import ask, close_question, reply
from traguardo.performance.actions.reviewing import NotPossible, Seen, give_verdict, impartial, validate_many
from traguardo.performance.forms.reviewing import QuestionForm, ReplyForm, VerdictForm
from traguardo.performance.models import VerdictOutcome
from traguardo.performance.queries.editions import NoPlan
from traguardo.performance.queries.review import Asked, Line, newest_verdict
from traguardo.performance.queries.review.questions import may_answer
from traguardo.performance.queries.review.verdicts import WHOLE
from traguardo.performance.queries.things import Key
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.review import Room, judging, room, seen_now
from traguardo.ui.facade import page


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.review")
@on_plan
def verdict(request: MemberRequest, desk: Desk) -> HttpResponse:
    """A verdict on the thing named in the address («?cosa=indicator:1.1»), or on the whole plan."""
    seen, key = room(request, desk), about(request)
    line = None if key == WHOLE else seen.line(*key)
    form = VerdictForm(request.POST if request.method == "POST" else None, initial=in_view(desk, line))
    if form.is_valid():
        try:
            judge(request, desk, key, form)
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Giudizio salvato: {named(seen, key)}.")
            return redirect(after(request, desk, seen, key))
    context = {"desk": desk, "form": form, "key": key, "name": named(seen, key), "back": place(desk, key)}
    return page(request, "performance/review/verdict.html", context, status=422 if form.errors else 200)


def judge(request: MemberRequest, desk: Desk, key: Key, form: VerdictForm) -> None:
    cleaned = form.cleaned_data
    give_verdict(
        by=request.user.email,
        standing=judging(request),
        authority=request.authority,
        edition=desk.edition,
        seen=Seen(kind=key[0], code=key[1], measurement=cleaned["measurement"], verdict=cleaned["verdict"]),
        outcome=VerdictOutcome(cleaned["outcome"]),
        note=cleaned["note"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.review")
@on_plan
def validate_together(request: MemberRequest, desk: Desk) -> HttpResponse:
    """What was ticked, shown back with what cannot go; then validated, all or none."""
    seen, review = room(request, desk), desk.url("review")
    ticked = [ticket for ticket in map(read_ticket, request.POST.getlist("cosa")) if ticket]
    by_key = {line.key: line for line in seen.lines}
    chosen = [(each, by_key[each.kind, each.code]) for each in ticked if (each.kind, each.code) in by_key]
    refused = {line.key: why for _, line in chosen if (why := hindrance(request, desk, line))}
    good = [(each, line) for each, line in chosen if line.key not in refused]
    if request.method == "POST" and "conferma" in request.POST and good:
        number = validate_many(
            by=request.user.email,
            standing=judging(request),
            authority=request.authority,
            edition=desk.edition,
            seen=[each for each, _ in good],
        )
        messages.success(request, "Validata una riga." if number == 1 else f"Validate {number} righe.")
        return redirect(f"{review}{'&' if '?' in review else '?'}mostra=da-validare")
    context = {
        "desk": desk,
        "good": good,
        "bad": [(line, refused[line.key]) for _, line in chosen if line.key in refused],
    }
    return page(request, "performance/review/together.html", context, status=200 if good or not request.POST else 422)


def hindrance(request: MemberRequest, desk: Desk, line: Line) -> str:
    """Why a line cannot be validated together with others; empty when it can."""
    if not impartial(judging(request), line.thing.subject, dict(desk.board.unit_names)):
        return "è della tua unità"
    if line.result.pk and line.result.recorded_by == request.user.pk:
        return "il risultato l'hai inserito tu"
    if line.asked:
        return "ha una domanda aperta"
    if not line.thing.result:
        return "non ha un risultato: guardala da sola"
    return "" if line.pending else "ha già un giudizio"


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.review")
@on_plan
def ask_about(request: MemberRequest, desk: Desk) -> HttpResponse:
    """A question on the thing named in the address, or on the whole plan."""
    seen, key = room(request, desk), about(request)
    if key != WHOLE:
        seen.line(*key)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ask(
            by=request.user.email,
            authority=request.authority,
            edition=desk.edition,
            kind=key[0],
            code=key[1],
            text=form.cleaned_data["text"],
        )
        messages.success(request, "Domanda inviata a chi se ne occupa.")
        return redirect(f"{place(desk, key)}#domande")
    context = {"desk": desk, "form": form, "name": named(seen, key), "back": place(desk, key)}
    return page(request, "performance/review/ask.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.reply")
@on_plan
def answer_question(request: MemberRequest, desk: Desk, pk: int) -> HttpResponse:
    """An answer of who sees to the thing; 403 for another unit's."""
    seen = room(request, desk)
    question = found(seen, pk)
    line = None if question.key == WHOLE else seen.line(*question.key)
    if not may_answer(judging(request), desk.board, line.thing.subject if line else None):
        raise PermissionDenied("A questa domanda risponde l'ufficio programmazione.")
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reply(
                by=request.user.email,
                standing=judging(request),
                authority=request.authority,
                board=desk.board,
                pk=pk,
                text=form.cleaned_data["text"],
            )
        except NotPossible as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "Risposta inviata al nucleo.")
            return redirect(f"{place(desk, question.key)}#domande")
    context = {
        "desk": desk,
        "form": form,
        "question": question,
        "name": named(seen, question.key),
        "back": place(desk, question.key),
    }
    return page(request, "performance/review/reply.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.review")
@on_plan
def close_asked(request: MemberRequest, desk: Desk, pk: int) -> HttpResponse:
    """The board is satisfied: said by name, then closed."""
    seen = room(request, desk)
    question = found(seen, pk)
    problem = "" if question.open else "Questa domanda è già chiusa."
    if request.method == "POST" and not problem:
        close_question(by=request.user.email, authority=request.authority, edition=desk.edition, pk=pk)
        messages.success(request, "Domanda chiusa.")
        return redirect(f"{place(desk, question.key)}#domande")
    context = {"desk": desk, "question": question, "problem": problem, "back": place(desk, question.key)}
    return page(
        request, "performance/review/close.html", context, status=422 if problem and request.method == "POST" else 200
    )


def about(request: MemberRequest) -> Key:
    """What the address names: «indicator:1.1», «step:A.1», or nothing for the whole plan."""
    kind, _, code = request.GET.get("cosa", "plan:").partition(":")
    if kind not in {"indicator", "step", "plan"} or (kind == "plan" and code):
        raise NoPlan("Non so di che cosa si tratta.")
    return (kind, code)


def read_ticket(text: str) -> Seen | None:
    """A ticked line back from its form; None for anything else."""
    kind, _, rest = text.partition(":")
    measurement, _, rest = rest.partition(":")
    number, _, code = rest.partition(":")
    if not (measurement.isascii() and measurement.isdigit() and number.isascii() and number.isdigit()):
        return None
    return Seen(kind=kind, code=code, measurement=int(measurement), verdict=int(number))


def in_view(desk: Desk, line: Line | None) -> dict[str, int]:
    """What the judge has before them: of the whole plan, only the verdict before."""
    if line is not None:
        return seen_now(line)
    before = newest_verdict(desk.edition, *WHOLE)
    return {"measurement": 0, "verdict": before.pk if before else 0}


def found(seen: Room, pk: int) -> Asked:
    """A question this person may see; NoPlan for any other."""
    question = next((each for each in seen.asked if each.pk == pk), None)
    if question is None:
        raise NoPlan("Questa domanda non c'è.")
    return question


def named(seen: Room, key: Key) -> str:
    return "tutto il piano" if key == WHOLE else f"{key[1]} {seen.line(*key).title}"


def place(desk: Desk, key: Key) -> str:
    """The sheet of a thing in the room; the room itself for the whole plan."""
    return desk.url("review") if key == WHOLE else desk.url(f"review_{key[0]}", key[1])


def after(request: MemberRequest, desk: Desk, seen: Room, key: Key) -> str:
    """Where one goes on: the next thing that waits, when asked for; else the same sheet."""
    if "poi" not in request.POST or key == WHOLE:
        return place(desk, key)
    keys = [line.key for line in seen.lines]
    at = keys.index(key)
    waiting = [line for line in (*seen.lines[at + 1 :], *seen.lines[:at]) if line.pending]
    return place(desk, waiting[0].key) if waiting else reverse("performance:review", args=[desk.authority]) + desk.query

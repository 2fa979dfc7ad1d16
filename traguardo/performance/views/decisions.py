"""Decisions of the year: the life of one thing, the forms that decide on it with their effect shown first, and the list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions import deciding
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.domain.deciding import refusal
from traguardo.performance.domain.plan import DecisionKind
from traguardo.performance.forms.deciding import DecisionForm
from traguardo.performance.queries.decisions import COURSE_WORDS, Affairs, affairs
from traguardo.performance.queries.effects import effect
from traguardo.performance.queries.lifelines import life_line
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.effects import drawn
from traguardo.ui.facade import page
from traguardo.ui.views.errors import conflict

TABLES: Mapping[str, str] = {"indicatori": "indicator", "fasi": "step", "obiettivi": "objective"}
FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A decision one may take: its address, its words, what it does said before it is done."""

    path: str
    kind: DecisionKind | None
    title: str
    button: str
    said: str
    permission: str = "performance.decide"
    record: Callable[..., object] = deciding.decide


KINDS = (
    Kind(path="sospendi", kind=DecisionKind.SUSPENDED, title="Sospendi", button="Sospendi",
         said="Finché è sospeso esce dal calcolo con il suo peso. Puoi riprenderlo."),
    Kind(path="non-misurabile", kind=DecisionKind.NOT_MEASURABLE, title="Dichiara non misurabile", button="Dichiara non misurabile",
         said="Esce dal calcolo con il suo peso: non vale zero e non vale cento. Puoi riprenderlo."),
    Kind(path="annulla", kind=DecisionKind.CANCELLED, title="Annulla per quest’anno", button="Annulla per quest’anno",
         said="Esce dal calcolo con il suo peso. Rientra solo se un altro atto lo riprende."),
    Kind(path="riprendi", kind=DecisionKind.RESUMED, title="Riprendi", button="Riprendi",
         said="Torna nel calcolo con il suo peso."),
)  # fmt: skip
ASK = Kind(
    path="chiedi-forzatura",
    kind=DecisionKind.FORCING_ASKED,
    title="Chiedi una forzatura",
    button="Chiedi la forzatura",
    said="La richiesta da sola non cambia il punteggio: lo cambia il nucleo di valutazione, se la concede.",
    permission="performance.ask_forcing",
    record=deciding.ask_forcing,
)
ANSWER = Kind(
    path="decidi-forzatura",
    kind=None,
    title="Decidi la forzatura",
    button="Registra la decisione",
    said="Se la concedi, il grado che scrivi sostituisce quello calcolato; il calcolo resta visibile.",
    permission="performance.grant_forcing",
    record=deciding.answer_forcing,
)
REVOKE = Kind(
    path="revoca-forzatura",
    kind=DecisionKind.FORCING_REFUSED,
    title="Revoca la forzatura",
    button="Revoca la forzatura",
    said="Il grado concesso non vale più: torna quello calcolato. La concessione resta nella vita di questa voce.",
    permission="performance.grant_forcing",
    record=deciding.answer_forcing,
)


@require_safe
@member("performance.read")
@on_plan
def life_of(request: MemberRequest, desk: Desk, table: str, code: str) -> HttpResponse:
    """What was decided of one thing in the year, and which variations touched it."""
    found = _found(desk, table, code)
    context = {
        **_shown(desk, found),
        "table": table,
        "events": life_line(desk.editions, desk.edition, found),
        "course": COURSE_WORDS[found.course],
        "buttons": _buttons(request, desk, found, table),
    }
    return page(request, "performance/decisions/life.html", context)


@require_http_methods(FORMS)
@member("performance.decide")
@on_plan
def decide(request: MemberRequest, desk: Desk, table: str, code: str, act: str) -> HttpResponse:
    """Suspend, cancel, declare not measurable, resume."""
    kind = next((each for each in KINDS if each.path == act), None)
    if kind is None:
        raise Http404("Non c'è questo provvedimento.")
    return _deciding(request, desk, _found(desk, table, code), kind, table)


@require_http_methods(FORMS)
@member("performance.ask_forcing")
@on_plan
def ask_forcing(request: MemberRequest, desk: Desk, table: str, code: str) -> HttpResponse:
    """Ask the board for a degree, for one's own things."""
    found = _found(desk, table, code)
    check_measure(request.standing, found.subject, desk.board.unit_names)
    return _deciding(request, desk, found, ASK, table)


@require_http_methods(FORMS)
@member("performance.grant_forcing")
@on_plan
def answer_forcing(request: MemberRequest, desk: Desk, table: str, code: str) -> HttpResponse:
    """Grant or refuse the forcing that waits, or take back the one granted; who asked for it may not."""
    found = _found(desk, table, code)
    deciding.check_answer(found, request.user.email)
    return _deciding(request, desk, found, ANSWER if found.asked or not found.granted else REVOKE, table)


def _found(desk: Desk, table: str, code: str) -> Affairs:
    if table not in TABLES:
        raise Http404("Non c'è questa pagina.")
    try:
        return affairs(desk.edition, desk.board.plan, TABLES[table], code, at=desk.board.at)
    except LookupError as missing:
        raise Http404(str(missing)) from missing


def _shown(desk: Desk, found: Affairs) -> dict[str, object]:
    back = desk.link(found.subject.kind, found.subject.code)
    return {"desk": desk, "found": found, "subject": found.subject, "sheet_url": back}


def _buttons(request: MemberRequest, desk: Desk, found: Affairs, table: str) -> list[tuple[str, str]]:
    """What one may decide now, as addresses and words."""
    code = found.subject.code
    answer = desk.url("answer_forcing", table, code)
    addresses = {ASK: desk.url("ask_forcing", table, code), ANSWER: answer, REVOKE: answer}
    return [
        (addresses.get(each) or desk.url("decide", table, code, each.path), each.title)
        for each in (ANSWER if found.asked else REVOKE, *KINDS, ASK)
        if _may(request, desk, found, each)
    ]


def _may(request: MemberRequest, desk: Desk, found: Affairs, each: Kind) -> bool:
    try:
        deciding.check_open(desk.edition)
        if each is ASK:
            check_measure(request.standing, found.subject, desk.board.unit_names)
        if each in {ANSWER, REVOKE}:
            deciding.check_answer(found, request.user.email)
    except PermissionDenied:
        return False
    kind = each.kind or DecisionKind.FORCING_GRANTED
    return request.may(each.permission) and not refusal(kind, found.decisions, at=desk.board.at)


def _deciding(request: MemberRequest, desk: Desk, found: Affairs, kind: Kind, table: str) -> HttpResponse:
    """The form; its effect on the scores; the act, once it is confirmed."""
    deciding.check_open(desk.edition)
    back = desk.url("life_of", table, found.subject.code)
    refused = refusal(kind.kind or DecisionKind.FORCING_GRANTED, found.decisions, at=_first(request, desk))
    if refused and request.method != "POST":
        messages.warning(request, refused)
        return redirect(back)
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        found=found,
        kind=kind.kind,
        year=desk.edition.year,
        today=request.today,
        system=desk.board.system,
        initial={"version": found.version, "on": _first(request, desk)},
    )
    context = {**_shown(desk, found), "kind": kind, "form": form, "back": back}
    if not form.is_valid() or "correggi" in request.POST:
        return page(
            request, "performance/decisions/form.html", context, part="form", status=422 if form.errors else 200
        )
    if "conferma" not in request.POST:
        context |= {"decision": form.decision, "effect": drawn(effect(desk.board, form.decision), desk)}
        return page(request, "performance/decisions/check.html", context)
    return _recorded(request, desk, form, kind, back)


def _first(request: MemberRequest, desk: Desk) -> date:
    """The day proposed: today, or the last of a year that is over."""
    return min(request.today, date(desk.edition.year, 12, 31))


def _recorded(request: MemberRequest, desk: Desk, form: DecisionForm, kind: Kind, back: str) -> HttpResponse:
    asking = {"standing": request.standing} if kind is ASK else {}
    try:
        kind.record(
            by=request.user.email,
            authority=request.authority,
            edition=desk.edition,
            decision=form.decision,
            version=form.cleaned_data["version"],
            today=request.today,
            **asking,
        )
    except StaleVersion as stale:
        names = [*stale.yours, *(name for name in stale.current if name not in stale.yours)]
        differences = {name: (stale.yours.get(name, ""), stale.current.get(name, "")) for name in names}
        return conflict(request, differences, back=back)
    messages.success(request, "Provvedimento registrato.")
    return redirect(back)

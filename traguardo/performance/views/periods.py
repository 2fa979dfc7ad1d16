"""The periods of a year: how far each is and whom it waits for; setting, opening, closing, reopening, reminding."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions import scheduling
from traguardo.performance.actions.reminding import remind
from traguardo.performance.domain.measuring.periods import Move, NotPossible, Period, can_move, usual
from traguardo.performance.domain.measuring.silence import silent
from traguardo.performance.forms.scheduling import PeriodForm, ReopenForm, RevisionForm
from traguardo.performance.queries.owners import owners
from traguardo.performance.queries.periods import Calendar, Season, calendar, passages, seasons
from traguardo.performance.queries.reminders import letters
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.dues import entry_url, of_calendar
from traguardo.ui.facade import Bar, page

FORM = ["GET", "HEAD", "POST"]
LISTED = 30
SAID = {
    Move.OPEN: "Il periodo «{}» è aperto.",
    Move.CLOSE: "Il periodo «{}» è chiuso.",
    Move.REOPEN: "Il periodo «{}» è di nuovo aperto.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A period as the list shows it: its chart, what one may do with it, where to enter."""

    season: Season
    bars: list[Bar]
    moves: frozenset[Move]
    entry: str


@require_safe
@member("performance.read")
@on_plan
def periods(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every period of the year with what it still waits for."""
    found = calendar(desk.board, at=request.today)
    listed = seasons(found, desk.board) if found.decided else ()
    who = owners(request.authority, desk.board.unit_names, on=request.today)
    may_schedule = request.may("performance.schedule")
    context = {
        "desk": desk,
        "found": found,
        "answer": of_calendar(found, listed),
        "seasons": [
            Shown(
                season=season,
                bars=bars(season),
                moves=moves(season.period),
                entry=entry_url(desk, season.period),
            )
            for season in listed
        ],
        "listed": LISTED,
        "told": passages(request.authority, desk.edition.year) if found.decided else {},
        "silences": silent(who.units, found.dues, found.periods) if may_schedule else (),
        "may_schedule": may_schedule,
    }
    return page(request, "performance/periods/list.html", context)


def bars(season: Season) -> list[Bar]:
    """How much of each unit's results is there."""
    return [
        Bar(
            label=share.name,
            value=round(100 * share.done / share.asked),
            text=f"{share.done} su {share.asked}",
            state="concluso" if not share.missing else "",
        )
        for share in season.shares
    ]


def moves(period: Period) -> frozenset[Move]:
    """What one may do with a period now."""
    return frozenset(move for move in Move if can_move(move, period))


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def create_usual(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The two usual periods, shown before they are set."""
    year = desk.edition.year
    if request.method == "POST":
        scheduling.create_usual(by=request.user.email, authority=request.authority, year=year)
        messages.success(request, f"I periodi «Intermedia» e «Finale» del {year} ci sono.")
        return redirect(desk.url("periods"))
    return page(request, "performance/periods/usual.html", {"desk": desk, "proposed": usual(year)})


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def create_period(request: MemberRequest, desk: Desk) -> HttpResponse:
    """A new period."""
    form = PeriodForm(typed(request), initial={"revision": 0})

    def act() -> str:
        return scheduling.create_period(
            by=request.user.email, authority=request.authority, year=desk.edition.year, days=form.days
        ).name

    return answered(request, desk, form, act, said="Il periodo «{}» c'è.", template="form.html", context={})


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def change_period(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """Name and days of a period."""
    period = period_or_404(request, desk, code).period
    initial = {name: getattr(period, name) for name in ("name", "on", "opens_on", "closes_on", "revision")}
    form = PeriodForm(typed(request), initial=initial)

    def act() -> str:
        seen = seen_by(desk, code, form)
        return scheduling.change_period(
            by=request.user.email, authority=request.authority, seen=seen, days=form.days
        ).name

    context = {"period": period}
    return answered(request, desk, form, act, said="Il periodo «{}» è cambiato.", template="form.html", context=context)


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def open_period(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """Open a period to results."""
    return moved(request, desk, code, Move.OPEN)


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def close_period(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """Close a period, once one has seen what it still waits for."""
    return moved(request, desk, code, Move.CLOSE)


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def reopen_period(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """Open a closed period again, with the reason."""
    return moved(request, desk, code, Move.REOPEN)


def moved(request: MemberRequest, desk: Desk, code: str, move: Move) -> HttpResponse:
    """The page that says what the move does, then the move."""
    season = period_or_404(request, desk, code)
    kind = ReopenForm if move is Move.REOPEN else RevisionForm
    form = kind(typed(request), initial={"revision": season.period.revision})
    by, authority = request.user.email, request.authority

    def act() -> str:
        seen = seen_by(desk, code, form)
        if move is Move.OPEN:
            return scheduling.open_period(by=by, authority=authority, seen=seen).name
        if move is Move.CLOSE:
            return scheduling.close_period(by=by, authority=authority, seen=seen).name
        return scheduling.reopen_period(by=by, authority=authority, seen=seen, reason=form.cleaned_data["reason"]).name

    context = {"season": season, "period": season.period, "possible": can_move(move, season.period)}
    return answered(request, desk, form, act, said=SAID[move], template=f"{move.value}.html", context=context)


def seen_by(desk: Desk, code: str, form: forms.Form) -> scheduling.Seen:
    """Which period an act is on, as its author saw it."""
    return scheduling.Seen(year=desk.edition.year, code=code, revision=form.cleaned_data["revision"])


def answered(
    request: MemberRequest,
    desk: Desk,
    form: forms.Form,
    act: Callable[[], str],
    *,
    said: str,
    template: str,
    context: Mapping[str, object],
) -> HttpResponse:
    """Carry the act out and go back to the list; what is wrong is said on its page, 422."""
    if form.is_valid():
        try:
            messages.success(request, said.format(act()))
            return redirect(desk.url("periods"))
        except NotPossible as reason:
            form.add_error(None, str(reason))
    status = 422 if form.is_bound else 200
    return page(request, f"performance/periods/{template}", {"desk": desk, "form": form, **context}, status=status)


@require_http_methods(FORM)
@member("performance.schedule")
@on_plan
def remind_period(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """Who would be written to, then the messages."""
    season = period_or_404(request, desk, code)
    on, year = request.today, desk.edition.year
    if request.method == "POST":
        written = remind(by=request.user.email, authority=request.authority, on=on, year=year, code=code)
        told = "1 persona" if len(written) == 1 else f"{len(written)} persone"
        messages.success(
            request, f"Promemoria a {told}." if written else "Nessuno a cui scrivere: è già stato fatto oggi."
        )
        return redirect(desk.url("periods"))
    context = {
        "desk": desk,
        "period": season.period,
        "letters": letters(request.authority, on=on, year=year, code=code),
    }
    return page(request, "performance/periods/remind.html", context)


def typed(request: MemberRequest) -> QueryDict | None:
    """What was sent, even nothing at all; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def period_or_404(request: MemberRequest, desk: Desk, code: str) -> Season:
    """The period with its figures; 404 for one the year has not."""
    found: Calendar = calendar(desk.board, at=request.today)
    try:
        period = found.find(code)
    except LookupError as missing:
        raise Http404(str(missing)) from missing
    return next(season for season in seasons(found, desk.board) if season.period == period)

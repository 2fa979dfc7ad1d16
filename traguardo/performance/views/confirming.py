"""Drafts held against what there was before, and confirmed: nothing counts in a score until somebody has looked."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, Standing, member
from traguardo.performance.actions.confirming import Seen, confirm_drafts
from traguardo.performance.domain.measuring.drafts import late_words, outcome_of, too_late
from traguardo.performance.domain.measuring.entry import NotUnderstood
from traguardo.performance.domain.measuring.periods import Period
from traguardo.performance.domain.plan import Outcome
from traguardo.performance.models import Measurement
from traguardo.performance.queries.entry import EntryRow, Key, drafted_rows, results_of, year_periods
from traguardo.performance.queries.names import read_as
from traguardo.performance.queries.rights import with_delegations
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.entry import OTHER_VERSION, key_of, row_key
from traguardo.ui.facade import page

AT_ONCE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A draft to be looked at: what it corrects, how it was read, key of the last result; `why` it cannot be confirmed."""

    key: str
    row: EntryRow
    before: str
    outcome: Outcome | None
    last: int
    late: Period | None
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def confirm_entry(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The drafts of this person's things, before and after; the act, for those that are chosen."""
    if not desk.edition.current:
        raise PermissionDenied(OTHER_VERSION)
    standing = with_delegations(request.standing, request.user.pk, request.authority, on=request.today)
    if request.method == "POST":
        return carry_out(request, desk, standing)
    return checked(request, desk, standing)


def carry_out(request: MemberRequest, desk: Desk, standing: Standing) -> HttpResponse:
    """The act and back to the grid; 422 with the reason when something is missing."""
    chosen = chosen_in(request.POST)
    late_for = request.POST.get("motivo", "")
    if not chosen:
        return checked(request, desk, standing, problem="Scegli almeno un risultato da confermare.")
    try:
        number = confirm_drafts(
            by=request.user.email,
            standing=standing,
            authority=request.authority,
            edition=desk.edition,
            today=request.today,
            schedules=request.may("performance.schedule"),
            late_for=late_for,
            chosen=chosen,
        )
    except NotUnderstood as problem:
        return checked(request, desk, standing, problem=str(problem))
    messages.success(request, "Un risultato confermato." if number == 1 else f"{number} risultati confermati.")
    return redirect(desk.url("entry"))


def checked(request: MemberRequest, desk: Desk, standing: Standing, problem: str = "") -> HttpResponse:
    """Every draft, or those named in the address, as they would be kept."""
    named = set(request.GET.getlist("riga"))
    rows = drafted_rows(desk.board, standing)
    found = lines(request, desk, tuple(row for row in rows if not named or row_key(row.subject.key) in named))
    ready = [line for line in found if not line.why]
    context = {
        "desk": desk,
        "ready": ready[:AT_ONCE],
        "more": len(ready[AT_ONCE:]),
        "waiting": [line for line in found if line.why],
        "late_for": request.POST.get("motivo", ""),
        "problem": problem,
        "read_as": read_as,
    }
    return page(request, "performance/entry/confirm.html", context, status=422 if problem else 200)


def lines(request: MemberRequest, desk: Desk, rows: tuple[EntryRow, ...]) -> list[Line]:
    """Each draft beside the result it corrects, or the last one."""
    results, periods = results_of(desk.edition), year_periods(desk.edition).ordered
    schedules, found = request.may("performance.schedule"), []
    for row in rows:
        there = results.get(row.subject.key, [])
        late = too_late(row.draft.on, periods)
        lacks = f"manca {', '.join(row.missing)}." if row.missing else ""
        found.append(
            Line(
                key=row_key(row.subject.key),
                row=row,
                before=_before(row, there),
                outcome=outcome_of(row.draft, row.subject, on=request.today),
                last=there[-1].pk if there else 0,
                late=late,
                why=lacks or (late_words(late) if late and not schedules else ""),
            )
        )
    return found


def chosen_in(post: QueryDict) -> dict[Key, Seen]:
    """The rows chosen in the form, with the keys of what was in view."""
    return {
        key_of(key): Seen(draft=_number(post.get(f"bozza:{key}", "")), last=_number(post.get(f"ultimo:{key}", "")))
        for key in post.getlist("riga")
    }


def _before(row: EntryRow, there: list[Measurement]) -> str:
    corrected = next((each for each in there if each.on == row.draft.on), None)
    return str(corrected.outcome["printed"]) if corrected else row.last


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else -1

"""The board's room: the list of all there is to judge, and the sheet that has everything of one thing in a view."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, Standing, member
from traguardo.performance.actions.reviewing import impartial
from traguardo.performance.domain.decisions import DECISION_WORDS
from traguardo.performance.forms.reviewing import QuestionForm, VerdictForm
from traguardo.performance.intake.previews import DRAWN
from traguardo.performance.queries.editions import NoPlan
from traguardo.performance.queries.names import RULES, read_as
from traguardo.performance.queries.review import Asked, Line, lines, progress, questions, results, verdicts
from traguardo.performance.queries.review.questions import may_answer, waiting_for
from traguardo.performance.queries.review.verdicts import WHOLE
from traguardo.performance.queries.rights import with_delegations
from traguardo.performance.queries.sheets import leaf_sheet
from traguardo.performance.queries.things import Thing, things
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.evidence import proofs
from traguardo.performance.views.review_table import narrowed, room_table
from traguardo.ui.facade import csv_download, page

SHOWS = (
    ("", "tutto"),
    ("da-validare", "da validare"),
    ("domande", "con domande aperte"),
    ("senza-prove", "senza prove"),
    ("cambiati", "con il risultato cambiato dopo il giudizio"),
    ("non-validati", "non validati"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What every page of the room starts from."""

    asked: tuple[Asked, ...]
    lines: tuple[Line, ...]

    def line(self, kind: str, code: str) -> Line:
        """The line of a thing; NoPlan for one that is not in the room."""
        found = next((each for each in self.lines if each.key == (kind, code)), None)
        if found is None:
            raise NoPlan(f"Nella stanza non c'è «{code}».")
        return found

    def asked_about(self, kind: str, code: str) -> tuple[Asked, ...]:
        return tuple(each for each in self.asked if each.key == (kind, code))


def room(request: MemberRequest, desk: Desk) -> Room:
    """The lines and questions this person may see. Five SQL statements."""
    asked = questions(desk.edition)
    standing = judging(request)
    found = lines(desk.board, standing, asked)
    mine = {line.key for line in found} | {WHOLE}
    return Room(asked=tuple(each for each in asked if each.key in mine), lines=found)


def judging(request: MemberRequest) -> Standing:
    """The person's standing with the units they act for: who acts for a unit does not judge it."""
    return with_delegations(request.standing, request.user.pk, request.authority, on=request.today)


def waiting(request: MemberRequest, desk: Desk) -> dict[str, object]:
    """The board's questions that wait for this person, for the day's page; none for who has no part in the review."""
    if not request.may("performance.see_review"):
        return {"questions": ()}
    asked = waiting_for(request.standing, desk.board, questions(desk.edition))
    about = {each.key for each in asked}
    return {
        "questions": asked,
        "titles": titles([each for each in things(desk.board) if each.key in about] if about else []),
    }


@require_safe
@member("performance.see_review")
@on_plan
def review(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The list, filtered; how far the board has come."""
    seen = room(request, desk)
    shown, unit = request.GET.get("mostra", ""), request.GET.get("unita", "")
    may_judge = request.may("performance.review") and desk.edition.current
    context = {
        "desk": desk,
        "done": progress(seen.lines, seen.asked),
        "shows": SHOWS,
        "shown": shown,
        "unit": unit,
        "table": room_table(narrowed(seen.lines, shown, unit), desk, request, ticks=may_judge),
        "may_judge": may_judge,
        "whole": [each for each in verdicts(desk.edition, results(desk.edition)) if each.key == WHOLE],
        "questions": waiting_for(judging(request), desk.board, seen.asked),
        "titles": titles(seen.lines),
        "asked": seen.asked_about(*WHOLE),
        "may_answer": request.may("performance.reply") and may_answer(judging(request), desk.board, None),
    }
    return page(request, "performance/review/room.html", context, part="found")


@require_safe
@member("performance.see_review")
@on_plan
def review_csv(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The same lines to take away."""
    seen = narrowed(room(request, desk).lines, request.GET.get("mostra", ""), request.GET.get("unita", ""))
    table = room_table(seen, desk, request, ticks=False)
    return csv_download(table, f"nucleo-{desk.authority}-{desk.edition.year}.csv")


@require_safe
@member("performance.see_review")
@on_plan
def review_thing(request: MemberRequest, desk: Desk, code: str, kind: str) -> HttpResponse:
    """Everything of one indicator or step, and the verdict."""
    seen = room(request, desk)
    sheet = leaf_sheet(desk.board, kind, code)
    if not any(line.key == (kind, code) for line in seen.lines):
        raise PermissionDenied("Questa scheda è di un'altra unità: la vedono il nucleo e chi se ne occupa.")
    line, standing = seen.line(kind, code), judging(request)
    may_review = request.may("performance.review") and desk.edition.current
    context = {
        "desk": desk,
        "line": line,
        "sheet": sheet,
        "around": around(seen.lines, line),
        "asked": seen.asked_about(kind, code),
        "given": [each for each in verdicts(desk.edition, results(desk.edition)) if each.key == line.key],
        "decisions": [each for each in desk.board.plan.decisions if (each.subject_kind, each.subject) == line.key],
        "decision_words": DECISION_WORDS,
        "proofs": proofs(request, desk, sheet),
        "drawn": DRAWN,
        "may_review": may_review,
        "may_judge": may_review and impartial(standing, line.thing.subject, dict(desk.board.unit_names)),
        "may_answer": request.may("performance.reply") and may_answer(standing, desk.board, line.thing.subject),
        "form": VerdictForm(initial=seen_now(line)),
        "question_form": QuestionForm(),
        "read_as": read_as,
        "rules": RULES,
    }
    return page(request, "performance/review/thing.html", context)


def seen_now(line: Line) -> dict[str, int]:
    """What the judge has in view, to be held against what there is when the verdict comes."""
    return {"measurement": line.result.pk, "verdict": line.verdict.pk if line.verdict else 0}


def around(found: Sequence[Line], line: Line) -> tuple[Line | None, Line | None]:
    """The thing before and the thing after, in the list's order."""
    at = found.index(line)
    return (found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None)


def titles(found: Sequence[Line | Thing]) -> dict[tuple[str, str], str]:
    """Things by name, for where a question stands alone."""
    return {line.key: f"{line.code} {line.title}" for line in found} | {WHOLE: "Tutto il piano"}

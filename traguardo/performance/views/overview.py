"""The day's page, and lines as the rows of a chart."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.performance.queries.dashboard import Line, dashboard
from traguardo.performance.views.columns import tasks_table
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.owing import notice
from traguardo.performance.views.review import waiting
from traguardo.performance.views.words import of_year, points
from traguardo.ui.facade import Bar, page
from traguardo.ui.formats import it_number

MOST_BARS = 12
FINISHED = "concluso"
LATE_SHOWN = 10


@require_safe
@member("performance.read")
@on_plan
def today(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The year at a glance."""
    seen = dashboard(desk.board)
    late = tasks_table(
        seen.late, desk, request.GET, name="ritardi", caption="In ritardo o senza risultato", per_page=LATE_SHOWN
    )
    context = {
        "desk": desk,
        "seen": seen,
        "answer": of_year(desk.board.score),
        "owed": notice(request, desk),
        **waiting(request, desk),
        "late": late,
        "objectives": bars(lowest(seen.objectives)),
        "units": bars(lowest(seen.units), coded=False),
        "most": MOST_BARS,
        "running": desk.board.at.year == desk.edition.year and desk.board.at == request.today,
        "severities": Severity,
        "score": points(seen.whole.score),
        "may_check": request.may("performance.check"),
        "may_measure": request.may("performance.measure"),
    }
    return page(request, "performance/today.html", context, part="late")


def lowest(lines: Sequence[Line]) -> Sequence[Line]:
    """All of them when they are few, else the unfinished ones with the lowest score, in the plan's order."""
    if len(lines) <= MOST_BARS:
        return lines
    unfinished = [each for each in lines if each.standing != FINISHED] or lines
    ranked = sorted(unfinished, key=lambda each: (each.score is None, each.score or 0))[:MOST_BARS]
    return [each for each in lines if each in ranked]


def bars(lines: Iterable[Line], *, coded: bool = True) -> list[Bar]:
    """Lines as the rows of a chart."""
    return [
        Bar(
            label=f"{each.code} {each.title}" if coded else each.title,
            value=each.progress,
            pace=each.pace,
            state=each.standing,
            text=earned(each),
        )
        for each in lines
    ]


def earned(line: Line) -> str:
    """Points earned of those due so far."""
    if line.score is None or line.progress is None:
        return "non valutabile"
    due = f" su {it_number(line.pace, 1)}" if line.pace is not None else ""
    return f"{it_number(line.progress, 1)}{due}"

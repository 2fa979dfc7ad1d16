"""One's own sheets, those one has to judge, and what waits for somebody."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.domain.flow import Move, Stage, transition
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.lists import Line, lines
from traguardo.evaluation.queries.lists import awaiting as waiting_sheets
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import Reading, readings
from traguardo.evaluation.views.placing import address, address_of_move
from traguardo.evaluation.views.tables import chosen_year, counts, people_table
from traguardo.evaluation.views.wording import WAITING, answer, clock_of
from traguardo.ui.facade import page


@require_safe
@member("evaluation.own")
def mine(request: MemberRequest) -> HttpResponse:
    """My sheets, the one that asks something of me first."""
    looker = Looker.of(request)
    found = readings(looker, rights.own(looker), today=request.today)
    cards = [(each, answer(each), clock_of(each), address(request, each)) for each in found]
    return page(request, "evaluation/sheets/mine.html", {"cards": sorted(cards, key=lambda card: not card[0].waits)})


@require_safe
@member("evaluation.own")
def to_judge(request: MemberRequest) -> HttpResponse:
    """My people of a year, with what each sheet waits for."""
    looker = Looker.of(request)
    rows = rights.judged_by(looker)
    years = sorted({row.year for row in rows}, reverse=True)
    year = chosen_year(request, years)
    found = lines(looker, rows.filter(year=year), today=request.today)
    shown = request.GET.get("stato", "")
    context = {
        "years": years,
        "year": year,
        "shown": shown,
        "answer": _of_people(found),
        "counts": counts(found),
        "table": people_table(request, [line for line in found if shown in {"", line.stage}], "Da valutare"),
        "whole": len(found),
    }
    return page(request, "evaluation/sheets/to_judge.html", context, part="found")


@require_safe
@member("evaluation.own")
def awaiting(request: MemberRequest) -> HttpResponse:
    """A page of its own, or the part of it that «Oggi» brings in."""
    found = waiting_sheets(Looker.of(request), today=request.today)
    own = [_asked(request, each, each.waits) for each in found if each.waits and each.hand.person]
    others = Counter(WAITING[each.waits] for each in found if each.waits and not each.hand.person)
    context = {"own": own, "others": others, "judges": any(each.hand.evaluator for each in found)}
    return page(request, "evaluation/sheets/awaiting.html", context, part="awaiting")


def _asked(request: MemberRequest, reading: Reading, step: Move) -> tuple[str, str, str]:
    """What one is asked, where it is done, by when."""
    line = transition(step, reading.stage)
    told = f"{line.verb if line else step.told}: la tua scheda {reading.number}"
    return told, address_of_move(request, reading, step), clock_of(reading)


def _of_people(found: Sequence[Line]) -> str:
    """«12 schede: 3 da assegnare, 5 da valutare adesso, 4 definitive.»"""
    stages = Counter(line.stage for line in found)
    now = sum(line.waits == "la valutazione" for line in found)
    told = "1 scheda" if len(found) == 1 else f"{len(found)} schede"
    return f"{told}: {stages[Stage.DRAFT]} da assegnare, {now} da valutare adesso, {stages[Stage.FINAL]} definitive."

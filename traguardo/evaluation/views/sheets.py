"""The page of one sheet, the same for everybody who may see it: each finds there what is theirs."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.evaluation.domain.flow import Stage, Transition
from traguardo.evaluation.library.sheet.build import sheet_pdf
from traguardo.evaluation.queries.guarded import findings_of
from traguardo.evaluation.queries.printed import printed
from traguardo.evaluation.queries.sheets import Reading
from traguardo.evaluation.views.placing import address, address_of_move, on_sheet
from traguardo.evaluation.views.wording import answer, bars_of, clock_of, points_of, verb_of
from traguardo.ui.facade import page

UNBEGUN = (Stage.DRAFT, Stage.ASSIGNED)
ON_THE_PAGE = (Stage.DRAFT, Stage.ASSIGNED, Stage.ACKNOWLEDGED, Stage.EVALUATED, Stage.SIGNED, Stage.FINAL)


@require_safe
@member("evaluation.own")
@on_sheet
def sheet(request: MemberRequest, reading: Reading) -> HttpResponse:
    context = {
        "it": reading,
        "answer": answer(reading),
        "clock": clock_of(reading),
        "points": points_of(reading),
        "bars": bars_of(reading) if reading.stage not in UNBEGUN else [],
        "steps": steps(reading.stage),
        "findings": findings_of(reading.row) if reading.stage is Stage.DRAFT else (),
        "buttons": [
            (line, verb_of(reading, line), address_of_move(request, reading, line.move)) for line in buttons(reading)
        ],
        "links": links(request, reading),
    }
    return page(request, "evaluation/sheets/sheet.html", context)


@require_safe
@member("evaluation.own")
@on_sheet
def sheet_file(request: MemberRequest, reading: Reading) -> HttpResponse:
    """The sheet to keep or print; its name tells no person."""
    data = printed(reading, owner=request.authority.name, points=points_of(reading))
    row = reading.row
    pdf = sheet_pdf(data, number=reading.number, on=request.today, draft=reading.stage is not Stage.FINAL)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="scheda-{row.year}-{row.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def buttons(reading: Reading) -> list[Transition]:
    """What can be done, what is asked first; a judgement is begun before it can be delivered."""
    asked = list(reading.asked)
    return sorted(asked, key=lambda line: (line.move is not reading.waits, line.after is None, line.back))


def links(request: MemberRequest, reading: Reading) -> dict[str, str]:
    """The pages of the sheet these hands may open besides the moves."""
    hand, stage = reading.hand, reading.stage
    wanted = {
        "write_goals": stage is Stage.DRAFT and (hand.evaluator or hand.office),
        "set_evaluator": hand.office and not stage.judged,
        "judge": hand.evaluator and stage is Stage.ACKNOWLEDGED,
        "evaluate_self": hand.person and stage is Stage.ACKNOWLEDGED and not reading.situation.self_sent,
    }
    return {name: address(request, reading, name) for name, there in wanted.items() if there}


def steps(stage: Stage) -> list[tuple[str, str, str]]:
    """How far along its way a sheet is; a contested one stands between the signature and the end."""
    order = list(Stage)
    at = order.index(stage)
    shown = ON_THE_PAGE if stage in ON_THE_PAGE else (*ON_THE_PAGE[:-1], stage, ON_THE_PAGE[-1])
    return [(each.label, "", _how(order.index(each), at)) for each in shown]


def _how(place: int, at: int) -> str:
    if place == at:
        return "current"
    return "done" if place < at else "todo"

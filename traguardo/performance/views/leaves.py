"""The sheet of an indicator or of a step: how it stands, its history, and where each figure comes from."""

from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.plan import Indicator
from traguardo.performance.queries.history import Recorded
from traguardo.performance.queries.names import DIRECTIONS, RULES, read_as
from traguardo.performance.queries.rights import can_measure, with_delegations
from traguardo.performance.queries.sheets import LeafSheet, leaf_sheet
from traguardo.performance.views.columns import items_table
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.evidence import proofs
from traguardo.performance.views.words import decided, prize
from traguardo.ui.facade import Point, page
from traguardo.ui.formats import it_date, it_number


@require_safe
@member("performance.read")
@on_plan
def indicator(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """An indicator with its values over time."""
    sheet = leaf_sheet(desk.board, "indicator", code)
    points = trend(sheet)
    context = {
        **shared(request, desk, sheet),
        "points": points if len(points) > 1 else [],
        "facts": facts(sheet),
        "parts": items_table(sheet.parts, desk, request.GET, kind="part"),
    }
    return page(request, "performance/indicator.html", context)


@require_safe
@member("performance.read")
@on_plan
def step(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """A step with its date and its results."""
    sheet = leaf_sheet(desk.board, "step", code)
    return page(request, "performance/step.html", shared(request, desk, sheet))


def shared(request: MemberRequest, desk: Desk, sheet: LeafSheet) -> dict[str, object]:
    """What both sheets show."""
    standing = with_delegations(request.standing, request.user.pk, request.authority, on=request.today)
    return {
        "desk": desk,
        "sheet": sheet,
        "record": sheet.record,
        "answer": answer(sheet),
        "decided": decided(sheet.score) + prize(sheet.score, desk.board.system),
        "read_as": read_as,
        "rules": RULES,
        "may_measure": desk.edition.current and can_measure(standing, sheet.subject, desk.board.unit_names),
        "may_check": request.may("performance.check"),
        "proofs": proofs(request, desk, sheet),
    }


def answer(sheet: LeafSheet) -> str:
    """What it came to, against what was expected."""
    latest, target = sheet.latest, sheet.subject.target
    expected = f" Atteso: {target.printed}." if target and target.printed else ""
    if sheet.subject.kind == "step" and sheet.subject.due:
        expected = f" Scadenza: {it_date(sheet.subject.due.day)}."
    if latest is not None:
        said = it_date(latest.on) in latest.outcome.printed
        on = f" al {it_date(latest.on)}" if latest.on and not said else ""
        return f"Risultato{on}: {latest.outcome.printed}.{expected}"
    if sheet.parts and sheet.score and sheet.score.degree is not None:
        return f"Dalle sue {len(sheet.parts)} parti: {it_number(sheet.score.degree, 2)} punti su 100.{expected}"
    told = getattr(sheet.record, "outcome", None)
    return f"Risultato: {told.printed}.{expected}" if told else f"Non c'è ancora un risultato.{expected}"


def trend(sheet: LeafSheet) -> Sequence[Point]:
    """The baseline and every value in force, by date."""
    record = sheet.record
    points: list[tuple[str, Decimal | None]] = []
    if isinstance(record, Indicator) and record.baseline.value is not None:
        points.append(("partenza", record.baseline.value))
    points += [(label(each), each.outcome.value) for each in sheet.results if not each.superseded]
    return [Point(label=name, value=value) for name, value in points if value is not None]


def label(each: Recorded) -> str:
    return it_date(each.on) if each.on else "senza data"


def facts(sheet: LeafSheet) -> list[tuple[str, str]]:
    """What the plan says of an indicator, row by row."""
    record = sheet.record
    if not isinstance(record, Indicator):
        return []
    return [
        ("Come si calcola", record.algorithm),
        ("Formula", record.formula),
        ("Unità di misura", record.unit_of_measure),
        ("Verso", DIRECTIONS.get(record.direction or "", "non detto")),
        ("Valore di partenza", record.baseline.printed),
        *((f"Atteso {target.year}", target.printed) for target in record.targets),
        ("Obiettivo numerico dell'anno", it_number(sheet.goal) if sheet.goal is not None else ""),
        ("Frequenza", record.frequency),
        ("Fonte", record.source),
        ("Unità che risponde", sheet.units),
    ]

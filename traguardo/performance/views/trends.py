"""Where the year is going: the forecast by pace, never mixed with the score."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.domain.forecasting.forecast import Case
from traguardo.performance.queries.forecast import Expected, Foreseen, Rolled, forecast
from traguardo.performance.views.cuts import at, days, here
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.words import points
from traguardo.ui.facade import Column, Course, Passage, Table, arrange, csv_download, page
from traguardo.ui.formats import it_date, it_number

PAGE, SHORT_PAGE = 50, 20
PICTURES = 6
NEVER = "non entro l'anno"


@require_safe
@member("performance.read")
@on_plan
def forecasts(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Who will miss, the biggest gap first; never mixed with the score."""
    found = forecast(desk.board)
    missing = expected_table(found.missing, desk, request, name="mancano", caption="Chi non arriva all'atteso")
    if request.GET.get("formato") == "csv":
        return csv_download(missing, slugify(f"previsione {desk.authority} {desk.board.at}") + ".csv")
    shown = {cells[0].value for cells in missing.rows}
    context = {
        "desk": desk,
        "found": found,
        "cases": Case,
        "answer": of_forecast(found, desk),
        "days": days(desk, request),
        "middle": at(desk, request, al=f"{desk.edition.year}-06-30"),
        "missing": missing,
        "hows": [(row, desk.link(row.kind, row.code)) for row in found.missing if row.code in shown],
        "reaching": expected_table(found.reaching, desk, request, name="arrivano", caption="Chi arriva all'atteso"),
        "unforeseeable": reasons_table(found.unforeseeable, desk, request),
        "objectives": rolled_table(found.objectives, desk, request),
        "courses": courses(found.missing, desk),
    }
    return page(request, "performance/forecast.html", context, part="missing")


def of_forecast(found: Foreseen, desk: Desk) -> str:
    """The answer of the forecast."""
    if found.over:
        return f"Il {desk.edition.year} è concluso: non c'è più niente da prevedere."
    end = f"al 31/12/{desk.edition.year}"
    if found.whole[Case.EXPECTED] is None:
        return f"Non si può prevedere dove arriva il piano {end}: mancano le rilevazioni."
    many = len(found.missing)
    who = "nessuno, fra ciò che si può prevedere, manca l'atteso" if not many else (
        "una cosa manca l'atteso" if many == 1 else f"{many} fra indicatori e fasi mancano l'atteso"
    )  # fmt: skip
    return f"Se il passo resta questo, {end} il piano arriva a {points(found.whole[Case.EXPECTED])} su 100: {who}."


def expected_table(
    rows: Sequence[Expected], desk: Desk, request: MemberRequest, *, name: str, caption: str
) -> Table:  # fmt: skip
    """What is foreseen, with the value in the three cases and the degree it would give."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link(row.kind, row.code)),
        Column(key="title", label="Che cosa"),
        Column(key="units", label="Unità"),
        Column(key="target", label="Atteso"),
        Column(key="now", label="Ultimo dato", value=last_seen),
        Column(key="expected", label="Previsto", value=lambda row: case_words(row, Case.EXPECTED)),
        Column(key="cases", label="Dal caso peggiore al migliore", value=between, sortable=False),
        Column(key="gap", label="Punti che mancano", unit="su 100", kind="number", decimals=1),
    )
    export = here(request, formato="csv") if name == "mancano" else ""
    return arrange(rows, columns, request.GET, name=name, caption=caption, per_page=PAGE, export=export)


def reasons_table(rows: Sequence[Expected], desk: Desk, request: MemberRequest) -> Table:
    """What cannot be foreseen, and why."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link(row.kind, row.code)),
        Column(key="title", label="Che cosa"),
        Column(key="units", label="Unità"),
        Column(key="how", label="Perché non si prevede"),
    )
    return arrange(rows, columns, request.GET, name="senza", caption="Non prevedibili", per_page=SHORT_PAGE)


def rolled_table(rows: Sequence[Rolled], desk: Desk, request: MemberRequest) -> Table:
    """Objectives: the score now beside the foreseen ones."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.link("objective", row.code)),
        Column(key="title", label="Obiettivo"),
        Column(key="units", label="Unità"),
        Column(key="now", label=f"Punteggio al {it_date(desk.board.at)}", kind="number", decimals=1),
        Column(key="expected", label="Previsione", unit="su 100", kind="number", decimals=1),
        Column(key="worst", label="Caso peggiore", unit="su 100", kind="number", decimals=1),
        Column(key="best", label="Caso migliore", unit="su 100", kind="number", decimals=1),
    )
    return arrange(
        rows, columns, request.GET, name="per-obiettivo", caption="Previsione per obiettivo", per_page=PAGE, order="expected"
    )  # fmt: skip


def courses(rows: Iterable[Expected], desk: Desk) -> list[dict[str, object]]:
    """The pictures of the biggest gaps among what has values."""
    drawn = [row for row in rows if row.values and row.seen][:PICTURES]
    return [
        {"row": row, "url": desk.link(row.kind, row.code), "course": course(row, desk.edition.year)} for row in drawn
    ]


def course(row: Expected, year: int) -> Course:
    """An indicator's course in the year, in percent of its days; what adds up starts from nothing."""
    values, first = row.values or {}, date(year, 1, 1)
    days = (date(year, 12, 31) - first).days
    growing = values[Case.EXPECTED] != row.seen[-1].value
    return Course(
        measured=[
            Passage(at=Fraction((each.on - first).days * 100, days), value=each.value, label=it_date(each.on))
            for each in row.seen
        ],
        foreseen=Passage(at=Fraction((row.due - first).days * 100, days), value=values[Case.EXPECTED]),
        low=min(values[Case.WORST], values[Case.BEST]),
        high=max(values[Case.WORST], values[Case.BEST]),
        goal=row.goal,
        start=0 if growing or row.goal is None else row.goal,
    )


def case_words(row: Expected, case: Case) -> str:
    """A foreseen value or day in words."""
    if row.values is not None:
        return it_number(row.values[case])
    if row.days is not None:
        day = row.days[case]
        return it_date(day) if day else NEVER
    return "non prevedibile"


def between(row: Expected) -> str:
    """The two cases, or nothing where they are one."""
    worst, best = case_words(row, Case.WORST), case_words(row, Case.BEST)
    return "" if worst == best else f"{worst} – {best}"


def last_seen(row: Expected) -> str:
    """The last value measured with its day."""
    return f"{it_number(row.seen[-1].value)} al {it_date(row.seen[-1].on)}" if row.seen else ""

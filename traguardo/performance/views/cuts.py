"""The scores: the whole year at a glance, then cut by objective, strategy, unit or tag, down to where each figure comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.scoring import Score, bonus, standing
from traguardo.performance.domain.scoring.cuts import Slice
from traguardo.performance.intake.writing import write_results
from traguardo.performance.queries.cuts import Matrix, brought, matrix, sliced, slices
from traguardo.performance.queries.dashboard import Line, line
from traguardo.performance.queries.months import Year, year
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.performance.views.downloads import written
from traguardo.performance.views.overview import bars, lowest
from traguardo.performance.views.words import of_year
from traguardo.ui.facade import Column, Point, Spot, Standings, Table, arrange, csv_download, fragment_id, page
from traguardo.ui.formats import it_date, it_number

PAGE = 50
MOST_UNITS = 12
CUTS = {
    "obiettivi": "Obiettivi",
    "strategia": "Strategia",
    "unita": "Unità",
    "etichette": "Etichette",
}
NOTES = {
    "obiettivi": "Ogni obiettivo con il suo peso nell'anno: insieme fanno il totale.",
    "strategia": "Ogni nodo raccoglie gli obiettivi che ha sotto; un obiettivo collegato a due nodi è in tutti e due.",
    "unita": "Ogni obiettivo pesa per la quota dell'unità che ne risponde: quote uguali fra più unità, se il piano non "
    "dice altro. I pesi delle unità sommano al totale.",
    "etichette": "Una cosa con due etichette è in tutte e due: la somma dei pesi può superare il totale.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A link to another look at the same scores."""

    label: str
    url: str
    current: bool


@require_safe
@member("performance.read")
@on_plan
def scores(request: MemberRequest, desk: Desk) -> HttpResponse:
    """The whole of the year, or one cut of it, at a day."""
    cut = request.GET.get("taglio", "")
    context = {
        "desk": desk,
        "answer": of_year(desk.board.score),
        "whole": line(desk.board.score.whole, desk.board.system),
        "why": desk.board.score.why,
        "bonus": bonus(desk.board.score.whole, desk.board.system),
        "tabs": tabs(desk, request, cut),
        "days": days(desk, request),
        "cut": cut if cut in CUTS else "",
    }
    if cut in CUTS:
        return one_cut(request, desk, cut, context)
    return page(request, "performance/scores.html", {**context, **glance(year(desk.board))})


@require_safe
@member("performance.read")
@on_plan
def scores_workbook(request: MemberRequest, desk: Desk, form: str) -> HttpResponse:
    """Every score at the day looked at, by every cut, with its reason, as a workbook."""
    board = desk.board
    name = slugify(f"punteggi {desk.authority} {desk.edition.year} al {board.at}")

    def write(path: Path) -> None:
        write_results(board.plan, board.score, path, system=board.system)

    return written(write, name, form)


def one_cut(request: MemberRequest, desk: Desk, cut: str, context: dict[str, object]) -> HttpResponse:
    """A cut: bars, table and, for the rows in view, what each is made of."""
    found = slices(desk.board, cut)
    lines = [line(each.score, desk.board.system) for each in found]
    table = cut_table(found, desk, request, cut)
    if request.GET.get("formato") == "csv":
        return csv_download(table, slugify(f"punteggi {desk.authority} {cut} {desk.board.at}") + ".csv")
    shown = {cells[0].value for cells in table.rows}
    return page(
        request,
        "performance/scores_cut.html",
        {
            **context,
            "title": CUTS[cut],
            "note": NOTES[cut],
            "table": table,
            "bars": bars(lowest(lines), coded=cut in {"obiettivi", "strategia"}),
            "few": len(lines) <= len(lowest(lines)),
            "derivations": [
                (anchor(each.score.code), sliced(desk.board, each))
                for each in found
                if (each.score.code or "—") in shown
            ],
            "matrix": crossed(matrix(desk.board, found)) if cut == "unita" and len(found) <= MOST_UNITS else None,
        },
        part="table",
    )


def cut_table(found: Sequence[Slice], desk: Desk, request: MemberRequest, cut: str) -> Table:
    """The slices of a cut; weights and points are exact, so that their totals are the whole's."""
    titled, whole = cut != "etichette", cut in {"obiettivi", "unita"}
    number = partial(Column, kind="number", decimals=2)
    weighed = (
        number(key="weight", label="Peso nell'anno", unit="%", value=lambda row: row.score.exact_year_weight, total=whole),
        number(key="brought", label="Porta al totale", unit="punti", value=lambda row: brought(row.score), total=whole),
    )  # fmt: skip
    columns = (
        Column(key="code", label="Codice" if titled else "Etichetta", head=True, value=lambda row: row.score.code or "—",
               url=lambda row: source(desk, row.score)),
        *((Column(key="title", label=CUTS[cut], value=lambda row: row.score.title),) if titled else ()),
        *(weighed if cut != "strategia" else ()),
        number(key="score", label="Punteggio", unit="su 100", value=lambda row: row.score.score),
        number(key="progress", label="Maturato", unit="punti", value=lambda row: row.score.progress),
        Column(key="pace", label="Dovuto finora", value=lambda row: row.score.pace, kind="percent"),
        Column(key="coverage", label="Con risultato", value=lambda row: row.score.coverage, kind="percent"),
        Column(key="standing", label="Stato", value=lambda row: standing(row.score, desk.board.system), kind="state"),
    )  # fmt: skip
    caption = f"{CUTS[cut]}: punteggi al {it_date(desk.board.at)}"
    export = here(request, formato="csv")
    return arrange(found, columns, request.GET, name=cut, caption=caption, per_page=PAGE, export=export)


def source(desk: Desk, score: Score) -> str:
    """Where a figure comes from: the sheet of an objective, else its derivation on the page."""
    return desk.link(score.kind, score.code) or f"#{anchor(score.code)}"


def anchor(code: str) -> str:
    """The name of a derivation on the page."""
    return fragment_id(f"da-{code}")


def glance(found: Year) -> dict[str, object]:
    """The year month by month: two lines and a map, each with its table."""
    months = found.months
    return {
        "year": found,
        "score_points": [Point(label=each.label, value=short(each.whole.score)) for each in months],
        "earned_points": [
            Point(label=each.label, value=short(each.whole.progress), goal=short(each.whole.pace)) for each in months
        ],
        "months": [each.label for each in months],
        "month_rows": [
            (
                f"{each.at:%d/%m/%Y}",
                it_number(each.whole.score, 2),
                it_number(each.whole.progress, 2),
                it_number(each.whole.pace, 2),
                each.whole.standing,
            )
            for each in months
        ],
        "standings": [
            Standings(
                label=f"{each.code} {each.title}",
                spots=[spot(month.objectives.get(each.code)) for month in months],
            )
            for each in found.objectives
        ],
        "standing_rows": [
            (f"{each.code} {each.title}", *(said(month.objectives.get(each.code)) for month in months))
            for each in found.objectives
        ],
    }


def crossed(found: Matrix) -> dict[str, object]:
    """Objectives by units as a map with its table."""
    return {
        "columns": found.columns,
        "left_out": found.left_out,
        "rows": [
            Standings(
                label=f"{each.code} {each.title}",
                spots=[
                    Spot(state=shares[unit].standing, value=short(shares[unit].score)) if unit in shares else None
                    for unit in found.columns
                ],
            )
            for each, shares in found.rows
        ],
        "words": [
            (
                f"{each.code} {each.title}",
                *(
                    f"{it_number(shares[unit].held, 1)}%, {shares[unit].standing}" if unit in shares else "—"
                    for unit in found.columns
                ),
            )
            for each, shares in found.rows
        ],
    }


def spot(found: Line | None) -> Spot | None:
    """A cell of the map."""
    return None if found is None else Spot(state=found.standing, value=short(found.score))


def said(found: Line | None) -> str:
    """A cell of its table."""
    if found is None:
        return "—"
    return found.standing if found.score is None else f"{it_number(found.score, 1)}, {found.standing}"


def short(value: Decimal | None) -> Decimal | None:
    """A figure short enough for a drawing; the table behind has it whole."""
    return None if value is None else rounded(value, 1)


def tabs(desk: Desk, request: MemberRequest, cut: str) -> Sequence[Tab]:
    """The cuts, the whole first."""
    every = (("", "Tutto l'ente"), *CUTS.items())
    current = cut if cut in CUTS else ""
    return [Tab(label=label, url=at(desk, request, taglio=key), current=key == current) for key, label in every]


def days(desk: Desk, request: MemberRequest) -> Sequence[Tab]:
    """Days one asks for most: today, half and end of the year."""
    number, today = desk.edition.year, request.today
    wanted = [("Oggi", today)] if today.year == number else []
    wanted += [(f"Al 30/06/{number}", date(number, 6, 30)), (f"A fine anno, al 31/12/{number}", date(number, 12, 31))]
    cut = request.GET.get("taglio", "")
    return [
        Tab(label=label, url=at(desk, request, taglio=cut, al=day.isoformat()), current=day == desk.board.at)
        for label, day in wanted
    ]


def at(desk: Desk, request: MemberRequest, **wanted: str) -> str:
    """This page in the same year, version and day, with other values."""
    kept = {key: request.GET[key] for key in ("anno", "versione", "al") if key in request.GET}
    return f"?{urlencode({key: value for key, value in (kept | wanted).items() if value})}"


def here(request: MemberRequest, **also: str) -> str:
    """This very query with other values."""
    return f"?{urlencode({key: request.GET[key] for key in request.GET} | also)}"

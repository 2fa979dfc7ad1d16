"""The gallery of components: every piece on one page, with invented data, to look at and to run axe on."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.ui.charts import Bar, Course, Heat, Passage, Point, Spot, Standings
from traguardo.ui.pages import page
from traguardo.ui.states import STATES
from traguardo.ui.tables import arrange
from traguardo.ui.views import errors
from traguardo.ui.views import gallery_data as data

MONTHS = ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic")
FINDINGS = (
    Finding(
        code="PES01",
        severity=Severity.ERROR,
        message="I pesi delle fasi dell’obiettivo I fanno 93, non 100.",
        mend="Correggi il peso di una fase: mancano 7 punti.",
        place=Place(sheet="steps", row=87, column="weight"),
        value="93",
    ),
    Finding(
        code="TAR04",
        severity=Severity.WARNING,
        message="Il valore atteso è uguale a quello di partenza, ma l’obiettivo chiede di migliorare.",
        mend="Alza il valore atteso oppure scrivi perché mantenere è già un risultato.",
        place=Place(sheet="indicators", row=12, column="target"),
        value="60%",
    ),
)


def framed(request: HttpRequest) -> HttpRequest:
    request.masthead = data.MASTHEAD  # type: ignore[attr-defined]
    request.navigation = data.NAVIGATION  # type: ignore[attr-defined]
    return request


def _charts() -> dict[str, Any]:
    return {
        "bars": [
            Bar(label=f"{each.code} · {each.title}", value=each.score, pace=each.pace, state=each.state)
            for each in data.OBJECTIVES
        ],
        "points": [
            Point(label=label, value=value)
            for label, value in (("2022", 41), ("2023", 38), ("2024", None), ("2025", 31), ("2026", Decimal("27.5")))
        ],
        "heat": [
            Heat(label="Area anziani", values=(0, 1, 2, 0, 4, 3, 0, 0, 2, 0, 1, 6)),
            Heat(label="Accesso", values=(0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 2)),
            Heat(label="Amministrazione", values=(1, 0, 0, 0, 1, 1, None, None, 0, 0, 0, 8)),
        ],
        "months": MONTHS,
        "by_year": [
            Point(label=label, value=value, goal=goal)
            for label, value, goal in (("2024", 41, 40), ("2025", 38, 35), ("2026", 31, 30))
        ],
        "standings": [
            Standings(
                label="A Tempi di presa in carico",
                spots=[Spot(state="in linea"), Spot(state="in linea", value=92), Spot(state="concluso", value=100)],
            ),
            Standings(
                label="B Assistenza domiciliare",
                spots=[Spot(state="in linea"), Spot(state="a rischio", value=71), Spot(state="in ritardo", value=41)],
            ),
            Standings(label="E Soddisfazione", spots=[None, None, Spot(state="non valutabile")]),
        ],
        "course": Course(
            measured=[Passage(at=25, value=6, label="31/03/2026"), Passage(at=50, value=15, label="30/06/2026")],
            foreseen=Passage(at=100, value=30),
            low=27,
            high=33,
            goal=40,
        ),
        "spark": (12, 14, 13, None, 18, 21),
    }


@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    framed(request)
    messages.success(request, "Valore registrato: 27,5 giorni al 30/06/2026.")
    table = arrange(
        data.OBJECTIVES,
        data.COLUMNS,
        request.GET,
        name="obiettivi",
        caption="Obiettivi dell’anno",
        export="?formato=csv",
    )
    context = {
        "table": table,
        "tree": data.TREE,
        "events": data.EVENTS,
        "states": STATES,
        "findings": FINDINGS,
        "today": date(2026, 7, 15),
        **_charts(),
    }
    return page(request, "ui/gallery/components.html", context, part="table")


@login_not_required
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    bound = data.MeasurementForm(request.POST, request.FILES) if request.method == "POST" else data.MeasurementForm()
    status = 422 if bound.is_bound and not bound.is_valid() else 200
    return page(framed(request), "ui/gallery/form.html", {"form": bound}, part="form", status=status)


@login_not_required
@require_safe
def empty(request: HttpRequest) -> HttpResponse:
    return page(framed(request), "ui/gallery/empty.html")


@login_not_required
@require_safe
def confirm(request: HttpRequest) -> HttpResponse:
    return page(framed(request), "ui/gallery/confirm.html")


@login_not_required
@require_safe
def error(request: HttpRequest, status: int) -> HttpResponse:
    """Any of the error pages, to look at."""
    framed(request)
    if status == 409:
        return errors.conflict(request, {"Valore misurato": ("27,5", "28,0")}, back="/galleria/")
    shown = {400: errors.bad_request, 403: errors.forbidden, 500: errors.server_error}.get(status, errors.not_found)
    return shown(request)

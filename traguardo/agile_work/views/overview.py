"""Agile work in numbers, with the picture and the tables of PIAO 3.2."""

from datetime import date

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work.facade import piao_tables
from traguardo.agile_work.queries.figures import Numbers, numbers
from traguardo.agile_work.queries.ruling import rules
from traguardo.agile_work.views.acting import attached, one_of, trail_of, unit_names
from traguardo.books.tables import csv_bytes, workbook
from traguardo.kernel.italian import it_number
from traguardo.ui.facade import Bar, page

CSV, XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MANY_YEARS = range(2015, 2100)


@require_safe
@member("agile_work.read")
def home(request: MemberRequest) -> HttpResponse:
    """The numbers of a year so far, or of one that is over."""
    year = _year(request)
    last = min(date(year, 12, 31), request.today) if year <= request.today.year else date(year, 12, 31)
    found = numbers(request.authority, first=date(year, 1, 1), last=last)
    names = unit_names(request)
    context = {
        "found": found,
        "year": year,
        "rules": rules(request.authority, on=last),
        "units": _units(found, names),
        "bars": _bars(found, names),
        "trail": trail_of(request),
    }
    return page(request, "agile_work/home.html", context)


@require_safe
@member("agile_work.read")
def table_file(request: MemberRequest, year: int, code: str, form: str) -> HttpResponse:
    """One of the tables of PIAO 3.2 as a file; «tutte» is a workbook of the three."""
    one_of(form, "csv", "xlsx")
    if year not in MANY_YEARS:
        raise Http404("Quest’anno non c’è.")
    tables = [each for each in piao_tables(request.authority, year=year) if code in (each.code, "tutte")]
    if not tables:
        raise Http404("Questa tavola non c’è.")
    name = f"{'lavoro-agile' if code == 'tutte' else code}-{year}.{form}"
    if form == "csv":
        return attached(csv_bytes(tables), CSV, name)
    return attached(workbook(tables, title=f"Lavoro agile {year}"), XLSX, name)


def _year(request: MemberRequest) -> int:
    told = request.GET.get("anno", "")
    year = int(told) if told.isascii() and told.isdecimal() and len(told) == 4 else 0
    return year if year in MANY_YEARS else request.today.year


def _units(found: Numbers, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each unit with its activities: name, all, agile."""
    codes = dict.fromkeys(each.unit for each in found.activities)
    return [
        (names.get(code, code), it_number(len(mine)), it_number(sum(each.agile for each in mine)))
        for code in codes
        if (mine := [each for each in found.activities if each.unit == code])
    ]


def _bars(found: Numbers, names: dict[str, str]) -> list[Bar]:
    return [
        Bar(label=name, value=100 * int(agile) // int(whole), text=f"{agile} su {whole}")
        for name, whole, agile in _units(found, names)
    ]

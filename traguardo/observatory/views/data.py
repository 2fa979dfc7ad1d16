"""Open data: what there is, how one may use it, each table in CSV and JSON, their description (DCAT-AP_IT)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from traguardo.documents.facade import About, Form, csv_bytes, described, public_releases, table_sheet
from traguardo.kernel.table import Table
from traguardo.monitoring.facade import deadline_table
from traguardo.observatory.queries.datasets import goals_table, results_table
from traguardo.observatory.queries.progress import Progress, progress, running
from traguardo.observatory.queries.site import PublicSite
from traguardo.observatory.views.door import public, shown
from traguardo.typesetting.facade import as_json

OF_A_PLAN: Mapping[str, Callable[[Progress], Table]] = {"obiettivi": goals_table, "risultati": results_table}
DAYS = "scadenze"
FORMS = ("csv", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table one may take away."""

    code: str
    year: int
    title: str
    words: str


@public("open_data")
def data(request: HttpRequest, site: PublicSite) -> HttpResponse:
    released = public_releases(site.code) if site.shows("documents") else ()
    opened = [each for each in released if any(file.form is Form.OPEN_DATA for file in each.files)]
    context = {"datasets": datasets(site), "released": opened, "open_form": Form.OPEN_DATA}
    return shown(request, site, "data", context)


@public("open_data")
def dataset(request: HttpRequest, site: PublicSite, year: int, table: str, form: str) -> HttpResponse:
    if form not in FORMS or (table, year) not in {(each.code, each.year) for each in datasets(site)}:
        raise Http404("Questi dati non ci sono.")
    sheet = table_sheet(table_of(site, table, year))
    if form == "csv":
        answer = HttpResponse(csv_bytes(sheet), content_type="text/csv; charset=utf-8")
    else:
        rows = [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows]
        body = {"titolo": sheet.title, "fonte": sheet.source, "righe": rows}
        answer = HttpResponse(as_json(body), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{site.code}-{table}-{year}.{form}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@public("open_data")
def catalogue(request: HttpRequest, site: PublicSite) -> HttpResponse:
    found, today = datasets(site), timezone.localdate()
    page = request.build_absolute_uri(reverse("observatory:data", args=[site.code]))
    home = request.build_absolute_uri(reverse("observatory:home", args=[site.code]))
    years = [each.year for each in found] or [today.year]
    about = About(
        identifier=f"{site.code}-programmazione-e-risultati",
        title=f"Programmazione e risultati di {site.name}",
        description="Obiettivi, fasi, indicatori e risultati dei piani in vigore o chiusi; scadenze di legge.",
        publisher_code=site.code,
        publisher_name=site.name,
        site=home,
        page=page,
        modified=site.shown.results_until or date(max(years), 1, 1),
        first_day=date(min(years), 1, 1),
        last_day=date(max(years), 12, 31),
    )
    files = [(f"{each.code}-{each.year}.csv", each.title) for each in found]
    return HttpResponse(described(about, files, "dati.json"), content_type="text/turtle; charset=utf-8")


def datasets(site: PublicSite) -> list[Dataset]:
    """Every table of every year that is public."""
    found = []
    for edition in running(site.authority) if site.shows("progress") else ():
        words = ", ".join(part for part in (edition.title, edition.act) if part)
        found += [
            Dataset(code=code, year=edition.year, title=title.format(edition.year), words=words)
            for code, title in (("obiettivi", "Obiettivi {}"), ("risultati", "Fasi, indicatori e risultati {}"))
        ]
    if site.shows("deadlines"):
        year = timezone.localdate().year
        found.append(Dataset(code=DAYS, year=year, title=f"Scadenze di legge {year}", words="Giorno, legge, chi"))
    return found


def table_of(site: PublicSite, code: str, year: int) -> Table:
    """The table of a dataset."""
    if code == DAYS:
        return deadline_table(site.authority, year, known_by=timezone.localdate())
    edition = next(each for each in running(site.authority) if each.year == year)
    return OF_A_PLAN[code](progress(edition, until=site.shown.results_until))

"""A fund to take away: FUND.toml, spreadsheets of its tables, the two papers as PDF."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes, workbook
from traguardo.incentives.queries.fund_papers import PAPERS, print_paper
from traguardo.incentives.queries.fund_tables import fund_tables
from traguardo.incentives.queries.published import bonuses
from traguardo.incentives.views.funds_desk import sheet_or_404
from traguardo.kernel.toml_text import toml_text

HEAD = "Fondo per la contrattazione integrativa. Importi in euro, percentuali in punti."
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@member("incentives.see_fund")
def fund_file(request: MemberRequest, year: int, number: int, form: str) -> HttpResponse:
    """The fund as TOML, to change and bring back, or its tables as CSV or XLSX."""
    sheet = sheet_or_404(request, year, number)
    if form == "toml":
        text = toml_text(sheet.content, head=HEAD)
        return _attached(text.encode(), f"{sheet.name}.toml", "application/toml; charset=utf-8")
    published = bonuses(request.authority, sheet)
    tables = (*fund_tables(sheet), *([published] if published else []))
    if form == "csv":
        return _attached(csv_bytes(tables), f"{sheet.name}.csv", "text/csv; charset=utf-8")
    if form == "xlsx":
        return _attached(workbook(tables, title=sheet.name), f"{sheet.name}.xlsx", XLSX)
    raise Http404("Si scarica in .toml, .csv o .xlsx.")


@require_safe
@member("incentives.see_fund")
def fund_paper(request: MemberRequest, year: int, number: int, paper: str) -> HttpResponse:
    """One of the papers of a fund; a draft says so on every page."""
    sheet = sheet_or_404(request, year, number)
    if paper not in PAPERS:
        raise Http404("Questo documento non c’è.")
    pdf = print_paper(paper, sheet, authority=request.authority, today=request.today)
    return _attached(pdf, f"{sheet.name.replace('Fondo', PAPERS[paper])}.pdf", "application/pdf")


def _attached(content: bytes, name: str, kind: str) -> HttpResponse:
    stem, _, suffix = name.rpartition(".")
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(stem)}.{suffix}"'
    return answer

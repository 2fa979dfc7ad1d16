"""Screens of the tables of figures: which there are, one with its versions, bringing them in and out."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions.figures import bring_tables, withdraw_table
from traguardo.documents.domain.cells import is_numeric, texts
from traguardo.documents.domain.register import first_reference
from traguardo.documents.forms.figures import TablesForm
from traguardo.documents.library.formats.contents import heading_text
from traguardo.documents.library.tables_book import EXAMPLE, tables_book
from traguardo.documents.queries.figures import Kept, kept_tables, versions, years_with_tables
from traguardo.documents.queries.published import Published
from traguardo.documents.queries.uploaded import uploaded_tables
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.table import Table as Figures
from traguardo.ui.facade import Column, Table, arrange, page

GONE = "Questa tavola non c'è, o è stata tolta."
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@member("documents.read")
def show_tables(request: MemberRequest) -> HttpResponse:
    """The tables of a year."""
    known = years_with_tables(request.authority)
    year = _year(request) if "anno" in request.GET or not known else known[0]
    years = sorted({year, *known}, reverse=True)
    kept = kept_tables(request.authority, year)
    live = tuple(Published(request.authority, year, {}).values())
    context = {
        "year": year,
        "years": years,
        "tables": _listed(request, year, kept),
        "count": len(kept),
        "live": _live(request, year, live),
        "hidden": [each.title for each in live if each.code in {one.table.code for one in kept}],
    }
    return page(request, "documents/figures/tables.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.write")
def bring(request: MemberRequest) -> HttpResponse:
    """Choose the file of the tables; what cannot be read is said at once, with nothing written."""
    if request.method != "POST":
        return _form(request, TablesForm(initial={"year": _year(request)}))
    form = TablesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, status=422)
    year, files = form.cleaned_data["year"], form.cleaned_data["workbook"]
    read = uploaded_tables(files)
    if any(finding.severity is Severity.ERROR for finding in read.findings):
        return _form(request, form, problems=read.findings, status=422)
    name = next(iter(files)) if len(files) == 1 else f"{len(files)} file"
    changed = bring_tables(
        by=request.user.email, authority=request.authority, year=year, tables=read.tables, file_name=name
    )
    same = len(read.tables) - len(changed)
    messages.success(request, brought_words(year, changed=len(changed), same=same))
    return redirect(_address(request, year))


def brought_words(year: int, *, changed: int, same: int) -> str:
    """What bringing tables in did, in a sentence."""
    told = {0: "nessuna è cambiata", 1: "una è nuova o cambiata"}.get(changed, f"{changed} sono nuove o cambiate")
    kept = {0: "", 1: ", una è uguale a prima"}.get(same, f", {same} sono uguali a prima")
    return f"Tavole del {year}: {told}{kept}."


@require_safe
@member("documents.read")
def show_table(request: MemberRequest, year: int, code: str) -> HttpResponse:
    """One table as it is now, brought in or of a register: how to quote it, its versions."""
    kept = next((each for each in kept_tables(request.authority, year) if each.table.code == code), None)
    table = kept.table if kept else Published(request.authority, year, {}).get(code)
    if table is None:
        raise Http404(GONE)
    context = {
        "kept": kept,
        "table": table,
        "year": year,
        "heads": [(heading_text(column), is_numeric(column)) for column in table.columns],
        "rows": list(zip(table.rows, texts(table), strict=True)),
        "versions": versions(request.authority, year, code),
        "example": first_reference(table),
    }
    return page(request, "documents/figures/table.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.coordinate")
def withdraw(request: MemberRequest, year: int, code: str) -> HttpResponse:
    """Ask, then take a table out of the register."""
    kept = _kept(request, year, code)
    if request.method != "POST":
        return page(request, "documents/figures/withdraw.html", {"kept": kept, "year": year})
    withdraw_table(by=request.user.email, authority=request.authority, year=year, code=code)
    messages.success(request, f"«{kept.table.title}» non è più fra i dati del {year}. Le sue versioni restano.")
    return redirect(_address(request, year))


@require_safe
@member("documents.read")
def download_book(request: MemberRequest) -> HttpResponse:
    """The tables of a year as the workbook they come back in; with none, the model with an example."""
    year = _year(request)
    tables = [kept.table for kept in kept_tables(request.authority, year)] or [EXAMPLE]
    response = HttpResponse(tables_book(tables), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="dati-{request.authority.code}-{year}.xlsx"'
    return response


def _form(
    request: MemberRequest, form: TablesForm, problems: Sequence[Finding] = (), status: int = 200
) -> HttpResponse:
    return page(request, "documents/figures/bring.html", {"form": form, "problems": problems}, status=status)


def _year(request: MemberRequest) -> int:
    given = request.GET.get("anno", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) == 4 else request.today.year


def _address(request: MemberRequest, year: int) -> str:
    return f"{reverse('documents:tables', args=[request.authority.code])}?anno={year}"


def _kept(request: MemberRequest, year: int, code: str) -> Kept:
    found = next((kept for kept in kept_tables(request.authority, year) if kept.table.code == code), None)
    if found is None:
        raise Http404(GONE)
    return found


def _listed(request: MemberRequest, year: int, kept: Sequence[Kept]) -> Table:
    columns = (
        *_columns(request, year, lambda each: each.table),
        Column(key="number", label="Versione", kind="number"),
    )
    return arrange(kept, columns, request.GET, name="tavole", caption=f"Tavole del {year}", per_page=50)


def _live(request: MemberRequest, year: int, tables: Sequence[Figures]) -> Table:
    columns = _columns(request, year, lambda each: each)
    caption = f"Tavole dei registri per il {year}"
    return arrange(tables, columns, request.GET, name="registri", caption=caption, per_page=50)


def _columns(request: MemberRequest, year: int, table: Callable[[Any], Figures]) -> tuple[Column, ...]:
    def url(each: object) -> str:
        return reverse("documents:table", args=[request.authority.code, year, table(each).code])

    return (
        Column(key="title", label="Tavola", value=lambda each: table(each).title, url=url, head=True),
        Column(key="code", label="Codice", value=lambda each: table(each).code),
        Column(key="rows", label="Righe", kind="number", value=lambda each: len(table(each).rows)),
        Column(key="source", label="Fonte", value=lambda each: table(each).source.description),
        Column(key="as_of", label="Dati al", kind="date", value=lambda each: table(each).as_of),
    )

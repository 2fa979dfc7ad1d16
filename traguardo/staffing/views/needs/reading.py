"""The needs of an authority, one of them whole, the files to take away."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.toml_text import toml_text
from traguardo.staffing.domain.need import need_tables
from traguardo.staffing.library.need_book import need_book
from traguardo.staffing.library.pictures import LEGEND, post_bars
from traguardo.staffing.queries.needs import NeedSheet, need_sheets
from traguardo.staffing.views.needs.desk import answer, noted, sheet_or_404
from traguardo.staffing.views.tabled import attached, shown, tables_file
from traguardo.ui.facade import Column, Table, address, arrange, page

HEAD = "Fabbisogno di personale. Importi in euro. Si ricarica dalla pagina del fabbisogno in bozza."


@require_safe
@member("staffing.see_need")
def needs(request: MemberRequest) -> HttpResponse:
    """Every version of the needs, the latest first."""
    found = need_sheets(request.authority)
    holds = next((each for each in found if not each.editable), None)
    first = holds or (found[0] if found else None)
    context = {
        "found": found,
        "first": first,
        "answer": f"{first.name}. {answer(first)}" if first else "",
        "picture": post_bars(first.sums) if first else "",
        "legend": LEGEND,
        "table": _table(request, found),
        "next_year": (found[0].year if found else request.today.year) + 1,
    }
    return page(request, "staffing/needs/list.html", context)


@require_safe
@member("staffing.see_need")
def need(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """One need: posts against people, costs, standards, what pays, what binds, what is wrong."""
    sheet = sheet_or_404(request, year, number)
    sums = sheet.sums
    context = {
        "sheet": sheet,
        "answer": answer(sheet),
        "picture": post_bars(sums),
        "legend": LEGEND,
        "tables": {each.code: shown(each) for each in need_tables(sums, sheet.source)},
        "notes": noted(request, sheet),
        "per_head": sums.per_head(sums.cost + sums.yearly),
    }
    return page(request, "staffing/needs/need.html", context)


@require_safe
@member("staffing.see_need")
def need_file(request: MemberRequest, year: int, number: int, form: str) -> HttpResponse:
    """The need as TOML, to change and bring back, or its tables as CSV or XLSX."""
    sheet = sheet_or_404(request, year, number)
    if form == "toml":
        return attached(toml_text(sheet.content, head=HEAD).encode(), f"{sheet.name}.toml")
    return tables_file(sheet.tables, form, name=sheet.name)


@require_safe
@member("staffing.see_need")
def need_workbook(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """The rows of the need as a workbook to change and bring back."""
    sheet = sheet_or_404(request, year, number)
    return attached(need_book(sheet.content), f"{sheet.name} da compilare.xlsx")


def _table(request: MemberRequest, found: tuple[NeedSheet, ...]) -> Table:
    def link(sheet: NeedSheet) -> str:
        return address("staffing:need", request.authority.code, *sheet.key)

    columns = (
        Column(key="name", label="Fabbisogno", head=True, url=link),
        Column(key="state", label="Stato", value=lambda each: each.state.label),
        Column(key="adopted_on", label="Adottato il", kind="date"),
        Column(key="optimal", label="Posti", kind="number", value=lambda each: each.sums.optimal),
        Column(key="held", label="Coperti", kind="number", value=lambda each: each.sums.held),
        Column(key="vacant", label="Vacanti", kind="number", value=lambda each: each.sums.vacant),
        Column(key="yearly", label="Assunzioni a regime", kind="money", value=lambda each: each.sums.yearly.cents),
        Column(key="errors", label="Errori", kind="number", value=lambda each: len(each.errors)),
    )
    caption = "Fabbisogni e loro versioni"
    return arrange(found, columns, request.GET, name="fabbisogni", caption=caption, searchable=False)

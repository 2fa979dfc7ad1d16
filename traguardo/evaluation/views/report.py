"""The report of the evaluations of a year: how they are spread, by whom, what is missing, what is published."""

from collections import Counter
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes, heads, workbook
from traguardo.evaluation.domain.differentiation import sentence
from traguardo.evaluation.domain.guards import GUARD_CATALOGUE
from traguardo.evaluation.domain.publication import KEPT, MINIMUM
from traguardo.evaluation.queries.report import Group, Report, report, years_of_sheets
from traguardo.kernel.italian import it_number, it_share
from traguardo.kernel.table import Table, Value
from traguardo.organisation.facade import units
from traguardo.ui.facade import Bar, page

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CUTS = {
    "position": "Per incarico",
    "evaluator": "Per valutatore",
    "unit": "Per unità",
}


@require_safe
@member("evaluation.see_report")
def show_report(request: MemberRequest) -> HttpResponse:
    """One year; who may not see the sheets gets no figure of a small group."""
    years = years_of_sheets(request.authority)
    year = _year(request.GET.get("anno", ""), years, request.today.year)
    found = report(request.authority, year)
    context = {"year": year, "years": years, "report": found, "minimum": MINIMUM, "kept": KEPT}
    if found:
        context |= _context(request, found)
    return page(request, "evaluation/report/report.html", context)


@require_safe
@member("evaluation.see_report")
def report_table(request: MemberRequest, year: int, code: str, form: str) -> HttpResponse:
    """A table for «Amministrazione trasparente», small groups kept whoever downloads it."""
    found = report(request.authority, year)
    table = next((each for each in found.tables if each.code == code), None) if found else None
    if table is None or form not in KINDS:
        raise Http404("Non c'è questa tavola per l'anno.")
    content = csv_bytes([table]) if form == "csv" else workbook([table], title=table.title)
    answer = HttpResponse(content, content_type=KINDS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="valutazioni-{year}-{code}.{form}"'
    return answer


def _context(request: MemberRequest, found: Report) -> dict[str, object]:
    whole = request.may("evaluation.see_all")
    names = {unit.code: unit.name for unit in units(request.authority, on=request.today)}
    counted = Counter(finding.code for finding in found.findings)
    return {
        "whole": whole,
        "answer": _answer(found, whole=whole),
        "bars": _bars(found, whole=whole),
        "cuts": [(CUTS[cut], *_rows(found.groups[cut], names, whole=whole)) for cut in CUTS],
        "counted": [(card, counted[card.code]) for card in GUARD_CATALOGUE if counted[card.code]],
        "sheet_of": {
            finding.value: reverse("evaluation:sheet", args=[request.authority.code, found.year, int(finding.value)])
            for finding in (found.findings if whole else ())
        },
        "tables": [(table, heads(table), _cells(table)) for table in found.tables],
    }


def _answer(found: Report, *, whole: bool) -> str:
    if not found.final:
        return f"Nessuna scheda del {found.year} è ancora definitiva: le {found.sheets} schede sono in corso."
    done = f"Nel {found.year} sono definitive {found.final} schede su {found.sheets}"
    spread = found.spread
    if spread is None or (not whole and spread.count < MINIMUM):
        return f"{done}: troppo poche per dire come sono distribuite."
    if whole:
        return f"{done}. {sentence(spread)}"
    return (
        f"{done}: {spread.count} persone valutate, in media distanti {it_number(spread.spread, 2)} punti dalla media."
    )


def _bars(found: Report, *, whole: bool) -> list[Bar]:
    """A bar a band: people evaluated in it, of all of them; kept where the published table keeps them."""
    table = next(each for each in found.tables if each.code == "distribuzione")
    published = {row.label: row.values[-1] for row in table.rows}
    people = sum(found.bands.values())
    bars = []
    for title, count in found.bands.items():
        kept = not whole and not isinstance(published[title], Decimal)
        share = it_share(Decimal(count) / people if people else None, 1)
        text = KEPT if kept else f"{count} ({share})"
        value = None if kept or not people else Decimal(count * 100) / people
        bars.append(Bar(label=title, value=value, text=text))
    return bars


def _rows(
    groups: tuple[Group, ...], names: dict[str, str], *, whole: bool
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Heads and rows of a cut. Who does not see the sheets gets no mean, lowest, highest, and nothing of a small group."""
    head = ("Gruppo", "Valutazioni", "Distanza media", "Grado di differenziazione")
    more = ("Media", "Più bassa", "Più alta", "Al massimo")
    if not whole:
        return head, [(names.get(group.name, group.name), *_few(group)) for group in groups]
    return (*head, *more), [(names.get(group.name, group.name), *_all(group)) for group in groups]


def _few(group: Group) -> tuple[str, ...]:
    if group.small:
        return str(group.spread.count), KEPT, KEPT
    return _first(group)


def _first(group: Group) -> tuple[str, ...]:
    told = "troppo poche" if group.degree is None else it_number(group.degree, 1)
    return str(group.spread.count), it_number(group.spread.spread, 2), told


def _all(group: Group) -> tuple[str, ...]:
    spread = group.spread
    figures = (it_number(each, 2) for each in (spread.mean, spread.lowest, spread.highest))
    return (*_first(group), *figures, it_share(spread.top_share))


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [(row.label, *map(_shown, row.values)) for row in table.rows]


def _shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return it_number(value)
    return "" if value is None else str(value)


def _year(asked: str, years: tuple[int, ...], this: int) -> int:
    """The year asked, else the last that has sheets, else this one."""
    if asked.isascii() and asked.isdecimal() and int(asked[:5]) in years:
        return int(asked)
    return years[0] if years else this

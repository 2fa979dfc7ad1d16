"""After the closing, for the staff office and the board: every amount, one explained, the payroll file, the letters."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.actions.sharing.exporting import export_payroll, take_letters
from traguardo.incentives.forms.sharings import PayrollForm
from traguardo.incentives.library.letter.archive import zipped
from traguardo.incentives.library.payroll import Layout
from traguardo.incentives.queries.own import Prize, prize, prizes, standing, with_units
from traguardo.incentives.views.own import attached_letter, letter_of, shown
from traguardo.incentives.views.sharings_desk import closed_or_404
from traguardo.ui.facade import Column, Table, address, arrange, page

PER_PAGE, LETTERS = 100, 100
Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)


@require_safe
@member("incentives.see_people")
def shares(request: MemberRequest, pk: int) -> HttpResponse:
    """The table of amounts; `categoria` and `unita` in the address filter it."""
    kept = closed_or_404(request, pk)
    found = with_units(request.authority, prizes(request.authority, pk))
    wanted = {name: request.GET.get(name, "") for name in ("categoria", "unita")}
    seen = [each for each in found if wanted["categoria"] in {"", each.category} and wanted["unita"] in {"", each.unit}]
    context = {
        "sharing": kept,
        "table": table_of(request, pk, seen),
        "wanted": wanted,
        "categories": sorted({each.category for each in found if each.category}),
        "units": sorted({each.unit for each in found if each.unit}),
    }
    return page(request, "incentives/sharings/shares.html", context, part="table")


@require_safe
@member("incentives.see_people")
def share(request: MemberRequest, pk: int, share: int) -> HttpResponse:
    """One person's amount, as that person reads it."""
    found = share_or_404(request, pk, share)
    return page(request, "incentives/sharings/share.html", shown(request, found))


@require_safe
@member("incentives.see_people")
def share_letter(request: MemberRequest, pk: int, share: int) -> HttpResponse:
    """One person's letter."""
    return attached_letter(request, share_or_404(request, pk, share))


@require_http_methods(["GET", "HEAD", "POST"])
@member("incentives.share")
def payroll(request: MemberRequest, pk: int) -> HttpResponse:
    """The amounts for the payroll program; who took them is in the record of acts."""
    kept = closed_or_404(request, pk)
    form = PayrollForm(request.POST or None)
    if not form.is_valid():
        context = {"sharing": kept, "form": form}
        status = 422 if form.is_bound else 200
        return page(request, "incentives/sharings/payroll.html", context, part="form", status=status)
    layout = Layout(form.cleaned_data["layout"])
    content = export_payroll(by=request.user, authority=request.authority, sharing=pk, layout=layout)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    return kept_away(answer, f"paghe-{kept.year}-{kept.number}.csv")


@require_POST
@member("incentives.share")
def letters(request: MemberRequest, pk: int) -> StreamingHttpResponse:
    """A ZIP of a hundred letters, sent while they are printed; the list inside says whose is which."""
    closed_or_404(request, pk)
    part = part_of(request.POST.get("parte", ""))
    kept, found = take_letters(by=request.user, authority=request.authority, sharing=pk, part=part)
    named = with_units(request.authority, found)
    cents = sorted(each.amount.cents for each in named)
    wanted = named[(part - 1) * LETTERS : part * LETTERS]
    pages = [
        (each.code, letter_of(request.authority.name, each, standing(cents, each.amount.cents))) for each in wanted
    ]
    answer = StreamingHttpResponse(zipped(pages, start=(part - 1) * LETTERS + 1), content_type="application/zip")
    return kept_away(answer, f"lettere-{kept.year}-{kept.number}-{part}.zip")


def kept_away(answer: Answer, name: str) -> Answer:
    """The answer as a file that no cache keeps."""
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def part_of(text: str) -> int:
    """Which hundred of letters, from 1."""
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 and int(text) else 1


def table_of(request: MemberRequest, pk: int, seen: Sequence[Prize]) -> Table:
    """The amounts, each with the page that explains it."""

    def page_of(row: Prize) -> str:
        return address("incentives:share", request.authority.code, pk, row.pk)

    columns = (
        Column(key="code", label="Matricola", head=True, url=page_of),
        Column(key="name", label="Nome"),
        Column(key="unit", label="Unità"),
        Column(key="category", label="Categoria"),
        Column(key="points", label="Punti", kind="number", value=lambda row: Fraction(row.points) if row.points else None),
        Column(key="amount", label="Importo", unit="lordo", kind="money", value=lambda row: row.amount.cents, total=True),
    )  # fmt: skip
    caption = "Importi della ripartizione"
    return arrange(seen, columns, request.GET, name="importi", caption=caption, per_page=PER_PAGE)


def share_or_404(request: MemberRequest, pk: int, share: int) -> Prize:
    """A share of a closed sharing of this authority."""
    found = prize(request.authority, pk, share)
    if found is None:
        raise Http404("In questa ripartizione non c’è quell’importo.")
    return found

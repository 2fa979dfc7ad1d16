"""Screens of the record of acts of one authority. They live here because audit sits below access."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.access.forms import WantedForm
from traguardo.audit import facade as audit
from traguardo.kernel.cells import safe_cell
from traguardo.ui.facade import page

PER_PAGE = 50
HEAD = ("Numero", "Quando", "Chi", "Atto", "Codice dell'atto", "Oggetto", "Dati", "Impronta")


@require_safe
@member("access.see_audit")
def audit_trail(request: MemberRequest) -> HttpResponse:
    code = request.authority.code
    form = WantedForm(request.GET, kinds=audit.kinds(code))
    wanted = form.wanted()
    found = audit.count(code, wanted)
    pages = max(1, -(-found // PER_PAGE))
    number = _page_number(request.GET.get("pagina", ""), pages)
    acts = audit.acts(code, wanted, offset=(number - 1) * PER_PAGE, limit=PER_PAGE)
    answer = "1 atto trovato." if found == 1 else f"{found} atti trovati."
    context = {"form": form, "acts": acts, "answer": answer, "number": number, "pages": pages}
    return page(request, "access/audit_trail.html", context, part="list")


@require_safe
@member("access.see_audit")
def audit_trail_csv(request: MemberRequest) -> StreamingHttpResponse:
    code = request.authority.code
    wanted = WantedForm(request.GET, kinds=audit.kinds(code)).wanted()
    response = StreamingHttpResponse(_lines(code, wanted), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="registro-{code}.csv"'
    return response


def _lines(code: str, wanted: audit.Wanted) -> Iterator[str]:
    """Semicolons and a byte-order mark: how Italian spreadsheets open a CSV without asking."""
    yield "\ufeff" + _line(HEAD)
    for act in audit.acts_one_by_one(code, wanted):
        when = timezone.localtime(act.at).strftime("%d/%m/%Y %H:%M:%S")
        yield _line((str(act.sequence), when, act.actor, act.label, act.act, act.subject, act.data_text, act.hash))


def _line(cells: tuple[str, ...]) -> str:
    out = StringIO()
    csv.writer(out, delimiter=";").writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def _page_number(asked: str, pages: int) -> int:
    number = int(asked) if asked.isascii() and asked.isdecimal() else 1
    return min(max(number, 1), pages)

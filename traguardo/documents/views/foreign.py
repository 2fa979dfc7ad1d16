"""A foreign plan in two steps: the file, then its tables mapped with a preview; what comes out is our workbook, to download."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.books.rows import Unreadable
from traguardo.documents.domain.foreign import ASKED, LABELS, Harvest, gather
from traguardo.documents.forms.foreign import COLUMN, SKIP, USE, ForeignForm, choices_of, first_columns
from traguardo.documents.intake.published import read_published
from traguardo.documents.library.foreign_plan import Brought, Frame, plan_of, workbook
from traguardo.documents.queries.foreign import Find, Lost, find_of, found_in
from traguardo.kernel.finding import Finding
from traguardo.ui.facade import page

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNREAD_SHOWN = 80


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.write")
def take_plan(request: MemberRequest) -> HttpResponse:
    """First the file; then its tables and what they mean. Nothing is stored: the tables go along with the page, signed."""
    if request.method == "POST" and "token" in request.POST:
        return _mapped(request)
    form = (
        ForeignForm(request.POST, request.FILES) if request.method == "POST" else ForeignForm(initial=_usual(request))
    )
    if not form.is_valid():
        return _ask(request, form, status=422 if form.is_bound else 200)
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    first, last = form.cleaned_data["first_page"], form.cleaned_data["last_page"]
    try:
        published = read_published(str(upload.name), upload.read(), tables=True, first=first, last=last)
    except Unreadable as unreadable:
        return _ask(request, form, (unreadable.finding,), status=422)
    find = found_in(published, **{name: form.cleaned_data[name] for name in ("title", "first_year", "last_year")})
    if not find.grids:
        said = "In queste pagine non ci sono tabelle che si possano leggere: prova altre pagine, o il documento Word."
        return _ask(request, form, said=said, status=422)
    return _tables(request, find, first_columns(find), find.likely)


def _mapped(request: MemberRequest) -> HttpResponse:
    try:
        find = find_of(request.POST["token"])
    except Lost as lost:
        return _ask(request, ForeignForm(initial=_usual(request)), said=str(lost), status=422)
    used = request.POST.getlist(USE)
    choices, problems = choices_of(find, request.POST, used)
    if problems:
        return _tables(request, find, request.POST, used, problems=problems, status=422)
    harvest = gather(choices)
    brought = plan_of(harvest, _frame(request, find))
    if "scarica" in request.POST and brought.plan is not None:
        response = HttpResponse(workbook(brought.plan), content_type=WORKBOOK)
        response["Content-Disposition"] = f'attachment; filename="{slugify(find.title) or "piano"}.xlsx"'
        return response
    return _tables(request, find, request.POST, used, harvest=harvest, brought=brought)


def _usual(request: MemberRequest) -> dict[str, object]:
    year = request.today.year
    return {"first_page": 1, "first_year": year, "last_year": year + 2, "title": f"Piano {year}-{year + 2}"}


def _frame(request: MemberRequest, find: Find) -> Frame:
    body = request.authority
    return Frame(code=body.code, name=body.name, title=find.title, first_year=find.first_year, last_year=find.last_year)


def _ask(
    request: MemberRequest, form: ForeignForm, problems: Sequence[Finding] = (), *, said: str = "", status: int
) -> HttpResponse:
    context = {"form": form, "problems": problems, "said": said}
    return page(request, "documents/foreign/ask.html", context, status=status)


def _tables(
    request: MemberRequest,
    find: Find,
    typed: Mapping[str, Any],
    used: Sequence[str],
    *,
    problems: Sequence[str] = (),
    harvest: Harvest | None = None,
    brought: Brought | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "find": find,
        "typed": typed,
        "used": used,
        "problems": problems,
        "harvest": harvest,
        "brought": brought,
        "fields": [(kind.value, label) for kind, label in LABELS.items()],
        "unread_shown": UNREAD_SHOWN,
        "expected": ASKED,
        "column_name": COLUMN.format,
        "skip_name": SKIP.format,
        "unused": [str(grid.number) for grid in find.grids if str(grid.number) not in used],
        "chosen": {len(grid.rows[0]) for grid in find.grids if str(grid.number) in used},
    }
    return page(request, "documents/foreign/tables.html", context, status=status)

"""A published document against a plan: choose the file, see which figures differ, filter them, take them away as CSV."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.books.rows import Unreadable
from traguardo.documents.domain.comparison import Difference, Sort
from traguardo.documents.forms.comparing import CompareForm, FilterForm
from traguardo.documents.intake.published import read_published
from traguardo.documents.queries.comparing import Lost, Outcome, compared, outcome_of
from traguardo.kernel.finding import Finding
from traguardo.performance.facade import plans
from traguardo.ui.facade import Column, arrange, csv_download, page

SHOWN = 120


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.comment")
def compare_published(request: MemberRequest) -> HttpResponse:
    """The file and the plan; then the differences. Nothing is stored: the outcome goes along with the page, signed."""
    if request.method == "POST" and "token" in request.POST:
        return _filtered(request)
    editions = plans(request.authority)
    form = CompareForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        plans=[(edition.code, edition.name) for edition in editions],
    )
    if not form.is_valid():
        return _ask(request, form, status=422 if form.is_bound else 200)
    upload: UploadedFile[bytes] = form.cleaned_data["file"]
    edition = next(each for each in editions if each.code == form.cleaned_data["plan"])
    try:
        published = read_published(str(upload.name), upload.read(), tables=True)
    except Unreadable as unreadable:
        return _ask(request, form, (unreadable.finding,), status=422)
    return _show(request, compared(request.authority, edition, published), FilterForm())


def _filtered(request: MemberRequest) -> HttpResponse:
    try:
        outcome = outcome_of(request.POST["token"])
    except Lost as lost:
        form = CompareForm(plans=[(edition.code, edition.name) for edition in plans(request.authority)])
        return _ask(request, form, lost=str(lost), status=422)
    wanted = FilterForm(request.POST)
    if "csv" in request.POST and wanted.is_valid():
        return _csv(request, outcome.matching(**wanted.cleaned_data))
    return _show(request, outcome, wanted)


def _ask(
    request: MemberRequest, form: CompareForm, problems: Sequence[Finding] = (), *, lost: str = "", status: int
) -> HttpResponse:
    context = {"form": form, "problems": problems, "lost": lost}
    return page(request, "documents/comparing/ask.html", context, status=status)


def _show(request: MemberRequest, outcome: Outcome, form: FilterForm) -> HttpResponse:
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {"sort": "", "words": ""}
    found = outcome.matching(**wanted)
    context = {
        "outcome": outcome,
        "found": found,
        "shown": found[:SHOWN],
        "wanted": wanted,
        "sorts": [(sort, outcome.count(sort)) for sort in Sort],
        "answer": answer(outcome),
    }
    return page(request, "documents/comparing/differences.html", context)


def answer(outcome: Outcome) -> str:
    """How the two stand, in a sentence."""
    differing = outcome.count(Sort.OTHER)
    if not outcome.claims:
        return "Il piano non ha cifre da confrontare."
    if differing:
        return f"{differing} {'cifra è diversa' if differing == 1 else 'cifre sono diverse'}; {outcome.same} su {outcome.claims} sono le stesse."
    return f"Nessuna cifra diversa: {outcome.same} su {outcome.claims} sono le stesse."


def _csv(request: MemberRequest, found: Sequence[Difference]) -> HttpResponse:
    columns = (
        Column(key="sort", label="Differenza", value=lambda each: each.sort.value),
        Column(key="kind", label="Che cos'è"),
        Column(key="code", label="Codice o tavola"),
        Column(key="name", label="Nome"),
        Column(key="what", label="Cifra"),
        Column(key="ours", label="Nel sistema"),
        Column(key="theirs", label="Nel documento"),
        Column(key="where", label="Dove"),
        Column(key="excerpt", label="Testo"),
    )
    table = arrange(found, columns, {}, name="differenze", caption="Differenze", per_page=50)
    return csv_download(table, f"confronto-{request.authority.code}.csv")

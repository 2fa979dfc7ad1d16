"""Screens of the documents: which there are, and their download."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions import printing as actions
from traguardo.documents.actions.plan_releases import RELEASED
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.library.from_plan import EMPTY
from traguardo.documents.queries import figures
from traguardo.documents.queries import printed as queries
from traguardo.performance.facade import Edition, NoPlan, current_edition, edition_of_code, opinion_date
from traguardo.ui.facade import page


@require_safe
@member("documents.read")
def show_documents(request: MemberRequest) -> HttpResponse:
    try:
        edition = _edition(request)
    except NoPlan:
        return page(request, "documents/documents.html", {"edition": None, "documents": [], "opinion_date": None})
    found = queries.documents(request.authority, edition)
    context = {
        "edition": edition,
        "documents": found,
        "released": RELEASED,
        "opinion_date": opinion_date(edition),
    }
    return page(request, "documents/documents.html", context)


@require_safe
@member("documents.read")
def download(request: MemberRequest, kind: str) -> HttpResponse:
    """The PDF of the newest version, or of the year and version asked for in the address; `obiettivo`: that of a sheet."""
    try:
        edition = _edition(request)
        printed = actions.print_document(
            by=request.user.get_username(),
            kind=Kind(kind),
            edition=edition,
            today=request.today,
            register=figures.register(request.authority, edition.year) if kind == Kind.SUMMARY else EMPTY,
            objective=request.GET.get("obiettivo", ""),
        )
    except (NoPlan, LookupError) as missing:
        raise Http404(str(missing)) from missing
    return _attachment(request, printed)


@require_safe
@member("documents.read")
def before_after(request: MemberRequest) -> HttpResponse:
    """What changes from a version to another: `da` and `a` in the address are their codes."""
    try:
        before, after = (edition_of_code(request.authority, request.GET.get(name, "")) for name in ("da", "a"))
    except NoPlan as missing:
        raise Http404(str(missing)) from missing
    return _attachment(request, actions.print_before_after(by=request.user.get_username(), before=before, after=after))


@require_safe
@member("documents.read")
def opinion(request: MemberRequest) -> HttpResponse:
    """The board's last opinion on the version in force, or on the year and version asked for; 404 before it is signed."""
    try:
        printed = actions.print_opinion(by=request.user.get_username(), edition=_edition(request), today=request.today)
    except NoPlan as missing:
        raise Http404(str(missing)) from missing
    return _attachment(request, printed)


def _attachment(request: MemberRequest, printed: actions.Printed) -> HttpResponse:
    response = HttpResponse(printed.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{request.authority.code}-{printed.file_name}"'
    return response


def _edition(request: MemberRequest) -> Edition:
    return current_edition(request.authority.code, year=_number(request, "anno"), number=_number(request, "versione"))


def _number(request: MemberRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    if given and not (given.isascii() and given.isdigit()):
        raise Http404("Anno e versione sono numeri.")
    return int(given) if given else None

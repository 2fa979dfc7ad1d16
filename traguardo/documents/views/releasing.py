"""Approving a document: what stands in the way, the act, what will be fixed, then the approval; drafts to look at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions import plan_releases, releasing
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution
from traguardo.documents.domain.states import NotAllowed
from traguardo.documents.forms.releasing import ApprovalForm
from traguardo.documents.library.formats.every import content, forms_of
from traguardo.documents.models import Release
from traguardo.documents.queries.approvable import candidate, draft
from traguardo.documents.queries.checking import listed
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.views.checking import where
from traguardo.documents.views.writing.placing import Desk, on_document
from traguardo.kernel.finding import Finding, Severity
from traguardo.performance.facade import Edition, NoPlan, current_edition
from traguardo.ui.facade import page

ACT = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is on the way to approval, as the pages name it; `digest` of its data under an act, where it can be said before."""

    title: str
    year: int
    back: str
    forms: tuple[Form, ...]
    revision: int = 0
    against: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    desk: Desk | None = None
    digest: Callable[[Resolution], str] = lambda _: ""


@ACT
@member("documents.approve")
@on_document
def approve(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Approve a written document."""
    seen = candidate(desk.document, today=request.today)
    subject = Subject(
        title=desk.document.title,
        year=desk.document.year,
        back=desk.url("board"),
        forms=seen.forms,
        revision=seen.revision,
        against=seen.against,
        findings=seen.findings,
        desk=desk,
        digest=seen.digest_under,
    )

    def act(form: ApprovalForm) -> Release:
        return releasing.approve(
            by=request.user,
            document=desk.document,
            revision=form.cleaned_data["revision"],
            resolution=form.resolution,
            today=request.today,
        )

    return _approval(request, subject, act)


@ACT
@member("documents.approve")
def approve_print(request: MemberRequest, kind: str) -> HttpResponse:
    """Approve the PDO or the Relazione of an approved plan version: of the year and version said in the address."""
    edition, known = edition_asked(request), Kind(kind)
    if known not in plan_releases.RELEASED:
        raise Http404("Questo documento si stampa, non si approva.")
    against = (
        () if edition.approved else (f"Il piano {edition.name} non è ancora approvato: prima si approva il piano.",)
    )
    subject = Subject(
        title=f"{known.label} {edition.year}",
        year=edition.year,
        back=reverse("documents:documents", args=[request.authority.code]),
        forms=(Form.PDF, Form.JSON, Form.OPEN_DATA),
        against=against,
    )

    def act(form: ApprovalForm) -> Release:
        return plan_releases.approve_print(
            by=request.user,
            authority=request.authority,
            edition=edition,
            kind=known,
            resolution=form.resolution,
            today=request.today,
        )

    return _approval(request, subject, act)


@require_safe
@member("documents.read")
@on_document
def download_draft(request: MemberRequest, desk: Desk, form: str) -> HttpResponse:
    """The document as it is now in one of its forms, marked «bozza»."""
    wanted, kind = Form(form), Kind(desk.document.kind)
    if wanted not in forms_of(kind):
        raise Http404("Questo documento non si dà in quella forma.")
    name = f"bozza-{request.authority.code}-{desk.document.code}{wanted.suffix}"
    return attachment(content(wanted, draft(desk.document, today=request.today)), name, wanted.media_type)


def attachment(body: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to be saved, never run in the page."""
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def edition_asked(request: MemberRequest) -> Edition:
    """The plan version of the address: `anno` and `versione`, the current one where they are not said; 404 for none."""
    numbers = [request.GET.get(name, "") for name in ("anno", "versione")]
    if any(given and not (given.isascii() and given.isdigit()) for given in numbers):
        raise Http404("Anno e versione sono numeri.")
    year, number = (int(given) if given else None for given in numbers)
    try:
        return current_edition(request.authority.code, year=year, number=number)
    except NoPlan as missing:
        raise Http404(str(missing)) from missing


def _approval(request: MemberRequest, subject: Subject, act: Callable[[ApprovalForm], Release]) -> HttpResponse:
    """The act's own page, then the answers to check, then the approval."""
    posted = request.POST if request.method == "POST" else None
    form = ApprovalForm(posted, initial={"revision": subject.revision})
    if posted is None or "correggi" in posted or not form.is_valid():
        return _page(request, "approve", subject, form, status=422 if form.is_bound and form.errors else 200)
    if "conferma" not in posted:
        return _page(request, "check", subject, form)
    try:
        release = act(form)
    except NotAllowed as refused:
        return _page(request, "approve", subject, form, reasons=refused.reasons, status=422)
    messages.success(request, f"«{release.title}» è approvato: i suoi file non cambiano più.")
    return redirect("documents:release", request.authority.code, release.digest)


def _page(
    request: MemberRequest,
    name: str,
    subject: Subject,
    form: ApprovalForm,
    *,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    chapters = manuscript_of(subject.desk.document).chapters if subject.desk else ()
    found = listed(chapters, subject.findings)
    context = {
        "subject": subject,
        "desk": subject.desk,
        "where": where,
        "form": form,
        "against": tuple(dict.fromkeys((*subject.against, *reasons))),
        "parts": found.parts,
        "wrong": listed(chapters, subject.findings, severity=Severity.ERROR.value).parts,
        "others": found.whole - found.severities.get(Severity.ERROR, 0),
        "digest": subject.digest(form.resolution) if name == "check" else "",
    }
    return page(request, f"documents/releases/{name}.html", context, status=status)

"""Evidence of a result: added to a sheet, looked at without danger, taken away as it came, withdrawn with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, Standing, member
from traguardo.performance.actions.measuring import check_measure
from traguardo.performance.actions.proving import NotWithdrawn, add_evidence, withdraw_evidence
from traguardo.performance.domain.measuring.entry import Subject, subject
from traguardo.performance.forms.proving import EvidenceForm, WithdrawalForm
from traguardo.performance.intake.previews import DRAWN, PAGES_SHOWN, draw, words
from traguardo.performance.queries.editions import choose, editions
from traguardo.performance.queries.evidence import Kept, Opened, can_open, evidence_of, opened
from traguardo.performance.queries.rights import can_measure, with_delegations
from traguardo.performance.queries.sheets import LeafSheet, leaf_sheet
from traguardo.performance.views.desk import Desk, desk_on, on_plan
from traguardo.performance.views.downloads import attached
from traguardo.ui.facade import page

NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox"
ONLY_OURS = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
SPOILT = "Il contenuto di questa prova non corrisponde più alla sua impronta: qualcuno l'ha cambiato nell'archivio."
UNSHOWABLE = (
    "Questa prova non si può mostrare: scaricala e aprila con il suo programma, se ti fidi di chi l'ha caricata."
)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def add_evidence_to(request: MemberRequest, desk: Desk, code: str, kind: str) -> HttpResponse:
    """The form of a new evidence file of an indicator or step, and the act."""
    sheet = leaf_sheet(desk.board, kind, code)
    check_measure(acting(request), sheet.subject, desk.board.unit_names)
    if not desk.edition.current:
        raise PermissionDenied("Le prove si aggiungono sulla versione in vigore del piano, non su questa.")
    sent = request.method == "POST"
    form = EvidenceForm(request.POST if sent else None, request.FILES if sent else None, recorded=sheet.history)
    if not form.is_valid():
        context = {"desk": desk, "sheet": sheet, "form": form}
        return page(request, "performance/evidence/add.html", context, part="form", status=422 if form.errors else 200)
    return keep(request, desk, sheet, form)


def keep(request: MemberRequest, desk: Desk, sheet: LeafSheet, form: EvidenceForm) -> HttpResponse:
    """Carry out the act and go back to the sheet."""
    upload = form.cleaned_data["file"]
    done = add_evidence(
        by=request.user.email,
        standing=acting(request),
        authority=request.authority,
        edition=desk.edition,
        kind=sheet.subject.kind,
        code=sheet.subject.code,
        name=str(upload.name),
        content=upload.read(),
        note=form.cleaned_data["note"],
        measurement=form.cleaned_data.get("measurement"),
    )
    if done.already:
        messages.info(request, f"C'era già: è lo stesso file di «{done.evidence.name}». Non è stato aggiunto niente.")
    else:
        messages.success(request, f"Prova aggiunta: «{done.evidence.name}».")
    return redirect(f"{desk.link(sheet.subject.kind, sheet.subject.code)}#prove")


@require_safe
@member("performance.read")
def show_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """What can be looked at without danger: pages drawn anew, escaped words, or only the name."""
    found = wanted(request, pk)
    kept, at = found.kept, placed(request, found.kept)
    drawing = draw(kept.kind, found.content) if found.intact and kept.kind in DRAWN else None
    text = words(kept.kind, found.content) if found.intact else ""
    context = {
        "desk": at,
        "kept": kept,
        "title": about(at, kept).title,
        "spoilt": "" if found.intact else SPOILT,
        "unshowable": UNSHOWABLE if found.intact and not (drawing or text) else "",
        "pages": range(1, min(drawing.pages, PAGES_SHOWN) + 1) if drawing else (),
        "whole": drawing.pages if drawing else 0,
        "text": text,
        "may_withdraw": may_withdraw(request, at, kept),
    }
    answer = page(request, "performance/evidence/show.html", context)
    answer.headers["Content-Security-Policy"] = ONLY_OURS
    return answer


@require_safe
@member("performance.read")
def evidence_picture(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """One page as a PNG drawn anew; 404 for a page there is not, or a file that cannot be drawn."""
    found = wanted(request, pk)
    drawing = draw(found.kept.kind, found.content, number) if found.intact else None
    if drawing is None:
        raise Http404(UNSHOWABLE if found.intact else SPOILT)
    return sealed(HttpResponse(drawing.png, content_type="image/png"))


@require_safe
@member("performance.read")
def download_evidence(request: MemberRequest, pk: int) -> HttpResponse:
    """The file as it came, to be saved: never shown by the browser. 409 when its content was tampered with."""
    found = wanted(request, pk)
    if not found.intact:
        context = {"kept": found.kept, "spoilt": SPOILT}
        return page(request, "performance/evidence/spoilt.html", context, status=409)
    return sealed(attached(found.content, found.kept.name, "application/octet-stream"))


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Say by name what is withdrawn and what stays; then the act."""
    kept = wanted(request, pk).kept
    at = placed(request, kept)
    check_measure(acting(request), about(at, kept), at.board.unit_names)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            withdraw_evidence(
                by=request.user.email,
                standing=acting(request),
                authority=request.authority,
                edition=at.edition,
                pk=pk,
                reason=form.cleaned_data["reason"],
            )
        except NotWithdrawn as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Prova ritirata: «{kept.name}».")
            return redirect(f"{at.link(kept.subject_kind, kept.subject)}#prove")
    context = {"desk": at, "kept": kept, "form": form}
    return page(request, "performance/evidence/withdraw.html", context, status=422 if form.errors else 200)


def wanted(request: MemberRequest, pk: int) -> Opened:
    """The file; 404 for another authority's, 403 for a withdrawn one to who may not see it."""
    found = opened(request.authority, pk)
    if found is None:
        raise Http404("Questa prova non è di questo ente.")
    if not can_open(request.standing, found.kept):
        raise PermissionDenied("Questa prova è stata ritirata: la vedono l'ufficio programmazione e il nucleo.")
    return found


def placed(request: MemberRequest, kept: Kept) -> Desk:
    """The desk on the version its year runs on."""
    every = editions(request.authority)
    return desk_on(request, every, choose(every, year=kept.year))


def about(at: Desk, kept: Kept) -> Subject:
    """What a file proves; 404 when it is no longer in the plan."""
    try:
        return subject(at.board.plan, kept.subject_kind, kept.subject)
    except LookupError as gone:
        raise Http404("Ciò che questa prova riguarda non è più nel piano.") from gone


def sealed(answer: HttpResponse) -> HttpResponse:
    """Bytes that no browser may guess about, run or keep in a shared place."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = NOTHING_RUNS
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer


def acting(request: MemberRequest) -> Standing:
    """The person's standing, with the units they act for by delegation."""
    return with_delegations(request.standing, request.user.pk, request.authority, on=request.today)


def may_withdraw(request: MemberRequest, at: Desk, kept: Kept) -> bool:
    if kept.withdrawn_at is not None or not request.may("performance.enter"):
        return False
    return can_measure(acting(request), about(at, kept), at.board.unit_names)


def proofs(request: MemberRequest, at: Desk, sheet: LeafSheet) -> dict[str, object]:
    """What the part `_evidence.html` of a sheet shows: the files, and whether this person may add some."""
    may = at.edition.current and can_measure(acting(request), sheet.subject, at.board.unit_names)
    return {
        "files": evidence_of(at.edition, sheet.subject.kind, sheet.subject.code),
        "form": EvidenceForm(recorded=sheet.history) if may else None,
        "add_url": at.url(f"add_{sheet.subject.kind}_evidence", sheet.subject.code),
        "standing": request.standing,
        "can_open": can_open,
    }

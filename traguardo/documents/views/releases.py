"""Approved documents: the list, one with its files, its publication, its withdrawal from view, a file to be recognised."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.actions import releasing
from traguardo.documents.domain.releasing import public_address
from traguardo.documents.domain.states import NotAllowed
from traguardo.documents.forms.releasing import VerifyForm, WithdrawalForm
from traguardo.documents.models import ReleaseState
from traguardo.documents.queries import releases as queries
from traguardo.documents.queries.approvable import site
from traguardo.documents.queries.recognising import recognised
from traguardo.documents.views.releasing import ACT, attachment
from traguardo.monitoring.facade import meeting_address
from traguardo.ui.facade import Column, Table, arrange, page


@require_safe
@member("documents.read")
def show_releases(request: MemberRequest) -> HttpResponse:
    """Every approved document, last first."""
    found = queries.releases(request.authority.code)
    public = sum(each.state == ReleaseState.PUBLISHED for each in found)
    context = {"count": len(found), "public": public, "releases": _listed(request, found)}
    return page(request, "documents/releases/list.html", context, part="list")


@require_safe
@member("documents.read")
def show_release(request: MemberRequest, digest: str) -> HttpResponse:
    """One approved document: its act, its files with their hashes, whether the public sees it."""
    release = _release(request, digest)
    address = public_address(site(), release.authority, release.digest)
    context = {
        "release": release,
        "address": address,
        "may_publish": request.may("documents.publish"),
        "deadline": _deadline(request, release, address) if request.may("monitoring.declare") else "",
    }
    return page(request, "documents/releases/release.html", context)


@require_safe
@member("documents.read")
def download_release(request: MemberRequest, digest: str, form: str) -> HttpResponse:
    """A file exactly as it was approved."""
    found = queries.file_of(request.authority.code, digest, form)
    if found is None:
        raise Http404("Questo documento non ha quel file.")
    return attachment(found.content, found.name, found.media_type)


@ACT
@member("documents.publish")
def publish(request: MemberRequest, digest: str) -> HttpResponse:
    """Ask, then show it to the public."""
    release = _release(request, digest)
    if request.method != "POST":
        return page(request, "documents/releases/publish.html", {"release": release})
    releasing.publish(by=request.user, authority=request.authority, digest=digest)
    messages.success(request, f"«{release.title}» è pubblico.")
    return _back(request, digest)


@ACT
@member("documents.publish")
def withdraw(request: MemberRequest, digest: str) -> HttpResponse:
    """Ask why, then take it out of view."""
    release = _release(request, digest)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            releasing.withdraw(by=request.user, authority=request.authority, digest=digest, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"«{release.title}» non è più in vista; i suoi file restano.")
            return _back(request, digest)
    context = {"release": release, "form": form}
    return page(request, "documents/releases/withdraw.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("documents.read")
def verify(request: MemberRequest) -> HttpResponse:
    """Is this file one of ours, which one, intact?"""
    posted = request.method == "POST"
    form = VerifyForm(request.POST, request.FILES) if posted else VerifyForm()
    context: dict[str, object] = {"form": form, "sha256": ""}
    if posted and form.is_valid():
        upload = form.cleaned_data["file"]
        body = upload.read()
        context |= {
            "name": upload.name,
            "sha256": hashlib.sha256(body).hexdigest(),
            "found": recognised(body, request.authority.code),
        }
    return page(request, "documents/releases/verify.html", context, status=422 if form.errors else 200)


def _release(request: MemberRequest, digest: str) -> queries.ReleaseFacts:
    found = queries.release(request.authority.code, digest)
    if found is None:
        raise Http404("Questo ente non ha approvato quel documento.")
    return found


def _deadline(request: MemberRequest, release: queries.ReleaseFacts, address: str) -> str:
    """Where to say that this document met its deadline; empty when none awaits it."""
    link = address if release.state == ReleaseState.PUBLISHED else ""
    told = {"on": release.act_date, "today": request.today}
    return meeting_address(request.authority, release.kind, release.year, act=release.act, link=link, **told)


def _back(request: MemberRequest, digest: str) -> HttpResponse:
    return redirect("documents:release", request.authority.code, digest)


def _listed(request: MemberRequest, found: tuple[queries.ReleaseFacts, ...]) -> Table:
    def address(row: object) -> str:
        return reverse("documents:release", args=[request.authority.code, getattr(row, "digest", "")])

    columns = (
        Column(key="title", label="Documento", head=True, url=address),
        Column(key="year", label="Anno", value=lambda row: str(row.year)),
        Column(key="number", label="Versione", value=lambda row: str(row.number)),
        Column(key="act", label="Atto"),
        Column(key="state", label="Stato", value=lambda row: row.state.label),
        Column(key="files", label="File", value=lambda row: str(len(row.files)), sortable=False),
    )
    return arrange(found, columns, request.GET, name="approvati", caption="Documenti approvati")

"""Puts a view on the document, or on the section, whose code is in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.documents.domain.states import Stage
from traguardo.documents.models import Document, Section
from traguardo.documents.queries.writing.boards import NoDocument, document_of, section_of
from traguardo.documents.queries.writing.rights import hand

P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A document one works on, with the addresses of its pages."""

    authority: str
    document: Document

    def url(self, name: str, **parts: object) -> str:
        return reverse(
            f"documents:{name}", kwargs={"authority": self.authority, "document": self.document.code, **parts}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A section one works on, on its desk."""

    desk: Desk
    section: Section

    @property
    def document(self) -> Document:
        return self.desk.document

    @property
    def stage(self) -> Stage:
        return Stage(self.section.state)

    def url(self, name: str = "section", **parts: object) -> str:
        return self.desk.url(name, code=self.section.code, **parts)


def on_document(view: Callable[Concatenate[MemberRequest, Desk, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the document of that code; 404 for one the authority has not."""

    @wraps(view)
    def on_desk(request: MemberRequest, /, document: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, desk_on(request, document), *args, **kwargs)
        except NoDocument as missing:
            raise Http404(str(missing)) from missing

    return on_desk


def on_section(view: Callable[Concatenate[MemberRequest, Sheet, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the section of that code; 404 for one the document has not."""

    @wraps(view)
    def on_sheet(
        request: MemberRequest, /, document: str, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            desk = desk_on(request, document)
            sheet = Sheet(desk=desk, section=section_of(desk.document, code))
            return view(request, sheet, *args, **kwargs)
        except NoDocument as missing:
            raise Http404(str(missing)) from missing

    return on_sheet


def desk_on(request: MemberRequest, code: str) -> Desk:
    return Desk(authority=request.authority.code, document=document_of(request.authority, code))


def check_writer(request: MemberRequest, sheet: Sheet) -> None:
    """PermissionDenied when the section is somebody else's to write."""
    if not hand(request.user, request.standing, sheet.section).writes:
        raise PermissionDenied(f"Questa sezione è affidata a {sheet.section.writer}: la scrive solo questa persona.")

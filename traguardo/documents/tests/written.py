"""A document being written, for tests: an authority with its people, a short PIAO, and one's hands on it."""

from dataclasses import dataclass

from django.urls import reverse

from traguardo.access.facade import Authority, Role, User
from traguardo.access.tests.factories import a_member, an_authority
from traguardo.documents.actions.writing.creating import Beginning, create_from_outline
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.models import Document, Section

OFFICE, HEAD, DIRECTOR, READER = Role.PLANNING_OFFICE, Role.UNIT_HEAD, Role.DIRECTOR, Role.READER
BEGINNING = Beginning(
    kind=Kind.PIAO_SIMPLIFIED, title="PIAO semplificato 2026-2028", year=2026, first_year=2026, last_year=2028
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A document of «valle», begun by its planning office."""

    authority: Authority
    office: User
    document: Document

    def section(self, code="3.1") -> Section:
        return self.document.sections.get(code=code)

    def url(self, name, code="3.1", **parts):
        own = {"authority": self.authority.code, "document": self.document.code, **parts}
        return reverse(f"documents:{name}", kwargs=own | ({"code": code} if code else {}))


def a_desk() -> Desk:
    valle = an_authority()
    office = a_member(OFFICE)
    document = create_from_outline(by=office, authority=valle, beginning=BEGINNING)
    return Desk(authority=valle, office=office, document=document)

"""What is wrong in a written document, with its figures and its plan as they are now."""

from collections.abc import Sequence
from datetime import date

from traguardo.access.facade import Authority
from traguardo.documents.domain.checks import Body, check_manuscript
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.library.goals import goals_of
from traguardo.documents.models import Document, Release
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.queries.papers import Inkwell
from traguardo.kernel.finding import Finding
from traguardo.organisation.facade import quotas
from traguardo.performance.facade import Plan

STAFF_TABLES, STAFF_ROWS = "personale", ("dipendenti", "totale-dipendenti")


def check_document(
    manuscript: Manuscript, register: Register, plan: Plan | None, body: Body, *, today: date
) -> list[Finding]:
    """The findings on a manuscript, gravest first; an error blocks its approval."""
    return check_manuscript(manuscript, register, body, today=today, goals=goals_of(plan))


def findings_of(document: Document, inkwell: Inkwell, *, today: date) -> list[Finding]:
    """The findings on a document as it is kept."""
    body = body_of(document.authority, inkwell.register, document.year)
    plan = inkwell.material.plan if inkwell.material else None
    return check_document(manuscript_of(document), inkwell.register, plan, body, today=today)


def body_of(authority: Authority, register: Register, year: int) -> Body:
    """The authority as the checks look at it, in the year of a document."""
    return Body(
        name=authority.name,
        kind=authority.kind,
        staff=staff_of(register, year),
        members=tuple(member.name for member in quotas(authority, on=date(year, 1, 1))),
        confirmations=_confirmations(authority, year),
    )


def staff_of(register: Register, year: int) -> int | None:
    """Employees at the end of the year before, from the table of the staff; of the last year it has, when older."""
    for code in sorted(code for code in register.tables if code.startswith(STAFF_TABLES)):
        for row in STAFF_ROWS:
            for back in range(1, 4):
                figure = register.figure(f"{code}.{row} {year - back}")
                if figure is not None and figure.value is not None:
                    return int(figure.value)
    return None


def _confirmations(authority: Authority, year: int) -> int:
    """How many years in a row, up to the one before, a confirmation was approved."""
    confirmed = set(
        Release.objects.filter(authority=authority, kind=Kind.CONFIRMATION.value).values_list("year", flat=True)
    )
    return next(back for back in range(len(confirmed) + 1) if year - 1 - back not in confirmed)


def of_section(findings: Sequence[Finding], code: str) -> list[Finding]:
    """Those of one section."""
    return [finding for finding in findings if finding.place.sheet == code]

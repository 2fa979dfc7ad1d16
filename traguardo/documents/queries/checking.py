"""What is wrong in a written document, with its figures and its plan as they are now."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.access.facade import Authority
from traguardo.documents.domain.checks import Body, check_manuscript
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Chapter, Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.library.goals import goals_of
from traguardo.documents.library.parts import PARTS
from traguardo.documents.models import Document, Release
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.documents.queries.papers import Inkwell
from traguardo.documents.queries.published import at_hand, concerning
from traguardo.kernel.finding import Finding, Severity
from traguardo.monitoring.facade import small_bodies, staff_said
from traguardo.organisation.facade import quotas
from traguardo.performance.facade import Plan
from traguardo.staffing.facade import Contract, staff

EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_OUT)
STAFF_TABLES, STAFF_ROWS = "personale", ("dipendenti", "totale-dipendenti")


def check_document(
    manuscript: Manuscript, register: Register, plan: Plan | None, body: Body, *, today: date
) -> list[Finding]:
    """The findings on a manuscript, gravest first; an error blocks its approval."""
    kept = concerning(register, manuscript)
    return check_manuscript(manuscript, kept, body, today=today, goals=goals_of(plan), parts=tuple(PARTS))


def findings_of(document: Document, inkwell: Inkwell, *, today: date) -> list[Finding]:
    """The findings on a document as it is kept."""
    body = body_of(document.authority, inkwell.register, document.year)
    plan = inkwell.material.plan if inkwell.material else None
    return check_document(manuscript_of(document), inkwell.register, plan, body, today=today)


def body_of(authority: Authority, register: Register, year: int) -> Body:
    """The authority as the checks look at it, in the year of a document; staff as its tables tell, else its register, else as it said."""
    small, heads = small_bodies(), staff_of(register, year) or _in_register(authority, year)
    return Body(
        name=authority.name,
        staff_below=small.staff_below,
        years_in_force=small.years_in_force,
        kind=authority.kind,
        staff=staff_said(authority) if heads is None else heads,
        members=tuple(member.name for member in quotas(authority, on=date(year, 1, 1))),
        confirmations=_confirmations(authority, year),
    )


def staff_of(register: Register, year: int) -> int | None:
    """Employees at the end of the year before, from the table of the staff; of the last year it has, when older."""
    for code in sorted(code for code in at_hand(register) if code.startswith(STAFF_TABLES)):
        for row in STAFF_ROWS:
            for back in range(1, 4):
                figure = register.figure(f"{code}.{row} {year - back}")
                if figure is not None and figure.value is not None:
                    return int(figure.value)
    return None


def _in_register(authority: Authority, year: int) -> int | None:
    """Employees at the end of the year before as the register of the staff has them; None when it has nobody."""
    held = [person.spell_on(date(year - 1, 12, 31)) for person in staff(authority)]
    return sum(spell is not None and spell.contract in EMPLOYED for spell in held) or None


def _confirmations(authority: Authority, year: int) -> int:
    """How many years in a row, up to the one before, a confirmation was approved."""
    confirmed = set(
        Release.objects.filter(authority=authority, kind=Kind.CONFIRMATION.value).values_list("year", flat=True)
    )
    return next(back for back in range(len(confirmed) + 1) if year - 1 - back not in confirmed)


def of_section(findings: Sequence[Finding], code: str) -> list[Finding]:
    """Those of one section."""
    return [finding for finding in findings if finding.place.sheet == code]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Findings of one section, or (without a chapter) on the data and the plan as a whole."""

    chapter: Chapter | None
    items: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings in view, section by section, with the counts behind the filters, over the whole document."""

    parts: tuple[Part, ...]
    shown: int
    severities: Mapping[Severity, int]
    sections: tuple[tuple[Chapter, int], ...]
    whole: int


def listed(chapters: Sequence[Chapter], findings: Sequence[Finding], severity: str = "", section: str = "") -> Checked:
    """The findings of a severity and a section (empty: all), in the order of the document; those of no section come first."""
    codes = {chapter.code for chapter in chapters}
    kept = [each for each in findings if severity in {"", each.severity.value} and section in {"", each.place.sheet}]
    loose = tuple(each for each in kept if each.place.sheet not in codes)
    parts = (Part(chapter=chapter, items=tuple(of_section(kept, chapter.code))) for chapter in chapters)
    counts = Counter(finding.place.sheet for finding in findings)
    return Checked(
        parts=tuple(part for part in (Part(chapter=None, items=loose), *parts) if part.items),
        shown=len(kept),
        severities=Counter(finding.severity for finding in findings),
        sections=tuple((chapter, counts[chapter.code]) for chapter in chapters if counts[chapter.code]),
        whole=len(findings),
    )

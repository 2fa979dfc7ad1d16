"""A written document composed with its figures and its plan as they are now."""

from dataclasses import dataclass
from datetime import date

from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.library.composing import Composed, Cover, compose
from traguardo.documents.library.frame import Material
from traguardo.documents.models import Document
from traguardo.documents.queries.figures import register
from traguardo.documents.queries.manuscripts import manuscript_of
from traguardo.performance.facade import (
    Edition,
    NoPlan,
    Plan,
    current_edition,
    edition_of_code,
    edition_plan,
    edition_system,
    score_plan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkwell:
    """What a document draws from: its figures, and the plan with its scores where there is one."""

    register: Register
    material: Material | None


def inkwell_of(document: Document, *, today: date) -> Inkwell:
    """The figures of the document's year, and the plan version it names, or the one in force in that year."""
    material = material_of(document, today=today)
    return Inkwell(register=register(document.authority, document.year, material), material=material)


def material_of(document: Document, *, today: date) -> Material | None:
    """The plan behind a document with its scores; None when the authority has none for that year."""
    try:
        edition = edition_behind(document)
    except NoPlan:
        return None
    plan = edition_plan(edition)
    score = score_plan(plan, at=figures_of(plan, today), system=edition_system(edition))
    return Material(plan=plan, score=score, act=edition.act, source=edition.file_name)


def edition_behind(document: Document) -> Edition:
    """The plan version a document is printed with; NoPlan when there is none."""
    if document.plan:
        return edition_of_code(document.authority, document.plan)
    return current_edition(document.authority.code, year=document.year)


def composed(document: Document, inkwell: Inkwell, *, today: date, manuscript: Manuscript | None = None) -> Composed:
    """The document as it would be printed today; with `manuscript`, as it would be if it were so written."""
    authority, confirmed = document.authority, document.confirms
    facts = (("Piano confermato", f"{confirmed.title} ({confirmed.act})"),) if confirmed else ()
    cover = Cover(owner=authority.name, owner_kind=authority.kind, at=today, facts=facts)
    return compose(manuscript or manuscript_of(document), inkwell.register, cover, inkwell.material)


def figures_of(plan: Plan, today: date) -> date:
    """The date of the figures: that of the report, else today, within the plan's year."""
    return plan.reporting_date or min(max(today, date(plan.year, 1, 1)), date(plan.year, 12, 31))

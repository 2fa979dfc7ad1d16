"""Prints a document of a plan kept in the database, and records that it was printed."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from traguardo.audit import facade as audit
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.register import Register
from traguardo.documents.library import printing
from traguardo.documents.library.frame import Material
from traguardo.documents.library.parere import build as parere
from traguardo.documents.library.prima_dopo import build as prima_dopo
from traguardo.documents.queries.papers import figures_of
from traguardo.performance.facade import (
    Edition,
    NoPlan,
    compare_editions,
    edition_plan,
    edition_system,
    opinion_report,
    score_plan,
)

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document as it came out, and the name it is saved under."""

    pdf: bytes
    file_name: str


@transaction.atomic
def print_document(
    *, by: str, kind: Kind, edition: Edition, today: date, register: Register, objective: str = ""
) -> Printed:
    """The document of an edition, its hash in the record of acts. TypesettingError when it cannot be composed.

    `register`: the figures of spending and staff; `objective`: the code a sheet is of, LookupError when the plan has none.
    """
    plan = edition_plan(edition)
    at = figures_of(plan, today)
    score = score_plan(plan, at=at, system=edition_system(edition))
    material = Material(plan=plan, score=score, act=edition.act, source=edition.file_name)
    pdf = printing.render(kind, material, register=register, objective=objective, draft=not edition.approved)
    which = f"-{UNSAFE.sub('-', objective)}" if kind is Kind.SHEET else ""
    name = f"{kind.value}-{edition.year}-v{edition.number}{which}.pdf"
    return _recorded(by, edition, name, pdf, at=at.isoformat(), plan=edition.digest)


@transaction.atomic
def print_before_after(*, by: str, before: Edition, after: Edition) -> Printed:
    """What one version changes of another, its hash in the record of acts. TypesettingError when it cannot be composed."""
    pdf = prima_dopo.render(compare_editions(before, after), edition_plan(after))
    name = f"prima-dopo-{before.year}-v{before.number}-{after.year}-v{after.number}.pdf"
    return _recorded(by, after, name, pdf, before=before.digest, after=after.digest)


@transaction.atomic
def print_opinion(*, by: str, edition: Edition, today: date) -> Printed:
    """The board's last opinion, its hash in the record of acts. NoPlan before it is signed, TypesettingError as above."""
    plan = edition_plan(edition)
    at = figures_of(plan, today)
    report = opinion_report(edition, at=at)
    if report is None:
        raise NoPlan("Il nucleo non ha ancora firmato un parere su questa versione.")
    pdf = parere.render(report, plan, score_plan(plan, at=at, system=edition_system(edition)), edition)
    return _recorded(by, edition, opinion_name(edition), pdf, at=at.isoformat(), plan=edition.digest)


def _recorded(by: str, edition: Edition, name: str, pdf: bytes, **told: str) -> Printed:
    """The print, and in the record of acts its hash with what it was made from."""
    data = {"sha256": hashlib.sha256(pdf).hexdigest(), **told}
    audit.record(authority=edition.authority, by=by, act="documents.print", subject=name, data=data)
    return Printed(pdf=pdf, file_name=name)


def opinion_name(edition: Edition) -> str:
    """The name the opinion is saved under."""
    return f"parere-{edition.year}-v{edition.number}.pdf"

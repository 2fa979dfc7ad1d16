"""Approves a document printed from a plan alone, the PDO or the Relazione: its pages, its data, its open data."""

import hashlib
from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority, User
from traguardo.documents.actions.releasing import Set, keep, same_act
from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.releasing import Resolution, against_resolution, public_address
from traguardo.documents.domain.states import NotAllowed
from traguardo.documents.library import from_plan, printing
from traguardo.documents.library.formats.every import Copy, Publisher, content, described
from traguardo.documents.library.formats.open_data import open_data_bytes
from traguardo.documents.library.frame import Material
from traguardo.documents.models import Release
from traguardo.documents.queries.approvable import publisher, site
from traguardo.documents.queries.papers import figures_of
from traguardo.performance.facade import Edition, edition_plan, edition_system, score_plan
from traguardo.typesetting.facade import as_json

RELEASED = (Kind.PDO, Kind.RELAZIONE)

TO_EDIT = (Form.PAGE, Form.DOCX, Form.ODT, Form.XLSX)


def approve_print(
    *, by: User, authority: Authority, edition: Edition, kind: Kind, resolution: Resolution, today: date
) -> Release:
    """The print of an approved plan version fixed under its act; the release there is, if it is already so.

    NotAllowed with the reasons, TypesettingError when its pages cannot be composed: nothing is written then.
    """
    found = same_act(authority, None, kind, edition.year, resolution)
    if found is not None:
        return found
    reasons = against_resolution(resolution, today=today)
    if not edition.approved:
        reasons = (*reasons, f"Il piano {edition.name} non è ancora approvato: prima si approva il piano.")
    if reasons:
        raise NotAllowed(*reasons)
    plan = edition_plan(edition)
    score = score_plan(plan, at=figures_of(plan, today), system=edition_system(edition))
    material = Material(plan=plan, score=score, act=str(resolution), source=edition.file_name)
    made = _set(kind, material, resolution, publisher(authority))
    return keep(by=by, authority=authority, resolution=resolution, made=made)


def _set(kind: Kind, material: Material, resolution: Resolution, of: Publisher) -> Set:
    plan = material.plan
    data = as_json(printing.gather(kind, material)).encode()
    digest, title = hashlib.sha256(data).hexdigest(), printing.title(kind, plan)
    page = public_address(site(), of.code, digest)
    about = described(title, plan.authority.name, resolution.day, digest, of, plan.first_year, plan.last_year, page)
    files = {
        Form.PDF: printing.render(kind, material, public_url=page),
        Form.JSON: data,
        Form.OPEN_DATA: open_data_bytes((), plan, about, results=kind is Kind.RELAZIONE),
    }
    paper = replace(from_plan.paper(kind, material), at=resolution.day, public_url=page, digest=digest)
    copy = Copy(paper=paper, plan=plan, first_year=plan.first_year, last_year=plan.last_year, publisher=of)
    files |= {form: content(form, copy) for form in TO_EDIT}
    return Set(kind=kind, title=title, year=plan.year, digest=digest, files=files)

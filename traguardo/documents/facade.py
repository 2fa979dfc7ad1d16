"""All that others may use of documents: print one, have the plain data it prints, read those released."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.manuscript import Manuscript
from traguardo.documents.domain.register import Register
from traguardo.documents.library import printing
from traguardo.documents.library.composing import DEADLINES, Composed, Cover, compose
from traguardo.documents.library.formats import every, pdf
from traguardo.documents.library.formats.dcat import CC_BY, About, graph, turtle
from traguardo.documents.library.formats.open_data import Sheet, csv_bytes, table_sheet
from traguardo.documents.library.formats.page import cut_out
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.plan_tables import plan_tables
from traguardo.documents.queries.releases import (
    FileContent,
    FileFacts,
    ReleaseFacts,
    public_release,
    public_releases,
    release_of_file,
    released_file,
)
from traguardo.kernel.table import Table
from traguardo.monitoring.facade import usual_deadline_table
from traguardo.performance.facade import Finding, Plan, PlanScore, score_plan
from traguardo.typesetting.facade import TypesettingError

__all__ = [
    "About",
    "FileContent",
    "FileFacts",
    "Form",
    "Kind",
    "ReleaseFacts",
    "Sheet",
    "TypesettingError",
    "csv_bytes",
    "described",
    "document_data",
    "public_release",
    "public_releases",
    "release_of_file",
    "released_file",
    "render_pdf",
    "render_written",
    "table_sheet",
    "text_of_page",
    "write_forms",
]


def text_of_page(page: bytes) -> str:
    """The document inside a released web page, to be shown inside another page: HTML, escaped when it was made."""
    return cut_out(page)


def described(about: About, files: Sequence[tuple[str, str]], whole: str) -> bytes:
    """The DCAT-AP_IT description, in Turtle, of open data: its CSV files (name, title) and the JSON file with them all."""
    return turtle(graph(about, files, whole))


def render_pdf(
    kind: str,
    plan: Plan,
    score: PlanScore,
    findings: Sequence[Finding] = (),
    *,
    at: date | None = None,
    act: str = "",
    source: str = "",
    draft: bool = False,
    tables: Iterable[Table] = (),
    objective: str = "",
) -> bytes:
    """PDF/A-3a and PDF/UA-1 of the plan («pdo»), its results («relazione»), its summary for citizens («sintesi») or one
    objective («scheda-obiettivo», whose code is `objective`), with its data as JSON inside.

    `at`: date of the figures; scores of another date are computed again. `act`: the resolution that approves it;
    `source`: the file or register read; `draft` prints «bozza» across the pages; `tables`: figures of spending and staff
    for the summary. The same arguments give the same bytes. ValueError for an unknown kind, LookupError for an unknown
    objective, TypesettingError when the pages cannot be composed.
    D.Lgs. 267/2000, art. 108 and 169 (PDO); D.Lgs. 150/2009, art. 10, c. 1, lett. b) (Relazione).
    """
    material = _material(plan, score, findings, at=at, act=act, source=source)
    register = Register({table.code: table for table in tables})
    return printing.render(Kind(kind), material, register=register, objective=objective, draft=draft)


def render_written(
    manuscript: Manuscript, tables: Iterable[Table], plan: Plan, score: PlanScore, *, act: str = "", draft: bool = False
) -> tuple[bytes, tuple[Finding, ...]]:
    """PDF of a document people wrote, with its figures and its plan in their places, and what is missing in it.

    DM 132/2022 (PIAO); D.Lgs. 150/2009, art. 10 (Piano and Relazione). TypesettingError when it cannot be composed.
    """
    composed = _composed(manuscript, tables, plan, score, act)
    return pdf.write(composed.paper, draft=draft), composed.findings


def write_forms(
    manuscript: Manuscript, tables: Iterable[Table], plan: Plan, score: PlanScore, *, act: str = "", draft: bool = False
) -> tuple[dict[Form, bytes], tuple[Finding, ...]]:
    """The same document in every form it is given in (DL 80/2021, art. 6; D.Lgs. 82/2005, art. 52), and what is missing in it.

    The description of its open data has no address: it is not published. TypesettingError as above.
    """
    composed = _composed(manuscript, tables, plan, score, act)
    copy = every.Copy(
        paper=composed.paper,
        plan=plan,
        first_year=manuscript.first_year,
        last_year=manuscript.last_year,
        publisher=every.Publisher(code=plan.authority.code, site="", licence=CC_BY),
        draft=draft,
    )
    return {form: every.content(form, copy) for form in every.forms_of(manuscript.kind)}, composed.findings


def _composed(manuscript: Manuscript, tables: Iterable[Table], plan: Plan, score: PlanScore, act: str) -> Composed:
    material = _material(plan, score, (), at=None, act=act, source="")
    found = {**{table.code: table for table in tables}, **plan_tables(material)}
    with suppress(ValueError):
        found.setdefault(DEADLINES, usual_deadline_table(manuscript.year))
    cover = Cover(owner=plan.authority.name, owner_kind=plan.authority.kind, at=score.at, act=act)
    return compose(manuscript, Register(found), cover, material)


def document_data(
    kind: str,
    plan: Plan,
    score: PlanScore,
    findings: Sequence[Finding] = (),
    *,
    at: date | None = None,
    act: str = "",
    source: str = "",
) -> Data:
    """The plain data that `render_pdf` prints and keeps inside the PDF."""
    return printing.gather(Kind(kind), _material(plan, score, findings, at=at, act=act, source=source))


def _material(
    plan: Plan, score: PlanScore, findings: Sequence[Finding], *, at: date | None, act: str, source: str
) -> Material:
    current = score if at in {None, score.at} else score_plan(plan, at=at or score.at)
    return Material(plan=plan, score=current, findings=tuple(findings), act=act, source=source)

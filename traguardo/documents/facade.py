"""All that others may use of documents: print one, have the plain data it prints, read those released."""

from collections.abc import Sequence
from datetime import date

from traguardo.documents.domain.forms import Form
from traguardo.documents.domain.kinds import Kind
from traguardo.documents.library import printing
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.queries.releases import (
    FileContent,
    FileFacts,
    ReleaseFacts,
    public_release,
    public_releases,
    release_of_file,
    released_file,
)
from traguardo.performance.facade import Finding, Plan, PlanScore, score_plan
from traguardo.typesetting.facade import TypesettingError

__all__ = [
    "FileContent",
    "FileFacts",
    "Form",
    "Kind",
    "ReleaseFacts",
    "TypesettingError",
    "document_data",
    "public_release",
    "public_releases",
    "release_of_file",
    "released_file",
    "render_pdf",
]


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
) -> bytes:
    """PDF/A-3a and PDF/UA-1 of the plan («pdo») or of its results («relazione»), with its data as JSON inside.

    `at`: date of the figures; scores of another date are computed again. `act`: the resolution that approves it;
    `source`: the file or register read; `draft` prints «bozza» across the pages. The same arguments give the same
    bytes. ValueError for an unknown kind, TypesettingError when the pages cannot be composed.
    D.Lgs. 267/2000, art. 108 and 169 (PDO); D.Lgs. 150/2009, art. 10, c. 1, lett. b) (Relazione).
    """
    material = _material(plan, score, findings, at=at, act=act, source=source)
    return printing.render(Kind(kind), material, draft=draft)


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

"""The documents printed from a plan alone, and how one is printed."""

from pathlib import Path

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.register import Register
from traguardo.documents.library.formats import pdf
from traguardo.documents.library.formats.data import data_of
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.from_plan import EMPTY, paper, title
from traguardo.documents.library.pdo import build as pdo
from traguardo.documents.library.relazione import build as relazione
from traguardo.typesetting.facade import typeset

__all__ = ["gather", "render", "title"]

HERE = Path(__file__).parent
OWN_PAGES = {Kind.PDO: pdo.build, Kind.RELAZIONE: relazione.build}


def gather(kind: Kind, material: Material, register: Register = EMPTY, objective: str = "") -> Data:
    """The plain data kept inside the PDF."""
    own = OWN_PAGES.get(kind)
    return own(material) if own else data_of(paper(kind, material, register, objective))


def render(
    kind: Kind,
    material: Material,
    *,
    register: Register = EMPTY,
    objective: str = "",
    draft: bool = False,
) -> bytes:
    """The document's PDF; its date is that of the scores. LookupError when the plan has not the objective of a sheet."""
    own = OWN_PAGES.get(kind)
    if own is None:
        return pdf.write(paper(kind, material, register, objective), draft=draft)
    template, named = HERE / kind.value / "template.typ", title(kind, material.plan)
    return typeset(template, own(material), title=named, date=material.at, draft=draft)

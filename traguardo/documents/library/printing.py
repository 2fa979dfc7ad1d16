"""The documents there are, and how one is printed."""

from pathlib import Path

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.pdo import build as pdo
from traguardo.documents.library.relazione import build as relazione
from traguardo.performance.facade import Plan
from traguardo.typesetting.facade import typeset

HERE = Path(__file__).parent


def title(kind: Kind, plan: Plan) -> str:
    """Title on the cover and in the file's own data."""
    return plan.title or f"{kind.label} {plan.year}" if kind is Kind.PDO else f"{kind.label} {plan.year}"


def gather(kind: Kind, material: Material) -> Data:
    """The plain data the document prints."""
    return pdo.build(material) if kind is Kind.PDO else relazione.build(material)


def render(kind: Kind, material: Material, *, draft: bool = False) -> bytes:
    """The document's PDF; its date is that of the scores."""
    return typeset(
        HERE / kind.value / "template.typ",
        gather(kind, material),
        title=title(kind, material.plan),
        date=material.at,
        draft=draft,
    )

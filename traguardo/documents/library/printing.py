"""The documents printed from a plan alone, and how one is printed."""

import hashlib
from pathlib import Path

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.register import Register
from traguardo.documents.library.formats import pdf
from traguardo.documents.library.formats.data import data_of
from traguardo.documents.library.frame import Data, Material
from traguardo.documents.library.from_plan import EMPTY, paper, title
from traguardo.documents.library.paper.plain import code
from traguardo.documents.library.pdo import build as pdo
from traguardo.documents.library.relazione import build as relazione
from traguardo.typesetting.facade import as_json, typeset

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
    public_url: str = "",
) -> bytes:
    """The document's PDF; its date is that of the scores. LookupError when the plan has not the objective of a sheet.

    `public_url`: where the public finds a PDO or a Relazione once approved, printed with the digest of the data inside.
    """
    own = OWN_PAGES.get(kind)
    if own is None:
        return pdf.write(paper(kind, material, register, objective), draft=draft)
    template, named = HERE / kind.value / "template.typ", title(kind, material.plan)
    data = own(material)
    return typeset(template, data | approval(data, public_url), title=named, date=material.at, draft=draft, kept=data)


def approval(data: Data, public_url: str) -> Data:
    """What is printed of an approved document and is not in its data: address, QR code, digest; nothing without an address."""
    if not public_url:
        return {}
    digest = hashlib.sha256(as_json(data).encode()).hexdigest()
    return {"public_url": public_url, "qr": code(public_url), "digest": digest}

"""The papers made from a plan alone: every kind of them, ready for any format."""

from traguardo.documents.domain.kinds import Kind
from traguardo.documents.domain.paper import Paper
from traguardo.documents.domain.register import Register
from traguardo.documents.library.closing import sources_of
from traguardo.documents.library.composing import Cover, numbered_sections
from traguardo.documents.library.frame import Material
from traguardo.documents.library.parts import section
from traguardo.documents.library.scheda import build as scheda
from traguardo.documents.library.sintesi import build as sintesi
from traguardo.performance.facade import Plan

CHAPTERS = {
    Kind.PDO: (
        ("La mappa strategica", "mappa"),
        ("I pesi", "pesi"),
        ("A che cosa contribuisce ciascun obiettivo", "collegamenti"),
        ("Il triennio in una tavola", "triennio"),
        ("Le schede degli obiettivi", "schede"),
    ),
    Kind.RELAZIONE: (
        ("I risultati", "risultati"),
        ("Che cosa è in ritardo o senza risultato", "ritardi"),
        ("Che cosa è cambiato nell'anno", "variazioni"),
        ("Come si calcola", "sistema"),
    ),
}
EMPTY = Register({})


def title(kind: Kind, plan: Plan) -> str:
    """Title on the cover and in the file's own data."""
    return plan.title or f"{kind.label} {plan.year}" if kind is Kind.PDO else f"{kind.label} {plan.year}"


def paper(kind: Kind, material: Material, register: Register = EMPTY, objective: str = "") -> Paper:
    """The paper of a printed kind; LookupError when the plan has no objective of the code a sheet is asked of."""
    plan = material.plan
    cover = Cover(owner=plan.authority.name, owner_kind=plan.authority.kind, at=material.at, act=material.act)
    if kind is Kind.SUMMARY:
        return sintesi.paper(material, register, cover)
    if kind is Kind.SHEET:
        return scheda.paper(material, objective, cover)
    sections = tuple(numbered_sections(section(material, *chapter) for chapter in CHAPTERS[kind]))
    return Paper(
        kind=kind.value,
        owner=cover.owner,
        owner_kind=cover.owner_kind,
        title=title(kind, plan),
        years=f"{plan.first_year}-{plan.last_year}" if plan.first_year < plan.last_year else str(plan.year),
        at=cover.at,
        act=cover.act,
        facts=(("Anno in misura", str(plan.year)),),
        sections=sections,
        sources=tuple(dict.fromkeys(sources_of(sections))),
    )

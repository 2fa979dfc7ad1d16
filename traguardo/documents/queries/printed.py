"""Which documents an authority can print, and when each was last printed."""

from dataclasses import dataclass
from datetime import datetime

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.documents.domain.kinds import PRINTED, Kind
from traguardo.performance.facade import Edition, edition_plan

WHAT = {
    Kind.PDO: "Che cosa l'ente si impegna a fare: mappa strategica, pesi, collegamenti, una scheda per obiettivo.",
    Kind.RELAZIONE: "Che cosa è stato fatto: punteggi, attività, atteso, risultato e scostamento calcolato.",
    Kind.SUMMARY: "Il piano in due pagine, con parole semplici e figure: che cosa, per chi, con quali soldi, a che punto.",
    Kind.SHEET: "Un obiettivo solo, da dare a chi ci lavora: che cosa si vuole, fasi, indicatori, a che punto è.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that can be printed now; `printed_at` and `sha256` are of its last printing, if any.

    `objectives`: codes and titles to choose from, for a sheet.
    """

    kind: Kind
    title: str
    what: str
    printed_at: datetime | None = None
    sha256: str = ""
    objectives: tuple[tuple[str, str], ...] = ()


def documents(authority: Authority, edition: Edition) -> list[Document]:
    """The documents of an edition, each with its last printing."""
    return [_document(authority, edition, kind) for kind in PRINTED]


def _document(authority: Authority, edition: Edition, kind: Kind) -> Document:
    name = f"{kind.value}-{edition.year}-v{edition.number}{'-' if kind is Kind.SHEET else '.pdf'}"
    wanted = audit.Wanted(act="documents.print", subject=name)
    last = next(iter(audit.acts(authority.code, wanted, limit=1)), None)
    return Document(
        kind=kind,
        title=kind.label,
        what=WHAT[kind],
        printed_at=last.at if last else None,
        sha256=str(last.data.get("sha256", "")) if last else "",
        objectives=_objectives(edition) if kind is Kind.SHEET else (),
    )


def _objectives(edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple((objective.code, objective.title) for objective in edition_plan(edition).objectives)

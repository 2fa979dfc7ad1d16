"""Which documents an authority can print, and when each was last printed."""

from dataclasses import dataclass
from datetime import datetime

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.documents.domain.kinds import PRINTED, Kind
from traguardo.performance.facade import Edition

WHAT = {
    Kind.PDO: "Che cosa l'ente si impegna a fare: mappa strategica, pesi, collegamenti, una scheda per obiettivo.",
    Kind.RELAZIONE: "Che cosa è stato fatto: punteggi, attività, atteso, risultato e scostamento calcolato.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that can be printed now; `printed_at` and `sha256` are of its last printing, if any."""

    kind: Kind
    title: str
    what: str
    printed_at: datetime | None = None
    sha256: str = ""


def documents(authority: Authority, edition: Edition) -> list[Document]:
    """The documents of an edition, each with its last printing."""
    return [_document(authority, edition, kind) for kind in PRINTED]


def _document(authority: Authority, edition: Edition, kind: Kind) -> Document:
    name = f"{kind.value}-{edition.year}-v{edition.number}.pdf"
    wanted = audit.Wanted(act="documents.print", subject=name)
    last = next(iter(audit.acts(authority.code, wanted, limit=1)), None)
    return Document(
        kind=kind,
        title=kind.label,
        what=WHAT[kind],
        printed_at=last.at if last else None,
        sha256=str(last.data.get("sha256", "")) if last else "",
    )

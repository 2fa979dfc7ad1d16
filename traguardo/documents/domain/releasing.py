"""What a document needs to be approved, which act approves it, where the public finds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.documents.domain.states import Stage
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.italian import it_day

READY = frozenset({Stage.VALIDATED, Stage.APPROVED, Stage.PUBLISHED})
NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The act that approves a document (DL 80/2021, art. 6; D.Lgs. 150/2009, art. 10; D.Lgs. 267/2000, art. 169)."""

    organ: str
    number: str
    day: date

    def __str__(self) -> str:
        return f"{self.organ}, n. {self.number} del {it_day(self.day)}"


def against_resolution(resolution: Resolution, *, today: date) -> tuple[str, ...]:
    """Why the act cannot be recorded: something is missing, or its day is still to come."""
    reasons = [] if resolution.organ.strip() else ["Scrivi l'organo che ha approvato il documento."]
    reasons += [] if resolution.number.strip() else ["Scrivi il numero dell'atto."]
    future = f"L'atto è del {it_day(resolution.day)}, nel futuro: si registra quando c'è."
    return tuple([*reasons, future] if resolution.day > today else reasons)


def against_approval(sections: Iterable[tuple[str, Stage]], findings: Sequence[Finding]) -> tuple[str, ...]:
    """Why a document cannot be approved: sections (name, state) not validated, errors still in it."""
    behind = [f"«{name}» è {stage.label}" for name, stage in sections if stage not in READY]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    reasons = []
    if behind:
        more = f", e altre {len(behind) - NAMED}" if len(behind) > NAMED else ""
        reasons.append(f"Ogni sezione va validata prima: {'; '.join(behind[:NAMED])}{more}.")
    if errors:
        told = "C'è un errore nei controlli: correggilo"
        many = f"Ci sono {len(errors)} errori nei controlli: correggili"
        reasons.append(f"{told if len(errors) == 1 else many}, poi approva.")
    return tuple(reasons)


def public_address(site: str, authority: str, digest: str) -> str:
    """The page where the public finds the document; its QR code leads there."""
    return f"{site}/pubblico/{authority}/documenti/{digest}/"

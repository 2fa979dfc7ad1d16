"""What a person must say for an act on a plan version: the resolution, the first day in force, the reason."""

from dataclasses import dataclass
from datetime import date

from traguardo.performance.domain.life.situation import NotAllowed, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The act that approves a plan (D.Lgs. 267/2000, art. 42, 48 and 107; D.Lgs. 150/2009, art. 10)."""

    organ: str
    number: str
    day: date


def check_resolution(resolution: Resolution, *, today: date) -> None:
    """NotAllowed when the organ or the number is missing, or the day is still to come."""
    reasons = []
    if not resolution.organ.strip():
        reasons.append("Scrivi l'organo che ha approvato il piano.")
    if not resolution.number.strip():
        reasons.append("Scrivi il numero della deliberazione.")
    if resolution.day > today:
        reasons.append(f"La deliberazione è del {resolution.day:%d/%m/%Y}, nel futuro: si registra quando c'è.")
    if reasons:
        raise NotAllowed(*reasons)


def check_first_day(day: date, *, approved: date | None) -> None:
    """NotAllowed when a version would be in force before it was approved."""
    if approved is not None and day < approved:
        raise NotAllowed(f"Il piano è stato approvato il {approved:%d/%m/%Y}: non può essere in vigore prima.")


def check_reason(reason: str) -> None:
    """NotAllowed when the reason is not said."""
    if not reason.strip():
        raise NotAllowed("Scrivi il motivo.")


def check_acknowledged(situation: Situation, *, warnings: int) -> None:
    """NotAllowed when the warnings acknowledged are not those there are now."""
    if warnings != situation.warnings:
        raise NotAllowed(f"Gli avvisi sono {situation.warnings}: guardali, poi conferma che li hai visti.")


def check_closing_reason(situation: Situation, reason: str) -> None:
    """NotAllowed when a year is closed with results missing and no reason (D.Lgs. 150/2009, art. 10, c. 5, by analogy)."""
    if situation.unmeasured and not reason.strip():
        one = situation.unmeasured == 1
        told = "manca un risultato: registralo" if one else f"mancano {situation.unmeasured} risultati: registrali"
        raise NotAllowed(f"Per l'anno {told}, oppure scrivi perché chiudi lo stesso.")

"""Units nobody answers for: without a head, unknown to the organisation, or silent for two closed periods in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from traguardo.performance.domain.measuring.owing import Due, asked_in
from traguardo.performance.domain.measuring.periods import Period, Stage

IN_A_ROW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A unit of the plan and who heads it. `left`: when its last head went; `known`: whether the organisation has it."""

    unit: str
    name: str
    heads: tuple[str, ...] = ()
    left: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A unit to be asked about, and why."""

    unit: str
    name: str
    reasons: tuple[str, ...]


def silent(owners: Iterable[Owner], found: Sequence[Due], ordered: Sequence[Period]) -> tuple[Silence, ...]:
    """Units with something to measure this year that nobody answers for, each with its reasons."""
    busy = {unit for due in found for unit in due.asked.units}
    flagged = ((owner, _reasons(owner, found, ordered)) for owner in owners if owner.unit in busy)
    return tuple(Silence(unit=owner.unit, name=owner.name, reasons=reasons) for owner, reasons in flagged if reasons)


def _reasons(owner: Owner, found: Sequence[Due], ordered: Sequence[Period]) -> tuple[str, ...]:
    return tuple(
        reason for reason in (_unknown(owner), _headless(owner), _nothing_entered(owner, found, ordered)) if reason
    )


def _unknown(owner: Owner) -> str:
    return "" if owner.known else "Non è tra le unità dell'organizzazione di oggi."


def _headless(owner: Owner) -> str:
    if owner.heads:
        return ""
    return f"Chi la dirigeva ha lasciato il ruolo il {owner.left:%d/%m/%Y}." if owner.left else "Nessuno la dirige."


def _nothing_entered(owner: Owner, found: Sequence[Due], ordered: Sequence[Period]) -> str:
    """Two closed periods in a row that asked it something and got nothing."""
    closed = [period for period in ordered if period.stage is Stage.CLOSED][-IN_A_ROW:]
    asked = [[due for due in asked_in(found, period) if owner.unit in due.asked.units] for period in closed]
    if len(asked) < IN_A_ROW or not all(asked) or any(due.settled for dues in asked for due in dues):
        return ""
    names = " e ".join(f"«{period.name}»" for period in closed)
    return f"Non ha inserito nulla in due periodi di fila: {names}."

"""The individual agreement: where it stands, what it must say before it is signed, how it ends (L. 81/2017, art. 19)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from traguardo.agile_work.domain.rules import national
from traguardo.kernel.italian import it_day


class Stage(StrEnum):
    """Where an agreement stands on a day."""

    DRAFT = "draft"
    SIGNING = "signing"
    FUTURE = "future"
    IN_FORCE = "in_force"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {
            Stage.DRAFT: "in preparazione",
            Stage.SIGNING: "manca una firma",
            Stage.FUTURE: "firmato, comincia più avanti",
            Stage.IN_FORCE: "in vigore",
            Stage.ENDED: "finito",
        }[self]


class Ending(StrEnum):
    """How an agreement ends before its term."""

    NOTICE = "notice"
    REASON = "reason"
    TOGETHER = "together"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        return {
            Ending.NOTICE: "recesso con preavviso",
            Ending.REASON: "recesso per giustificato motivo",
            Ending.TOGETHER: "chiusura d'intesa",
            Ending.REPLACED: "sostituito da una nuova edizione",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The days that say where an agreement stands; all ends included, no last day: without a term."""

    first_day: date
    last_day: date | None = None
    worker_signed: date | None = None
    head_signed: date | None = None
    ended_on: date | None = None

    @property
    def signed(self) -> bool:
        """Whether both have signed."""
        return self.worker_signed is not None and self.head_signed is not None

    @property
    def end(self) -> date | None:
        """The last day it holds, None where it has none."""
        return self.ended_on or self.last_day

    def covers(self, day: date) -> bool:
        """Whether one may work away under it on a day."""
        return self.signed and self.first_day <= day and (self.end is None or day <= self.end)

    def stage(self, on: date) -> Stage:
        if not self.signed:
            return Stage.SIGNING if self.worker_signed or self.head_signed else Stage.DRAFT
        if self.end is not None and self.end < on:
            return Stage.ENDED
        return Stage.FUTURE if on < self.first_day else Stage.IN_FORCE


def notice_days(*, on: date, by_worker: bool, disabled: bool) -> int:
    """The least notice: 30 days, 90 where the employer withdraws from the agreement of a disabled worker (art. 19, c. 2)."""
    name = "notice_days_disabled" if disabled and not by_worker else "notice_days"
    return national(name, on=on).value


def why_not_end(life: Life, ending: Ending, *, last: date, today: date, notice: int) -> str:
    """Why the agreement cannot end on that day that way, empty when it can."""
    if last < max(today, life.first_day):
        return "L'ultimo giorno non può essere passato, né venire prima dell'inizio dell'accordo."
    if life.end is not None and last > life.end:
        return f"L'accordo finisce già il {it_day(life.end)}."
    if ending is Ending.NOTICE and life.last_day is not None:
        return (
            "L'accordo ha un termine: prima si chiude per giustificato motivo o d'intesa (L. 81/2017, art. 19, c. 2)."
        )
    if ending is Ending.NOTICE and last < today + timedelta(days=notice):
        first = it_day(today + timedelta(days=notice))
        return (
            f"Il preavviso è di almeno {notice} giorni: l'accordo può finire dal {first} (L. 81/2017, art. 19, c. 2)."
        )
    return ""

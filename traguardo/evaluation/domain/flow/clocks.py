"""The terms that run on a sheet: from which move, to which day, told in words to who may still act and to who waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from traguardo.evaluation.domain.flow.stages import Move, Stage
from traguardo.evaluation.domain.system import Clock
from traguardo.kernel.italian import it_day
from traguardo.kernel.term import Term

RUNS_IN = {
    Stage.ASSIGNED: Clock.ACKNOWLEDGE,
    Stage.SIGNED: Clock.OBJECT,
    Stage.OBJECTED: Clock.DECIDE,
    Stage.DECIDED: Clock.CONCILIATE,
}
STARTED_BY = {
    Clock.ACKNOWLEDGE: Move.ASSIGN,
    Clock.OBJECT: Move.SIGN,
    Clock.DECIDE: Move.OBJECT,
    Clock.CONCILIATE: Move.DECIDE,
}
_ACTS = {
    Clock.ACKNOWLEDGE: "prendere visione",
    Clock.OBJECT: "contestare",
    Clock.DECIDE: "decidere",
    Clock.CONCILIATE: "chiedere la conciliazione",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A term that runs: its last useful day, and the calendar days left (negative once it is past)."""

    clock: Clock
    until: date
    left: int

    @property
    def over(self) -> bool:
        """Whether the last useful day is past. Nothing happens by itself then: somebody acts, the page says who."""
        return self.left < 0

    @property
    def may(self) -> str:
        """«può contestare»: what the term gives time for."""
        return f"può {_ACTS[self.clock]}"

    def words(self, *, mine: bool) -> str:
        """«Puoi contestare fino al 12/03/2023, fra 9 giorni»; `mine`: told to who has to act."""
        act, day = _ACTS[self.clock], it_day(self.until)
        if self.over:
            return f"Il termine per {act} è passato il {day}, {_days(-self.left)} fa"
        duty = "Si può" if not mine else "Devi" if self.clock in {Clock.ACKNOWLEDGE, Clock.DECIDE} else "Puoi"
        when = {0: "oggi", 1: "domani"}.get(self.left, f"fra {_days(self.left)}")
        return f"{duty} {act} fino al {day}, {when}"


def running(
    stage: Stage, terms: Mapping[Clock, Term], made: Mapping[Move, date], *, today: date, conciliated: bool = False
) -> Running | None:
    """The term that runs in a state, from the last day its move was `made`; None where the system gives no such term."""
    clock = RUNS_IN.get(stage)
    if clock is None or clock not in terms or (conciliated and clock is Clock.CONCILIATE):
        return None
    event = made.get(STARTED_BY[clock])
    if event is None:
        return None
    until = terms[clock].expires(event)
    return Running(clock=clock, until=until, left=(until - today).days)


def _days(number: int) -> str:
    return "1 giorno" if number == 1 else f"{number} giorni"

"""Terms that run from an event: how long an act stays on the notice board, when it takes effect, when an answer is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from traguardo.kernel.italian import it_day
from traguardo.kernel.term import Term
from traguardo.monitoring.domain.table import Running

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A term with its last day, the day its effect begins (None for none), and the reckoning in words."""

    term: Running
    start: date
    last: date
    effect: date | None
    words: str


def run(term: Running, start: date) -> Run:
    """The last day of a term from its event. The day of the event counts only where the law says so."""
    law = Term(days=term.days, law=term.law, moves_past_holidays=term.holidays)
    last = law.expires(start - DAY if term.inclusive else start)
    bare = Term(days=term.days, law=term.law, moves_past_holidays=False).expires(
        start - DAY if term.inclusive else start
    )
    counted = "compreso" if term.inclusive else "escluso"
    words = f"{term.days} giorni dal {it_day(start)}, {counted}: {it_day(bare)}."
    if last != bare:
        words += f" È festivo: si passa al {it_day(last)}."
    effect = last + DAY if term.effect else None
    if effect:
        words += f" È {term.effect} dal {it_day(effect)}."
    return Run(term=term, start=start, last=last, effect=effect, words=words)

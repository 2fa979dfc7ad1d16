"""What is wrong in a procedure on a day."""

from collections.abc import Iterator
from datetime import date

from traguardo.kernel.finding import Finding
from traguardo.kernel.italian import it_day
from traguardo.kernel.rule_card import Hit
from traguardo.staffing.domain.procedures.cards import EARLY, EXPIRED_USE, EXPIRING, LATE, OVERUSED, UNORDERED
from traguardo.staffing.domain.procedures.progress import Clock, Procedure, Ranking, Standing

NEAR = 90


def check_procedure(procedure: Procedure, *, today: date) -> list[Finding]:
    """PRO01-PRO03 on the steps, PRO04-PRO06 on the ranking list."""
    found = [finding for clock in procedure.clocks(today) for finding in _check_step(procedure, clock)]
    return [*found, *(_check_ranking(procedure, procedure.ranking, today) if procedure.ranking else ())]


def _check_step(procedure: Procedure, clock: Clock) -> Iterator[Finding]:
    title = clock.step.title
    if clock.standing is Standing.LATE and clock.last and clock.term:
        yield LATE.finding(Hit(message=f"«{title}»: il termine era il {it_day(clock.last)} ({clock.term.law})."))
    if clock.days and clock.last and clock.term and clock.done:
        message = f"«{title}» è del {it_day(clock.done.on)}, {clock.days} giorni dopo il termine ({clock.term.law})."
        yield LATE.finding(Hit(message=message, mend="Se c'è una ragione, scrivila nella nota del passo."))
    if clock.done and clock.first and clock.term and clock.done.on < clock.first:
        message = f"«{title}» è del {it_day(clock.done.on)}: si poteva dal {it_day(clock.first)} ({clock.term.law})."
        yield EARLY.finding(Hit(message=message))
    before = procedure.kind.step(clock.step.after) if clock.step.after else None
    if clock.done and before:
        event = procedure.done.get(before.code)
        if event is None:
            yield UNORDERED.finding(Hit(message=f"«{title}» è fatto, «{before.title}» no."))
        elif clock.done.on < event.on:
            message = f"«{title}» è del {it_day(clock.done.on)}, «{before.title}» del {it_day(event.on)}."
            yield UNORDERED.finding(Hit(message=message))


def _check_ranking(procedure: Procedure, ranking: Ranking, today: date) -> Iterator[Finding]:
    days = (ranking.until - today).days
    if (ranking.left or 0) > 0 and 0 <= days <= NEAR:
        message = (
            f"La graduatoria scade il {it_day(ranking.until)}, fra {days} giorni, con {ranking.left} idonei rimasti."
        )
        yield EXPIRING.finding(Hit(message=message))
    for use in ranking.uses:
        if use.on > ranking.until:
            message = f"Posizioni usate il {it_day(use.on)}: la graduatoria scadeva il {it_day(ranking.until)}."
            yield EXPIRED_USE.finding(Hit(message=message))
    if ranking.left is not None and ranking.left < 0:
        message = f"Posizioni usate {ranking.used}, idonei {ranking.eligible}."
        yield OVERUSED.finding(Hit(message=message))
    if ranking.reserved > procedure.reserved:
        message = f"Riserve usate {ranking.reserved}, posti riservati {procedure.reserved}."
        yield OVERUSED.finding(Hit(message=message))

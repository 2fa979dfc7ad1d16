"""The degree of a dated step: done in time, late by its days, moved, not done; and what nobody can yet say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, italian, points
from traguardo.performance.domain.measurement_system import MeasurementSystem, MissingPolicy, Rule
from traguardo.performance.domain.notation.cadences import read_cadence
from traguardo.performance.domain.notation.moments import day_in_words
from traguardo.performance.domain.plan import Measurement, Outcome, OutcomeState, Step
from traguardo.performance.domain.scoring.degrees import degree_of_date
from traguardo.performance.domain.scoring.scores import Result, State
from traguardo.performance.domain.scoring.weights import due_moment

ZERO = Fraction(0)
_RULE = Rule.DATE_BANDS.value
_WORDS: Mapping[OutcomeState, tuple[State, Fraction | None, str]] = {
    OutcomeState.MOVED: (
        State.MOVED,
        ZERO,
        "rinviato senza una variazione con il suo atto, nell'anno non è raggiunto, 0,00 punti",
    ),
    OutcomeState.NOT_DONE: (State.NOT_DONE, ZERO, "il risultato dice che non è fatto, 0,00 punti"),
    OutcomeState.PARTIAL: (
        State.PARTIAL,
        None,
        "raggiunto in parte, ma nessuna regola dice quanto vale: deve deciderlo qualcuno",
    ),
    OutcomeState.RESERVE: (
        State.DOUBTFUL,
        None,
        "il risultato ha una riserva o non si capisce: deve deciderlo qualcuno",
    ),
    OutcomeState.CANCELLED: (
        State.DOUBTFUL,
        None,
        "annullato senza una variazione con il suo atto: deve deciderlo qualcuno",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The year scored, the date of the score, and the date of the report the printed results come from."""

    year: int
    at: date
    reported: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    step: Step
    outcome: Outcome
    due: date | None
    at: date
    system: MeasurementSystem


def step_result(step: Step, system: MeasurementSystem, when: When, measured: Measurement | None) -> Result:
    """State and degree of a step at a date. `measured`, its latest measurement, counts before the result on its own row."""
    moment = due_moment(step)
    due = moment.day if moment else None
    if step.cancelled:
        return Result(state=State.CANCELLED, due=due, why="Fase annullata: esce dal calcolo con il suo peso.")
    if due and due.year != when.year:
        return Result(state=State.OTHER_YEAR, due=due, why=f"Scade il {due:%d/%m/%Y}: non è del {when.year}.")
    outcome = measured.outcome if measured else step.outcome
    if due and due > when.at and _is_to_come(outcome, when, measured):
        return Result(
            state=State.NOT_DUE, due=due, why=f"Scade il {due:%d/%m/%Y}: al {when.at:%d/%m/%Y} non è ancora dovuta."
        )
    if outcome is None or outcome.state is OutcomeState.NOT_REPORTED:
        term = f"Scaduta il {due:%d/%m/%Y}" if due else "Senza scadenza"
        return missing_result(f"{term}, nessun risultato comunicato", system.missing, rule=_RULE, due=due)
    if outcome.state in _WORDS:
        return _in_words(outcome.state, outcome.printed, due=due, rule=_RULE)
    return _READERS[outcome.state](_Case(step=step, outcome=outcome, due=due, at=when.at, system=system))


def missing_result(what: str, policy: MissingPolicy, *, rule: str = "", due: date | None = None) -> Result:
    """What a missing value does to the sum, by policy, said in words."""
    if policy is MissingPolicy.ZERO:
        return Result(
            state=State.MISSING, rule=rule, due=due, uncapped=ZERO, why=f"{what}: per il sistema di misurazione vale 0."
        )
    if policy is MissingPolicy.BLOCK:
        return Result(
            state=State.BLOCKED,
            rule=rule,
            due=due,
            why=f"{what}: il sistema di misurazione ferma il calcolo finché manca.",
        )
    why = f"{what}: assente non è zero, esce dal calcolo e abbassa la copertura."
    return Result(state=State.MISSING, rule=rule, due=due, why=why)


def said_of(state: OutcomeState, printed: str, *, due: date | None, rule: str = "") -> Result | None:
    """What a result in words means whatever the rule: moved and not done are 0, doubtful ones wait for somebody's word."""
    return _in_words(state, printed, due=due, rule=rule) if state in _WORDS else None


def _in_words(state: OutcomeState, printed: str, *, due: date | None, rule: str) -> Result:
    found, degree, said = _WORDS[state]
    return Result(state=found, rule=rule, due=due, uncapped=degree, why=f"«{printed.strip()}»: {said}.")


def _is_to_come(outcome: Outcome | None, when: When, measured: Measurement | None) -> bool:
    """Whether, before the due date, nothing that counts was yet known at the date of the score."""
    if outcome is None or outcome.state is not OutcomeState.DONE:
        return True
    if outcome.moment is not None:
        return outcome.moment.day > when.at
    return measured is None and when.reported is not None and when.reported > when.at


def _done(case: _Case) -> Result:
    if case.outcome.moment is None:
        return _undated(case)
    if case.due is None:
        return _full(case, f"Fatta il {day_in_words(case.outcome.moment)}, senza scadenza: 100,00 punti.")
    if case.system.date_bands is None:
        why = "Il sistema di misurazione non ha fasce per le date: non calcolabile."
        return Result(state=State.REFUSED, rule=_RULE, due=case.due, why=why)
    degree = degree_of_date(case.outcome.moment, case.due, case.system.date_bands)
    state = State.LATE if case.outcome.moment.day > case.due else State.DONE
    return Result(state=state, rule=_RULE, due=case.due, uncapped=degree.value, why=degree.why)


def _undated(case: _Case) -> Result:
    """A result without a date: a share declared in percent, a declaration in words, or done before it was due."""
    share = None if case.outcome.value is None else Fraction(case.outcome.value)
    if share == 0:
        return Result(
            state=State.NOT_DONE, rule=_RULE, due=case.due, uncapped=ZERO, why="Il risultato è 0: 0,00 punti."
        )
    if share is not None and share < WHOLE:
        why = f"Dichiarata al {italian(share)}%: nessuna regola dice quanto vale, deve deciderlo qualcuno."
        return Result(state=State.PARTIAL, rule=_RULE, due=case.due, why=why)
    declared = f"«{case.outcome.printed.strip()}»"
    if case.due is None or case.due > case.at:
        return _full(
            case, f"Fatta ({declared}) {'prima della scadenza' if case.due else 'e senza scadenza'}: 100,00 punti."
        )
    if case.system.done_without_date == "full":
        return _full(
            case, f"Dichiarata fatta ({declared}) senza data: il sistema di misurazione la accetta, 100,00 punti."
        )
    why = f"{declared}: fatta, ma senza data non si sa se entro il {case.due:%d/%m/%Y}. Scrivi la data."
    return Result(state=State.DOUBTFUL, rule=_RULE, due=case.due, why=why)


def _full(case: _Case, why: str) -> Result:
    return Result(state=State.DONE, rule=_RULE if case.due else "", due=case.due, uncapped=WHOLE, why=why)


def _recurring(case: _Case) -> Result:
    expected, kept = read_cadence(case.step.due_printed), case.outcome.per_year
    result = cadence_result(case.outcome.printed, case.step.due_printed, expected, kept)
    return result or Result(
        state=State.DOUBTFUL,
        due=case.due,
        why=f"«{case.outcome.printed.strip()}» non si confronta con «{case.step.due_printed}».",
    )


def cadence_result(printed: str, asked: str, expected: int | None, kept: int | None) -> Result | None:
    """A cadence declared against the one expected: met is 100, said without a count; rarer is its share. None when not comparable."""
    if not expected or kept is None:
        return None
    if kept >= expected:
        why = (
            f"«{printed.strip()}» rispetta «{asked.strip()}», ma nessun conteggio lo prova: 100,00 punti sulla parola."
        )
        return Result(state=State.MEASURED, rule=Rule.FREQUENCY.value, uncapped=WHOLE, why=why)
    degree = Fraction(kept, expected) * WHOLE
    why = f"«{printed.strip()}» ({kept} volte l'anno) contro «{asked.strip()}» ({expected}): {kept}/{expected} = {points(degree)} punti."
    return Result(state=State.MEASURED, rule=Rule.FREQUENCY.value, uncapped=degree, why=why)


_READERS: Mapping[OutcomeState, Callable[[_Case], Result]] = {
    OutcomeState.DONE: _done,
    OutcomeState.RECURRING: _recurring,
}

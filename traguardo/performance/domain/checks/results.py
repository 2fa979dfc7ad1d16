"""Rules on single results: late, missing, announced for later, moved without an act, two facts in a cell.

What an objective declares against its rows is in declarations.py.
"""

import re
from collections.abc import Iterator

from traguardo.kernel.finding import Place, Severity
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex, grouped
from traguardo.performance.domain.checks.reached import days_late, due_by_now, written
from traguardo.performance.domain.checks.wording import day, listed, short
from traguardo.performance.domain.notation.moments import month_number, read_moment
from traguardo.performance.domain.plan import Measurement, Outcome, OutcomeState, Step

UNFINISHED = {
    OutcomeState.PARTIAL: "raggiunta in parte",
    OutcomeState.RESERVE: "con riserva",
    OutcomeState.MOVED: "spostata",
    OutcomeState.NOT_DONE: "non svolta",
}
MOVED_WORDS = re.compile(r"\b(?:posticipat|prorogat|differit|ripianificat|rinviat|slittat|rimodulat)", re.IGNORECASE)
WORDS = re.compile(r"[^\W\d_]+")
NUMERIC_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")


def _results(index: PlanIndex) -> Iterator[tuple[Step, Outcome]]:
    """Steps with a printed result."""
    for step in index.plan.steps:
        outcome = index.result(step)
        if outcome is not None:
            yield step, outcome


def _entered(index: PlanIndex) -> Iterator[tuple[str, Outcome, Place]]:
    """Every printed result, of steps and of indicators: subject in the genitive, result, cell."""
    for step, outcome in _results(index):
        yield f"della fase {step.code}", outcome, index.result_place(step)
    for entry in index.plan.measurements:
        if entry.subject in index.indicators and not _repeats_its_step(index, entry):
            yield f"dell'indicatore {entry.subject}", entry.outcome, index.at(entry.place, "value")


def _repeats_its_step(index: PlanIndex, entry: Measurement) -> bool:
    """Whether a result is, word for word, the one of the step the indicator measures."""
    step = index.steps.get(index.indicators[entry.subject].step)
    return step is not None and step.outcome is not None and step.outcome.printed == entry.outcome.printed


def _late(index: PlanIndex) -> Iterator[Hit]:
    for step, outcome in _results(index):
        days = days_late(outcome, step.due)
        if days > 0 and step.due and outcome.moment:
            yield Hit(
                message=(
                    f"Fase {step.code}: conclusa il {day(outcome.moment.day)} con scadenza {day(step.due.day)}, "
                    f"{days} giorni di ritardo."
                ),
                place=index.result_place(step),
                value=outcome.printed,
            )


def _unfinished(index: PlanIndex) -> Iterator[Hit]:
    for step, outcome in _results(index):
        if outcome.state in UNFINISHED:
            yield Hit(
                message=f"Fase {step.code}: {UNFINISHED[outcome.state]} («{short(outcome.printed)}»).",
                place=index.result_place(step),
                value=outcome.printed,
            )


def _in_the_future(index: PlanIndex) -> Iterator[Hit]:
    for subject, outcome, place in _entered(index):
        if is_announced(index, outcome):
            yield Hit(
                message=(
                    f"Risultato {subject}: «{short(outcome.printed)}» è dopo la data della relazione "
                    f"({day(index.reporting_date)}): è la scadenza, non un risultato."
                ),
                place=place,
                value=outcome.printed,
            )


def is_announced(index: PlanIndex, outcome: Outcome) -> bool:
    """Whether a result is a deadline still to come copied into the result cell."""
    moment = outcome.moment or read_moment(outcome.printed, default_year=index.plan.year)
    later = moment is not None and moment.day > index.reporting_date
    return later and outcome.state is OutcomeState.NOT_REPORTED and bool(outcome.printed.strip())


def _missing(index: PlanIndex) -> Iterator[Hit]:
    """Only in a report: while the year runs, what is not entered yet is not missing."""
    if index.plan.reporting_date is None or not index.reported():
        return
    rows = [*_steps_without(index), *_indicators_without(index)]
    for objective, without in grouped((row[0], row) for row in rows).items():
        names = listed(name for _, name, _ in without)
        message = (
            f"Obiettivo {objective}: manca il risultato, in scadenza entro il {day(index.reporting_date)}: {names}."
        )
        yield Hit(message=message, place=without[0][2])


def _steps_without(index: PlanIndex) -> Iterator[tuple[str, str, Place]]:
    for step in index.plan.steps:
        if not step.cancelled and due_by_now(index, step.due) and not written(index.result(step)):
            yield step.objective, f"fase {step.code}", index.result_place(step)


def _indicators_without(index: PlanIndex) -> Iterator[tuple[str, str, Place]]:
    """Indicators of the year with nothing entered; one made of parts gets its value from them."""
    year = index.plan.year
    over = index.reporting_date.year > year or (index.reporting_date.month, index.reporting_date.day) == (12, 31)
    for indicator in index.plan.indicators:
        target = indicator.target(year)
        if target is None or index.children_of(indicator.code):
            continue
        due = over if target.moment is None else due_by_now(index, target.moment)
        if due and index.last_measurement(indicator.code) is None:
            yield indicator.objective, f"indicatore {indicator.code}", index.target_place(indicator, year)


def _moved_without_act(index: PlanIndex) -> Iterator[Hit]:
    for step, outcome in _results(index):
        moved_words = MOVED_WORDS.search(outcome.printed)
        if step.variation.strip() or (outcome.state is not OutcomeState.MOVED and not moved_words):
            continue
        moved = step.moved_to or outcome.moved_to
        to = f" al {day(moved.day)}" if moved else ""
        yield Hit(
            message=(
                f"Fase {step.code}: il risultato dice che la scadenza è stata spostata{to} «{short(outcome.printed)}», "
                "ma nel piano non c'è una variazione."
            ),
            place=index.result_place(step),
            value=outcome.printed,
        )


def _two_facts(index: PlanIndex) -> Iterator[Hit]:
    for subject, outcome, place in _entered(index):
        if dates_in(outcome.printed) > 1:
            said = short(outcome.printed)
            message = f"Risultato {subject}: due date in una cella («{said}»), un fatto in tempo e uno no."
            yield Hit(message=message, place=place, value=outcome.printed)


def dates_in(printed: str) -> int:
    """How many dates a cell holds: months in words, or dates in figures."""
    months = sum(1 for word in WORDS.findall(printed) if len(word) > 3 and month_number(word))
    return max(months, len(NUMERIC_DATE.findall(printed)))


def _repeats_the_cadence(index: PlanIndex) -> Iterator[Hit]:
    recurring = [
        (subject.partition(" ")[2] if subject.startswith("della") else subject.removeprefix("dell'"), outcome, place)
        for subject, outcome, place in _entered(index)
        if outcome.state is OutcomeState.RECURRING and outcome.value is None
    ]
    if recurring:
        each = listed((f"{subject} («{outcome.printed}»)" for subject, outcome, _ in recurring), limit=20)
        message = f"Il risultato ripete la cadenza senza dire quante volte: {each}."
        yield Hit(message=message, place=recurring[0][2], value=recurring[0][1].printed)


CARDS = (
    RuleCard(
        code="RIS01",
        severity=Severity.NOTE,
        title="Fase conclusa in ritardo",
        reason="Il ritardo abbassa il grado della fase, secondo le fasce del sistema di misurazione.",
        mend="Scrivi nelle note la causa del ritardo; se la scadenza era cambiata, registra la variazione.",
        example="Scadenza 30/06, conclusa il 15/09: 77 giorni.",
        check=_late,
    ),
    RuleCard(
        code="RIS02",
        severity=Severity.NOTE,
        title="Fase non conclusa",
        reason="Una fase svolta in parte, con riserva o spostata non vale come conclusa.",
        mend="Scrivi che cosa manca e quando si conclude.",
        example="«Solo parzialmente raggiunto».",
        check=_unfinished,
    ),
    RuleCard(
        code="RIS03",
        severity=Severity.WARNING,
        title="Risultato nel futuro",
        reason="Un risultato non può essere dopo la data della relazione: di solito è la scadenza ricopiata.",
        mend="Cancella il risultato, o scrivi a che punto si è.",
        example="«Entro dicembre 2025» nella relazione sul 2024.",
        check=_in_the_future,
    ),
    RuleCard(
        code="RIS04",
        severity=Severity.WARNING,
        title="Manca il risultato",
        reason="Ciò che è scaduto va rendicontato: il vuoto non vuol dire zero né raggiunto.",
        mend="Scrivi il risultato, anche se non è stato raggiunto.",
        example="Fase scaduta a giugno, consuntivo vuoto.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
        check=_missing,
    ),
    RuleCard(
        code="RIS05",
        severity=Severity.WARNING,
        title="Scadenza spostata senza variazione",
        reason="Una scadenza si cambia con un atto durante l'anno, non nella colonna del risultato.",
        mend="Registra la variazione con il suo atto, o valuta la fase sulla scadenza approvata.",
        example="«Ripianificato a luglio 2025».",
        law="D.Lgs. 150/2009, art. 6",
        check=_moved_without_act,
    ),
    RuleCard(
        code="RIS06",
        severity=Severity.NOTE,
        title="Due fatti in un risultato",
        reason="Una cella con due date dice due esiti: uno può essere in tempo e l'altro no.",
        mend="Dividi la fase o l'indicatore in due, ciascuno con il suo risultato.",
        example="«Dicembre 2023 parte stabile, novembre 2024 parte variabile».",
        check=_two_facts,
    ),
    RuleCard(
        code="RIS07",
        severity=Severity.NOTE,
        title="Il risultato ripete la cadenza",
        reason="«Mensile» non dice se è stato fatto dodici volte.",
        mend="Scrivi quante volte è stato fatto nell'anno.",
        example="Atteso «Mensile», risultato «Mensile».",
        check=_repeats_the_cadence,
    ),
)

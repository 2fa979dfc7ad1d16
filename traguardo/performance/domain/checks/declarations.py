"""Rules on what a report declares against what its rows show: outcomes, deviations, two tables on one fact."""

import re
from collections.abc import Iterator

from traguardo.kernel.finding import Severity
from traguardo.kernel.numbers import read_leading_number
from traguardo.performance.domain.checks.card import Hit, RuleCard
from traguardo.performance.domain.checks.index import PlanIndex
from traguardo.performance.domain.checks.reached import (
    days_late,
    deviation,
    deviation_in_words,
    due_by_now,
    same_moment,
    shortfall,
    written,
)
from traguardo.performance.domain.checks.wording import day, listed, number, short
from traguardo.performance.domain.plan import Indicator, Objective, Outcome, OutcomeState, Step

REACHED = re.compile(r"\b(?:raggiunt|realizzat|conseguit|attuat|complet)", re.IGNORECASE)
NOT_REACHED = re.compile(r"\b(?:non|parzial|mancat|in parte)\b|\bparzial", re.IGNORECASE)
UNDONE = {OutcomeState.PARTIAL, OutcomeState.RESERVE, OutcomeState.MOVED, OutcomeState.NOT_DONE}


def _declared_reached(objective: Objective) -> bool:
    declared = objective.declared_outcome
    return bool(REACHED.search(declared)) and not NOT_REACHED.search(declared)


def _reached_but(index: PlanIndex) -> Iterator[Hit]:
    for objective in index.plan.objectives:
        if not _declared_reached(objective):
            continue
        against = [*_indicators_against(index, objective), *_steps_against(index, objective)]
        if against:
            yield Hit(
                message=(
                    f"Obiettivo {objective.code}: dichiarato «{short(objective.declared_outcome)}», "
                    f"ma {'; '.join(against[:12])}{f' e altri {len(against) - 12}' if len(against) > 12 else ''}."
                ),
                place=index.at(objective.place, "declared_outcome"),
                value=objective.declared_outcome,
            )


def _indicators_against(index: PlanIndex, objective: Objective) -> Iterator[str]:
    for indicator in index.indicators_of(objective.code):
        target = indicator.target(index.plan.year)
        if target is None:
            continue
        outcome = index.outcome(indicator)
        if not written(outcome):
            due = target.moment
            when = f" (scade il {day(due.day)})" if due and not due_by_now(index, due) else ""
            yield f"indicatore {indicator.code} senza risultato{when}"
        elif reason := shortfall(indicator, target, outcome):
            yield f"indicatore {indicator.code} {short(reason, length=60)}"


def _steps_against(index: PlanIndex, objective: Objective) -> Iterator[str]:
    told = {indicator.step for indicator in index.indicators_of(objective.code)}
    for step in index.steps_of(objective.code):
        if step.code in told:
            continue
        if reason := against(index, step):
            yield f"fase {step.code} {reason}"


def against(index: PlanIndex, step: Step) -> str:
    """Why a step speaks against a declared success; empty when it does not."""
    outcome = index.result(step)
    if outcome is None or not written(outcome):
        return "senza risultato" if index.reported() and step.due is not None else ""
    if outcome.state in UNDONE:
        return f"non conclusa («{short(outcome.printed, length=40)}»)"
    late = days_late(outcome, step.due)
    return f"in ritardo di {late} giorni" if late else ""


def _missed_in_silence(index: PlanIndex) -> Iterator[Hit]:
    """Only where the document declares outcomes: in a plan that is only measured, the score says it."""
    if not any(objective.declared_outcome.strip() for objective in index.plan.objectives):
        return
    for objective in index.plan.objectives:
        if not objective.declared_outcome.strip():
            yield from _missed_targets(index, objective)


def _missed_targets(index: PlanIndex, objective: Objective) -> Iterator[Hit]:
    year = index.plan.year
    for indicator in index.indicators_of(objective.code):
        target = indicator.target(year)
        reason = shortfall(indicator, target, index.outcome(indicator)) if target else ""
        if reason:
            yield Hit(
                message=(
                    f"Indicatore {indicator.code} «{short(indicator.name, length=60)}»: valore atteso mancato, "
                    f"{short(reason, length=100)}, e l'obiettivo {objective.code} non dichiara alcun esito."
                ),
                place=index.outcome_place(indicator),
                value=_outcome_text(index, indicator),
            )


def _outcome_text(index: PlanIndex, indicator: Indicator) -> str:
    outcome = index.outcome(indicator)
    return outcome.printed if outcome else ""


def _nothing_declared(index: PlanIndex) -> Iterator[Hit]:
    objectives = index.plan.objectives
    silent = [objective for objective in objectives if not objective.declared_outcome.strip()]
    if silent and len(silent) < len(objectives):
        codes = listed((objective.code for objective in silent), limit=20)
        whose = "dell'obiettivo" if len(silent) == 1 else "degli obiettivi"
        message = f"Manca l'esito dichiarato {whose} {codes}, gli altri lo hanno."
        yield Hit(message=message, place=index.at(silent[0].place, "declared_outcome"))


def with_deviation(index: PlanIndex) -> Iterator[tuple[Indicator, str]]:
    """Indicators of the year with their deviation in words, empty when it cannot be computed."""
    for indicator in index.plan.indicators:
        target = indicator.target(index.plan.year)
        if target is not None:
            difference = deviation(indicator, target, index.outcome(indicator))
            yield indicator, deviation_in_words(target, difference) if difference else ""


def _empty_deviations(index: PlanIndex) -> Iterator[Hit]:
    """Only in a document that prints the column: elsewhere the deviation is computed and never typed."""
    indicators = index.plan.indicators
    printed = any(entry.printed_deviation.strip() or entry.period_printed.strip() for entry in indicators)
    if not printed or not any(attribute == "printed_deviation" for _, attribute in index.plan.headers):
        return
    rows = list(with_deviation(index))
    empty = [(indicator, words) for indicator, words in rows if not indicator.printed_deviation.strip()]
    if not empty or not index.plan.measurements:
        return
    computed = [f"{indicator.code} {words}" for indicator, words in empty if words]
    told = "1 indicatore" if len(empty) == 1 else f"{len(empty)} indicatori"
    due = f" Quelli che si calcolano: {listed(computed, limit=12)}." if computed else ""
    yield Hit(
        message=f"La colonna dello scostamento è vuota in {told} su {len(rows)}.{due}",
        place=index.at(empty[0][0].place, "printed_deviation"),
    )


def _wrong_deviations(index: PlanIndex) -> Iterator[Hit]:
    for indicator in index.plan.indicators:
        target = indicator.target(index.plan.year)
        printed = read_leading_number(indicator.printed_deviation) if indicator.printed_deviation.strip() else None
        difference = deviation(indicator, target, index.outcome(indicator)) if target else None
        if target is None or printed is None or difference is None or printed.value == difference:
            continue
        yield Hit(
            message=(
                f"Indicatore {indicator.code}: scostamento stampato {indicator.printed_deviation}, "
                f"consuntivo meno atteso fa {deviation_in_words(target, difference) if difference else number(difference)}."
            ),
            place=index.at(indicator.place, "printed_deviation"),
            value=indicator.printed_deviation,
        )


def _two_accounts(index: PlanIndex) -> Iterator[Hit]:
    for indicator in index.plan.indicators:
        step, outcome = index.steps.get(indicator.step), index.outcome(indicator)
        if step is None or step.outcome is None or outcome is None or not disagree(step.outcome, outcome):
            continue
        yield Hit(
            message=(
                f"La fase {step.code} dice «{short(step.outcome.printed)}», l'indicatore {indicator.code} dello stesso fatto "
                f"dice «{short(outcome.printed)}»."
            ),
            place=index.at(step.place, "outcome"),
            value=step.outcome.printed,
        )


def disagree(one: Outcome, other: Outcome) -> bool:
    """Whether step and indicator give the same fact two dates, or one as done and the other as not."""
    if one.moment and other.moment:
        return not same_moment(one.moment, other.moment)
    states = {one.state, other.state}
    return OutcomeState.DONE in states and not states.isdisjoint(UNDONE)


CARDS = (
    RuleCard(
        code="RIS08",
        severity=Severity.WARNING,
        title="Dichiarato raggiunto, ma le righe dicono altro",
        reason="L'esito dichiarato deve discendere dai risultati di fasi e indicatori.",
        mend="Correggi l'esito, oppure spiega nel testo ritardi e parti mancanti.",
        example="«Raggiunto» con un indicatore in ritardo di 183 giorni.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
        check=_reached_but,
    ),
    RuleCard(
        code="RIS09",
        severity=Severity.WARNING,
        title="Valore atteso mancato e non dichiarato",
        reason="Gli scostamenti vanno rilevati e spiegati nella relazione.",
        mend="Dichiara l'esito dell'obiettivo e la causa dello scostamento.",
        example="Atteso 100%, risultato 95%, nessun esito.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
        check=_missed_in_silence,
    ),
    RuleCard(
        code="RIS10",
        severity=Severity.WARNING,
        title="Obiettivo senza esito",
        reason="La relazione dice per ogni obiettivo se è stato raggiunto.",
        mend="Scrivi l'esito dell'obiettivo.",
        example="Tre obiettivi su otto senza esito.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
        check=_nothing_declared,
    ),
    RuleCard(
        code="RIS11",
        severity=Severity.WARNING,
        title="Scostamento non compilato",
        reason="La relazione rileva gli eventuali scostamenti: la colonna c'è, ma è vuota.",
        mend="Lascia che lo scostamento sia calcolato: consuntivo meno atteso (c = b − a).",
        example="0 scostamenti su 35 indicatori.",
        law="D.Lgs. 150/2009, art. 10, c. 1, lett. b)",
        check=_empty_deviations,
    ),
    RuleCard(
        code="RIS12",
        severity=Severity.ERROR,
        title="Scostamento sbagliato",
        reason="Lo scostamento è il consuntivo meno l'atteso.",
        mend="Togli lo scostamento scritto a mano: si calcola.",
        example="Atteso 90, consuntivo 100, scostamento stampato −10.",
        check=_wrong_deviations,
    ),
    RuleCard(
        code="RIS13",
        severity=Severity.WARNING,
        title="Fase e indicatore raccontano lo stesso fatto in due modi",
        reason="Uno dei due risultati è sbagliato, o non parlano della stessa cosa.",
        mend="Riporta lo stesso risultato, o togli il legame tra fase e indicatore.",
        example="Attività conclusa a novembre, indicatore a dicembre.",
        check=_two_accounts,
    ),
)

"""The degree of an indicator: its yardstick laid on its evidence, or why there is no degree."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, points
from traguardo.performance.domain.measurement_system import MeasurementSystem, MissingPolicy, Rule
from traguardo.performance.domain.notation.outcomes import is_all
from traguardo.performance.domain.plan import Indicator, Measurement, Outcome, OutcomeState, Target, TargetKind
from traguardo.performance.domain.scoring.baselines import Start, start_of
from traguardo.performance.domain.scoring.degrees import Degree, Yardstick, degree_of, degree_of_date
from traguardo.performance.domain.scoring.evidence import Evidence, Measurements
from traguardo.performance.domain.scoring.scores import Result, State
from traguardo.performance.domain.scoring.steps import When, cadence_result, missing_result, said_of
from traguardo.performance.domain.scoring.yardsticks import Refusal, cadence_of, yardstick


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    indicator: Indicator
    target: Target
    yardstick: Yardstick
    evidence: Evidence
    owners: frozenset[str]
    due: date
    system: MeasurementSystem
    start: Start

    def result(self, state: State, degree: Fraction | None, why: str) -> Result:
        why += f" {self.start.why}" if self.start.why and self._counts_from_start else ""
        told = self.evidence.note.removesuffix(".")
        note = f" {told[:1].upper()}{told[1:]}." if told else ""
        return Result(
            state=state,
            rule=self.yardstick.rule.value,
            due=self.due,
            uncapped=degree,
            why=why + note,
            value=self.evidence.value,
        )

    @property
    def _counts_from_start(self) -> bool:
        return self.yardstick.rule is Rule.INTERPOLATED or self.target.kind is TargetKind.RELATIVE


def indicator_result(
    indicator: Indicator,
    target: Target,
    system: MeasurementSystem,
    when: When,
    *,
    measurements: Measurements,
    owners: frozenset[str],
    step_due: date | None = None,
) -> Result:
    """State and degree of one indicator without parts, for one target, at a date.

    Due on the target's date, on its step's, or at the end of the year. A value that comes before is shown, and counts
    only if the measurement system says so. `owners`: who answers for it, casefolded; none of them may give a MANUAL degree.
    """
    due = target.moment.day if target.moment else step_due or date(target.year, 12, 31)
    evidence = measurements.of_indicator(indicator)
    start = start_of(indicator, measurements)
    found = yardstick(indicator, target, system, start=start)
    if isinstance(found, Refusal):
        why = f"Non calcolabile: {found.reason}. {found.mend}"
        return Result(state=State.REFUSED, rule=found.rule, due=due, why=why)
    case = _Case(
        indicator=indicator,
        target=target,
        yardstick=found,
        evidence=evidence,
        owners=owners,
        due=due,
        system=system,
        start=start,
    )
    if due > when.at and _is_to_come(case, when):
        return _not_due(case, when)
    told = evidence.measurement if evidence.outcome else None
    result = _assessed(case, told) if told else _without_value(case, measurements)
    is_interim = due > when.at and target.kind is not TargetKind.DATE and result.uncapped is not None
    return _interim(result) if is_interim and system.interim == "show" else result


def _not_due(case: _Case, when: When) -> Result:
    """Not yet due; of another year when its date is beyond the year scored."""
    if case.due.year > when.year:
        return case.result(State.OTHER_YEAR, None, f"Atteso entro il {case.due:%d/%m/%Y}: non è del {when.year}.")
    return case.result(
        State.NOT_DUE, None, f"Dovuto il {case.due:%d/%m/%Y}: al {when.at:%d/%m/%Y} non è ancora dovuto."
    )


def _is_to_come(case: _Case, when: When) -> bool:
    outcome = case.evidence.outcome
    if outcome is None:
        return True
    return case.target.kind is TargetKind.DATE and (outcome.moment is None or outcome.moment.day > when.at)


def _interim(result: Result) -> Result:
    why = f"{result.why} Valore intermedio: si mostra, ma entra nel punteggio alla scadenza."
    return replace(result, state=State.IN_PROGRESS, why=why)


def _without_value(case: _Case, measurements: Measurements) -> Result:
    """Nothing measured: not applicable, or missing under the indicator's own policy or the system's."""
    if case.evidence.marked and case.system.not_applicable_counts != "missing":
        return _not_applicable(case)
    own = case.indicator.missing.strip().upper()
    policy = MissingPolicy(own) if own in set(MissingPolicy) else case.system.missing
    what = case.evidence.note[:1].upper() + case.evidence.note[1:] if case.evidence.note else "Nessun valore comunicato"
    before = measurements.before(case.indicator) if policy is MissingPolicy.FREEZE_PREVIOUS else Evidence()
    if before.value is not None:
        degree = _numeric(case, before.value)
        on = before.measurement.on if before.measurement else None
        why = f"{what}: vale quello precedente{f' del {on:%d/%m/%Y}' if on else ''}. {degree.why}"
        return replace(case.result(State.FROZEN, degree.value, ""), why=why, value=before.value)
    return missing_result(what, policy, rule=case.yardstick.rule.value, due=case.due)


def _not_applicable(case: _Case) -> Result:
    """A marker of not applicable, as the measurement system counts it: out of the sum with its weight, in full, or zero."""
    said = f"{case.evidence.note[:1].upper()}{case.evidence.note[1:]}"
    if case.system.not_applicable_counts == "out":
        why = f"{said}: esce dal calcolo con il suo peso."
        return Result(state=State.NOT_APPLICABLE, rule=case.yardstick.rule.value, due=case.due, why=why)
    degree = WHOLE if case.system.not_applicable_counts == "full" else Fraction(0)
    why = f"{said}: per il sistema di misurazione conta {points(degree)} punti."
    return Result(state=State.ASSESSED, rule=case.yardstick.rule.value, due=case.due, uncapped=degree, why=why)


def _assessed(case: _Case, measurement: Measurement) -> Result:
    outcome = measurement.outcome
    if case.yardstick.rule is Rule.MANUAL:
        return _manual(case, measurement)
    if case.yardstick.rule is Rule.JUDGEMENT:
        return _judged(case, outcome.printed.strip())
    said = said_of(outcome.state, outcome.printed, due=case.due, rule=case.yardstick.rule.value)
    if said is not None and (case.evidence.value is None or outcome.state is not OutcomeState.PARTIAL):
        return said
    if case.yardstick.rule is Rule.DATE_BANDS:
        return _dated(case, outcome)
    return _valued(case, outcome)


def _valued(case: _Case, outcome: Outcome) -> Result:
    value = case.evidence.value
    if value is not None:
        degree = _numeric(case, value)
        state = State.MEASURED if degree.value is not None else State.NOT_COMPUTABLE
        return case.result(state, degree.value, degree.why + _earlier(case, value))
    if is_all(outcome, case.target):
        return case.result(State.DONE, WHOLE, "Attesi tutti, «tutti» raggiunti: 100,00 punti, senza un conteggio.")
    if case.yardstick.rule is Rule.FREQUENCY:
        kept = cadence_result(outcome.printed, case.target.printed, cadence_of(case.target), outcome.per_year)
        if kept is not None:
            return case.result(kept.state, kept.uncapped, kept.why)
    why = f"«{outcome.printed.strip()}» non è un valore che si confronti con «{case.target.printed}»."
    return case.result(State.NOT_COMPUTABLE, None, why)


def _numeric(case: _Case, value: Fraction) -> Degree:
    if case.yardstick.rule in {Rule.DATE_BANDS, Rule.MANUAL, Rule.JUDGEMENT, Rule.COMPOSITE}:
        return Degree(None, "La regola non misura un numero.")
    if case.target.kind is TargetKind.ALL and value != WHOLE:
        return Degree(None, "Attesi tutti: senza sapere quanti sono, il numero non si confronta.")
    degree = degree_of(case.yardstick, value)
    if degree.value is None or case.system.floor <= degree.value <= case.system.cap:
        return degree
    return Degree(
        degree.value, f"{degree.why} Per la retribuzione ne contano {points(case.system.held(degree.value))}."
    )


def _dated(case: _Case, outcome: Outcome) -> Result:
    bands = case.yardstick.date_bands
    if outcome.moment is None or bands is None:
        why = f"«{outcome.printed.strip()}»: manca la data, non si sa se entro il {case.due:%d/%m/%Y}. Scrivi la data."
        return case.result(State.DOUBTFUL, None, why)
    degree = degree_of_date(outcome.moment, case.due, bands)
    return case.result(State.LATE if outcome.moment.day > case.due else State.DONE, degree.value, degree.why)


def _judged(case: _Case, printed: str) -> Result:
    """The longest step of the scale that the result's words hold: «non raggiunto» is not «raggiunto»."""
    scale = sorted(case.yardstick.judgements, key=lambda step: -len(step[0]))
    found = next((step for step in scale if step[0] in printed.casefold()), None)
    if found is None:
        steps = ", ".join(f"«{name}»" for name, _ in case.yardstick.judgements)
        return case.result(State.DOUBTFUL, None, f"«{printed}» non è uno dei gradini del giudizio: {steps}.")
    return case.result(State.ASSESSED, found[1], f"Giudizio «{found[0]}»: {points(found[1])} punti.")


def _manual(case: _Case, measurement: Measurement) -> Result:
    """A degree given by a person: it needs a reason and an evaluator who is not the owner."""
    value, by, reason = case.evidence.value, measurement.by.strip(), measurement.note.strip().rstrip(".")
    if value is None or not Fraction(0) <= value <= WHOLE:
        return case.result(State.DOUBTFUL, None, "Grado a mano: serve un numero da 0 a 100.")
    if not by or not reason:
        return case.result(State.DOUBTFUL, None, "Grado a mano senza valutatore o senza motivazione: non vale.")
    if by.casefold() in case.owners:
        return case.result(
            State.DOUBTFUL,
            None,
            f"Grado dato da «{by}», che risponde dell'indicatore: chi valuta deve essere un altro.",
        )
    return case.result(State.ASSESSED, value, f"Grado dato da {by}: {points(value)} punti. Motivo: {reason}.")


def _earlier(case: _Case, value: Fraction) -> str:
    """Targets the year had before, kept and shown with the degree they would give."""
    former = [each for each in case.indicator.targets if each.year == case.target.year and each is not case.target]
    told = []
    for target in former:
        found = yardstick(case.indicator, target, case.system, start=case.start)
        degree = None if isinstance(found, Refusal) or found.date_bands else degree_of(found, value).value
        told.append(
            f"«{target.printed}»" + (f", con cui sarebbero {points(degree)} punti" if degree is not None else "")
        )
    return f" L'atteso era prima {'; '.join(told)}." if told else ""

"""What becomes of a computed degree: rounded and held as its level asks, then changed by what was decided of the thing."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from traguardo.kernel.numbers import WHOLE, points
from traguardo.performance.domain.decisions import Ruling, given_in_words, left_in_words, remarks
from traguardo.performance.domain.measurement_system import Level, MeasurementSystem
from traguardo.performance.domain.plan import Decision, DecisionKind
from traguardo.performance.domain.scoring.departures import Departure
from traguardo.performance.domain.scoring.roll_up import Rolled
from traguardo.performance.domain.scoring.scores import WAITING, Result, State

LEFT: Mapping[DecisionKind, State] = {
    DecisionKind.SUSPENDED: State.SUSPENDED,
    DecisionKind.CANCELLED: State.CANCELLED,
    DecisionKind.NOT_MEASURABLE: State.NOT_MEASURABLE,
}
LEVEL_OF: Mapping[str, Level] = {
    "step": Level.ROWS,
    "indicator": Level.ROWS,
    "objective": Level.OBJECTIVES,
    "node": Level.AREAS,
    "unit": Level.AREAS,
    "plan": Level.WHOLE,
}


def decided_result(result: Result, out: Departure | None, found: Ruling, system: MeasurementSystem) -> Result:
    """A leaf's result as its level rounds it and as decisions leave it; what is of another year stays as it is."""
    if result.state in {State.OTHER_YEAR, State.CANCELLED}:
        return result
    if out is not None:
        return replace(left_result(out), due=result.due, rule=result.rule, value=result.value)
    return given_result(rounded_result(result, system), found, system)


def left_result(out: Departure) -> Result:
    """The result of a thing that a decision took out."""
    told = left_in_words(out.decision)
    why = f"Con {out.within}: {told[0].lower()}{told[1:]}" if out.within else told
    return Result(state=LEFT[out.decision.kind], why=why, decision=out.decision)


def rounded_result(result: Result, system: MeasurementSystem) -> Result:
    """A leaf's degree rounded as rows are; the rounding is told."""
    if result.uncapped is None:
        return result
    rounding = system.rounding_of(Level.ROWS)
    after = rounding.of(result.uncapped)
    return replace(result, uncapped=after, why=result.why + rounding.in_words(result.uncapped, after))


def given_result(result: Result, found: Ruling, system: MeasurementSystem) -> Result:
    """A leaf's result with the degree a granted forcing or a correction gives it; the computed one stays beside.

    What is not yet due, or of another year, keeps its own until it is.
    """
    given = found.given
    if given is None or given.degree is None or result.state is State.OTHER_YEAR:
        return replace(result, why=result.why + remarks(found))
    if result.state in WAITING:
        return replace(result, why=f"{result.why} {given_in_words(found)} Conta alla scadenza.{remarks(found)}")
    degree = Fraction(given.degree)
    held = None if result.uncapped is None else system.held(result.uncapped)
    return replace(
        result,
        state=_state(given),
        uncapped=degree,
        computed=held,
        decision=given,
        why=_given_why(found, held, result.why, degree, system),
    )


def settled(rolled: Rolled, kind: str, system: MeasurementSystem) -> Rolled:
    """What the parts gave, rounded and held as the level asks, and turned by the bands of the whole; each act is told."""
    level = LEVEL_OF.get(kind)
    if level is None or rolled.exact is None or rolled.uncapped is None:
        return rolled
    rounding = system.rounding_of(level)
    exact, uncapped = rounding.of(rolled.exact), rounding.of(rolled.uncapped)
    rolled = replace(rolled, exact=exact, uncapped=uncapped, why=rolled.why + rounding.in_words(rolled.exact, exact))
    rolled = _under_the_cap(rolled, level, system)
    return _in_whole_bands(rolled, system) if level is Level.WHOLE else rolled


def given_rolled(rolled: Rolled, found: Ruling, system: MeasurementSystem) -> Rolled:
    """An objective's score with the degree given to it; coverage and pace stay those of what is under it."""
    given = found.given
    if given is None or given.degree is None:
        return replace(rolled, why=rolled.why + remarks(found))
    if rolled.state in WAITING:
        return replace(rolled, why=f"{rolled.why} {given_in_words(found)} Conta alla scadenza.{remarks(found)}")
    degree = Fraction(given.degree)
    held = system.held(degree)
    return replace(
        rolled,
        state=_state(given),
        exact=held,
        uncapped=degree,
        computed=rolled.exact,
        decision=given,
        coverage=WHOLE if rolled.exact is None else rolled.coverage,
        pace=WHOLE if rolled.pace is None else rolled.pace,
        progress=_progress(rolled, held),
        why=_given_why(found, rolled.exact, rolled.why, degree, system),
    )


def _state(given: Decision) -> State:
    return State.CORRECTED if given.kind is DecisionKind.OVERRIDE else State.FORCED


def _given_why(
    found: Ruling, computed: Fraction | None, why: str, degree: Fraction, system: MeasurementSystem
) -> str:  # fmt: skip
    beside = "Non era calcolabile" if computed is None else f"Grado calcolato: {points(computed)} punti"
    held = system.held(degree)
    cap = "" if held == degree else f" Per la retribuzione ne contano {points(held)}."
    return f"{given_in_words(found)}{cap} {beside}. {why}{remarks(found)}"


def _progress(rolled: Rolled, held: Fraction) -> Fraction | None:
    """Points earned on the whole year's weight, in the measure the degree given has of the one computed."""
    if not rolled.exact or rolled.progress is None:
        return held * (rolled.pace if rolled.pace is not None else WHOLE) / WHOLE
    return rolled.progress * held / rolled.exact


def _under_the_cap(rolled: Rolled, level: Level, system: MeasurementSystem) -> Rolled:
    cap = system.caps.get(level)
    if cap is None or rolled.exact is None or rolled.exact <= cap:
        return rolled
    return replace(rolled, exact=cap, why=f"{rolled.why} A questo livello il tetto è {points(cap)} punti.")


def _in_whole_bands(rolled: Rolled, system: MeasurementSystem) -> Rolled:
    bands = system.whole_bands
    if bands is None or rolled.exact is None:
        return rolled
    found = bands.find(rolled.exact)
    if found is None:
        why = f"{rolled.why} {points(rolled.exact)} è fuori da tutte le fasce del piano: non calcolabile."
        return replace(rolled, state=State.NOT_COMPUTABLE, exact=None, uncapped=None, why=why)
    band, label = found
    degree = band.at(rolled.exact)
    named = f" ({label})" if label else ""
    why = f"{rolled.why} Cade nella fascia {bands.bands.describe(band)}{named}: {points(degree)} punti."
    return replace(rolled, exact=degree, why=why)

"""A measurement system explained by examples: small plans scored by the very engine that scores the real one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from traguardo.performance.domain.measurement_system import MeasurementSystem, Rule
from traguardo.performance.domain.plan import (
    Authority,
    Direction,
    Indicator,
    Measurement,
    Moment,
    Objective,
    Outcome,
    OutcomeState,
    Plan,
    Target,
    TargetKind,
)
from traguardo.performance.domain.scoring import STATE_WORDS, PlanScore, Score, score_plan, standing
from traguardo.performance.domain.system_checks.probes import DUE, YEAR, probe
from traguardo.performance.domain.system_checks.rules import KIND_WORDS, WANTED, WAY_WORDS

END = date(YEAR, 12, 31)
VALUES = {Direction.HIGHER: (60, 80, 100), Direction.LOWER: (15, 20, 30), Direction.RANGE: (60, 80, 95)}
DAYS_LATE = (-5, 0, 1, 31)
CURVES: Mapping[Direction | None, range] = {
    Direction.HIGHER: range(0, 161, 20),
    Direction.LOWER: range(0, 51, 5),
}
STEPPED = frozenset({Rule.RANGE, Rule.THRESHOLD, Rule.BANDS, Rule.JUDGEMENT, Rule.MANUAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One value put to a rule: what was measured, what came out, and how the engine tells it."""

    measured: str
    degree: Decimal | None
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A rule at work on one kind of target, with the curve of its degrees: (value or days late, degree)."""

    kind: TargetKind
    way: Direction | None
    title: str
    rule: Rule
    expected: str
    start: str
    examples: tuple[Example, ...]
    curve: tuple[tuple[int, Decimal | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """Parts and the whole they make: (title, weight, degree), and how the engine tells it."""

    parts: tuple[tuple[str, Decimal, Decimal | None], ...]
    whole: Score


def worked_rules(system: MeasurementSystem) -> tuple[Worked, ...]:
    """Every rule the system uses, once for the kinds it measures alike, with values below, at and beyond what is expected."""
    alike: dict[tuple[Direction | None, Rule], list[TargetKind]] = {}
    for kind, way in WANTED:
        rule = system.rule(kind, way)
        if rule is not None:
            alike.setdefault((way, rule), []).append(kind)
    return tuple(_worked(system, kinds, way, rule) for (way, rule), kinds in alike.items())


def zero_target(system: MeasurementSystem) -> tuple[Example, ...]:
    """A target of zero, reached and not."""
    target = Target(year=YEAR, printed="0", kind=TargetKind.COUNT, value=Decimal(0))
    asked = replace(probe(TargetKind.COUNT, Direction.LOWER), targets=(target,))
    return tuple(_example(system, asked, _number(value)) for value in (0, 1))


def judged(system: MeasurementSystem) -> tuple[Example, ...]:
    """Every step of the scale of judgement."""
    asked = replace(probe(TargetKind.TEXT, None), rule=Rule.JUDGEMENT.value)
    said = [Outcome(printed=name, state=OutcomeState.DONE) for name, _ in system.judgement]
    return tuple(_example(system, asked, each) for each in said)


def without_value(system: MeasurementSystem) -> Roll:
    """An objective of two indicators of equal weight, one measured at its target and one not at all."""
    first, second = _indicator("E1", 80), _indicator("E2", 80)
    plan = _plan((first, second), (_measured("E1", 80),))
    scored = score_plan(plan, system, at=END)
    return Roll(parts=_parts(scored.indicators, (first, second)), whole=_of(scored, "objective", "E"))


def rolled(system: MeasurementSystem) -> Roll:
    """Three objectives of weight 50, 30 and 20, that reach 100, 75 and 50 of their targets."""
    shares = ((50, 80), (30, 60), (20, 40))
    indicators = tuple(
        replace(_indicator(f"E{number}", 80), objective=f"O{number}") for number in range(1, 4)
    )  # fmt: skip
    objectives = tuple(
        Objective(code=f"O{number}", title=f"Obiettivo {number}", weight=Decimal(weight))
        for number, (weight, _) in enumerate(shares, start=1)
    )
    measured = tuple(_measured(f"E{number}", value) for number, (_, value) in enumerate(shares, start=1))
    scored = score_plan(replace(_plan(indicators, measured), objectives=objectives), system, at=END)
    parts = tuple(
        (score.title, objective.weight or Decimal(0), score.degree)
        for score, objective in zip(scored.objectives, objectives, strict=True)
    )
    return Roll(parts=parts, whole=scored.whole)


def third(system: MeasurementSystem) -> Score:
    """Two out of three: a degree that does not end, to show how it is rounded."""
    return _score(system, replace(_indicator("E", 3), unit_of_measure=""), _number(2))


def words_of(system: MeasurementSystem) -> tuple[tuple[Decimal | None, str], ...]:
    """A degree at and just under each threshold, with the word the engine gives to how it stands."""
    edges = (system.on_track, system.on_track - 1, system.at_risk, system.at_risk - 1)
    scores = [_score(system, _indicator("E", 100), _number(edge)) for edge in edges if edge >= 0]
    return tuple((score.degree, standing(score, system)) for score in scores)


def _worked(system: MeasurementSystem, kinds: Sequence[TargetKind], way: Direction | None, rule: Rule) -> Worked:
    kind = kinds[0]
    asked = probe(kind, way)
    titles = ", ".join(KIND_WORDS[each] for each in kinds)
    return Worked(
        kind=kind,
        way=way,
        title=f"{titles}: {WAY_WORDS[way]}" if way else titles,
        rule=rule,
        expected=asked.targets[0].printed,
        start=asked.baseline.printed if rule is Rule.INTERPOLATED or kind is TargetKind.RELATIVE else "",
        examples=tuple(_example(system, asked, outcome) for outcome in _outcomes(kind, way)),
        curve=tuple(_curve(system, asked, way, rule)),
    )


def _outcomes(kind: TargetKind, way: Direction | None) -> Iterator[Outcome]:
    if kind is TargetKind.DATE:
        yield from (_done(DUE + timedelta(days=late)) for late in DAYS_LATE)
    elif kind is TargetKind.FREQUENCY:
        yield from map(_number, (2, 4))
    elif kind is TargetKind.ALL:
        yield Outcome(printed="tutti", state=OutcomeState.DONE)
        yield _number(100)
    else:
        yield from map(_number, VALUES[way or Direction.HIGHER])


def _curve(
    system: MeasurementSystem, asked: Indicator, way: Direction | None, rule: Rule
) -> Iterator[tuple[int, Decimal | None]]:
    """Degrees at values evenly apart, or at the last day of each band of days late and beyond; nothing where they jump."""
    if rule is Rule.DATE_BANDS:
        days = [days for days, _ in system.date_bands.steps] if system.date_bands else [0]
        yield from (
            (late, _score(system, asked, _done(DUE + timedelta(days=late))).degree) for late in (*days, days[-1] + 1)
        )
    elif way in CURVES and rule not in STEPPED:
        yield from ((value, _score(system, asked, _number(value)).degree) for value in CURVES[way])


def _example(system: MeasurementSystem, asked: Indicator, outcome: Outcome) -> Example:
    score = _score(system, asked, outcome)
    return Example(measured=outcome.printed, degree=score.degree, words=STATE_WORDS[score.state], why=score.why)


def _score(system: MeasurementSystem, asked: Indicator, outcome: Outcome) -> Score:
    measured = Measurement(subject=asked.code, on=END, outcome=outcome)
    return _of(score_plan(_plan((asked,), (measured,)), system, at=END), "indicator", asked.code)


def _of(scored: PlanScore, kind: str, code: str) -> Score:
    found = scored.find(kind, code)
    if found is None:
        raise LookupError(f"L'esempio non ha «{code}».")
    return found


def _plan(indicators: tuple[Indicator, ...], measurements: tuple[Measurement, ...]) -> Plan:
    return Plan(
        authority=Authority(code="esempio", name="Esempio"),
        title="Esempio",
        first_year=YEAR,
        last_year=YEAR,
        year=YEAR,
        objectives=(Objective(code="E", title="Esempio", weight=Decimal(100)),),
        indicators=indicators,
        measurements=measurements,
    )


def _indicator(code: str, expected: int) -> Indicator:
    target = Target(year=YEAR, printed=str(expected), kind=TargetKind.COUNT, value=Decimal(expected))
    return replace(
        probe(TargetKind.COUNT, Direction.HIGHER),
        code=code,
        name=f"Indicatore {code}",
        targets=(target,),
        weight=Decimal(50),
    )


def _measured(code: str, value: int) -> Measurement:
    return Measurement(subject=code, on=END, outcome=_number(value))


def _number(value: int | Fraction) -> Outcome:
    exact = Decimal(Fraction(value).numerator) / Fraction(value).denominator
    return Outcome(printed=f"{exact:f}".replace(".", ","), state=OutcomeState.DONE, value=exact)


def _done(day: date) -> Outcome:
    return Outcome(printed=f"{day:%d/%m/%Y}", state=OutcomeState.DONE, moment=Moment(day=day))


def _parts(scores: Sequence[Score], indicators: Sequence[Indicator]) -> tuple[tuple[str, Decimal, Decimal | None], ...]:
    return tuple(
        (each.name, each.weight or Decimal(0), score.degree) for each, score in zip(indicators, scores, strict=True)
    )

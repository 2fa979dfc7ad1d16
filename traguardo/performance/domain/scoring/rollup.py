"""Scores of many bodies from a long table of results: integers all the way, the very figure exact fractions give.

Each degree is cut to PLACES decimal places; what was cut bounds the error of a body's score, and a body whose rounding
could hang on it is computed again with exact fractions. Rules and policies are the measurement system's
(D.Lgs. 150/2009, art. 7); degree by degree they are those of `scoring.degrees`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from traguardo.kernel.ratio import rounded
from traguardo.performance.domain.measurement_system import MeasurementSystem, MissingPolicy, Mode, Rule
from traguardo.performance.domain.plan import Direction, TargetKind

FINEST = 10**6
PLACES = 18
_SCALE = 10**PLACES
Numbers = tuple[int, int]


class ResultRow(NamedTuple):
    """One indicator of one body. Value, goal and weight in millionths; value None: nothing was measured."""

    body: str
    direction: Direction
    value: int | None
    goal: int
    weight: int


@dataclass(frozen=True, slots=True)
class BodyScore:
    """A body's score, None when nothing can be assessed; the share of its weight that has a result, in percent."""

    body: str
    score: Decimal | None
    coverage: Decimal | None
    indicators: int
    missing: int


class NotHere(ValueError):  # noqa: N818 - it names the fact
    """The measurement system asks for something that a table of results cannot give; the message says what."""


class _Tally:
    """What has been added of one body: degrees by weight, the weights they are over, and the most that was cut off."""

    __slots__ = ("cut", "divisor", "indicators", "measured", "missing", "points", "weight")

    def __init__(self) -> None:
        self.points = self.divisor = self.weight = self.measured = self.cut = self.indicators = self.missing = 0

    def rounded(self, decimals: int) -> Decimal | None:
        """The score, None when the part cut off could change its last decimal."""
        unit = self.divisor * _SCALE
        least, most = (rounded(Fraction(points, unit), decimals) for points in (self.points, self.points + self.cut))
        return least if least == most else None


def roll_up_bodies(rows: Callable[[], Iterable[ResultRow]], system: MeasurementSystem) -> Iterator[BodyScore]:
    """A score for each body, in order of first appearance. Bodies may be mixed; `rows` gives the table from its start.

    The table is read once, and once more only if some body's rounding is in doubt. NotHere for a system with rules,
    roll-ups or policies beyond this table's columns.
    """
    tallies = _added(rows(), system)
    found = {body: tally.rounded(system.decimals) if tally.divisor else None for body, tally in tallies.items()}
    doubtful = {body for body, score in found.items() if score is None and tallies[body].divisor}
    exact = _exactly(rows(), doubtful, system) if doubtful else {}
    for body, tally in tallies.items():
        blocked = tally.missing and system.missing is MissingPolicy.BLOCK
        covered = rounded(Fraction(100 * tally.measured, tally.weight), system.decimals) if tally.weight else None
        score = None if blocked else exact.get(body, found[body])
        yield BodyScore(body, score, covered, tally.indicators, tally.missing)


def _added(rows: Iterable[ResultRow], system: MeasurementSystem) -> dict[str, _Tally]:
    rules, low, high = _rules(system), int(system.floor * _SCALE), int(system.cap * _SCALE)
    counted_as_zero = system.missing is MissingPolicy.ZERO
    tallies: dict[str, _Tally] = {}
    for row in rows:
        tally = tallies.get(row.body) or tallies.setdefault(row.body, _Tally())
        tally.indicators += 1
        tally.weight += row.weight
        if row.value is None:
            tally.missing += 1
            tally.divisor += row.weight if counted_as_zero else 0
            continue
        tally.measured += row.weight
        tally.divisor += row.weight
        numerator, denominator = rules[row.direction](row.value, row.goal)
        degree, rest = divmod(numerator * _SCALE, denominator)
        if low <= degree < high:
            tally.points += degree * row.weight
            tally.cut += row.weight if rest else 0
        else:
            tally.points += (low if degree < low else high) * row.weight
    return tallies


def _exactly(rows: Iterable[ResultRow], bodies: set[str], system: MeasurementSystem) -> dict[str, Decimal]:
    """The scores of the bodies in doubt, with exact fractions."""
    rules, counted_as_zero = _rules(system), system.missing is MissingPolicy.ZERO
    points, weights = dict.fromkeys(bodies, Fraction(0)), dict.fromkeys(bodies, 0)
    for row in rows:
        if row.body in bodies and (row.value is not None or counted_as_zero):
            weights[row.body] += row.weight
            if row.value is not None:
                points[row.body] += system.held(Fraction(*rules[row.direction](row.value, row.goal))) * row.weight
    return {body: rounded(points[body] / weights[body], system.decimals) for body in bodies}


def _rules(system: MeasurementSystem) -> Mapping[Direction, Callable[[int, int], Numbers]]:
    """The rule of each direction; a goal of zero takes the threshold, as the system says."""
    beyond = [
        said
        for said, holds in (
            ("una media che non è quella pesata", system.roll_up != "weighted_mean"),
            ("pesi uguali o medie di medie", bool(system.equal_weights) or system.whole_from != "objectives"),
            ("arrotondamenti o tetti per livello", _by_level(system)),
            ("il valore precedente dove manca il dato", system.missing is MissingPolicy.FREEZE_PREVIOUS),
            (f"la regola {system.zero_target} per l'atteso zero", system.zero_target is not Rule.THRESHOLD),
            (
                "decimali nei limiti dei gradi",
                any((edge * _SCALE).denominator > 1 for edge in (system.floor, system.cap)),
            ),
        )
        if holds
    ]
    chosen = {direction: system.rule(TargetKind.COUNT, direction) for direction in (Direction.HIGHER, Direction.LOWER)}
    beyond += [f"la regola {rule} per i numeri" for rule in chosen.values() if rule not in _DEGREES]
    if beyond:
        raise NotHere(f"Il sistema di misurazione chiede {', '.join(beyond)}: una tabella di risultati non basta.")
    return {
        direction: _guarded(_DEGREES[rule], _met(direction)) for direction, rule in chosen.items() if rule is not None
    }


def _by_level(system: MeasurementSystem) -> bool:
    rounds = any(rounding.mode is not Mode.NONE for rounding in system.rounding.values())
    return rounds or bool(system.caps) or system.round_before_roll_up


def _guarded(degree: Callable[[int, int], Numbers], met: Callable[[int, int], bool]) -> Callable[[int, int], Numbers]:
    def degree_of(value: int, goal: int) -> Numbers:
        return degree(value, goal) if goal > 0 else (100 if met(value, goal) else 0, 1)

    return degree_of


def _met(direction: Direction) -> Callable[[int, int], bool]:
    return (lambda value, goal: value >= goal) if direction is Direction.HIGHER else (lambda value, goal: value <= goal)


_DEGREES: Mapping[Rule | None, Callable[[int, int], Numbers]] = {
    Rule.RATIO_UP: lambda value, goal: (100 * value, goal),
    Rule.RATIO_DOWN_LINEAR: lambda value, goal: (100 * (2 * goal - value), goal),
    Rule.RATIO_DOWN_INVERSE: lambda value, goal: (100 * goal, value) if value > 0 else (100, 1),
}

"""The measurement system (SMVP) of an authority: which rule for which target, bands, missing values, caps, roll-up.

D.Lgs. 150/2009, art. 7. Frozen when the plan is approved; every setting carries its reason.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from traguardo.performance.domain.bands import BandsError, DateBands, read_date_bands
from traguardo.performance.domain.plan import Direction, TargetKind

T = TypeVar("T")
DEFAULT = Path(__file__).resolve().parent.parent / "rules" / "measurement_system.toml"


class Rule(StrEnum):
    """How a value becomes a degree of achievement."""

    RATIO_UP = "RATIO_UP"
    RATIO_DOWN_INVERSE = "RATIO_DOWN_INVERSE"
    RATIO_DOWN_LINEAR = "RATIO_DOWN_LINEAR"
    INTERPOLATED = "INTERPOLATED"
    THRESHOLD = "THRESHOLD"
    BANDS = "BANDS"
    DATE_BANDS = "DATE_BANDS"
    RANGE = "RANGE"
    JUDGEMENT = "JUDGEMENT"
    FREQUENCY = "FREQUENCY"
    COMPOSITE = "COMPOSITE"
    MANUAL = "MANUAL"


class MissingPolicy(StrEnum):
    """What a value that is not there does to the score."""

    ZERO = "ZERO"
    EXCLUDE = "EXCLUDE"
    FREEZE_PREVIOUS = "FREEZE_PREVIOUS"
    BLOCK = "BLOCK"


class MeasurementSystemError(ValueError):
    """A measurement system that cannot be used; `problems` lists all that is wrong, in Italian."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurementSystem:
    """Settings of one version. Degrees in points; `reasons` by setting, to be shown beside it.

    `date_bands` None: a target by date is refused. `not_applicable`: markers, casefolded, that are no values.
    """

    name: str
    version: str
    rules: Mapping[tuple[TargetKind, Direction | None], Rule]
    zero_target: Rule = Rule.THRESHOLD
    date_bands: DateBands | None = None
    bands_edge: str = "low"
    missing: MissingPolicy = MissingPolicy.EXCLUDE
    cap: Fraction = Fraction(100)
    floor: Fraction = Fraction(0)
    decimals: int = 2
    round_before_roll_up: bool = False
    roll_up: str = "weighted_mean"
    objective_from: str = "indicators"
    weights: str = "allow"
    done_without_date: str = "ask"
    interim: str = "show"
    not_applicable: frozenset[str] = frozenset()
    on_track: Fraction = Fraction(90)
    at_risk: Fraction = Fraction(60)
    judgement: tuple[tuple[str, Fraction], ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)

    def rule(self, kind: TargetKind, direction: Direction | None) -> Rule | None:
        """Rule of a kind of target in that direction, or in any; None when the system gives none."""
        return self.rules.get((kind, direction)) or self.rules.get((kind, None))

    def held(self, degree: Fraction) -> Fraction:
        """A degree held between floor and cap."""
        return min(max(degree, self.floor), self.cap)


@cache
def default_system() -> MeasurementSystem:
    """The measurement system that comes with the software."""
    return read_system(tomllib.loads(DEFAULT.read_text(encoding="utf-8")))


def read_system(data: Mapping[str, object]) -> MeasurementSystem:
    """A system from plain values, each setting bare or as {value, reason}; MeasurementSystemError lists all that is wrong at once."""
    reader = _Reader(data)
    system = reader.system()
    if reader.problems:
        raise MeasurementSystemError(reader.problems)
    return system


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "bands_edge": ("low", "high"),
    "roll_up": ("weighted_mean", "sum", "worst"),
    "objective_from": ("indicators", "steps", "both"),
    "weights": ("allow", "block"),
    "done_without_date": ("ask", "full"),
    "interim": ("show", "count"),
    "missing": tuple(MissingPolicy),
    "zero_target": tuple(Rule),
}
_KNOWN = {*_CHOICES, "name", "version", "rule", "date_bands", "cap", "floor", "decimals", "round_before_roll_up",
          "not_applicable", "on_track", "at_risk", "judgement"}  # fmt: skip


class _Reader:
    """Reads setting by setting and keeps every problem, so that all are told at once."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data
        self.problems = [f"voce sconosciuta «{name}»" for name in data if name not in _KNOWN]

    def system(self) -> MeasurementSystem:
        return MeasurementSystem(
            name=str(self._value("name", "")),
            version=str(self._value("version", "")),
            rules=self._rules(),
            zero_target=Rule(self._choice("zero_target", Rule.THRESHOLD)),
            date_bands=self._date_bands(),
            bands_edge=self._choice("bands_edge", "low"),
            missing=MissingPolicy(self._choice("missing", MissingPolicy.EXCLUDE)),
            cap=self._number("cap", 100),
            floor=self._number("floor", 0),
            decimals=int(self._number("decimals", 2)),
            round_before_roll_up=bool(self._value("round_before_roll_up", default=False)),
            roll_up=self._choice("roll_up", "weighted_mean"),
            objective_from=self._choice("objective_from", "indicators"),
            weights=self._choice("weights", "allow"),
            done_without_date=self._choice("done_without_date", "ask"),
            interim=self._choice("interim", "show"),
            not_applicable=frozenset(str(marker).casefold() for marker in self._list("not_applicable")),
            on_track=self._number("on_track", 90),
            at_risk=self._number("at_risk", 60),
            judgement=self._judgement(),
            reasons=self._reasons(),
        )

    def _value(self, name: str, default: object) -> object:
        value = self._data.get(name, default)
        return value.get("value", default) if isinstance(value, Mapping) else value

    def _choice(self, name: str, default: str) -> str:
        value = str(self._value(name, default))
        if value in _CHOICES[name]:
            return value
        self.problems.append(f"«{name}» è «{value}»: può essere {', '.join(_CHOICES[name])}")
        return default

    def _number(self, name: str, default: int) -> Fraction:
        return self._guarded(name, lambda: Fraction(str(self._value(name, default))), Fraction(default))

    def _list(self, name: str) -> Sequence[object]:
        value = self._value(name, [])
        return value if isinstance(value, list | tuple) else [value]

    def _date_bands(self) -> DateBands | None:
        text = str(self._value("date_bands", ""))
        return self._guarded("date_bands", lambda: read_date_bands(text), None) if text else None

    def _judgement(self) -> tuple[tuple[str, Fraction], ...]:
        steps = self._data.get("judgement", {})
        if not isinstance(steps, Mapping):
            self.problems.append("«judgement» è una tabella di giudizi e gradi")
            return ()
        grades = {str(name).casefold(): degree for name, degree in steps.items() if name != "reason"}
        read = {
            name: self._guarded("judgement", partial(Fraction, str(degree)), Fraction(0))
            for name, degree in grades.items()
        }
        return tuple(sorted(read.items(), key=lambda step: step[1]))

    def _rules(self) -> dict[tuple[TargetKind, Direction | None], Rule]:
        entries = self._list("rule")
        rules: dict[tuple[TargetKind, Direction | None], Rule] = {}
        nothing: dict[tuple[TargetKind, Direction | None], Rule] = {}
        for entry in entries:
            rules |= self._guarded("rule", partial(_rule_entries, entry), nothing)
        return rules

    def _reasons(self) -> dict[str, str]:
        tables = {name: value for name, value in self._data.items() if isinstance(value, Mapping)}
        return {name: str(table["reason"]) for name, table in tables.items() if "reason" in table}

    def _guarded(self, name: str, read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except (BandsError, TypeError, ValueError, ZeroDivisionError) as error:
            self.problems.append(f"«{name}»: {error}")
            return default


def _rule_entries(entry: object) -> dict[tuple[TargetKind, Direction | None], Rule]:
    if not isinstance(entry, Mapping):
        raise TypeError("ogni regola ha kinds, direction e rule")
    direction = None if entry.get("direction") == "any" else Direction(str(entry.get("direction")))
    rule = Rule(str(entry.get("rule")))
    return {(TargetKind(str(kind)), direction): rule for kind in entry.get("kinds", ())}

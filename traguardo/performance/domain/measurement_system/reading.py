"""A measurement system from plain values: setting by setting, with every problem told at once."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from traguardo.performance.domain.measurement_system.outcome_bands import OutcomeBands, read_outcome_bands
from traguardo.performance.domain.measurement_system.rounding import Level, Mode, Rounding
from traguardo.performance.domain.measurement_system.settings import (
    MeasurementSystem,
    MeasurementSystemError,
    MissingPolicy,
    Rule,
)
from traguardo.performance.domain.notation.bands import BandsError, DateBands, read_date_bands
from traguardo.performance.domain.plan import Direction, TargetKind

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)
DEFAULT = Path(__file__).resolve().parents[2] / "rules" / "measurement_system.toml"
MOST_PLACES = 6
CHOICES: Mapping[str, tuple[str, ...]] = {
    "bands_edge": ("low", "high"),
    "roll_up": ("weighted_mean", "sum", "worst"),
    "objective_from": ("indicators", "steps", "both"),
    "whole_from": ("objectives", "nodes", "units", "areas"),
    "not_applicable_counts": ("missing", "out", "full", "zero"),
    "weights": ("allow", "block"),
    "done_without_date": ("ask", "full"),
    "interim": ("show", "count"),
    "missing": tuple(MissingPolicy),
    "zero_target": tuple(Rule),
}
LEVELS: Mapping[str, tuple[Level, ...]] = {
    "weighing": (Level.ROWS, Level.OBJECTIVES, Level.AREAS),
    "rounding": tuple(Level),
    "caps": (Level.OBJECTIVES, Level.AREAS, Level.WHOLE),
}
WEIGHINGS = ("given", "equal")
_KNOWN = {*CHOICES, *LEVELS, "name", "version", "rule", "date_bands", "cap", "floor", "decimals", "round_before_roll_up",
          "not_applicable", "on_track", "at_risk", "judgement", "whole_bands", "bonus"}  # fmt: skip


@cache
def default_system() -> MeasurementSystem:
    """The measurement system that comes with the software."""
    return read_system(default_settings())


def default_settings() -> dict[str, object]:
    """The default system as plain values, each with its reason: a body writes over it the settings it wants otherwise."""
    return tomllib.loads(DEFAULT.read_text(encoding="utf-8"))


def read_system(data: Mapping[str, object]) -> MeasurementSystem:
    """A system from plain values, each setting bare or as {value, reason}; MeasurementSystemError lists all that is wrong at once."""
    reader = _Reader(data)
    system = reader.system()
    reader.check(system)
    if reader.problems:
        raise MeasurementSystemError(reader.problems)
    return system


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
            decimals=self._places("decimals"),
            round_before_roll_up=self._flag("round_before_roll_up"),
            roll_up=self._choice("roll_up", "weighted_mean"),
            objective_from=self._choice("objective_from", "indicators"),
            whole_from=self._choice("whole_from", "objectives"),
            equal_weights=self._equal_weights(),
            rounding=self._by_level("rounding", _rounding),
            caps=self._by_level("caps", lambda value: _fraction(str(value))),
            whole_bands=self._outcome_bands("whole_bands"),
            bonus=self._outcome_bands("bonus"),
            weights=self._choice("weights", "allow"),
            done_without_date=self._choice("done_without_date", "ask"),
            interim=self._choice("interim", "show"),
            not_applicable=frozenset(str(marker).casefold() for marker in self._list("not_applicable")),
            not_applicable_counts=self._choice("not_applicable_counts", "missing"),
            on_track=self._number("on_track", 90),
            at_risk=self._number("at_risk", 60),
            judgement=self._judgement(),
            reasons=self._reasons(),
        )

    def check(self, system: MeasurementSystem) -> None:
        """What is wrong between one setting and another."""
        if system.floor > system.cap:
            self.problems.append("«floor» supera «cap»: il grado minimo non può stare sopra il massimo")
        if system.at_risk > system.on_track:
            self.problems.append("«at_risk» supera «on_track»: ciò che è in linea non può essere in ritardo")

    def _value(self, name: str, default: object) -> object:
        value = self._data.get(name, default)
        return value.get("value", default) if isinstance(value, Mapping) else value

    def _choice(self, name: str, default: str) -> str:
        value = str(self._value(name, default))
        if value in CHOICES[name]:
            return value
        self.problems.append(f"«{name}» è «{value}»: può essere {', '.join(CHOICES[name])}")
        return default

    def _number(self, name: str, default: int) -> Fraction:
        return self._guarded(name, lambda: _fraction(str(self._value(name, default))), Fraction(default))

    def _places(self, name: str) -> int:
        return self._guarded(name, lambda: _places(self._value(name, 2)), 2)

    def _flag(self, name: str) -> bool:
        value = self._value(name, default=False)
        if not isinstance(value, bool):
            self.problems.append(f"«{name}» è «{value}»: può essere true o false")
        return value is True

    def _list(self, name: str) -> Sequence[object]:
        value = self._value(name, [])
        return value if isinstance(value, list | tuple) else [value]

    def _date_bands(self) -> DateBands | None:
        text = str(self._value("date_bands", ""))
        return self._guarded("date_bands", lambda: read_date_bands(text), None) if text else None

    def _outcome_bands(self, name: str) -> OutcomeBands | None:
        text = str(self._value(name, "")).strip()
        return self._guarded(name, lambda: read_outcome_bands(text), None) if text else None

    def _table(self, name: str) -> Mapping[str, object]:
        table = self._data.get(name, {})
        if isinstance(table, Mapping):
            return {str(key): value for key, value in table.items() if key != "reason"}
        self.problems.append(f"«{name}» è una tabella, una voce per riga")
        return {}

    def _by_level(self, name: str, read: Callable[[object], T]) -> dict[Level, T]:
        found: dict[Level, T] = {}
        for key, value in self._table(name).items():
            if key not in LEVELS[name]:
                self.problems.append(f"«{name}»: il livello «{key}» non c'è; può essere {', '.join(LEVELS[name])}")
                continue
            read_value = self._guarded(f"{name}.{key}", partial(read, value), None)
            if read_value is not None:
                found[Level(key)] = read_value
        return found

    def _equal_weights(self) -> frozenset[Level]:
        weighing = self._by_level("weighing", _weighing)
        return frozenset(level for level, how in weighing.items() if how == "equal")

    def _judgement(self) -> tuple[tuple[str, Fraction], ...]:
        grades = {name.casefold(): degree for name, degree in self._table("judgement").items()}
        read = {
            name: self._guarded("judgement", partial(_fraction, str(degree)), Fraction(0))
            for name, degree in grades.items()
        }
        return tuple(sorted(read.items(), key=lambda step: step[1]))

    def _rules(self) -> dict[tuple[TargetKind, Direction | None], Rule]:
        written = self._data.get("rule")
        if isinstance(written, Mapping) and "value" not in written:
            self.problems.append(
                "«rule» è una regola sola, scritta [rule]: scrivi [[rule]] prima di ogni regola, con due parentesi quadre"
            )
            return {}
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
        except (BandsError, TypeError, ValueError) as error:
            self.problems.append(f"«{name}»: {error}")
            return default


def _fraction(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"«{text}» non è un numero") from None


def _places(value: object) -> int:
    number = _fraction(str(value))
    if number.denominator == 1 and 0 <= number <= MOST_PLACES:
        return int(number)
    raise ValueError(f"«{value}» non è un numero di decimali da 0 a {MOST_PLACES}")


def _rounding(value: object) -> Rounding:
    if not isinstance(value, Mapping) or set(value) - {"mode", "places"}:
        raise TypeError('ogni livello ha mode e places, per esempio { mode = "truncate", places = 2 }')
    return Rounding(_one_of(Mode, value.get("mode", Mode.NONE)), _places(value.get("places", 2)))


def _weighing(value: object) -> str:
    if value not in WEIGHINGS:
        raise ValueError(f"«{value}» può essere {', '.join(WEIGHINGS)}")
    return str(value)


def _rule_entries(entry: object) -> dict[tuple[TargetKind, Direction | None], Rule]:
    if not isinstance(entry, Mapping):
        raise TypeError("ogni regola ha kinds, direction e rule")
    direction = None if entry.get("direction") == "any" else _one_of(Direction, entry.get("direction"))
    rule = _one_of(Rule, entry.get("rule"))
    return {(_one_of(TargetKind, kind), direction): rule for kind in entry.get("kinds", ())}


def _one_of(words: type[W], value: object) -> W:
    try:
        return words(str(value))
    except ValueError:
        raise ValueError(f"«{value}» può essere {', '.join(words)}") from None

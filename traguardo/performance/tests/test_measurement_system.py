"""The measurement system: the one that comes with the software, and what is refused in an authority's own."""

import tomllib

import pytest

from traguardo.performance.domain.measurement_system import (
    DEFAULT,
    MeasurementSystemError,
    MissingPolicy,
    Rule,
    default_system,
    read_system,
)
from traguardo.performance.domain.plan import Direction, TargetKind

PLAIN = tomllib.loads(DEFAULT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "direction", "rule"),
    [
        ("percent", "higher", "RATIO_UP"), ("count", "lower", "RATIO_DOWN_LINEAR"), ("relative", "higher", "RATIO_UP"), ("ratio", "range", "RANGE"),
        ("date", "by_date", "DATE_BANDS"), ("frequency", "higher", "FREQUENCY"), ("all", "higher", "THRESHOLD"),
    ],
)  # fmt: skip
def test_the_default_rule_of_each_kind(kind, direction, rule):
    assert default_system().rule(TargetKind(kind), Direction(direction)) is Rule(rule)


@pytest.mark.parametrize("kind", ["event", "text"])
def test_no_rule_measures_words(kind):
    assert default_system().rule(TargetKind(kind), None) is None


def test_the_default_is_strict_where_it_must_be():
    system = default_system()
    assert system.missing is MissingPolicy.EXCLUDE
    assert (system.date_bands.degree(0), system.date_bands.degree(1)) == (100, 0)
    assert system.zero_target is Rule.THRESHOLD
    assert (system.held(system.cap + 1), system.held(system.floor - 1)) == (100, 0)


def test_every_setting_has_its_reason():
    assert all(rule["reason"] for rule in PLAIN["rule"])
    settings = {name: value for name, value in PLAIN.items() if isinstance(value, dict)}
    assert all(value["reason"].strip() for value in settings.values())
    assert default_system().reasons["missing"] == PLAIN["missing"]["reason"]


def test_a_setting_may_come_bare():
    system = read_system(PLAIN | {"missing": "ZERO", "cap": 120, "date_bands": ""})
    assert (system.missing, system.cap, system.date_bands) == (MissingPolicy.ZERO, 120, None)


def test_tells_all_that_is_wrong_at_once():
    wrong = {
        "missing": "FORSE",
        "cap": "cento",
        "date_bands": "0:50; 30:80",
        "rule": [{"kinds": ["percent"], "direction": "su"}, "x"],
        "nuova": 1,
        "judgement": 3,
    }
    with pytest.raises(MeasurementSystemError) as refused:
        read_system(PLAIN | wrong)
    told = " | ".join(refused.value.problems)
    assert len(refused.value.problems) == 7
    assert all(name in told for name in ("«missing»", "«cap»", "«date_bands»", "«rule»", "«nuova»", "«judgement»"))


def test_a_judgement_needs_degrees():
    with pytest.raises(MeasurementSystemError, match="judgement"):
        read_system(PLAIN | {"judgement": {"bene": "molto"}})

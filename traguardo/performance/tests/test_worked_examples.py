"""The examples that explain a system are what the engine gives, whatever the system."""

from copy import deepcopy
from decimal import Decimal

import pytest

from traguardo.performance.domain.measurement_system import Rule, default_settings, default_system, read_system
from traguardo.performance.domain.measurement_system.worked_examples import (
    judged,
    rolled,
    third,
    without_value,
    words_of,
    worked_rules,
    zero_target,
)
from traguardo.performance.domain.plan import Direction, TargetKind
from traguardo.performance.domain.scoring.degrees import degree_of
from traguardo.performance.domain.scoring.yardsticks import yardstick
from traguardo.performance.domain.system_checks.probes import probe


def changed(**settings):
    return read_system({**deepcopy(default_settings()), **settings})


def of(system, way):
    return next(each for each in worked_rules(system) if each.way is way)


def test_each_rule_has_its_examples_and_the_default_uses_six():
    rules = {each.rule for each in worked_rules(default_system())}
    assert rules == {
        Rule.RATIO_UP, Rule.RATIO_DOWN_LINEAR, Rule.RANGE, Rule.DATE_BANDS, Rule.FREQUENCY, Rule.THRESHOLD
    }  # fmt: skip
    assert all(
        each.examples and all(example.why for example in each.examples) for each in worked_rules(default_system())
    )


@pytest.mark.parametrize("way", [Direction.HIGHER, Direction.LOWER])
def test_the_curve_is_the_yardstick_held_between_floor_and_cap(way):
    system = default_system()
    asked = probe(TargetKind.PERCENT, way)
    measure = yardstick(asked, asked.targets[0], system)
    for value, degree in of(system, way).curve:
        assert degree == system.held(degree_of(measure, value).value)


def test_another_rule_gives_another_example():
    steep = changed(rule=[{"kinds": ["percent"], "direction": "higher", "rule": "THRESHOLD", "reason": "x"}])
    [worked] = worked_rules(steep)
    assert [example.degree for example in worked.examples] == [Decimal(0), Decimal(100), Decimal(100)]


def test_bands_of_days_show_in_the_example_of_dates():
    system = changed(date_bands="0:100; 31:80; 60:50")
    dates = next(each for each in worked_rules(system) if each.kind is TargetKind.DATE)
    assert [example.degree for example in dates.examples] == [100, 100, 80, 80]
    assert dates.curve == ((0, 100), (31, 80), (60, 50), (61, 0))
    assert of(system, Direction.RANGE).curve == ()


@pytest.mark.parametrize(("policy", "degree"), [("EXCLUDE", 100), ("ZERO", 50), ("BLOCK", None)])
def test_what_is_missing_follows_the_policy(policy, degree):
    assert without_value(changed(missing=policy)).whole.degree == degree


@pytest.mark.parametrize(("how", "degree"), [("weighted_mean", Decimal("82.5")), ("worst", 50)])
def test_three_objectives_roll_up_as_the_system_says(how, degree):
    found = rolled(changed(roll_up=how))
    assert [part[2] for part in found.parts] == [100, 75, 50]
    assert found.whole.degree == degree


def test_zero_judgements_thirds_and_words_come_from_the_engine():
    system = changed(decimals=1, judgement={"no": 0, "sì": 100})
    assert [example.degree for example in zero_target(system)] == [100, 0]
    assert [example.degree for example in judged(system)] == [0, 100]
    assert third(system).degree == Decimal("66.7")
    assert [word for _, word in words_of(system)] == ["concluso", "a rischio", "a rischio", "in ritardo"]


def test_dates_without_bands_are_shown_on_the_day_and_the_day_after():
    dates = next(each for each in worked_rules(changed(date_bands="")) if each.kind is TargetKind.DATE)
    assert dates.curve == ((0, None), (1, None))
    assert [example.measured for example in dates.examples] == ["25/06/2026", "30/06/2026", "01/07/2026", "31/07/2026"]


def test_examples_print_what_was_measured_as_a_person_would():
    found = words_of(changed(on_track="90.5", at_risk=0))
    assert [degree for degree, _ in found] == [Decimal("90.5"), Decimal("89.5"), 0]
    shown = {(each.kind, each.way): [example.measured for example in each.examples] for each in worked_rules(default_system())}  # fmt: skip
    assert shown[TargetKind.ALL, None] == ["tutti", "100"]
    assert shown[TargetKind.FREQUENCY, None] == ["2", "4"]
    assert shown[TargetKind.PERCENT, Direction.RANGE] == ["60", "80", "95"]
    assert [example.measured for example in zero_target(default_system())] == ["0", "1"]


def test_the_parts_of_an_example_carry_their_weights():
    assert [part[:2] for part in rolled(default_system()).parts] == [("Obiettivo 1", 50), ("Obiettivo 2", 30), ("Obiettivo 3", 20)]  # fmt: skip
    assert [part[:2] for part in without_value(default_system()).parts] == [
        ("Indicatore E1", 50),
        ("Indicatore E2", 50),
    ]

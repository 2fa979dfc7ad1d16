"""A measurement system read setting by setting: what it is when nothing is said, and when everything is said otherwise."""

from dataclasses import fields
from fractions import Fraction

import pytest

from traguardo.performance.domain.measurement_system import (
    Level,
    MeasurementSystem,
    MeasurementSystemError,
    MissingPolicy,
    Mode,
    Rounding,
    Rule,
    read_system,
)
from traguardo.performance.domain.measurement_system.outcome_bands import read_outcome_bands
from traguardo.performance.domain.notation.bands import read_date_bands
from traguardo.performance.domain.plan import Direction, TargetKind

SAID = {
    "name": "Sistema dell'ente", "version": "3", "zero_target": "BANDS", "date_bands": "0:100; 30:80", "bands_edge": "high", "missing": "BLOCK", "cap": "120.5",
    "floor": -10, "decimals": 1, "round_before_roll_up": True, "roll_up": "sum", "objective_from": "both", "whole_from": "areas", "weights": "block",
    "done_without_date": "full", "interim": "count", "not_applicable": ["N.A.", "—"], "not_applicable_counts": "out", "on_track": 80, "at_risk": "50.5",
    "whole_bands": " 0-60:0; 60-:100 ", "bonus": "0-50:0 (nessuno); 50-:100", "judgement": {"SÌ": 100, "no": 0, "reason": "art. 3"},
    "weighing": {"rows": "equal", "objectives": "given", "reason": "art. 4"}, "rounding": {"whole": {"mode": "truncate"}}, "caps": {"areas": "99.5"},
    "rule": [{"kinds": ["percent", "count"], "direction": "higher", "rule": "RATIO_UP", "reason": "art. 5"}, {"kinds": ["all"], "direction": "any", "rule": "THRESHOLD"}],
}  # fmt: skip
READ = MeasurementSystem(
    name="Sistema dell'ente", version="3", zero_target=Rule.BANDS, date_bands=read_date_bands("0:100; 30:80"), bands_edge="high", missing=MissingPolicy.BLOCK,
    cap=Fraction("120.5"), floor=Fraction(-10), decimals=1, round_before_roll_up=True, roll_up="sum", objective_from="both", whole_from="areas", weights="block",
    done_without_date="full", interim="count", not_applicable=frozenset({"n.a.", "—"}), not_applicable_counts="out", on_track=Fraction(80), at_risk=Fraction("50.5"),
    whole_bands=read_outcome_bands("0-60:0; 60-:100"), bonus=read_outcome_bands("0-50:0 (nessuno); 50-:100"), judgement=(("no", Fraction(0)), ("sì", Fraction(100))),
    equal_weights=frozenset({Level.ROWS}), rounding={Level.WHOLE: Rounding(Mode.TRUNCATE, 2)}, caps={Level.AREAS: Fraction("99.5")},
    rules={(TargetKind.PERCENT, Direction.HIGHER): Rule.RATIO_UP, (TargetKind.COUNT, Direction.HIGHER): Rule.RATIO_UP, (TargetKind.ALL, None): Rule.THRESHOLD},
    reasons={"judgement": "art. 3", "weighing": "art. 4"},
)  # fmt: skip


def of(system, name):
    return getattr(system, name)


def problems(**settings):
    with pytest.raises(MeasurementSystemError) as found:
        read_system(settings)
    assert str(found.value) == "; ".join(found.value.problems)
    return list(found.value.problems)


def test_a_system_that_says_nothing_is_the_plain_one():
    assert read_system({}) == MeasurementSystem(name="", version="", rules={})


@pytest.mark.parametrize("name", [item.name for item in fields(MeasurementSystem)])
def test_every_setting_said_is_read(name):
    assert of(read_system(SAID), name) == of(READ, name)


def test_a_setting_may_carry_its_reason():
    reasoned = {
        name: {"value": value, "reason": f"perché {name}"}
        for name, value in SAID.items()
        if not isinstance(value, dict)
    }
    read = read_system({**SAID, **reasoned})
    assert [of(read, item.name) for item in fields(read)[:-1]] == [of(READ, item.name) for item in fields(READ)[:-1]]
    assert read.reasons == {**READ.reasons, **{name: f"perché {name}" for name in reasoned}}
    assert read_system({"cap": {"reason": "x"}, "roll_up": {"reason": "y"}}) == MeasurementSystem(name="", version="", rules={}, reasons={"cap": "x", "roll_up": "y"})  # fmt: skip


def test_all_that_is_wrong_is_told_at_once():
    wrong = problems(boh=1, roll_up="media", decimals=7, rule=["RATIO_UP", {"kinds": ["percent"], "direction": "any", "rule": "MAGIA"}], judgement={"no": "poco"})  # fmt: skip
    assert wrong == [
        "voce sconosciuta «boh»",
        "«rule»: ogni regola ha kinds, direction e rule",
        f"«rule»: «MAGIA» può essere {', '.join(Rule)}",
        "«decimals»: «7» non è un numero di decimali da 0 a 6",
        "«roll_up» è «media»: può essere weighted_mean, sum, worst",
        "«judgement»: «poco» non è un numero",
    ]
    assert problems(not_applicable="n.d.", caps={"areas": "x", "boh": 1, "whole": 100}, floor=200) == [
        "«caps.areas»: «x» non è un numero",
        "«caps»: il livello «boh» non c'è; può essere objectives, areas, whole",
        "«floor» supera «cap»: il grado minimo non può stare sopra il massimo",
    ]


def test_one_word_stands_for_a_list_of_one_and_limits_may_touch():
    assert read_system({"not_applicable": "N.D."}).not_applicable == frozenset({"n.d."})
    assert read_system({"not_applicable": ("a", "B")}).not_applicable == frozenset({"a", "b"})
    assert read_system({"floor": 100}).floor == read_system({"floor": 100}).cap
    assert read_system({"at_risk": 90}).at_risk == 90

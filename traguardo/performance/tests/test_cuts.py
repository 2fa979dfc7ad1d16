"""Scores by unit conserve the whole; by tag they say each thing where its tags are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.plan import Unit
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.cuts import by_tag, by_unit
from traguardo.performance.domain.scoring.sharing import NOBODY, portions, said_shares
from traguardo.performance.tests import plans
from traguardo.performance.tests.scoring_plans import END, indicator, measured, objective, plan

SYSTEM = default_system()
UNITS = tuple(Unit(code=code, name=f"Servizio {code}") for code in ("U1", "U2", "U3"))
ANSWERING = some.lists(some.sampled_from(["U1", "U2", "U3", "Servizio U1"]), max_size=4).map(tuple)
OBJECTIVES = some.lists(
    some.tuples(some.none() | some.decimals(0, 100, places=1), ANSWERING, some.sampled_from(["0", "40", "100"])),
    min_size=1,
    max_size=6,
)


def built(rows):
    return plan(
        units=UNITS,
        objectives=tuple(objective(f"O{n}", weight, units=units) for n, (weight, units, _) in enumerate(rows)),
        indicators=tuple(indicator(f"I{n}", f"O{n}") for n in range(len(rows))),
        measurements=tuple(measured(f"I{n}", value) for n, (*_, value) in enumerate(rows)),
    )


def sliced(cut, whole):
    return {each.score.code: each for each in cut(whole, score_plan(whole, SYSTEM, at=END), SYSTEM)}


@given(OBJECTIVES)
def test_units_weigh_the_whole_together_and_bring_its_points(rows):
    whole = built(rows)
    score = score_plan(whole, SYSTEM, at=END)
    found = by_unit(whole, score, SYSTEM)
    weighed = [each.score for each in found if each.score.exact_year_weight]
    assert sum(each.exact_year_weight for each in weighed) == sum(
        one.exact_year_weight or 0 for one in score.objectives
    )
    if score.whole.exact is not None:
        assert sum(each.exact * each.exact_year_weight for each in weighed) / 100 == score.whole.exact


@given(OBJECTIVES)
def test_each_objective_is_shared_out_whole(rows):
    whole = built(rows)
    shares = {}
    for each in portions(whole, {each.code: None for each in whole.objectives}):
        shares[each.objective] = shares.get(each.objective, Fraction(0)) + each.share
    assert set(shares.values()) == {Fraction(100)}


def test_what_nobody_answers_for_comes_last_and_is_named():
    found = by_unit(whole := built([(Decimal(60), (), "100"), (Decimal(40), ("U2",), "0")]), score_plan(whole, SYSTEM, at=END), SYSTEM)  # fmt: skip
    assert (found[-1].score.code, found[-1].score.title) == (NOBODY, "Nessuna unità indicata")
    assert found[-1].score.exact_year_weight == 60


def test_the_plan_may_say_the_shares():
    whole = built([(Decimal(100), ("U1", "U2"), "100"), (Decimal(100), ("U2",), "0")])
    first, second = whole.objectives
    whole = replace(whole, objectives=(replace(first, extra={"Quote delle unità": "U1=80; Servizio U2=20"}), second))
    found = sliced(by_unit, whole)
    assert [(each.share, each.weight) for each in found["U1"].parts] == [(80, 40)]
    assert found["U2"].score.exact_year_weight == 60
    assert found["U2"].score.exact == Fraction(10 * 100, 60)


@pytest.mark.parametrize("text", ["U1=50; U3=50", "U1=100", "U1=30; U2=60", "U1=30; U2=30; U3=40"])
def test_shares_of_other_units_or_of_another_whole_are_not_taken(text):
    whole = built([(Decimal(100), ("U1", "U2"), "100")])
    whole = replace(whole, objectives=(replace(whole.objectives[0], extra={"Quote delle unità": text}),))
    found = portions(whole, {"O0": Fraction(100)})
    assert [(each.unit, each.share, each.weight, each.said) for each in found] == [("U1", 50, 50, False), ("U2", 50, 50, False)]  # fmt: skip


def test_shares_said_by_name_or_code_are_taken_and_told():
    whole = built([(Decimal(100), ("U1", "Servizio U2", "u1"), "100")])
    whole = replace(whole, objectives=(replace(whole.objectives[0], extra={"Quote delle unità": " servizio u1 = 30 ;; U2=70; "}),))  # fmt: skip
    found = portions(whole, {"O0": Fraction(50)})
    assert [(each.unit, each.share, each.weight, each.said) for each in found] == [("U1", 30, 15, True), ("U2", 70, 35, True)]  # fmt: skip
    assert said_shares("Altri=100", {}) == {"Altri": 100}
    assert portions(whole, {}) == ()


@given(OBJECTIVES, some.integers(0, 100))
def test_said_shares_conserve_the_whole_wherever_a_unit_is_scored(rows, share):
    whole = built([*rows, (Decimal(50), ("U1", "U3"), "40")])
    told = replace(whole.objectives[-1], extra={"Quote delle unità": f"U1={share}; U3={100 - share}"})
    whole = replace(whole, objectives=(*whole.objectives[:-1], told))
    score = score_plan(whole, SYSTEM, at=END)
    cut = {each.score.code: each.score for each in by_unit(whole, score, SYSTEM)}
    assert all(cut[unit.code] == unit for unit in score.units)
    nobody = [cut[NOBODY]] if NOBODY in cut else []
    weighed = sum(unit.exact_year_weight or 0 for unit in (*score.units, *nobody))
    assert weighed == sum(each.exact_year_weight or 0 for each in score.objectives)


def test_a_unit_counts_for_what_the_plan_says_in_the_whole_made_of_units_too():
    whole = built([(Decimal(50), ("U1", "U2"), "100"), (Decimal(50), ("U2",), "0")])
    first, second = whole.objectives
    whole = replace(whole, objectives=(replace(first, extra={"Quote delle unità": "U1=100; U2=0"}), second))
    by_units = score_plan(whole, replace(SYSTEM, whole_from="units"), at=END)
    assert {unit.code: unit.exact for unit in by_units.units if unit.exact is not None} == {"U1": 100, "U2": 0}
    assert by_units.whole.exact == 50


@pytest.mark.parametrize("text", ["", "U1=50", "U1=tanto; U2=poco", "U1=150; U2=-50"])
def test_shares_that_cannot_be_read_are_not_said(text):
    assert said_shares(text, {"u1": "U1", "u2": "U2"}) is None


def test_a_thing_with_two_tags_is_in_both():
    whole = built([(Decimal(60), ("U1",), "100"), (Decimal(40), ("U1",), "40")])
    first, second = whole.objectives
    tagged = replace(whole.indicators[1], tags=("LEPS",))
    whole = replace(
        whole,
        objectives=(replace(first, tags=("LEPS", "accesso")), second),
        indicators=(whole.indicators[0], tagged),
    )
    found = sliced(by_tag, whole)
    assert set(found) == {"accesso", "LEPS"}
    assert found["accesso"].score.exact == 100
    assert found["LEPS"].score.exact == 76
    assert found["LEPS"].score.exact_year_weight == 100


def test_an_indicator_is_not_counted_twice_with_its_objective():
    whole = built([(Decimal(60), ("U1",), "100"), (Decimal(40), ("U1",), "40")])
    first, second = whole.objectives
    whole = replace(
        whole,
        objectives=(first, replace(second, tags=("LEPS",))),
        indicators=tuple(replace(each, tags=("LEPS",)) for each in whole.indicators),
    )
    assert [part.score.code for part in sliced(by_tag, whole)["LEPS"].parts] == ["O1", "I0"]


def test_nothing_due_has_no_score():
    whole = plans.full()
    score = score_plan(whole, SYSTEM, at=date(2024, 1, 1))
    (found,) = by_tag(whole, score, SYSTEM)
    assert found.score.exact is None

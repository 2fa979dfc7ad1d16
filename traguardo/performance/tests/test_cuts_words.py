"""What a line of a cut says of itself: the mean or the worst, what blocks it, what is not due, who is named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.performance.domain.measurement_system import MissingPolicy, default_system
from traguardo.performance.domain.plan import Unit
from traguardo.performance.domain.scoring import State, score_plan
from traguardo.performance.domain.scoring.cuts import by_tag, by_unit, gathered
from traguardo.performance.tests.scoring_plans import END, indicator, measured, objective, plan, step

SYSTEM = default_system()


def built(*values, tags=("LEPS",), **more):
    """An objective for each value, of the same weight, tagged; None is a result not yet there."""
    codes = [f"O{n}" for n in range(len(values))]
    return plan(
        objectives=tuple(objective(code, Decimal(10), tags=tags, **more) for code in codes),
        indicators=tuple(indicator(f"I{code}", code) for code in codes),
        measurements=tuple(measured(f"I{code}", value) for code, value in zip(codes, values, strict=True) if value),
    )


def line(whole, system=SYSTEM, cut=by_tag, at=END):
    (found,) = cut(whole, score_plan(whole, system, at=at), system)
    return found.score


def test_a_mean_shows_six_parts_and_counts_those_without_a_result():
    score = line(built("10", "20", "30", "40", "50", None, "60"))
    assert score.why == (
        "Media pesata di 6 su 7 con un risultato: (14,29×10,00 + 14,29×20,00 + 14,29×30,00 + 14,29×40,00 + 14,29×50,00 + "
        "14,29×60,00)/85,71 = 35,00 punti."
    )
    assert (score.kind, score.code, score.title, score.state) == ("tag", "LEPS", "LEPS", State.ASSESSED)
    assert score.exact_coverage == Fraction(600, 7)
    assert (score.exact_year_weight, score.exact_pace, score.exact_progress) == (100, 100, 30)
    assert line(built(*["10"] * 7)).why.endswith(" + 14,29×10,00 + …)/100,00 = 10,00 punti.")


def test_the_worst_is_the_lowest_degree_known():
    worst = replace(SYSTEM, roll_up="worst")
    score = line(built("40", "10", None), worst)
    assert (score.exact, score.why) == (10, "Il grado più basso di 2 su 3 con un risultato: 10,00 punti.")


def test_nothing_known_and_what_blocks_have_no_score():
    nothing = line(built(None, None))
    assert (nothing.exact, nothing.state) == (None, State.NOT_COMPUTABLE)
    assert nothing.why == "Non calcolabile: nulla di ciò che è dovuto ha un risultato da valutare."
    blocked = line(built("40", None), replace(SYSTEM, missing=MissingPolicy.BLOCK))
    assert (blocked.exact, blocked.exact_uncapped, blocked.state) == (None, None, State.BLOCKED)


def test_before_anything_is_due_a_line_says_so():
    steps = replace(built("40"), indicators=(), measurements=(), steps=(step("O0.1", "31/12/2024"),))
    score = line(steps, at=date(2024, 1, 31))
    assert (score.exact, score.state, score.exact_year_weight) == (None, State.NOT_DUE, 100)


def test_above_the_cap_a_line_keeps_what_was_earned():
    score = line(built("150", "50"))
    assert (score.exact, score.exact_uncapped) == (75, 100)


def test_a_line_of_nothing_weighs_nothing():
    score = gathered("tag", "x", "X", (), SYSTEM)
    assert (score.exact_year_weight, score.exact_coverage, score.exact_pace, score.exact_progress) == (None,) * 4
    assert (score.title, score.state, score.decimals) == ("X", State.NOT_DUE, SYSTEM.decimals)


@pytest.mark.parametrize("unit", ["U9", "u9"])
def test_a_unit_the_plan_does_not_list_goes_by_its_code(unit):
    whole = replace(built("40", tags=(), units=("U1", unit)), units=(Unit(code="U1", name="Anziani"), Unit(code="U2", name="Minori")))  # fmt: skip
    found = by_unit(whole, score_plan(whole, SYSTEM, at=END), SYSTEM)
    assert [(each.score.code, each.score.title, len(each.parts)) for each in found] == [
        ("U1", "Anziani", 1), ("U2", "Minori", 0), (unit, unit, 1)
    ]  # fmt: skip
    assert [part.share for each in found for part in each.parts] == [50, 50]


def test_tags_go_by_name_whatever_the_capitals_and_what_is_of_another_year_is_left_out():
    whole = built("40", "60", "80", tags=())
    first, second, third = whole.objectives
    tagged = (replace(first, tags=("beta", "beta")), replace(second, tags=("Alfa",)), replace(third, years=(2025,), tags=("zeta",)))  # fmt: skip
    one, two, _ = whole.indicators
    other_year = indicator("IO2", "O2", year=2025, tags=("gamma",))
    whole = replace(whole, objectives=tagged, indicators=(replace(one, tags=("delta", "beta")), two, other_year))
    found = by_tag(whole, score_plan(whole, SYSTEM, at=END), SYSTEM)
    assert [(each.score.code, [part.score.code for part in each.parts]) for each in found if each.parts[0].score.code != "O2"] == [
        ("Alfa", ["O1"]), ("beta", ["O0"]), ("delta", ["IO0"])
    ]  # fmt: skip
    weights = {each.score.code: [part.weight for part in each.parts] for each in found}
    assert weights["delta"] == weights["beta"]

"""What must hold of every score, whatever the numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.plan import (
    Authority,
    Baseline,
    Direction,
    Indicator,
    Measurement,
    Objective,
    Outcome,
    OutcomeState,
    Plan,
    Target,
    TargetKind,
)
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.domain.scoring.roll_up import exact_sum, mean

END = date(2024, 12, 31)
VALUES = st.decimals(min_value=0, max_value=1000, places=2)
GOALS = st.decimals(min_value="0.01", max_value=1000, places=2)
WEIGHTS = st.decimals(min_value="0.01", max_value=100, places=2)
UP = st.sampled_from(["", "RATIO_UP", "THRESHOLD", "INTERPOLATED"])
DOWN = st.sampled_from(["", "RATIO_DOWN_LINEAR", "RATIO_DOWN_INVERSE", "THRESHOLD"])


def plan_of(rows):
    """A plan of one objective from (value or None, goal, weight, direction, rule)."""
    indicators, measurements = [], []
    for number, (value, goal, weight, direction, rule) in enumerate(rows):
        target = Target(year=2024, printed=str(goal), kind=TargetKind.COUNT, value=goal)
        indicators.append(
            Indicator(
                code=str(number), objective="A", name="x", direction=direction, targets=(target,), weight=weight, rule=rule,
                baseline=Baseline(printed="0", value=Decimal(0)),
            )
        )  # fmt: skip
        if value is not None:
            outcome = Outcome(printed=str(value), state=OutcomeState.DONE, value=value)
            measurements.append(Measurement(subject=str(number), on=END, outcome=outcome))
    return Plan(
        authority=Authority(code="e", name="e"), title="", first_year=2024, last_year=2024, year=2024,
        objectives=(Objective(code="A", title="a"),), indicators=tuple(indicators), measurements=tuple(measurements),
    )  # fmt: skip


def scored(rows):
    return score_plan(plan_of(rows), default_system(), at=END)


ROWS = st.lists(
    st.one_of(
        st.tuples(st.one_of(st.none(), VALUES), GOALS, WEIGHTS, st.just(Direction.HIGHER), UP),
        st.tuples(st.one_of(st.none(), VALUES), GOALS, WEIGHTS, st.just(Direction.LOWER), DOWN),
    ),
    min_size=1,
    max_size=8,
)


@given(VALUES, VALUES, GOALS, UP)
def test_more_is_never_worse_where_more_is_better(one, other, goal, rule):
    less, more = (scored([(value, goal, None, Direction.HIGHER, rule)]).whole.exact for value in sorted((one, other)))
    assert less <= more


@given(VALUES, VALUES, GOALS, DOWN)
def test_less_is_never_worse_where_less_is_better(one, other, goal, rule):
    less, more = (scored([(value, goal, None, Direction.LOWER, rule)]).whole.exact for value in sorted((one, other)))
    assert less >= more


@given(GOALS, st.one_of(st.tuples(st.just(Direction.HIGHER), UP), st.tuples(st.just(Direction.LOWER), DOWN)))
def test_at_the_target_exactly_is_100(goal, way):
    assert scored([(goal, goal, None, *way)]).score == 100


@given(ROWS)
def test_degrees_are_held_between_0_and_100(rows):
    scores = scored(rows)
    assert all(score.degree is None or 0 <= score.degree <= 100 for score in (scores.whole, *scores.indicators))


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert scored(rows).whole.exact == scored(shuffled).whole.exact
    assert scored(rows).coverage == scored(shuffled).coverage


@given(ROWS, st.decimals(min_value="0.01", max_value=10, places=2))
def test_weighing_in_another_unit_changes_no_score(rows, factor):
    other = [(value, goal, weight * factor, direction, rule) for value, goal, weight, direction, rule in rows]
    assert scored(rows).whole.exact == scored(other).whole.exact


@given(ROWS)
def test_the_score_lies_between_its_parts(rows):
    scores = scored(rows)
    known = [score.exact for score in scores.indicators if score.exact is not None]
    if known:
        assert min(known) <= scores.whole.exact <= max(known)
    else:
        assert scores.whole.exact is None


@given(ROWS)
def test_year_weights_of_siblings_sum_to_exactly_100(rows):
    assert sum(score.exact_year_weight for score in scored(rows).indicators) == 100


@given(ROWS)
def test_what_has_no_value_takes_its_weight_with_it(rows):
    with_value = [row for row in rows if row[0] is not None]
    if with_value:
        assert scored(rows).whole.exact == scored(with_value).whole.exact


@given(ROWS)
def test_coverage_is_the_share_of_weight_that_has_a_value(rows):
    known, total = (
        sum(row[2] for row in rows if keep(row)) for keep in (lambda row: row[0] is not None, lambda row: True)
    )
    assert scored(rows).whole.exact_coverage == Fraction(known) * 100 / Fraction(total)


@given(st.lists(st.fractions(max_denominator=10**6), max_size=40))
def test_the_fast_sum_is_the_sum(values):
    assert exact_sum(values) == sum(values, Fraction(0))
    assert mean((value, Fraction(1, 3)) for value in values) == (
        sum(values, Fraction(0)) / len(values) if values else None
    )

"""What must hold of every score whatever is decided, whatever is missing, and in whatever order things come."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from traguardo.performance.domain.measurement_system import MissingPolicy, default_system
from traguardo.performance.domain.plan import Baseline, DecisionKind
from traguardo.performance.domain.scoring import State, score_plan
from traguardo.performance.tests import scoring_plans as small
from traguardo.performance.tests.decided_plans import DAYS, DECIDED, DEGREES, END, VALUES, decision, plans, subjects

SYSTEM = default_system()


def everything(scores):
    return (scores.whole, *scores.objectives, *scores.steps, *scores.indicators, *scores.nodes, *scores.units)


def figures(scores):
    return [(score.kind, score.code, score.state, score.exact, score.exact_year_weight) for score in everything(scores)]


@given(DECIDED, DAYS)
def test_weights_conserve_100_whatever_is_decided(pair, at):
    for each in pair:
        scores = score_plan(each, SYSTEM, at=at)
        weights = {subject: scores.find(*subject).exact_year_weight for subject in subjects(each)}
        for family in siblings(each):
            known = [weights[subject] for subject in family if weights[subject] is not None]
            assert sum(known, Fraction(0)) in {0, 100}


def siblings(plan):
    yield {("objective", one.code) for one in plan.objectives}
    for objective in plan.objectives:
        yield {("step", one.code) for one in plan.steps if one.objective == objective.code}
        yield {("indicator", one.code) for one in plan.indicators if one.objective == objective.code}


@given(DECIDED, DAYS)
def test_a_score_stays_within_floor_and_cap(pair, at):
    for score in everything(score_plan(pair[1], SYSTEM, at=at)):
        assert score.exact is None or SYSTEM.floor <= score.exact <= SYSTEM.cap
        assert score.exact_coverage is None or 0 <= score.exact_coverage <= 100
        assert score.exact_progress is None or 0 <= score.exact_progress <= 100


@given(DECIDED, DAYS)
def test_what_is_out_has_neither_degree_nor_weight(pair, at):
    for score in everything(score_plan(pair[1], SYSTEM, at=at)):
        if score.state in {State.SUSPENDED, State.CANCELLED, State.NOT_MEASURABLE}:
            assert (score.exact, score.exact_year_weight, score.exact_coverage) == (None, None, None)
            assert score.decision is not None or score.kind in {"objective", "plan"}


@given(DECIDED, st.randoms(use_true_random=False))
def test_the_order_of_decisions_on_different_things_does_not_matter(pair, random):
    plan = pair[1]
    shuffled = list(plan.decisions)
    random.shuffle(shuffled)
    by_subject = {}
    for each in plan.decisions:
        by_subject.setdefault((each.subject_kind, each.subject), []).append(each)
    waiting = {subject: iter(made) for subject, made in by_subject.items()}
    mixed = tuple(next(waiting[each.subject_kind, each.subject]) for each in shuffled)
    other = replace(plan, decisions=mixed)
    assert figures(score_plan(plan, SYSTEM, at=END)) == figures(score_plan(other, SYSTEM, at=END))


@given(DECIDED)
def test_the_order_of_the_children_does_not_matter(pair):
    plan = pair[1]
    turned = replace(
        plan,
        objectives=plan.objectives[::-1],
        steps=plan.steps[::-1],
        indicators=plan.indicators[::-1],
        measurements=plan.measurements[::-1],
    )
    one, other = (score_plan(each, SYSTEM, at=END) for each in (plan, turned))
    assert sorted(figures(one), key=str) == sorted(figures(other), key=str)


@given(DECIDED, DAYS)
def test_a_decision_does_nothing_before_its_day(pair, at):
    plan = pair[1]
    known = replace(plan, decisions=tuple(each for each in plan.decisions if each.on <= at))
    assert figures(score_plan(plan, SYSTEM, at=at)) == figures(score_plan(known, SYSTEM, at=at))


@given(plans(), st.sampled_from([DecisionKind.SUSPENDED, DecisionKind.CANCELLED]), st.data())
def test_a_suspended_thing_is_a_thing_that_is_not_there(plan, kind, data):
    """Of a step or an indicator among others of its objective, and of an objective among others: same score, weights, coverage."""
    subject = data.draw(st.sampled_from(subjects(plan)))
    decided = replace(plan, decisions=(decision(kind, subject),))
    absent = without(plan, subject)
    assume(has_siblings(plan, subject))
    one, other = (score_plan(each, SYSTEM, at=END) for each in (decided, absent))
    for score in everything(other):
        found = one.find(score.kind, score.code) if score.kind != "plan" else one.whole
        assert (found.exact, found.exact_coverage, found.exact_pace) == (
            score.exact,
            score.exact_coverage,
            score.exact_pace,
        )
        assert found.exact_year_weight == score.exact_year_weight


def without(plan, subject):
    kind, code = subject
    if kind == "objective":
        return replace(
            plan,
            objectives=tuple(one for one in plan.objectives if one.code != code),
            steps=tuple(one for one in plan.steps if one.objective != code),
            indicators=tuple(one for one in plan.indicators if one.objective != code),
        )
    rows = f"{kind}s"
    return replace(plan, **{rows: tuple(one for one in getattr(plan, rows) if one.code != code)})


def has_siblings(plan, subject):
    kind, code = subject
    if kind == "objective":
        return len(plan.objectives) > 1
    rows = getattr(plan, f"{kind}s")
    owner = next(one.objective for one in rows if one.code == code)
    return sum(one.objective == owner for one in rows) > 1


@given(plans(), st.sampled_from([DecisionKind.FORCING_GRANTED, DecisionKind.OVERRIDE]), st.data())
def test_the_computed_degree_given_by_hand_changes_no_figure(plan, kind, data):
    subject = data.draw(st.sampled_from(subjects(plan)))
    before = score_plan(plan, SYSTEM, at=END)
    computed = before.find(*subject)
    assume(computed.exact is not None and computed.exact == computed.exact_uncapped)
    degree = Decimal(computed.exact.numerator) / Decimal(computed.exact.denominator)
    assume(Fraction(degree) == computed.exact)
    after = score_plan(replace(plan, decisions=(decision(kind, subject, degree=degree, reason="x"),)), SYSTEM, at=END)
    for score in everything(before):
        found = after.find(score.kind, score.code) if score.kind != "plan" else after.whole
        assert (found.exact, found.exact_uncapped, found.exact_coverage, found.exact_progress, found.exact_year_weight) == (
            score.exact, score.exact_uncapped, score.exact_coverage, score.exact_progress, score.exact_year_weight,
        )  # fmt: skip
    assert after.find(*subject).exact_computed == computed.exact


@given(plans(), DEGREES, st.data())
def test_a_forcing_only_asked_changes_no_figure(plan, degree, data):
    subject = data.draw(st.sampled_from(subjects(plan)))
    asked = replace(plan, decisions=(decision(DecisionKind.FORCING_ASKED, subject, degree=degree),))
    assert figures(score_plan(plan, SYSTEM, at=END)) == figures(score_plan(asked, SYSTEM, at=END))


@given(plans(), DEGREES, DEGREES, st.data())
def test_a_higher_degree_given_never_lowers_the_plan(plan, one, other, data):
    subject = data.draw(st.sampled_from(subjects(plan)))
    less, more = (
        score_plan(
            replace(plan, decisions=(decision(DecisionKind.FORCING_GRANTED, subject, degree=each),)), SYSTEM, at=END
        )
        for each in sorted((one, other))
    )
    assume(less.whole.exact is not None)
    assert less.whole.exact <= more.whole.exact


@pytest.mark.parametrize("policy", [MissingPolicy.ZERO, MissingPolicy.BLOCK])
@given(plan=plans(), data=st.data())
def test_a_value_that_goes_missing_never_raises_a_score_under_zero_and_block(policy, plan, data):
    system = replace(SYSTEM, missing=policy)
    for before, after in losing_one(plan, system, data):
        assert after.exact is None or (before.exact is not None and after.exact <= before.exact)


@given(plan=plans(), data=st.data())
def test_a_value_that_goes_missing_raises_neither_coverage_nor_the_points_of_the_year(plan, data):
    """Under EXCLUDE the mean may rise; coverage and the points earned on the year's weight never do, and the mean says so."""
    for before, after in losing_one(plan, SYSTEM, data):
        assert (after.exact_coverage or 0) <= (before.exact_coverage or 0)
        assert (after.exact_progress or 0) <= (before.exact_progress or 0)
        if after.kind == "plan" and after.exact is not None and after.exact > (before.exact or 0):
            assert "contato zero, sul peso dell'anno i punti sono" in after.why


def losing_one(plan, system, data):
    """Each score before and after one measurement is taken away."""
    assume(plan.measurements)
    lost = data.draw(st.sampled_from(plan.measurements))
    poorer = replace(plan, measurements=tuple(each for each in plan.measurements if each is not lost))
    one, other = (score_plan(each, system, at=END) for each in (plan, poorer))
    return list(zip(everything(one), everything(other), strict=True))


@given(st.lists(VALUES, min_size=1, max_size=4), VALUES)
def test_the_mean_of_the_years_is_exact(values, result):
    years = tuple(range(2024 - len(values), 2024))
    told = "media " + ", ".join(map(str, years))
    indicator = small.indicator("1", rule="INTERPOLATED", target="500")
    indicator = replace(indicator, baseline=Baseline(printed=told, years=years))
    past = [
        small.measured("1", f"{value:f}".replace(".", ","), on=date(year, 12, 31))
        for year, value in zip(years, values, strict=True)
    ]
    scores = small.scored(
        objectives=(small.objective("A"),),
        indicators=(indicator,),
        measurements=(*past, small.measured("1", f"{result:f}".replace(".", ","))),
    )
    start = sum(map(Fraction, values), Fraction(0)) / len(values)
    assert scores.indicators[0].exact_uncapped == (Fraction(result) - start) * 100 / (500 - start)


def test_what_was_suspended_for_a_while_keeps_its_measurement():
    rows = {"objectives": (small.objective("A"),), "indicators": (small.indicator("1"),)}
    out = decision(DecisionKind.SUSPENDED, ("indicator", "1"), until=date(2024, 6, 30))
    scores = small.scored(**rows, measurements=(small.measured("1", "80"),), decisions=(out,))
    assert scores.score == 80

"""What a year asks, in which period, and what of it is still to come: cases, then what holds of any plan."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.measuring.owing import asked, asked_in, dues, owed
from traguardo.performance.domain.measuring.periods import Period, Stage, usual
from traguardo.performance.domain.measuring.silence import Owner, silent
from traguardo.performance.domain.scoring import State, score_plan
from traguardo.performance.intake.reading import read_plan
from traguardo.performance.tests import plans

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
HALF, END = usual(2024)
BOTH = (HALF, END)
AT = date(2024, 7, 20)


def a_plan(indicators=(), steps=(), measurements=(), decisions=()):
    return replace(
        plans.full(), indicators=tuple(indicators), steps=tuple(steps), measurements=tuple(measurements),
        decisions=tuple(decisions), reporting_date=None,
    )  # fmt: skip


def by_date(day):
    return (
        p.Target(
            year=2024, printed="entro", kind=p.TargetKind.DATE, comparator=p.Comparator.BY_DATE, moment=plans.day(day)
        ),
    )


def a_step(code="A.1", due="2024-05-31", **also):
    return p.Step(code=code, objective="A", description="Fase", due=plans.day(due) if due else None, **also)


def measured(code="1.1", on=date(2024, 12, 31), outcome=None):
    return p.Measurement(subject=code, on=on, outcome=outcome or plans.number("75"))


def waiting(plan, period, periods=BOTH, at=AT, **also):
    return [due.asked.code for due in owed(dues(plan, periods, at=at, **also), period)]


def where(plan, periods=BOTH):
    return {(due.asked.code, due.period.code) for due in dues(plan, periods, at=AT)}


@pytest.mark.parametrize(
    ("thing", "periods"),
    [
        (plans.indicator(), {"finale"}),
        (plans.indicator(targets=by_date("2024-07-31")), {"intermedia"}),
        (plans.indicator(targets=by_date("2024-10-31")), {"finale"}),
        (plans.indicator(targets=by_date("2025-06-30")), set()),
        (plans.indicator(frequency="semestrale"), {"intermedia", "finale"}),
        (plans.indicator(frequency="trimestrale"), {"intermedia", "finale"}),
        (plans.indicator(frequency="in ogni momento"), {"intermedia", "finale"}),
        (plans.indicator(frequency="annuale"), {"finale"}),
        (plans.indicator(targets=(p.Target(year=2024, printed="trimestrale da luglio", kind=p.TargetKind.FREQUENCY, per_year=2),)), {"finale"}),
        (plans.indicator(targets=(p.Target(year=2025, printed="3", kind=p.TargetKind.COUNT),)), set()),
        (a_step(), {"intermedia"}),
        (a_step(due="2024-12-15"), {"finale"}),
        (a_step(due=""), {"finale"}),
        (a_step(due="2025-01-31"), set()),
        (a_step(cancelled=True), set()),
        (a_step(due="2024-05-31", moved_to=plans.day("2024-11-30"), variation="Delibera 3"), {"finale"}),
    ],
)  # fmt: skip
def test_a_thing_is_asked_in_its_period(thing, periods):
    kind = "steps" if isinstance(thing, p.Step) else "indicators"
    assert {period for _, period in where(a_plan(**{kind: (thing,)}))} == periods


def test_an_indicator_of_a_step_is_due_with_it():
    assert where(a_plan((plans.indicator(step="A.1"),), (a_step(),))) == {("1.1", "intermedia"), ("A.1", "intermedia")}


def test_the_parts_of_a_composite_indicator_are_asked_not_the_whole():
    assert where(a_plan((plans.indicator("1"), plans.indicator("1a", parent="1")))) == {("1a", "finale")}


def test_what_was_done_early_is_not_asked_again():
    early = measured("A.9", date(2024, 6, 1), p.Outcome(printed="fatta", state=p.OutcomeState.DONE))
    assert waiting(a_plan(steps=(a_step("A.9", "2024-11-30"),), measurements=(early,)), END) == []


def test_a_value_at_half_year_is_not_the_value_at_its_end():
    plan = a_plan((plans.indicator(),), measurements=(measured(on=date(2024, 7, 31)),))
    assert waiting(plan, END, at=date(2025, 1, 10)) == ["1.1"]


def test_a_result_said_for_a_period_counts_for_it_whatever_its_day():
    plan = a_plan((plans.indicator(),), measurements=(measured(on=date(2024, 7, 31)),))
    assert waiting(plan, END, entered=frozenset({("indicator", "1.1", "finale")})) == []


def test_a_result_after_the_day_looked_at_does_not_count():
    assert waiting(a_plan((plans.indicator(),), measurements=(measured(),)), END) == ["1.1"]


def test_an_empty_result_is_no_result():
    blank = measured(outcome=p.Outcome(printed="", state=p.OutcomeState.NOT_REPORTED))
    assert waiting(a_plan((plans.indicator(),), measurements=(blank,)), END, at=date(2025, 1, 10)) == ["1.1"]


def test_what_a_closed_period_missed_is_owed_late_in_the_next():
    shut = replace(HALF, stage=Stage.CLOSED)
    found = dues(a_plan(steps=(a_step(),)), (shut, END), at=date(2024, 9, 15))
    assert [due.owed_in.code for due in found] == ["finale"]
    assert found[0].late(date(2024, 9, 15))


def test_a_turn_missed_in_a_closed_period_is_not_asked_twice_in_the_next():
    shut = replace(HALF, stage=Stage.CLOSED)
    plan = a_plan((plans.indicator(frequency="trimestrale"),))
    assert waiting(plan, END, (shut, END), at=date(2024, 9, 15)) == ["1.1"]


@pytest.mark.parametrize(
    ("kind", "also", "at", "left"),
    [
        ("suspended", {}, AT, True), ("suspended", {"until": date(2024, 9, 30)}, AT, False),
        ("cancelled", {}, AT, True), ("not_measurable", {"cause": p.Cause.EXTERNAL}, AT, True), ("forcing_asked", {}, AT, False),
        ("cancelled", {"on": date(2025, 2, 1)}, date(2024, 12, 1), False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("subject", [("indicator", "1.1"), ("objective", "A")])
def test_what_left_the_sum_is_not_asked(kind, also, at, left, subject):
    values = {"on": date(2024, 3, 1), **also}
    decision = p.Decision(subject_kind=subject[0], subject=subject[1], kind=p.DecisionKind(kind), **values)
    assert waiting(a_plan((plans.indicator(),), decisions=(decision,)), END, at=at) == ([] if left else ["1.1"])


def test_what_was_resumed_is_asked_again():
    kinds = ((date(2024, 3, 1), p.DecisionKind.SUSPENDED), (date(2024, 5, 1), p.DecisionKind.RESUMED))
    decisions = [p.Decision(subject_kind="indicator", subject="1.1", kind=kind, on=on) for on, kind in kinds]
    assert waiting(a_plan((plans.indicator(),), decisions=decisions), END) == ["1.1"]


def test_without_periods_nothing_is_due():
    assert dues(plans.full(), (), at=AT) == ()


days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
frequencies = st.sampled_from(["", "annuale", "semestrale", "trimestrale", "mensile", "in ogni momento"])


@st.composite
def any_plan(draw):
    indicators = [
        plans.indicator(f"I{n}", frequency=draw(frequencies), targets=by_date(str(draw(days))) if draw(st.booleans()) else plans.indicator().targets)
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    steps = [a_step(f"S{n}", str(draw(days))) for n in range(draw(st.integers(0, 5)))]
    return a_plan(indicators, steps)


@st.composite
def any_periods(draw):
    ends = sorted(set(draw(st.lists(days, min_size=1, max_size=5))))
    stage = st.sampled_from(Stage)
    return tuple(
        Period(code=f"p{n}", name=f"P{n}", on=on, opens_on=on, closes_on=on + timedelta(days=30), stage=draw(stage))
        for n, on in enumerate(ends)
    )


@given(any_plan(), any_periods(), days)
def test_nothing_is_owed_twice_and_what_is_asked_once_is_owed_in_one_period(plan, periods, at):
    found = dues(plan, periods, at=at)
    for period in periods:
        subjects = [due.asked.subject for due in owed(found, period)]
        assert len(subjects) == len(set(subjects))
    for thing in asked(plan):
        places = [due.owed_in.code for due in found if due.asked.subject == thing.subject]
        assert len(places) == 1 if not thing.repeats else 1 <= len(places) <= len(periods)


@given(any_plan(), any_periods())
def test_once_all_is_measured_nothing_is_owed(plan, periods):
    at = date(2025, 3, 1)
    rows = [measured(due.asked.code, due.period.on) for due in dues(plan, periods, at=at)]
    rows += [measured(due.asked.code, at) for due in dues(plan, periods, at=at)]
    found = dues(replace(plan, measurements=tuple(rows)), periods, at=at)
    assert [due for period in periods for due in owed(found, period)] == []


def test_a_missed_turn_is_nobody_s_debt_once_a_later_one_has_its_result():
    plan = a_plan((plans.indicator(frequency="trimestrale"),), measurements=(measured(on=date(2024, 12, 31)),))
    half, end = dues(plan, BOTH, at=date(2025, 1, 10))
    assert [(due.settled, due.waiting, due.late(date(2025, 1, 10))) for due in (half, end)] == [
        (False, False, False),
        (True, False, False),
    ]


@pytest.mark.parametrize(
    "folder", ["consorzio-piana-del-lirone", "consorzio-valserena", "sds-terre-di-ombrena/piano-2021", "sds-terre-di-ombrena/piano-2022"]
)  # fmt: skip
def test_once_the_year_is_over_what_is_owed_is_what_the_scores_find_missing(folder):
    """Two ways of asking the same thing, on the example bodies."""
    plan = read_plan(EXAMPLES / folder).plan
    at = date(plan.year + 2, 1, 1)
    scored = score_plan(plan, default_system(), at=at)
    missing = {
        (score.kind, score.code) for score in (*scored.steps, *scored.indicators) if score.state is State.MISSING
    }
    assert {due.asked.subject for due in dues(plan, usual(plan.year), at=at) if due.waiting} == missing


def test_units_nobody_answers_for_are_flagged_with_the_reason():
    shut = tuple(replace(period, stage=Stage.CLOSED) for period in BOTH)
    found = dues(a_plan((plans.indicator(frequency="trimestrale"),)), shut, at=date(2025, 2, 1))
    left = Owner(unit="U1", name="Minori", left=date(2024, 5, 31), known=False)
    idle = Owner(unit="U2", name="Anziani")
    (flag,) = silent((left, idle), found, shut)
    assert flag.unit == "U1"
    assert [reason.split()[0] for reason in flag.reasons] == ["Non", "Chi", "Non"]
    assert "31/05/2024" in flag.reasons[1]


def test_one_result_in_two_periods_breaks_the_silence():
    shut = tuple(replace(period, stage=Stage.CLOSED) for period in BOTH)
    plan = a_plan((plans.indicator(frequency="trimestrale"),), measurements=(measured(on=date(2024, 3, 1)),))
    assert silent((Owner(unit="U1", name="M", heads=("Anna",)),), dues(plan, shut, at=date(2025, 2, 1)), shut) == ()


@pytest.mark.parametrize(
    ("also", "at", "late"),
    [
        ({}, END.closes_on, False), ({}, END.closes_on + timedelta(days=1), True),
        ({"stage": Stage.OPEN}, END.closes_on, False), ({"stage": Stage.CLOSED}, END.closes_on, True),
    ],
)  # fmt: skip
def test_a_result_is_late_once_its_period_is_closed_or_its_days_are_over(also, at, late):
    (due,) = dues(a_plan((plans.indicator(),)), (replace(END, **also),), at=at)
    assert (due.waiting, due.late(at)) == (True, late)


def test_what_is_asked_says_what_is_expected_of_it():
    told = asked(a_plan((plans.indicator(),), (a_step(indicator="Atto"), replace(a_step("A.2", goal="Delibera"), description=""))))  # fmt: skip
    assert [(each.title, each.expected, each.units, each.once) for each in told] == [
        ("Fase", "Atto", ("U1", "U2"), True),
        ("Delibera", "", ("U1", "U2"), True),
        ("Domande evase 1.1", "≥ 80%", ("U1",), False),
    ]


def test_what_is_owed_comes_soonest_first_and_a_period_asks_of_itself_all_it_asks():
    steps = (a_step("A.3", "2024-11-30"), a_step("A.1", "2024-10-31"), a_step("A.2", "2024-11-30"))
    done = measured("A.1", date(2024, 7, 1), p.Outcome(printed="fatta", state=p.OutcomeState.DONE))
    plan = a_plan(steps=steps, measurements=(done,))
    assert waiting(plan, END) == ["A.2", "A.3"]
    assert [due.asked.code for due in asked_in(dues(plan, BOTH, at=AT), END)] == ["A.3", "A.1", "A.2"]
    assert asked_in(dues(plan, BOTH, at=AT), HALF) == ()

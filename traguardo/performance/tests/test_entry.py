"""What may be measured in a plan, and a typed result read against what was expected."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject, subject, subjects, understand, units_of
from traguardo.performance.domain.plan import Moment, OutcomeState, Target, TargetKind
from traguardo.performance.tests.plans import day, full, indicator

DAY = date(2024, 10, 15)
STEP = Subject(kind="step", code="A.1", title="Apertura", objective="A", units=("U1",), due=day("2024-05-31"))
RATE = Subject(kind="indicator", code="1", title="Attesa", objective="A", units=("U1",), formula="giorni / casi")


def test_an_indicator_brings_what_the_plan_says_of_it_in_the_year():
    plan = full()
    assert subject(plan, "indicator", "2.1") == Subject(
        kind="indicator",
        code="2.1",
        title="Giorni d'attesa",
        objective="B.2",
        units=("U2",),
        formula="giorni / casi",
        unit_of_measure="giorni",
        target=plan.indicators[1].targets[0],
        due=day("2024-06-30"),
    )


def test_without_units_of_its_own_it_takes_those_of_its_objective():
    plan = replace(full(), indicators=(indicator(units=(), source="registro"),))
    found = subject(plan, "indicator", "1.1")
    assert (found.units, found.source, found.expected, found.due) == (("U1", "U2"), "registro", "≥ 80%", None)
    assert subject(replace(plan, year=2030), "indicator", "1.1").target is None


def test_a_step_is_due_when_it_was_moved_to():
    found = subject(full(), "step", "B.1")
    assert found == Subject(
        kind="step", code="B.1", title="Nuovo elenco", objective="B.2", units=("U2",), due=day("2025-06-30")
    )
    assert (found.key, found.expected) == (("step", "B.1"), "entro il 30/06/2025")
    assert subject(full(), "step", "A.1").expected == "entro il 31/05/2024"


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [("indicator", "A.1", "Il piano non ha questo indicatore."), ("step", "1.1", "Il piano non ha questa fase.")],
)
def test_a_code_of_another_kind_is_not_there(kind, code, said):
    with pytest.raises(LookupError) as problem:
        subject(full(), kind, code)
    assert str(problem.value) == said


def test_all_that_may_be_measured_steps_first_and_the_first_of_a_repeated_code():
    plan = full()
    plan = replace(
        plan,
        steps=(*plan.steps, replace(plan.steps[0], description="Copia")),
        indicators=(*plan.indicators, replace(plan.indicators[0], name="Copia"), indicator("9", "Z", units=())),
        objectives=(*plan.objectives, replace(plan.objectives[0], units=("U9",))),
    )
    found = subjects(plan)
    assert list(found) == [
        ("step", "A.1"),
        ("step", "B.1"),
        ("indicator", "1.1"),
        ("indicator", "2.1"),
        ("indicator", "9"),
    ]
    assert all(each == subject(plan, *key) for key, each in found.items())
    assert [each.units for each in found.values()] == [("U1", "U2"), ("U2",), ("U1",), ("U2",), ()]
    assert (units_of(plan, "A"), units_of(plan, "Z")) == (("U1", "U2"), ())


def test_the_values_a_formula_asks_for():
    assert RATE.variables == ("giorni", "casi")
    assert replace(RATE, formula="").variables == ()
    assert replace(RATE, formula="giorni / (").variables == ()
    assert replace(RATE, formula="").expected == ""


def test_a_result_computed_keeps_ten_decimals():
    found = understand(RATE, printed="", variables={"giorni": Decimal(2), "casi": Decimal(3)}, on=DAY)
    assert (found.state, found.value, found.printed) == (OutcomeState.DONE, Decimal("0.6666666667"), "0,67")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"giorni": Decimal(2)}, "La formula «giorni / casi» non si può calcolare: manca il valore di «casi»"),
        ({"giorni": Decimal(2), "casi": Decimal(0)}, "La formula «giorni / casi» non si può calcolare: divisione per zero"),
    ],
)  # fmt: skip
def test_a_formula_without_a_value_is_said(values, said):
    with pytest.raises(NotUnderstood) as problem:
        understand(RATE, printed="5", variables=values, on=DAY)
    assert str(problem.value) == said


def test_without_values_the_text_is_read_against_the_target():
    target = Target(year=2024, printed="80%", kind=TargetKind.PERCENT, value=Decimal(80))
    assert understand(replace(RATE, target=target), printed="72,5%", variables={}, on=DAY).value == Decimal("72.5")


def test_nothing_to_read_is_told_with_examples():
    with pytest.raises(NotUnderstood) as problem:
        understand(STEP, printed="n.d.", variables={}, on=DAY)
    assert str(problem.value) == (
        "Qui non si legge un risultato. Scrivi un valore (85,5%), una data (31/05/2024) o com'è andata (realizzato)."
    )


def test_a_step_done_without_a_date_was_done_the_day_entered():
    assert understand(STEP, printed="realizzato", variables={}, on=DAY).moment == Moment(day=DAY)
    assert understand(STEP, printed="20/05/2024", variables={}, on=DAY).moment == day("2024-05-20")
    assert understand(STEP, printed="12", variables={}, on=DAY).moment is None
    assert understand(STEP, printed="non realizzato", variables={}, on=DAY).moment is None
    assert understand(replace(STEP, kind="indicator"), printed="realizzato", variables={}, on=DAY).moment is None


def test_a_term_after_the_report_is_not_a_result():
    late = {"printed": "entro dicembre 2025", "variables": {}, "on": DAY}
    assert understand(STEP, **late).state is OutcomeState.DONE
    with pytest.raises(NotUnderstood):
        understand(STEP, **late, reporting_date=date(2024, 12, 31))

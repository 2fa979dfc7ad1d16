"""Next year's plan from this year's: what goes on, what is left out and why, what an indicator starts from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.versions.copying import copy_plan
from traguardo.performance.tests import plans


def copied(plan=None, **also):
    years = {"title": "Piano 2025-2027", "year": 2025, "first_year": 2025, "last_year": 2027}
    return copy_plan(plan or plans.full(), **{**years, **also})


def with_steps(*steps):
    return replace(plans.full(), steps=steps)


def a_step(code="A.1", **also):
    values = {"objective": "A", "description": "Apertura", "due": plans.day("2024-05-31"), "weight": Decimal(50)}
    return p.Step(code=code, **{**values, **also})


def test_results_decisions_and_what_was_printed_stay_behind():
    decided = p.Decision(subject_kind="indicator", subject="1.1", kind=p.DecisionKind.SUSPENDED, on=date(2024, 5, 1))
    new = copied(replace(plans.full(), decisions=(decided,))).plan
    assert (new.measurements, new.decisions, new.reporting_date) == ((), (), None)
    assert (new.restatements, new.figures, new.changes, new.computations) == ((), (), (), ())
    assert [step.outcome for step in new.steps] == [None]


def test_title_and_years_are_the_new_ones_and_codes_stay():
    new = copied().plan
    assert (new.title, new.year, new.first_year, new.last_year) == ("Piano 2025-2027", 2025, 2025, 2027)
    assert [item.code for item in new.objectives] == ["A", "B.2"]
    assert [item.code for item in new.indicators] == ["1.1", "2.1"]
    assert (new.units, new.nodes, new.links) == (plans.full().units, plans.full().nodes, plans.full().links)


def test_the_last_measured_value_is_the_new_baseline():
    measured = replace(plans.full().measurements[0], on=date(2024, 12, 31))
    measured = replace(measured, outcome=p.Outcome(printed="82,5%", state=p.OutcomeState.DONE, value=Decimal("82.5")))
    old = plans.full()
    made = copied(replace(old, measurements=(measured, *old.measurements)))
    assert made.plan.indicators[0].baseline == p.Baseline(printed="82,5%", value=Decimal("82.5"), years=(2024,))
    assert [(each.code, each.before, each.after) for each in made.refreshed] == [("1.1", "50%", "82,5%")]


def test_an_indicator_never_measured_keeps_its_baseline():
    made = copied(replace(plans.full(), measurements=()))
    assert made.plan.indicators[0].baseline == plans.full().indicators[0].baseline
    assert made.refreshed == ()


def test_a_result_in_words_is_no_baseline():
    said = replace(plans.full().measurements[0], outcome=p.Outcome(printed="in corso", state=p.OutcomeState.PARTIAL))
    assert copied(replace(plans.full(), measurements=(said,))).plan.indicators[0].baseline.printed == "50%"


def test_targets_of_the_new_years_stay_and_who_has_none_is_named():
    made = copied()
    assert [[target.year for target in item.targets] for item in made.plan.indicators] == [[2025], []]
    assert made.untargeted == ("2.1",)
    assert [target.year for target in copied(first_year=2024, last_year=2026).plan.indicators[0].targets] == [
        2024,
        2025,
    ]


def test_steps_of_years_gone_by_are_left_out_and_said_with_how_they_ended():
    done = p.Outcome(printed="fatto", state=p.OutcomeState.DONE, moment=plans.day("2024-05-30"))
    made = copied(
        with_steps(a_step("A.1", outcome=done), a_step("A.2"), a_step("A.3", cancelled=True), a_step("A.4", due=None))
    )
    assert [step.code for step in made.plan.steps] == ["A.4"]
    assert [(each.code, each.why) for each in made.left_out] == [
        ("A.1", "scadeva il 31/05/2024"), ("A.2", "scadeva il 31/05/2024 e non risulta fatta"), ("A.3", "annullata"),
    ]  # fmt: skip


def test_a_step_moved_by_a_variation_is_planned_for_its_new_date():
    moved = a_step(
        due_printed="maggio 2024", moved_to=plans.day("2025-03-31"), variation="Delibera 3", note="in ritardo"
    )
    [step] = copied(with_steps(moved)).plan.steps
    assert (step.due, step.due_printed, step.moved_to, step.variation, step.note) == (
        plans.day("2025-03-31"),
        "",
        None,
        "",
        "",
    )
    assert step.weight == Decimal(50)


def test_an_objective_of_years_gone_by_goes_with_all_that_is_its():
    old = plans.full()
    over = replace(old, objectives=(replace(old.objectives[0], years=(2024,)), old.objectives[1]))
    made = copied(over)
    assert [item.code for item in made.plan.objectives] == ["B.2"]
    assert [item.objective for item in (*made.plan.steps, *made.plan.indicators, *made.plan.links)] == ["B.2", "B.2"]
    assert ("objective", "A") in [(each.kind, each.code) for each in made.left_out]


def test_an_objective_of_years_gone_by_comes_along_when_asked_as_one_of_the_new_year():
    first, *others = plans.full().objectives
    over = replace(first, years=(2024,), last_year=2024)
    made = copied(replace(plans.full(), objectives=(over, *others)), ended=True)
    brought = next(item for item in made.plan.objectives if item.code == first.code)
    assert (brought.years, brought.last_year) == ((2025,), 2025)
    assert "objective" not in {each.kind for each in made.left_out}
    assert {item.objective for item in made.plan.indicators} >= {first.code}


def test_what_an_objective_says_of_the_year_gone_by_is_emptied():
    old = plans.full()
    told = replace(old.objectives[0], declared_outcome="raggiunto", report="Fatto.", continues="Z")
    new = copied(replace(old, objectives=(told, old.objectives[1]))).plan.objectives[0]
    assert (new.declared_outcome, new.report, new.continues, new.situation) == ("", "", "", "Due sportelli")


def test_an_indicator_forgets_a_step_that_is_gone():
    old = plans.full()
    tied = replace(old, steps=(a_step(),), indicators=(replace(old.indicators[0], step="A.1"),))
    assert copied(tied).plan.indicators[0].step == ""


@pytest.mark.parametrize("years", [{"year": 2024, "first_year": 2024}, {"first_year": 2026}, {"last_year": 2024}])
def test_years_out_of_order_are_refused(years):
    with pytest.raises(ValueError, match="non vengono dopo"):
        copied(**years)


def test_what_was_said_of_the_old_year_does_not_come_along():
    old = plans.full()
    reported = replace(
        old,
        objectives=tuple(
            replace(each, declared_outcome="Raggiunto", report="x", continues="9") for each in old.objectives
        ),
        indicators=tuple(replace(each, printed_deviation="-1", continues="9", step="B.1") for each in old.indicators),
        steps=tuple(replace(each, note="x") for each in old.steps),
    )
    made = copy_plan(reported, title="Piano nuovo", year=2025, first_year=2025, last_year=2027).plan
    assert {(each.declared_outcome, each.report, each.continues) for each in made.objectives} == {("", "", "")}
    assert {(each.printed_deviation, each.continues) for each in made.indicators} == {("", "")}
    assert {each.step for each in made.indicators} == {"B.1"}
    assert {(each.note, each.variation, each.moved_to, each.outcome) for each in made.steps} == {("", "", None, None)}
    assert (made.headers, made.units, made.nodes, made.programmes) == (
        old.headers,
        old.units,
        old.nodes,
        old.programmes,
    )
    assert {target.year for each in made.indicators for target in each.targets} == {2025}


def test_an_indicator_of_a_step_left_behind_is_of_no_step():
    old = plans.full()
    tied = replace(old, indicators=tuple(replace(each, step="A.1") for each in old.indicators))
    made = copy_plan(tied, title="x", year=2025, first_year=2025, last_year=2027)
    assert [each.code for each in made.left_out if each.kind == "step"] == ["A.1"]
    assert {each.step for each in made.plan.indicators} == {""}


@pytest.mark.parametrize(("year", "first", "last"), [(2024, 2024, 2026), (2026, 2024, 2025), (2025, 2026, 2027)])
def test_years_out_of_order_are_refused_in_words(year, first, last):
    with pytest.raises(ValueError, match=rf"^Gli anni {first}-{last} e {year} non vengono dopo il 2024\.$"):
        copy_plan(plans.full(), title="x", year=year, first_year=first, last_year=last)

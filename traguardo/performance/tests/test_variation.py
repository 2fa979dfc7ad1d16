"""A variation read by objective: whose each change is, what is left out, how the weights of the year shift."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.versions.variation import vary
from traguardo.performance.tests import plans


def groups(found):
    return {group.code: [(change.kind, change.code) for change in group.changes] for group in found.groups}


def test_every_change_belongs_to_its_objective_and_the_rest_to_the_plan():
    old = plans.full()
    new = replace(
        old,
        title="Altro titolo",
        objectives=(replace(old.objectives[0], title="Sportello"), old.objectives[1]),
        steps=(replace(old.steps[0], weight=Decimal(90)), replace(old.steps[1], goal="Meno attesa")),
        indicators=(replace(old.indicators[0], source="registro"), old.indicators[1]),
        links=(),
    )
    assert groups(vary(old, new)) == {
        "": [("plan", "")],
        "A": [("objectives", "A"), ("steps", "A.1"), ("indicators", "1.1"), ("links", "A → 1A → sheet")],
        "B.2": [("steps", "B.1")],
    }


def test_results_are_told_only_when_asked_for():
    old = plans.full()
    new = replace(plans.with_measure("70"), steps=(replace(old.steps[0], outcome=None), old.steps[1]))
    assert groups(vary(old, new, results=False)) == {}
    assert groups(vary(old, new)) == {"A": [("steps", "A.1"), ("measurements", "1.1 → 2024-06-30")]}


def test_a_date_that_is_printed_and_read_is_said_once():
    old = plans.full()
    new = replace(
        old, steps=(replace(old.steps[0], due=plans.day("2024-10-31"), due_printed="31/10/2024"), old.steps[1])
    )
    [change] = vary(old, new).changes
    assert [(each.attribute, each.before, each.after) for each in change.details] == [
        ("due", "31/05/2024", "31/10/2024")
    ]


def test_targets_are_told_with_their_year():
    old = plans.full()
    first = old.indicators[0]
    raised = replace(first, targets=(replace(first.targets[0], printed="≥ 90%", value=Decimal(90)), first.targets[1]))
    [change] = vary(old, replace(old, indicators=(raised, old.indicators[1]))).changes
    assert (change.details[0].before, change.details[0].after) == (
        "2024: ≥ 80%; 2025: 85,5%",
        "2024: ≥ 90%; 2025: 85,5%",
    )


def test_weights_of_the_year_are_recomputed_and_sum_to_one_hundred():
    old = plans.full()
    new = replace(old, objectives=(old.objectives[0], replace(old.objectives[1], weight=Decimal(60))))
    [found] = vary(old, new).reweightings
    assert [(shift.code, shift.before, shift.after) for shift in found.shifts] == [
        ("A", Fraction(60), Fraction(50)), ("B.2", Fraction(40), Fraction(50)),
    ]  # fmt: skip
    assert sum(shift.after for shift in found.shifts) == 100


def test_a_step_that_goes_leaves_its_weight_to_the_others():
    old = plans.of_rows(4)
    [found] = vary(old, replace(old, steps=old.steps[1:])).reweightings
    assert (found.objective, found.shifts[0].after) == ("A", None)
    assert {shift.after for shift in found.shifts[1:]} == {Fraction(100, 3)}


def test_the_same_plan_has_nothing_to_tell():
    found = vary(plans.full(), plans.full())
    assert (found.groups, found.reweightings, found.changes) == ((), (), ())


def test_what_comes_and_goes_is_of_the_objective_it_names():
    old = plans.full()
    decided = p.Decision(subject_kind="indicator", subject="2.1", kind=p.DecisionKind.SUSPENDED, on=date(2024, 3, 1))
    whole = p.Decision(subject_kind="objective", subject="A", kind=p.DecisionKind.SUSPENDED, on=date(2024, 3, 1))
    of_step = replace(old.measurements[0], subject="B.1")
    new = replace(
        old, steps=old.steps[:1], indicators=(*old.indicators, plans.indicator("9", "Z")), decisions=(decided, whole),
        measurements=(*old.measurements, of_step, replace(of_step, subject="nessuno")), programmes=(),
    )  # fmt: skip
    assert groups(vary(old, new)) == {
        "": [("programmes", "12/01"), ("indicators", "9"), ("measurements", "nessuno → 2024-06-30")],
        "A": [("decisions", "objective → A → suspended → 2024-03-01")],
        "B.2": [("steps", "B.1"), ("measurements", "B.1 → 2024-06-30"), ("decisions", "indicator → 2.1 → suspended → 2024-03-01")],
    }  # fmt: skip


def test_without_results_a_row_that_comes_is_told_without_its_result():
    old = plans.full()
    new = replace(old, steps=(*old.steps, replace(old.steps[0], code="A.9")))
    [change] = vary(old, new, results=False).changes
    [with_results] = vary(old, new).changes
    assert change.code == with_results.code == "A.9"
    assert {each.attribute for each in with_results.details} - {each.attribute for each in change.details} <= {"outcome", "cancelled"}  # fmt: skip


def test_weights_of_the_year_shift_for_what_came_went_or_stayed():
    old = plans.full()
    steps = tuple(p.Step(code=f"A.{n}", objective="A", description=f"Fase {n}", due=plans.day("2024-06-30"), weight=Decimal(50)) for n in (1, 2))  # fmt: skip
    before, after = replace(old, steps=steps), replace(old, steps=(steps[0], replace(steps[1], code="A.3", weight=Decimal(150))))  # fmt: skip
    [found] = vary(before, after).reweightings
    assert (found.objective, found.title) == ("A", "Sportello unico")
    assert [(each.code, each.title, each.before, each.after, each.moved) for each in found.shifts] == [
        ("A.1", "Fase 1", 50, 25, True), ("A.2", "Fase 2", 50, None, True), ("A.3", "Fase 2", None, 75, True)
    ]  # fmt: skip
    lighter = replace(old, objectives=(replace(old.objectives[0], weight=Decimal(40)), replace(old.objectives[1], weight=Decimal(60))))  # fmt: skip
    [whole] = vary(old, lighter).reweightings
    assert [(each.code, each.before, each.after) for each in whole.shifts] == [("A", 60, 40), ("B.2", 40, 60)]
    assert (whole.objective, whole.title) == ("", "")

"""Editing as pure functions: each act changes what it says and nothing else, and its inverse restores the plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.editing import (
    Clash,
    NotDone,
    Row,
    apply,
    change,
    create,
    delete,
    duplicate,
    find,
    hanging,
    inverse,
    kept,
    move,
    read,
    rename,
    tag,
    tie,
    unsound,
    untie,
)
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.tests import plans


def a_plan():
    """The full plan without results, with a composite indicator and an indicator of a step."""
    whole = plans.full()
    part = plans.indicator("1.1.a", "", parent="1.1", place=plans.at("indicators", 4))
    tied = plans.indicator("1.2", "A", step="A.1", place=plans.at("indicators", 5))
    return replace(whole, measurements=(), indicators=(*whole.indicators, part, tied))


def codes(records):
    return [record.code for record in records]


def restored(plan, changes):
    after = apply(plan, read(kept(changes)))
    return digest(apply(after, inverse(changes))) == digest(plan)


def test_a_cell_changes_alone():
    plan = a_plan()
    wanted = replace(plan.objectives[0], weight=Decimal("55.5"), title="Un solo sportello")
    changes = change(plan, "objectives", "A", wanted)
    assert {each.attribute for each in changes} == {"weight", "title"}
    assert apply(plan, changes).objectives[0] == wanted
    assert restored(plan, changes)


def test_expected_values_change_year_by_year():
    plan = a_plan()
    before = plan.indicators[0]
    new = p.Target(year=2025, printed="≥ 90%", kind=p.TargetKind.PERCENT, value=Decimal(90))
    later = p.Target(year=2026, printed="entro maggio", kind=p.TargetKind.DATE, moment=p.Moment(day=date(2026, 5, 31)))
    changes = change(plan, "indicators", "1.1", replace(before, targets=(before.targets[0], new, later)))
    assert [each.attribute for each in changes] == ["target_2025", "target_2026"]
    assert apply(plan, changes).indicators[0].targets == (before.targets[0], new, later)
    assert restored(plan, changes)


def test_a_new_step_comes_after_those_of_its_objective():
    plan = a_plan()
    changes = create(plan, "steps", p.Step(code="A.2", objective="A", description="Chiusura"))
    after = apply(plan, changes)
    assert codes(after.steps) == ["A.1", "A.2", "B.1"]
    assert after.steps[1].place.row > 0
    assert restored(plan, changes)


@pytest.mark.parametrize(("code", "said"), [("", "Scrivi il codice"), ("A.1", "già usato")])
def test_a_code_is_needed_and_used_once(code, said):
    with pytest.raises(NotDone, match=said):
        create(a_plan(), "steps", p.Step(code=code, objective="A", description="x"))


def test_another_code_is_followed_everywhere():
    plan = replace(
        a_plan(), links=(p.Link(objective="A", to="1A"), p.Link(objective="A", to="12/01", kind="programme"))
    )
    after = apply(plan, changes := rename(plan, "objectives", "A", "Z"))
    assert {step.objective for step in after.steps} == {"Z", "B.2"}
    assert {link.objective for link in after.links} == {"Z"}
    assert codes(after.objectives) == ["Z", "B.2"]
    assert unsound(after, changes) == ()
    assert restored(plan, changes)


@pytest.mark.parametrize(("table", "code"), [("units", "U1"), ("nodes", "1A"), ("steps", "A.1"), ("indicators", "1.1")])
def test_every_kind_of_code_can_change(table, code):
    plan = a_plan()
    after = apply(plan, changes := rename(plan, table, code, "NUOVO"))
    assert find(after, table, code) is None
    assert unsound(after, changes) == ()
    assert restored(plan, changes)


def test_what_has_results_keeps_its_code_and_stays():
    plan = plans.full()
    with pytest.raises(NotDone, match="risultati"):
        rename(plan, "indicators", "1.1", "9.9")
    with pytest.raises(NotDone, match=r"«1\.1» ha già risultati"):
        delete(plan, [Row(table="objectives", code="A")])


def test_deleting_an_objective_takes_its_steps_indicators_parts_and_links():
    plan = a_plan()
    assert {(row.table, row.code) for row in hanging(plan, "objectives", "A").goes} == {
        ("steps", "A.1"), ("indicators", "1.1"), ("indicators", "1.1.a"), ("indicators", "1.2"), ("links", "A → 1A (strategic, sheet)"),
    }  # fmt: skip
    after = apply(plan, changes := delete(plan, [Row(table="objectives", code="A")]))
    assert (codes(after.objectives), codes(after.steps), codes(after.indicators), after.links) == (["B.2"], ["B.1"], ["2.1"], ())  # fmt: skip
    assert unsound(after, changes) == ()
    assert restored(plan, changes)


def test_deleting_a_unit_or_a_branch_leaves_the_objectives():
    plan = a_plan()
    changes = delete(plan, [Row(table="units", code="U1"), Row(table="nodes", code="1")])
    after = apply(plan, changes)
    assert [each.units for each in after.objectives] == [("U2",), ("U2",)]
    assert (after.nodes, after.objectives[0].parent, after.units[0].parent) == ((), "", "")
    assert unsound(after, changes) == ()
    assert restored(plan, changes)


def test_deleting_a_step_frees_the_indicator_that_named_it():
    plan = a_plan()
    after = apply(plan, delete(plan, [Row(table="steps", code="A.1")]))
    assert find(after, "indicators", "1.2").step == ""


def test_an_objective_is_copied_with_all_that_hangs_on_it():
    plan = a_plan()
    after = apply(plan, changes := duplicate(plan, "objectives", "A"))
    assert codes(after.objectives) == ["A", "B.2", "A-2"]
    assert find(after, "objectives", "A-2").title == "Sportello unico (copia)"
    copied = [each for each in after.indicators if each.objective == "A-2"]
    assert [(each.code, each.step) for each in copied] == [("1.3", ""), ("1.4", "A-2.1")]
    assert [each.code for each in after.indicators if each.parent == "1.3"] == ["1.3.a"]
    assert find(after, "steps", "A-2.1").outcome is None
    assert unsound(after, changes) == ()
    assert restored(plan, changes)


def test_ties_and_tags():
    plan = a_plan()
    changes = (*tie(plan, "B.2", "1A", "strategic"), *tie(plan, "A", "1A", "strategic"))
    assert len(changes) == 1
    after = apply(plan, changes)
    assert [(link.objective, link.to) for link in after.links] == [("A", "1A"), ("B.2", "1A")]
    assert apply(after, untie(after, "A", "1A", "strategic")).links[0].objective == "B.2"
    rows = [Row(table="objectives", code=code) for code in ("A", "B.2")]
    tagged = apply(plan, tag(plan, rows, add=("PNRR", "LEPS"), remove=("LEPS",)))
    assert [each.tags for each in tagged.objectives] == [("PNRR", "LEPS"), ("PNRR", "LEPS")]
    assert [each.tags for each in apply(plan, tag(plan, rows, remove=("LEPS",))).objectives] == [(), ()]


def test_rows_change_place():
    plan = a_plan()
    assert codes(apply(plan, move(plan, "indicators", "1.2", 0)).indicators) == ["1.2", "1.1", "2.1", "1.1.a"]
    assert move(plan, "indicators", "1.2", 99) == ()


def test_a_change_made_from_another_value_is_refused():
    plan = a_plan()
    changes = change(plan, "objectives", "A", replace(plan.objectives[0], title="Mio"))
    other = apply(plan, change(plan, "objectives", "A", replace(plan.objectives[0], title="Suo")))
    with pytest.raises(Clash) as clash:
        apply(other, changes)
    assert clash.value.current == "Suo"
    gone = apply(plan, delete(plan, [Row(table="objectives", code="A")]))
    with pytest.raises(Clash):
        apply(gone, changes)


@pytest.mark.parametrize(
    ("table", "code", "new", "said"),
    [
        ("steps", "A.1", {"objective": "Q"}, "«Q» non è il codice di un obiettivo"),
        ("objectives", "A", {"units": ("U1", "U9")}, "«U9» non è il codice di un'unità"),
        ("nodes", "1", {"parent": "1A"}, "sotto sé stesso"),
    ],
)  # fmt: skip
def test_codes_must_lead_somewhere(table, code, new, said):
    plan = a_plan()
    changes = change(plan, table, code, replace(find(plan, table, code), **new))
    assert said in unsound(apply(plan, changes), changes)[0].message


def test_undoing_what_others_lean_on_is_unsound():
    plan = a_plan()
    changes = create(plan, "objectives", p.Objective(code="C", title="Nuovo"))
    leaning = apply(plan, changes)
    leaning = apply(leaning, create(leaning, "steps", p.Step(code="C.1", objective="C", description="x")))
    problems = unsound(apply(leaning, inverse(changes)), inverse(changes))
    assert "serve ancora a «C.1»" in problems[0].message


@st.composite
def acts(draw):
    """An act on a plan, by what it finds there."""
    kind = draw(st.sampled_from(["change", "create", "delete", "copy", "rename", "move", "tie", "tag"]))
    return kind, draw(st.integers(0, 20)), draw(st.text("abc12.", min_size=1, max_size=3))


def made(plan, act):
    kind, number, word = act
    tables = [name for name in ("units", "nodes", "objectives", "steps", "indicators") if getattr(plan, name)]
    table = tables[number % len(tables)]
    record = getattr(plan, table)[number % len(getattr(plan, table))]
    done = {
        "change": lambda: change(plan, "indicators", plan.indicators[0].code, replace(plan.indicators[0], note=word, targets=())) if plan.indicators else (),
        "create": lambda: create(plan, "objectives", p.Objective(code=word, title=word, tags=(word,))),
        "delete": lambda: delete(plan, [Row(table=table, code=record.code)]),
        "copy": lambda: duplicate(plan, table, record.code),
        "rename": lambda: rename(plan, table, record.code, word),
        "move": lambda: move(plan, table, record.code, number),
        "tie": lambda: tie(plan, plan.objectives[0].code, word, "strategic") if plan.objectives else (),
        "tag": lambda: tag(plan, [Row(table="objectives", code=each.code) for each in plan.objectives], add=(word,)),
    }[kind]  # fmt: skip
    try:
        return done()
    except NotDone:
        return ()


@example([("tie", 0, "11"), ("rename", 1, "11")])
@given(st.lists(acts(), max_size=8))
def test_any_acts_undone_one_by_one_restore_the_plan(sequence):
    plan = a_plan()
    steps = [(plan, ())]
    for act in sequence:
        current = steps[-1][0]
        changes = read(kept(made(current, act)))
        after = apply(current, changes)
        if not unsound(after, changes):  # as the action refuses it
            steps.append((after, changes))
    current = steps[-1][0]
    for (before, _), (_, changes) in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        current = apply(current, inverse(changes))
        assert digest(current) == digest(before)
    assert digest(current) == digest(plan)

"""Editing, act by act: what each leaves as it was, which words it refuses with, what copies are called, what touches what."""

from dataclasses import replace
from datetime import date

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain import plan as p
from traguardo.performance.domain.editing import (
    WRITTEN,
    Change,
    Clash,
    NotDone,
    Row,
    Unsound,
    apply,
    change,
    create,
    delete,
    duplicate,
    find,
    hanging,
    index_of,
    inverse,
    move,
    next_code,
    objective_of,
    rename,
    target_year,
    unsound,
    untie,
)
from traguardo.performance.tests import plans
from traguardo.performance.tests.test_editing import a_plan, codes, restored

USED = "Il codice «{}» è già usato: scrivine un altro."
NEEDED = "Scrivi il codice: serve a ritrovare la riga."
STAYS = "Annullala con un provvedimento: resta scritta e il suo peso esce dal conto."


def refused(act, *args, **also):
    with pytest.raises(NotDone) as found:
        act(*args, **also)
    return str(found.value), found.value.attribute


def a_step(code="A.2", objective="A", **also):
    return p.Step(code=code, objective=objective, description="x", **also)


def test_a_code_that_lacks_or_is_used_is_refused_in_words():
    plan = a_plan()
    assert refused(create, plan, "steps", a_step("")) == refused(rename, plan, "steps", "A.1", "") == (NEEDED, "code")
    assert refused(create, plan, "steps", a_step("A.1")) == (USED.format("A.1"), "code")
    assert refused(rename, plan, "steps", "A.1", "B.1") == (USED.format("B.1"), "code")
    told = "«1.1» ha già risultati o provvedimenti, che lo ritrovano dal codice: lascia il codice com'è."
    assert refused(rename, plans.full(), "indicators", "1.1", "9") == (told, "code")


def test_what_has_results_is_named_when_it_does_not_go():
    plan = plans.full()
    shown = [f"1.{n}" for n in range(1, 8)]

    def kept(*names):
        rows = tuple(plans.indicator(code) for code in names)
        results = tuple(replace(plan.measurements[0], subject=code) for code in names)
        return refused(delete, replace(plan, indicators=rows, measurements=results), [Row(table="objectives", code="A")])[0]  # fmt: skip

    assert kept("1.1") == f"Non si può togliere: «1.1» ha già risultati o provvedimenti. {STAYS}"
    five = "«1.1», «1.2», «1.3», «1.4», «1.5»"
    assert kept(*shown[:5]) == f"Non si può togliere: {five} ha già risultati o provvedimenti. {STAYS}"
    assert kept(*shown[:6]) == f"Non si può togliere: {five} e altre 1 ha già risultati o provvedimenti. {STAYS}"
    assert f"{five} e altre 2 ha" in kept(*shown)


def test_a_row_written_here_has_a_place_of_its_own_and_objectives_an_order():
    plan = a_plan()
    first = apply(plan, create(plan, "steps", a_step()))
    second = apply(first, create(first, "objectives", p.Objective(code="C", title="Nuovo")))
    assert find(first, "steps", "A.2").place == Place(sheet=WRITTEN, row=1)
    made = find(second, "objectives", "C")
    assert (made.place, made.printed_order) == (Place(sheet=WRITTEN, row=2), 3)
    bare = replace(plan, objectives=())
    assert apply(bare, create(bare, "objectives", p.Objective(code="C", title="x"))).objectives[0].printed_order == 1


def test_a_new_row_comes_after_its_own_or_where_it_is_put():
    plan = a_plan()
    assert codes(apply(plan, create(plan, "steps", a_step("Z.1", "Z"))).steps) == ["A.1", "B.1", "Z.1"]
    assert codes(apply(plan, create(plan, "steps", a_step("B.0", "B.2"), position=0)).steps) == ["B.0", "A.1", "B.1"]
    assert codes(apply(plan, create(plan, "units", p.Unit(code="U3", name="x"))).units) == ["U1", "U2", "U3"]
    branch = p.StrategicNode(code="1B", title="x", level="operational", parent="1")
    more = replace(plan, nodes=(*plan.nodes, p.StrategicNode(code="2", title="y", level="strategic")))
    assert codes(apply(more, create(more, "nodes", branch)).nodes) == ["1", "1A", "1B", "2"]


def test_a_row_changed_under_another_code_is_followed():
    plan = a_plan()
    changes = change(plan, "objectives", "A", replace(plan.objectives[0], code="Z", title="Altro"))
    after = apply(plan, changes)
    assert (find(after, "objectives", "Z").title, find(after, "objectives", "A")) == ("Altro", None)
    assert [step.objective for step in after.steps] == ["Z", "B.2"]
    assert [(link.objective, link.to) for link in after.links] == [("Z", "1A")]
    assert restored(plan, changes)
    assert refused(change, plan, "objectives", "A", replace(plan.objectives[0], code="B.2")) == (
        USED.format("B.2"),
        "code",
    )


def test_one_of_several_units_changes_its_code_alone():
    plan = a_plan()
    after = apply(plan, rename(plan, "units", "U2", "U9"))
    assert [each.units for each in after.objectives] == [("U1", "U9"), ("U9",)]


def test_links_follow_a_node_and_not_a_programme_of_the_same_code():
    links = (p.Link(objective="A", to="1A"), p.Link(objective="A", to="1A", kind="programme"), p.Link(objective="B.2", to="1"))  # fmt: skip
    plan = replace(a_plan(), links=links)
    after = apply(plan, rename(plan, "nodes", "1A", "1Z"))
    assert [(link.objective, link.to, link.kind) for link in after.links] == [
        ("A", "1Z", "strategic"), ("A", "1A", "programme"), ("B.2", "1", "strategic")
    ]  # fmt: skip
    gone = apply(plan, delete(plan, [Row(table="nodes", code="1A")]))
    assert [(link.to, link.kind) for link in gone.links] == [("1A", "programme"), ("1", "strategic")]
    same = replace(plan, steps=(a_step("A.9"), replace(plan.steps[0], code="A")))
    assert apply(same, delete(same, [Row(table="steps", code="A")])).links == links


def test_a_place_taken_is_given_back():
    plan = a_plan()
    changes = move(plan, "indicators", "1.2", 0)
    assert [(each.before, each.after) for each in changes] == [(3, 0)]
    assert codes(apply(apply(plan, changes), inverse(changes)).indicators) == codes(plan.indicators)
    assert codes(apply(plan, move(plan, "indicators", "1.1", 99)).indicators)[-1] == "1.1"
    assert move(plan, "indicators", "1.1", -5) == ()


def test_rows_already_gone_with_another_do_not_stop_the_others():
    plan = a_plan()
    rows = [Row(table="objectives", code="A"), Row(table="steps", code="A.1"), Row(table="steps", code="B.1")]
    after = apply(plan, delete(plan, rows))
    assert (codes(after.objectives), codes(after.steps)) == (["B.2"], [])


def test_a_link_printed_in_two_places_goes_from_both():
    links = tuple(p.Link(objective="A", to="1A", printed_in=where) for where in ("sheet", "table"))
    plan = replace(a_plan(), links=links)
    changes = untie(plan, "A", "1A", "strategic")
    assert apply(plan, changes).links == ()
    assert restored(plan, changes)


def decided(kind, code):
    return (p.Decision(subject_kind=kind, subject=code, kind=p.DecisionKind.SUSPENDED, on=date(2024, 3, 1)),)


@pytest.mark.parametrize(
    ("table", "code", "also", "kept"),
    [
        ("objectives", "A", {}, []), ("objectives", "A", {"decisions": decided("objective", "A")}, ["A"]),
        ("steps", "A.1", {"decisions": decided("step", "A.1")}, ["A.1"]), ("steps", "A.1", {"decisions": decided("indicator", "A.1")}, []),
        ("units", "U1", {"decisions": decided("", "U1")}, []), ("steps", "A.1", {"measurements": ("A.1",)}, ["A.1"]),
        ("objectives", "A", {"measurements": ("A",)}, []), ("indicators", "1.1", {"measurements": ("1.1",)}, ["1.1"]),
        ("units", "U1", {"measurements": ("U1",)}, []),
    ],
)  # fmt: skip
def test_what_was_measured_or_decided_keeps_its_row(table, code, also, kept):
    if "measurements" in also:
        also = {"measurements": tuple(replace(plans.full().measurements[0], subject=each) for each in also["measurements"])}  # fmt: skip
    plan = replace(a_plan(), **also)
    assert [row.code for row in hanging(plan, table, code).kept] == kept


def test_of_a_code_that_step_and_indicator_share_the_results_are_the_indicator_s():
    plan = replace(plans.full(), steps=(replace(plans.full().steps[0], code="1.1"),))
    assert hanging(plan, "steps", "1.1").kept == ()
    assert hanging(plan, "indicators", "1.1").kept == (Row(table="indicators", code="1.1"),)


def test_only_a_whole_code_names_a_row():
    plan = replace(a_plan(), objectives=tuple(replace(each, parent="1A") for each in a_plan().objectives))
    assert [(row.table, row.code) for row, _ in hanging(plan, "nodes", "1A").named] == [("objectives", "A"), ("objectives", "B.2")]  # fmt: skip
    other = replace(plan, nodes=(*plan.nodes, p.StrategicNode(code="A", title="x", level="area")))
    assert hanging(other, "nodes", "A").named == ()


def test_the_objective_of_a_part_is_that_of_its_whole():
    whole, deep = plans.indicator("1.1"), plans.indicator("1.1.a.x", "", parent="1.1.a")
    part = plans.indicator("1.1.a", "", parent="1.1")
    ring = (plans.indicator("r", "", parent="s"), plans.indicator("s", "", parent="r"))
    plan = replace(a_plan(), indicators=(plans.indicator("0", "B.2"), whole, part, deep, *ring))
    assert [objective_of(plan, each) for each in (whole, part, deep)] == ["A", "A", "A"]
    assert objective_of(plan, ring[0]) == objective_of(plan, plans.indicator("x", "", parent="nessuno")) == ""


@pytest.mark.parametrize(
    ("code", "used", "free"),
    [("7.3", {"7.3"}, "7.4"), ("7.3", {"7.3", "7.4", "7.5"}, "7.6"), ("A", {"A"}, "A-2"), ("A", {"A", "A-2"}, "A-3"), ("F9b", {"F9b"}, "F10b"), ("1.9", set(), "1.10")],
)  # fmt: skip
def test_the_next_free_code(code, used, free):
    assert next_code(used, code) == free


def test_copies_are_called_after_the_copy_they_are_under():
    steps = (a_step("A.1"), a_step("AB.1"), a_step("A1"), a_step("A-x"), a_step("9"))
    plan = replace(a_plan(), steps=steps, indicators=(), links=())
    after = apply(plan, duplicate(plan, "objectives", "A"))
    assert [step.code for step in after.steps if step.objective == "A-2"] == ["A-2.1", "AB.2", "A2", "A-2-x", "10"]


def test_a_composite_indicator_is_copied_with_its_parts_and_a_row_of_others_alone():
    plan = a_plan()
    after = apply(plan, duplicate(plan, "indicators", "1.1"))
    assert [(each.code, each.parent, each.name) for each in after.indicators if each.code.startswith("1.3")] == [
        ("1.3.a", "1.3", "Domande evase 1.1.a"), ("1.3", "", "Domande evase 1.1 (copia)")
    ]  # fmt: skip
    branch = apply(plan, duplicate(plan, "nodes", "1"))
    assert [(each.code, each.parent, each.title) for each in branch.nodes] == [
        ("1", "", "Accesso"), ("2", "", "Accesso (copia)"), ("1A", "1", "Sportello")
    ]  # fmt: skip
    assert codes(apply(plan, duplicate(plan, "steps", "A.1")).steps) == ["A.1", "A.2", "B.1"]


def test_rows_are_copied_in_their_order_owners_first():
    plan = replace(a_plan(), indicators=(plans.indicator("1.1.a", "", parent="1.1"), plans.indicator("1.1")))
    made = duplicate(plan, "objectives", "A")
    assert [(each.table, each.code) for each in made] == [
        ("objectives", "A-2"), ("links", "A-2 → 1A (strategic, sheet)"), ("steps", "A-2.1"), ("indicators", "1.2.a"), ("indicators", "1.2")
    ]  # fmt: skip
    assert unsound(apply(plan, made), made) == ()


def clash(plan, changes):
    with pytest.raises(Clash) as found:
        apply(plan, changes)
    assert str(found.value) == f"«{changes[0].code}» è cambiato nel frattempo."
    assert found.value.change == changes[0]
    return found.value.current


def test_a_clash_tells_what_is_there_now():
    plan = a_plan()
    made = create(plan, "steps", a_step())
    assert clash(apply(plan, made), made)["description"] == "x"
    gone = delete(plan, [Row(table="steps", code="B.1")])
    changed = apply(plan, change(plan, "steps", "B.1", replace(plan.steps[1], description="Altro")))
    assert clash(changed, gone)["description"] == "Altro"
    assert clash(apply(plan, gone), gone) is None
    moved = replace(plan, steps=(plan.steps[0], replace(plan.steps[1], place=plans.at("steps", 99))))
    assert codes(apply(moved, gone).steps) == ["A.1"]


def test_a_row_that_is_not_there_is_a_lookup_error():
    with pytest.raises(LookupError, match=r"^Il piano non ha «Z»\.$"):
        index_of(a_plan(), "steps", "Z")


def test_the_year_of_an_expected_value():
    attributes = ("target_2026", "target_", "target_anno", "title", "2026")
    assert [target_year(each) for each in attributes] == [2026, None, None, None, None]


def test_two_changes_touch_when_they_are_of_one_cell_or_of_its_whole_row():
    def of(attribute, code="A", table="objectives"):
        return Change(table=table, code=code, attribute=attribute, before=1, after=2)

    assert of("title").touches(of("title"))
    assert of(None).touches(of("title"))
    assert of("title").touches(of(None))
    assert not of("title").touches(of("weight"))
    assert not of("title").touches(of("title", code="B"))
    assert not of(None).touches(of(None, table="steps"))


def test_a_circle_is_told_only_of_the_row_in_it():
    plan = replace(a_plan(), nodes=tuple(
        p.StrategicNode(code=code, title=code, level="area", parent=parent) for code, parent in (("1", "2"), ("2", "3"), ("3", "2"), ("4", ""))
    ))  # fmt: skip

    def circles(code):
        made = Change(table="nodes", code=code, attribute="parent", before="", after="x")
        return [each.message for each in unsound(plan, (made,))]

    assert circles("2") == ["«2» finirebbe sotto sé stesso: scegli un altro ramo."]
    assert circles("1") == circles("4") == circles("manca") == []


def test_of_many_that_lean_on_a_row_one_is_named():
    plan = a_plan()
    gone = Change(table="units", code="U9", attribute=None, before={}, after=None)
    leaning = replace(plan, objectives=tuple(replace(each, units=("U9",)) for each in plan.objectives))
    told = Unsound(table="units", code="U9", attribute="code", message="«U9» serve ancora a «A»: togli o sposta prima quella riga.")  # fmt: skip
    assert unsound(leaning, (gone,)) == (told,)
    there = Change(table="units", code="U1", attribute=None, before={}, after=None)
    assert unsound(plan, (there,)) == ()

"""Editing a stored draft: rows follow the changes, acts are numbered, undone exactly, refused where they must be."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import a_person
from traguardo.audit.models import Entry as Audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.editing import Broken, edit_plan, undo_last
from traguardo.performance.domain import editing
from traguardo.performance.domain import plan as p
from traguardo.performance.domain.editing import Row
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.queries.editions import edition_of
from traguardo.performance.queries.editor.history import acts
from traguardo.performance.queries.loading import load
from traguardo.performance.tests.factories import PLANNER, a_body, imported
from traguardo.performance.tests.test_editing import a_plan

pytestmark = pytest.mark.django_db
ANNA, BRUNO = "anna@example.it", "bruno@example.it"
HEAD = Standing(authority="ente-prova", day=PLANNER.day, roles=frozenset({Role.UNIT_HEAD}), units=frozenset({"U2"}))


@pytest.fixture
def body():
    a_person()
    a_person(BRUNO, "Bruno Verdi")
    return a_body()


@pytest.fixture
def edition(body):
    return imported(body, a_plan()).edition


def stored(edition):
    return load(models.PlanVersion.objects.get(pk=edition.pk))


def edit(body, edition, changes, *, by=ANNA, standing=PLANNER, seen=None):
    seen = models.PlanVersion.objects.get(pk=edition.pk).revision if seen is None else seen
    return edit_plan(by=by, standing=standing, authority=body, edition=edition, seen=seen, changes=changes)


def undo(body, edition, number, *, by=ANNA):
    return undo_last(by=by, standing=PLANNER, authority=body, edition=edition, number=number)


def title(plan, code, words):
    found = editing.find(plan, "objectives", code)
    return editing.change(plan, "objectives", code, replace(found, title=words))


def test_an_act_is_written_numbered_and_recorded(body, edition):
    plan = stored(edition)
    done = edit(body, edition, title(plan, "A", "Sportello di tutti"))
    assert (done.number, done.summary) == (1, "Cambiato obiettivo A: titolo")
    assert stored(edition).objectives[0].title == "Sportello di tutti"
    assert edition_of(body, edition.pk).revision == 1
    told = Audit.objects.get(act="performance.edit_plan")
    assert told.subject.endswith("/1")
    assert "Sportello di tutti" in str(told.data)


def sequence(plan):
    """One act of each kind, each made on the plan the one before has left."""
    yield lambda now: title(now, "A", "Uno")
    yield lambda now: editing.create(
        now, "steps", p.Step(code="A.2", objective="A", description="Dopo", weight=Decimal("1.50"))
    )
    yield lambda now: editing.duplicate(now, "objectives", "A")
    yield lambda now: editing.rename(now, "objectives", "A", "ZZ")
    yield lambda now: editing.move(now, "indicators", "1.2", 0)
    yield lambda now: editing.tie(now, "B.2", "12/01", "programme")
    yield lambda now: editing.tag(now, [Row(table="objectives", code="B.2")], add=("PNRR",))
    yield lambda now: editing.delete(now, [Row(table="objectives", code="ZZ"), Row(table="units", code="U1")])
    yield lambda now: editing.change(
        now, "indicators", "2.1", replace(editing.find(now, "indicators", "2.1"), targets=())
    )


def test_the_rows_say_what_the_changes_say_and_undoing_restores_them(body, edition):
    seen = [digest(stored(edition))]
    for act in sequence(edition):
        now = stored(edition)
        changes = act(now)
        edit(body, edition, changes)
        assert digest(stored(edition)) == digest(editing.apply(now, changes))
        seen.append(digest(stored(edition)))
    assert len(set(seen)) == len(seen)
    positions = list(
        models.Indicator.objects.filter(plan=edition.pk).order_by("position").values_list("position", flat=True)
    )
    assert positions == list(range(1, len(positions) + 1))
    for number in range(len(seen) - 1, 0, -1):
        undo(body, edition, number)
        assert digest(stored(edition)) == seen[number - 1]
    assert models.Edit.objects.count() == 2 * (len(seen) - 1)
    assert Audit.objects.filter(act="performance.undo_last").count() == len(seen) - 1


def test_nothing_to_change_is_no_act(body, edition):
    assert edit(body, edition, ()) is None
    assert models.Edit.objects.count() == 0


@pytest.mark.parametrize("state", ["checked", "approved", "in_force", "closed"])
def test_only_a_draft_is_edited(body, edition, state):
    changes = title(stored(edition), "A", "Uno")
    edit(body, edition, changes)
    models.PlanVersion.objects.filter(pk=edition.pk).update(state=state)
    before = digest(stored(edition))
    with pytest.raises(PermissionDenied, match="apri una variazione"):
        edit(body, edition, title(stored(edition), "A", "Due"))
    with pytest.raises(PermissionDenied, match="apri una variazione"):
        undo(body, edition, 1)
    assert digest(stored(edition)) == before


def test_a_unit_head_writes_inside_the_units_objectives(body, edition):
    plan = replace(stored(edition))
    edit(body, edition, title(plan, "B.2", "Attesa breve"), standing=HEAD)
    step = p.Step(code="B.2.9", objective="B.2", description="Nuova")
    edit(body, edition, editing.create(stored(edition), "steps", step), standing=HEAD)
    alone = [
        editing.change(plan, "steps", "A.1", replace(plan.steps[0], description="x")),
        editing.create(plan, "units", p.Unit(code="U9", name="Nuova")),
        editing.create(plan, "objectives", p.Objective(code="N", title="Di un'altra unità", units=("U1",))),
    ]
    models.Objective.objects.filter(plan=edition.pk, code="A").update(units=["U1"])
    models.PlanVersion.objects.filter(pk=edition.pk).update(revision=50)
    for changes in alone:
        with pytest.raises(PermissionDenied, match="non è della tua unità"):
            edit(body, edition, changes, standing=HEAD)
    assert models.Edit.objects.count() == 2


def test_a_head_cannot_take_what_is_anothers(body, edition):
    models.Objective.objects.filter(plan=edition.pk, code="A").update(units=["U1"])
    plan = stored(edition)
    moved = editing.change(plan, "steps", "A.1", replace(plan.steps[0], objective="B.2"))
    with pytest.raises(PermissionDenied):
        edit(body, edition, moved, standing=HEAD)


def test_the_same_cell_twice_is_stale_with_both_values_and_others_go_through(body, edition):
    plan = stored(edition)
    edit(body, edition, title(plan, "A", "Suo"), by=BRUNO)
    with pytest.raises(StaleVersion) as stale:
        edit(body, edition, title(plan, "A", "Mio"), seen=0)
    assert (list(stale.value.yours.values()), list(stale.value.current.values())) == (["Mio"], ["Suo"])
    weighed = editing.change(plan, "objectives", "A", replace(plan.objectives[0], weight=Decimal(7)))
    edit(body, edition, weighed, seen=0)
    now = stored(edition).objectives[0]
    assert (now.title, now.weight) == ("Suo", Decimal(7))


def test_a_row_that_went_meanwhile_is_stale(body, edition):
    plan = stored(edition)
    edit(body, edition, editing.delete(plan, [Row(table="objectives", code="A")]), by=BRUNO)
    with pytest.raises(StaleVersion) as stale:
        edit(body, edition, title(plan, "A", "Mio"), seen=0)
    assert list(stale.value.current.values()) == ["riga tolta"]


def test_the_same_value_typed_by_two_is_no_conflict(body, edition):
    changes = title(stored(edition), "A", "Uguale")
    edit(body, edition, changes, by=BRUNO)
    assert edit(body, edition, changes, seen=0) is None


def test_one_undoes_ones_own_last_act_unless_its_cells_changed(body, edition):
    edit(body, edition, title(stored(edition), "A", "Di Anna"))
    edit(body, edition, title(stored(edition), "B.2", "Di Bruno"), by=BRUNO)
    undo(body, edition, 1)
    assert [each.title for each in stored(edition).objectives] == ["Sportello unico", "Di Bruno"]
    edit(body, edition, title(stored(edition), "B.2", "Di Anna"))
    with pytest.raises(StaleVersion):
        undo(body, edition, 2, by=BRUNO)
    with pytest.raises(StaleVersion):
        undo(body, edition, 1)


def test_an_act_that_breaks_codes_is_refused_whole(body, edition):
    plan = stored(edition)
    wrong = (*title(plan, "B.2", "Buono"), *editing.change(plan, "steps", "A.1", replace(plan.steps[0], objective="Q")))
    with pytest.raises(Broken) as broken:
        edit(body, edition, wrong)
    assert [(each.table, each.attribute) for each in broken.value.problems] == [("steps", "objective")]
    assert stored(edition).objectives[1].title == "Lista d'attesa"
    created = edit(body, edition, editing.create(plan, "objectives", p.Objective(code="C", title="Nuovo")))
    edit(
        body,
        edition,
        editing.create(stored(edition), "steps", p.Step(code="C.1", objective="C", description="x")),
        by=BRUNO,
    )
    with pytest.raises(Broken, match="serve ancora"):
        undo(body, edition, created.number)


def test_the_history_tells_each_act_and_what_undid_it(body, edition):
    edit(body, edition, title(stored(edition), "A", "Uno"))
    undo(body, edition, 1)
    last, first = acts(edition.pk)
    assert (first.undone, last.undoes, first.by) == (2, 1, "Anna Blu")
    assert [(cell.what, cell.attribute, cell.before, cell.after) for cell in first.cells] == [
        ("obiettivo A", "titolo", "Sportello unico", "Uno")
    ]


def test_another_bodys_draft_is_not_found(body, edition):
    other = a_body("altro-ente")
    with pytest.raises(models.PlanVersion.DoesNotExist):
        edit_plan(
            by=ANNA,
            standing=PLANNER,
            authority=other,
            edition=edition,
            seen=0,
            changes=title(stored(edition), "A", "x"),
        )


def test_an_edited_draft_brought_in_again_is_the_same_plan(body, edition):
    edit(body, edition, title(stored(edition), "A", "Uno"))
    assert imported(body, stored(edition)).already
    assert not imported(body, a_plan()).already

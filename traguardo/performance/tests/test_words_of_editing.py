"""What an act of editing would leave broken, whole: the cell it is said of and the words, as kept in cases/words/editing.txt."""

from dataclasses import replace

import pytest

from traguardo.performance.domain import plan as p
from traguardo.performance.domain.editing import Row, apply, change, create, delete, find, inverse, tie, unsound
from traguardo.performance.tests import plans
from traguardo.performance.tests.words import kept


def said(plan, changes):
    return [
        f"{each.table} {each.code}, {each.attribute}: {each.message}" for each in unsound(apply(plan, changes), changes)
    ]


@pytest.mark.parametrize(
    ("table", "code", "new"),
    [
        ("steps", "A.1", {"objective": "Q"}), ("objectives", "A", {"units": ("U1", "U9", "U8"), "parent": "9Z"}),
        ("nodes", "1", {"parent": "1A"}), ("nodes", "1A", {"parent": "1A"}), ("units", "U2", {"parent": "U2"}),
        ("units", "U1", {"parent": "U7"}), ("indicators", "1.1", {"objective": "Z", "step": "A.9", "parent": "8"}),
        ("indicators", "1.1", {"parent": "1.1"}), ("steps", "A.1", {"objective": ""}),
    ],
)  # fmt: skip
def test_cells_that_lead_nowhere(table, code, new):
    plan = plans.full()
    changes = change(plan, table, code, replace(find(plan, table, code), **new))
    title = f"{table} {code}: {', '.join(f'{name} = {value}' for name, value in new.items())}"
    lines = said(plan, changes)
    assert lines == kept("editing", title, lines)


def test_rows_and_links_that_lead_nowhere():
    plan = plans.full()
    loose = (
        *tie(plan, "A", "9Z", "strategic"),
        *tie(plan, "Q", "12/01", "programme"),
        *tie(plan, "B.2", "9/99", "programme"),
    )
    row = create(plan, "steps", p.Step(code="Q.1", objective="Q", description="x"))
    lines = [*said(plan, loose), *said(plan, row)]
    assert lines == kept("editing", "Righe e collegamenti aggiunti", lines)


def test_what_others_lean_on_does_not_go():
    plan = plans.full()
    new = create(plan, "objectives", p.Objective(code="C", title="Nuovo"))
    leaning = apply(plan, new)
    leaning = apply(leaning, create(leaning, "steps", p.Step(code="C.1", objective="C", description="x")))
    linked = apply(apply(plan, new), tie(apply(plan, new), "C", "1A", "strategic"))
    lines = [*said(leaning, inverse(new)), *said(linked, inverse(new))]
    assert lines == kept("editing", "Righe su cui altri contano", lines)


def test_a_sound_act_leaves_nothing_broken():
    plan = replace(plans.full(), measurements=())
    assert said(plan, delete(plan, [Row(table="objectives", code="A")])) == []
    assert said(plan, tie(plan, "B.2", "12/01", "programme")) == []

"""Codes used twice, leading nowhere or in a circle: each kind of record is told at its own cell, in words."""

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Link, Programme, Unit
from traguardo.performance.tests.sound_plans import indicator, node, objective, plan, step

pytestmark = pytest.mark.usefixtures("said")


def found(code, **records):
    return [finding for finding in check_plan(plan(**records)) if finding.code == code]


def cells(findings):
    return [(str(finding.place), finding.value) for finding in findings]


def test_a_code_used_twice_names_the_kind_of_record():
    twice = {
        "units": tuple(Unit(code="U1", name="Servizio", place=Place(sheet="units", row=row)) for row in (2, 3)),
        "nodes": tuple(node(place=Place(sheet="nodes", row=row)) for row in (2, 3)),
        "objectives": tuple(objective(row=row) for row in (2, 3)),
        "indicators": tuple(indicator(row=row) for row in (2, 3)),
    }
    for sheet, records in twice.items():
        assert [str(each.place) for each in found("STR09", **{sheet: records})] == [f"foglio «{sheet}», riga 3, colonna «code»"]  # fmt: skip
    nowhere = (node(), node())
    assert found("STR09", nodes=nowhere)[0].message.endswith("dello stesso tipo, nodo.")


def test_a_code_that_leads_nowhere_is_told_at_its_own_cell():
    records = {
        "nodes": (node(), node("9A", parent="9", place=Place(sheet="nodes", row=2))),
        "objectives": (objective(), objective("B", row=3, parent="9B")),
        "indicators": (indicator(objective="Z", parent="z1", step="Z.1", row=4),),
        "steps": (step(), step("Y.1", row=5)),
        "links": (
            Link(objective="X", to="1A", place=Place(sheet="links", row=6)),
            Link(objective="A", to="8A", place=Place(sheet="links", row=7)),
            Link(objective="A", to="12/01", kind="programme", place=Place(sheet="links", row=8)),
            Link(objective="A", to="12/02", kind="programme", place=Place(sheet="links", row=9)),
        ),
        "programmes": (Programme(mission="12", programme="01"),),
    }
    assert cells(found("STR10", **records)) == [
        ("foglio «indicators», riga 4, colonna «objective»", "Z"),
        ("foglio «indicators», riga 4, colonna «parent»", "z1"),
        ("foglio «indicators», riga 4, colonna «step»", "Z.1"),
        ("foglio «links», riga 6, colonna «objective»", "X"),
        ("foglio «links», riga 7, colonna «to»", "8A"),
        ("foglio «links», riga 9, colonna «to»", "12/02"),
        ("foglio «nodes», riga 2, colonna «parent»", "9"),
        ("foglio «objectives», riga 3, colonna «parent»", "9B"),
        ("foglio «steps», riga 5, colonna «objective»", "Y"),
    ]

"""What changes between two plans, and the fingerprint that says nothing does."""

from dataclasses import replace
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.versions.comparison import Change, compare
from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.domain.versions.packing import pack
from traguardo.performance.tests import plans


def test_a_plan_does_not_differ_from_itself():
    assert compare(plans.full(), plans.full()) == []


def test_everything_is_added_to_nothing():
    changes = compare(None, plans.full())
    assert {each.change for each in changes} == {Change.ADDED}
    assert [each.code for each in changes if each.kind == "indicators"] == ["1.1", "2.1"]


def test_a_changed_weight_is_said_with_before_and_after():
    whole = plans.full()
    heavier = replace(whole, objectives=(replace(whole.objectives[0], weight=Decimal(55)), whole.objectives[1]))
    (change,) = compare(whole, heavier)
    assert (change.kind, change.code, change.change) == ("objectives", "A", Change.CHANGED)
    assert [(each.attribute, each.before, each.after) for each in change.details] == [("weight", "60", "55")]


def test_a_row_that_goes_and_one_that_comes():
    whole = plans.full()
    other = replace(whole, steps=(whole.steps[0], replace(whole.steps[1], code="B.9")))
    assert [(each.code, each.change) for each in compare(whole, other)] == [
        ("B.1", Change.REMOVED),
        ("B.9", Change.ADDED),
    ]


def test_the_head_of_the_plan_counts_too():
    (change,) = compare(plans.full(), replace(plans.full(), title="Altro"))
    assert change.details[0].attribute == "title"


def test_dates_and_results_are_said_as_printed():
    whole = plans.full()
    step = replace(whole.steps[0], due=plans.day("2024-07-31"), outcome=None)
    (change,) = compare(whole, replace(whole, steps=(step, whole.steps[1])))
    assert {(each.before, each.after) for each in change.details} == {("31/05/2024", "31/07/2024"), ("maggio 2024", "")}


def test_repeated_codes_are_compared_one_by_one():
    whole = plans.full()
    twice = replace(whole, steps=(*whole.steps, whole.steps[0]))
    assert [(each.code, each.change) for each in compare(whole, twice)] == [("A.1", Change.ADDED)]


def test_places_and_headers_do_not_count_in_the_fingerprint():
    whole = plans.full()
    moved = replace(whole.objectives[0], place=Place(sheet="altro", row=99))
    assert digest(replace(whole, objectives=(moved, whole.objectives[1]), headers={}, sha256="x")) == digest(whole)


@pytest.mark.parametrize("change", [{"title": "x"}, {"year": 2025}, {"steps": ()}, {"reporting_date": None}])
def test_content_counts_in_the_fingerprint(change):
    assert digest(replace(plans.full(), **change)) != digest(plans.full())


@pytest.mark.parametrize(
    ("value", "packed"), [(Decimal("30.00"), "30"), (Decimal("1E+3"), "1000"), (Decimal("-0"), "0"), (None, None)]
)
def test_a_number_is_packed_one_way_only(value, packed):
    assert pack(value) == packed

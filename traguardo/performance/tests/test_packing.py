"""A plan's records packed for keeping: exact, plain, and the same when they come back."""

import json
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.plan import Moment, Outcome, OutcomeState, Precision
from traguardo.performance.domain.versions import packing
from traguardo.performance.tests.plans import at, day, full


@pytest.mark.parametrize(
    ("value", "packed"),
    [
        (Decimal("3E+1"), "30"), (Decimal("30.00"), "30"), (Decimal("-0.050"), "-0.05"), (Decimal("-0"), "0"),
        (day("2024-02-29", precision=Precision.MONTH), {"day": "2024-02-29", "precision": "month", "indicative": False}),
        ({2024: Decimal(1), "x": None}, {"2024": "1", "x": None}), ((1, [Decimal(2)]), [1, ["2"]]), (True, True),
        (at("steps", 3), {"sheet": "steps", "row": 3, "column": ""}),
    ],
)  # fmt: skip
def test_a_value_is_packed_plainly(value, packed):
    found = packing.pack(value)
    assert found == packed
    assert json.loads(json.dumps(found)) == packed


RESULT = Outcome(
    printed="rinviato a luglio",
    state=OutcomeState.MOVED,
    value=Decimal("0.10"),
    moment=day("2024-05-31", indicative=True),
    moved_to=day("2025-07-31", precision=Precision.MONTH),
    per_year=4,
)


@pytest.mark.parametrize("value", [RESULT, Outcome(printed="", state=OutcomeState.NOT_REPORTED)])
def test_a_result_comes_back_as_it_was(value):
    assert packing.outcome(packing.pack(value)) == value


@pytest.mark.parametrize("back", [packing.outcome, packing.moment, packing.decimal])
def test_what_is_not_there_stays_away(back):
    assert back(None) is None


def test_a_date_a_baseline_and_a_cell_come_back_as_they_were():
    moment = Moment(day=day("2024-12-31").day, precision=Precision.MONTH, indicative=True)
    assert packing.moment(packing.pack(moment)) == moment
    place = Place(sheet="indicators", row=7, column="target")
    assert packing.place(packing.pack(place)) == place
    start = full().indicators[0].baseline
    assert packing.baseline(packing.pack(start)) == start
    assert packing.decimals({"a": "1.50", "b": "-2"}) == {"a": Decimal("1.5"), "b": Decimal(-2)}


@pytest.mark.parametrize(
    ("back", "name"),
    [
        (packing.restatement, "restatements"), (packing.figure, "figures"), (packing.change, "changes"),
        (packing.computation, "computations"),
    ],
)  # fmt: skip
def test_what_a_plan_printed_comes_back_as_it_was(back, name):
    [value] = getattr(full(), name)
    assert back(json.loads(json.dumps(packing.pack(value)))) == value

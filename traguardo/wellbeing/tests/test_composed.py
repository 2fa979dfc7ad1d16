"""Weighted parts: the four of the source (35, 35, 10, 20), what each degree is, when the whole has a value."""

import csv
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from traguardo.wellbeing.domain.checks import check_indicator
from traguardo.wellbeing.domain.composed import Indicator, Part, Way
from traguardo.wellbeing.tests.factories import a_part

DUE = date(2022, 12, 31)
WEIGHTS = (35, 35, 10, 20)


def parts(*done):
    return tuple(a_part(number, weight, due=DUE, done_on=day) for number, (weight, day) in enumerate(zip(WEIGHTS, done, strict=True), 1))  # fmt: skip


def whole(*done):
    return Indicator(code="azioni", year=2022, title="Azioni positive", parts=parts(*done))


@pytest.mark.parametrize(
    ("done", "value", "reached"),
    [
        ((DUE, DUE, DUE, DUE), 100, 100),
        ((DUE, DUE, DUE, date(2023, 1, 16)), 80, 80),
        ((DUE, date(2023, 1, 1), DUE, DUE), 65, 65),
        ((DUE, None, DUE, None), None, 45),
        ((None, None, None, None), None, 0),
    ],
)
def test_the_value_is_the_weighted_sum_once_all_is_measured(done, value, reached):
    indicator = whole(*done)
    assert (indicator.value, indicator.reached) == (value, reached)
    assert len(indicator.why()) == len(WEIGHTS) + 1


def test_weights_that_do_not_make_100_give_no_value():
    indicator = whole(DUE, DUE, DUE, DUE)
    short = replace(indicator, parts=indicator.parts[:3])
    assert short.value is None
    assert "I pesi fanno 80" in short.why()[-1]
    assert [finding.code for finding in check_indicator(short)] == ["BEN10"]
    assert check_indicator(indicator) == []
    assert [each.code for each in check_indicator(whole(DUE, DUE, DUE, date(2023, 1, 16)))] == ["BEN12"]
    assert [each.code for each in check_indicator(replace(indicator, parts=(a_part(due=None),)))] == ["BEN11"]


@pytest.mark.parametrize(
    ("way", "target", "value", "degree"),
    [
        (Way.AT_LEAST, 80, 60, 75),
        (Way.AT_LEAST, 80, 90, 100),
        (Way.AT_LEAST, 0, 0, 100),
        (Way.AT_MOST, 10, 8, 100),
        (Way.AT_MOST, 10, 40, 25),
        (Way.AT_MOST, 10, None, None),
    ],
)
def test_a_figure_is_worth_in_proportion_to_its_target(way, target, value, degree):
    measured = None if value is None else Fraction(value)
    part = Part(number=1, weight=Fraction(20), title="Quota", way=way, target=Fraction(target), value=measured)
    assert part.degree == degree
    assert part.points == (None if degree is None else Fraction(degree, 5))
    assert replace(part, missed=True).degree == 0


def test_the_weights_of_the_source_make_100(reference):
    rows = list(csv.DictReader((reference / "coeso-2022/subindicators.csv").open(encoding="utf-8")))
    mine = [row for row in rows if row["chapter"] == "5.3"]
    read = tuple(
        Part(number=int(row["n"]), weight=Fraction(row["weight"]), title=row["sub_indicator"], way=Way.BY_DAY, due=date.fromisoformat(row["target_value"]))
        for row in mine
    )  # fmt: skip
    assert tuple(part.weight for part in read) == WEIGHTS
    assert check_indicator(Indicator(code="azioni", year=2022, title="Azioni", parts=read)) == []

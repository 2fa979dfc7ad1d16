"""Periods: how they move, which days make sense, what falls in which."""

from dataclasses import replace
from datetime import date

import pytest

from traguardo.performance.domain.measuring.periods import (
    Move,
    NotPossible,
    Stage,
    can_move,
    check_days,
    check_move,
    home,
    in_order,
    standing_in,
    usual,
    window,
)

HALF, END = usual(2024)


@pytest.mark.parametrize(
    ("move", "start", "end"),
    [
        (Move.OPEN, Stage.PLANNED, Stage.OPEN),
        (Move.CLOSE, Stage.OPEN, Stage.CLOSED),
        (Move.REOPEN, Stage.CLOSED, Stage.OPEN),
    ],
)
def test_a_move_starts_from_one_stage_only(move, start, end):
    assert check_move(move, replace(HALF, stage=start), reason="un dato sbagliato") is end
    for other in set(Stage) - {start}:
        assert not can_move(move, replace(HALF, stage=other))
        with pytest.raises(NotPossible, match="Intermedia"):
            check_move(move, replace(HALF, stage=other), reason="x")


def test_reopening_wants_its_reason():
    with pytest.raises(NotPossible, match="perché"):
        check_move(Move.REOPEN, replace(HALF, stage=Stage.CLOSED), reason="  ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stage": Stage.CLOSED}, "riaprilo"), ({"on": date(2025, 1, 1)}, "2024"), ({"opens_on": date(2024, 9, 1)}, "comincia"),
        ({"closes_on": date(2024, 7, 15), "opens_on": date(2024, 7, 1)}, "almeno fino"), ({"on": END.on, "closes_on": END.closes_on}, "Finale"),
    ],
)  # fmt: skip
def test_days_that_make_no_sense_are_refused_in_words(change, said):
    with pytest.raises(NotPossible, match=said):
        check_days(replace(HALF, **change), (HALF, END), year=2024)


def test_the_usual_periods_make_sense():
    for year in (2023, 2024):
        for period in usual(year):
            check_days(period, usual(year), year=year)
    assert (HALF.on, END.on, END.closes_on) == (date(2024, 7, 31), date(2024, 12, 31), date(2025, 1, 31))
    assert [END.days_left(day) for day in (date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1))] == [1, 0, -1]


def test_every_day_is_of_one_period():
    ordered = in_order((END, HALF))
    assert [period.code for period in ordered] == ["intermedia", "finale"]
    assert window(HALF, ordered) == (date.min, date(2024, 7, 31))
    assert window(END, ordered) == (date(2024, 8, 1), date.max)
    assert [home(day, ordered).code for day in (date(2024, 7, 31), date(2024, 8, 1), date(2025, 5, 1))] == [
        "intermedia", "finale", "finale",
    ]  # fmt: skip


def test_what_a_closed_period_did_not_get_is_owed_in_the_next():
    shut, last = replace(HALF, stage=Stage.CLOSED), replace(END, stage=Stage.CLOSED)
    assert standing_in(HALF, (HALF, END)) == HALF
    assert standing_in(shut, (shut, END)) == END
    assert standing_in(shut, (shut, last)) == shut

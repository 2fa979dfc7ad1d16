"""Turns are fair, within the limits, the same whoever reckons them and in whatever order people are told."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from traguardo.agile_work.domain.rotation import (
    Asker,
    Terms,
    digest,
    draw,
    inputs_data,
    outcome_data,
    read_inputs,
    why,
)
from traguardo.agile_work.domain.rules import Window, prevails

MONDAY = date(2026, 11, 30)
KINDS = some.builds(
    dict,
    days=some.integers(1, 5),
    preferred=some.frozensets(some.integers(0, 4)),
    priority=some.booleans(),
    past=some.integers(0, 9),
)
PEOPLE = some.lists(KINDS, min_size=1, max_size=4).flatmap(
    lambda kinds: some.lists(some.sampled_from(kinds), min_size=1, max_size=9).map(
        lambda told: [Asker(code=f"{100 + place}", **each) for place, each in enumerate(told)]
    )
)
TERMS = some.builds(
    Terms,
    places=some.integers(0, 4),
    weeks=some.integers(1, 14),
    seed=some.text("abc", max_size=3),
    first_week=some.sampled_from([None, MONDAY, date(2026, 12, 21), date(2027, 2, 1)]),
    max_days=some.integers(1, 5),
    window=some.sampled_from(list(Window)),
    past_weight=some.sampled_from([0, 50, 100]),
)


def alike(one, other):
    return all(getattr(one, name) == getattr(other, name) for name in ("days", "preferred", "priority", "past"))


@given(people=PEOPLE, terms=TERMS, shuffle=some.randoms(use_true_random=False))
def test_turns_are_within_places_and_limits_and_fair(people, terms, shuffle):
    outcome = draw(people, terms)
    stretches = {}
    for week in outcome.weeks:
        for day in range(5):
            away = [turn.code for turn in week.turns if day in turn.days]
            assert len(away) <= (terms.places if day in week.days else 0)
        key = terms.window.of(week.monday) if week.monday else 0
        for turn in week.turns:
            assert len(turn.days) == len(set(turn.days)) <= min(turn.wanted, terms.max_days)
            had, worked = stretches.get((key, turn.code), (0, 0))
            stretches[key, turn.code] = (had + len(turn.days), worked + len(week.days))
    assert all(prevails(had, worked) for had, worked in stretches.values())
    for one, other in combinations(people, 2):
        if alike(one, other):
            assert abs(outcome.total(one.code) - outcome.total(other.code)) <= 1
    shuffled = list(people)
    shuffle.shuffle(shuffled)
    assert outcome_data(draw(shuffled, terms)) == outcome_data(outcome)


@given(people=PEOPLE, terms=TERMS)
def test_no_place_is_left_to_who_could_have_had_it(people, terms):
    for week in draw(people, terms).weeks:
        for turn in week.turns:
            if len(turn.days) < min(turn.wanted, week.limit):
                free = [d for d in week.days if sum(d in each.days for each in week.turns) < terms.places]
                assert not set(free) - set(turn.days)


@given(people=PEOPLE, terms=TERMS)
def test_what_was_kept_gives_the_same_turns(people, terms):
    kept = inputs_data(people, terms)
    again, told = read_inputs(kept)
    assert digest(inputs_data(again, told)) == digest(kept)
    assert draw(again, told) == draw(people, terms)


def test_priorities_of_the_law_come_first_then_who_has_had_less():
    people = [
        Asker(code="1", days=2, past=0),
        Asker(code="2", days=2, past=6),
        Asker(code="3", days=2, past=9, priority=True),
    ]
    (week,) = draw(people, Terms(places=1, weeks=1, seed="s", max_days=2)).weeks
    assert [turn.code for turn in week.turns] == ["3", "1", "2"]
    (first,) = draw(people, Terms(places=1, weeks=1, seed="s", max_days=1, first_week=date(2026, 12, 21))).weeks
    assert first.days == (0, 1, 2, 3)
    scarce = draw([*people, Asker(code="4", days=2, past=6)], Terms(places=1, weeks=1, seed="s")).weeks[0]
    assert len(scarce.turn("3").days) == len(scarce.turn("1").days) == 2
    assert len(scarce.turn("2").days) + len(scarce.turn("4").days) == 1


def test_days_one_likes_are_given_where_they_are_free():
    people = [Asker(code="1", days=1, preferred=frozenset({4})), Asker(code="2", days=1, preferred=frozenset({4, 0}))]
    (week,) = draw(people, Terms(places=1, weeks=1, seed="s")).weeks
    assert {turn.code: turn.days for turn in week.turns} == {"1": (4,), "2": (0,)}


@pytest.mark.parametrize(
    ("window", "limits"),
    [(Window.MONTH, (3, 2, 2, 2, 3, 2, 2, 2, 1)), (Window.AGREEMENT, (3, 3, 3, 2, 2, 2, 2, 2, 2))],
)
def test_weeks_give_days_up_where_presence_would_not_prevail_over_the_stretch(window, limits):
    terms = Terms(places=9, weeks=9, seed="s", first_week=date(2027, 2, 1), max_days=3, window=window)
    assert [len(terms.days(week)) for week in range(9)] == [5, 5, 5, 5, 5, 5, 5, 5, 4]
    assert terms.limits() == limits


def test_the_reasons_say_places_order_and_seed_but_not_who_comes_first_by_law():
    people = [Asker(code=str(n), days=2, priority=n == 7) for n in range(8)]
    outcome = draw(people, Terms(places=1, weeks=3, seed="3f9c"))
    without = next(turn.code for turn in outcome.weeks[0].turns if not turn.days)
    told = " ".join(why(outcome, without, 1))
    assert "5 giornate per 8 persone, che insieme ne chiedono 16" in told
    assert "«3f9c»" in told
    assert "non hai giornate" in told
    assert "1 persona con priorità" not in told
    assert why(outcome, "99", 1) == why(outcome, without, 9) == ()

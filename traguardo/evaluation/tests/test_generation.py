"""Which sheets a year needs: who evaluates whom, where the year is split, and that asking twice changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.evaluation.domain.generation import (
    RANKS,
    Existing,
    Fate,
    Held,
    Under,
    evaluator_of,
    prepare,
    stretches,
)

YEAR, START, END = 2022, date(2022, 1, 1), date(2022, 12, 31)
TREE = tuple(
    Under(unit=unit, parent=parent, first=date(2020, 1, 1))
    for unit, parent in (("DIR", ""), ("SOC", "DIR"), ("MIN", "SOC"), ("FIN", "DIR"), ("SOLA", ""))
)


def held(person, unit, position="staff", first=date(2020, 1, 1), last=None, **also):
    return Held(person=person, unit=unit, category="C", position=position, first=first, last=last, **also)


HOUSE = (
    held("dora", "DIR", "director"),
    held("mario", "SOC", "manager"),
    held("piera", "MIN", "post_holder"),
    held("sara", "MIN"),
    held("fede", "FIN"),
    held("sole", "SOLA"),
    held("pina", "SOC", "post_holder"),
)


@pytest.mark.parametrize(
    ("person", "evaluator"),
    [
        ("sara", "piera"),
        ("piera", "mario"),
        ("pina", "mario"),
        ("mario", "dora"),
        ("fede", "dora"),
        ("sole", "dora"),
        ("dora", ""),
        ("nessuno", ""),
    ],
)
def test_who_evaluates_is_who_heads_the_unit_or_the_nearest_above(person, evaluator):
    assert evaluator_of(HOUSE, TREE, person, START) == evaluator


def test_two_heads_of_one_rank_leave_the_choice_to_the_staff_office():
    twins = (*HOUSE, held("luca", "SOC", "manager"))
    assert [evaluator_of(twins, TREE, who, START) for who in ("pina", "mario", "sara")] == ["", "dora", "piera"]
    assert evaluator_of([held("solo", "FIN", "manager")], TREE, "solo", START) == ""


def test_post_holders_one_above_the_other_and_trees_that_close_on_themselves():
    house = (held("su", "SOC", "post_holder"), held("giu", "MIN", "post_holder"))
    assert evaluator_of(house, TREE, "giu", START) == "su"
    loop = (Under(unit="A", parent="B", first=START), Under(unit="B", parent="A", first=START))
    assert evaluator_of([held("a", "A")], loop, "a", START) == ""


def test_a_change_of_unit_splits_the_year_and_one_of_spell_alone_does_not():
    moved = (
        *HOUSE[:3],
        held("anna", "MIN", last=date(2022, 5, 31)),
        held("anna", "FIN", first=date(2022, 6, 1), last=date(2022, 8, 31)),
        held("anna", "FIN", first=date(2022, 9, 1), full_time=Fraction(1, 2)),
    )
    found = [each for each in stretches(moved, TREE, YEAR) if each.person == "anna"]
    assert [(each.unit, each.evaluator, each.second, each.first, each.last) for each in found] == [
        ("MIN", "piera", "mario", START, date(2022, 5, 31)),
        ("FIN", "dora", "", date(2022, 6, 1), END),
    ]
    assert sum(each.days for each in found) == 365
    assert {(each.category, each.position, each.person) for each in found} == {("C", "staff", "anna")}


def test_where_a_unit_sits_is_looked_up_on_the_day():
    tree = (
        Under(unit="MIN", parent="SOC", first=date(2020, 1, 1), last=date(2022, 6, 30)),
        Under(unit="MIN", parent="FIN", first=date(2022, 7, 1)),
        Under(unit="SOC", parent="", first=date(2020, 1, 1)),
        Under(unit="FIN", parent="", first=date(2020, 1, 1)),
    )
    house = (held("mario", "SOC", "manager"), held("fiore", "FIN", "manager"), held("sara", "MIN"))
    days = (START, date(2022, 6, 30), date(2022, 7, 1), END)
    assert [evaluator_of(house, tree, "sara", day) for day in days] == ["mario", "mario", "fiore", "fiore"]
    assert evaluator_of(house[:2], tree, "mario", START) == ""
    assert [each.second for each in stretches(house[:1], tree, YEAR)] == [""]


def test_two_jobs_of_one_size_count_by_the_later():
    house = (held("ugo", "MIN"), held("ugo", "FIN", first=date(2021, 1, 1)))
    assert [each.unit for each in stretches(house, TREE, YEAR)] == ["FIN"]
    assert [each.unit for each in stretches(house[::-1], TREE, YEAR)] == ["FIN"]


def test_a_new_head_or_a_unit_that_moves_splits_the_year_of_who_is_under_it():
    new_head = (*HOUSE[:2], held("piera", "MIN", "post_holder", last=date(2022, 3, 31)), held("sara", "MIN"))
    found = [each for each in stretches(new_head, TREE, YEAR) if each.person == "sara"]
    assert [(each.evaluator, each.first) for each in found] == [("piera", START), ("mario", date(2022, 4, 1))]
    tree = (
        *(node for node in TREE if node.unit != "FIN"),
        Under(unit="FIN", parent="DIR", first=START, last=date(2022, 6, 30)),
        Under(unit="FIN", parent="SOC", first=date(2022, 7, 1)),
    )
    found = [each for each in stretches(HOUSE, tree, YEAR) if each.person == "fede"]
    assert [(each.evaluator, each.last) for each in found] == [("dora", date(2022, 6, 30)), ("mario", END)]


def test_another_boss_of_the_boss_splits_nothing():
    house = (
        held("dora", "DIR", "director", last=date(2022, 6, 30)),
        held("dino", "DIR", "director", first=date(2022, 7, 1)),
        *HOUSE[1:4],
    )
    found = [each for each in stretches(house, TREE, YEAR) if each.person == "piera"]
    assert [(each.evaluator, each.second, each.days) for each in found] == [("mario", "dino", 365)]


def test_of_two_jobs_at_once_the_larger_counts_and_days_out_of_service_make_no_sheet():
    house = (
        *HOUSE[:1],
        held("ugo", "MIN", full_time=Fraction(1, 3), last=date(2022, 2, 28)),
        held("ugo", "FIN", full_time=Fraction(2, 3), last=date(2022, 2, 28)),
        held("ugo", "FIN", first=date(2022, 4, 1)),
        held("vecchio", "FIN", last=date(2021, 12, 31)),
    )
    found = [each for each in stretches(house, TREE, YEAR) if each.person in {"ugo", "vecchio"}]
    assert [(each.person, each.unit, each.first, each.last) for each in found] == [
        ("ugo", "FIN", START, date(2022, 2, 28)),
        ("ugo", "FIN", date(2022, 4, 1), END),
    ]


def an_existing(stretch, key=1, **also):
    facts = {name: getattr(stretch, name) for name in ("person", "unit", "category", "position", "first", "last")}
    return Existing(**{"key": key, "open": True, "bare": True, **facts, **also})


def test_preparing_again_resizes_what_is_open_removes_what_is_bare_and_tells_what_is_stuck():
    first, second = [each for each in stretches(split_house(), TREE, YEAR) if each.person == "anna"]
    whole_year = an_existing(first, last=END, bare=False)
    done = prepare([first, second], [whole_year])
    assert (done.new, done.fates) == ((second,), ((whole_year, Fate.RESIZED, first.last),))
    judged = an_existing(first, last=END, open=False, bare=False)
    assert prepare([first, second], [judged]).fates == ((judged, Fate.STUCK, END),)
    assert prepare([first, second], [judged]).new == ()
    elsewhere = an_existing(first, unit="FIN")
    assert prepare([first, second], [elsewhere]).fates[0][1] is Fate.REMOVED
    assert prepare([first, second], [elsewhere]).new == (first, second)
    stranger = an_existing(replace(first, person="via"), bare=False)
    assert prepare([first], [stranger]).fates[0][1] is Fate.STUCK


def split_house():
    return (
        *HOUSE[:3],
        held("anna", "MIN", last=date(2022, 5, 31)),
        held("anna", "FIN", first=date(2022, 6, 1)),
    )


days = st.integers(0, 900).map(lambda number: date(2021, 6, 1) + timedelta(days=number))


@st.composite
def jobs(draw):
    first, length = draw(days), draw(st.none() | st.integers(0, 400))
    return Held(
        person=draw(st.sampled_from("abcd")),
        unit=draw(st.sampled_from(["DIR", "SOC", "MIN", "FIN", "X"])),
        category=draw(st.sampled_from(["C", "D"])),
        position=draw(st.sampled_from(sorted(RANKS))),
        full_time=draw(st.sampled_from([Fraction(1), Fraction(1, 2)])),
        first=first,
        last=None if length is None else first + timedelta(days=length),
    )


@given(st.lists(jobs(), max_size=8))
def test_stretches_cover_the_days_in_service_once_and_preparing_them_twice_changes_nothing(house):
    found = stretches(house, TREE, YEAR)
    covered = [(each.person, each.first + timedelta(days=n)) for each in found for n in range(each.days)]
    every_day = [START + timedelta(days=n) for n in range(365)]
    served = {(each.person, day) for each in house for day in every_day if each.on(day)}
    assert len(covered) == len(set(covered))
    assert set(covered) == served
    assert all(each.evaluator != each.person for each in found)
    assert all(before.same != after.same for before, after in adjoining(found))
    there = [an_existing(each, key) for key, each in enumerate(prepare(found, []).new)]
    again = prepare(found, there)
    assert again.new == ()
    assert {fate for _, fate, _ in again.fates} <= {Fate.KEPT}


def adjoining(found):
    return [
        (before, after)
        for before in found
        for after in found
        if before.person == after.person and before.last + timedelta(days=1) == after.first
    ]

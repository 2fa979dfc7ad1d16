"""The reckoning of LEPS years, procedures and protected quotas."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from traguardo.kernel.money import Money
from traguardo.staffing.domain.leps import (
    LEPS_CARDS,
    Member,
    Stage,
    Version,
    check_year,
    count_workers,
    leps_rule,
    try_hires,
    years_of,
)
from traguardo.staffing.domain.leps.reading import Body
from traguardo.staffing.domain.people import Contract, Person, Position, Spell
from traguardo.staffing.domain.procedures import (
    PROCEDURE_CARDS,
    Done,
    Procedure,
    Standing,
    Use,
    calendar,
    check_procedure,
    lasts,
    procedure_kinds,
)
from traguardo.staffing.domain.quotas import QUOTA_CARDS, Situation, check_situation, count_base

RULE = leps_rule(2022)
START = date(2020, 1, 1)


def someone(code, **spell):
    told = {"unit": "A", "category": "D", "profile": "Assistente sociale", "first_day": START, **spell}
    return Person(pk=0, code=code, name=code, spells=(Spell(**told),))


def test_social_workers_are_the_mean_of_the_days_of_the_permanent_ones():
    people = [
        someone("1"),
        someone("2", full_time=Fraction(1, 2)),
        someone("3", first_day=date(2022, 7, 1)),
        someone("4", contract=Contract.AGENCY),
        someone("5", profile="Educatore"),
        someone("6", profile="ASSISTENTI SOCIALI", last_day=date(2021, 12, 31)),
    ]
    found = count_workers(people, RULE, year=2022)

    assert (found.exact, found.mean) == (Fraction(3, 2) + Fraction(184, 365), Fraction(2))
    assert (found.first, found.last) == (Fraction(3, 2), Fraction(5, 2))
    assert [(each.contract, each.people) for each in found.shares] == [(Contract.PERMANENT, 3), (Contract.AGENCY, 1)]
    assert any("Non contano, somministrato: 1 persona" in line for line in found.why)


def test_four_hires_from_july_bring_what_two_units_bring():
    body = Body(residents=170_000, staff=Fraction("36.5"))
    trial = try_hires(RULE, body, year=2022, hires=Fraction(4), month=7)
    gone = try_hires(RULE, body, year=2022, hires=Fraction(-40), month=1)

    assert (trial.added, trial.gain, trial.yearly_gain) == (2, Money.euro(40_000), Money.euro(80_000))
    assert (gone.this_year.staff, gone.gain) == (0, Money.euro(-362_000))


def version(stage, told=None, *, staff="36.5", register=None, others=(), number=1):
    own = Member(name="Noi", residents=170_000, staff=Fraction(staff), register=register)
    members = (own, *others)
    return Version(year=2022, stage=stage, number=number, on=date(2023, 2, 1), act="prot. 1", source="ISTAT", members=members, told=told, computed=Money.euro(362_000))  # fmt: skip


@pytest.mark.parametrize(
    ("versions", "today", "codes"),
    [
        ([version(Stage.BOOKING)], date(2023, 2, 28), []),
        ([version(Stage.BOOKING)], date(2023, 3, 1), ["LEP12"]),
        ([version(Stage.FINAL, Money.euro("365800"))], date(2023, 3, 1), ["LEP08", "LEP09"]),
        ([version(Stage.BOOKING, register=Fraction(36))], date(2023, 1, 1), ["LEP10"]),
        ([version(Stage.BOOKING, Money.euro(360_000)), version(Stage.FINAL)], date(2023, 3, 1), ["LEP09", "LEP11"]),
        (
            [version(Stage.FINAL, others=(Member(name="Comune", residents=20_000, staff=Fraction(3)),))],
            date(2023, 3, 1),
            ["LEP13"],
        ),
    ],
)
def test_a_year_says_what_to_look_at(versions, today, codes):
    year = years_of(versions)[2022]

    assert [each.code for each in check_year(year, today=today)] == codes


def test_the_last_version_counts_and_the_booking_caps_the_settlement():
    told = [
        version(Stage.BOOKING, Money.euro(300_000)),
        version(Stage.FINAL),
        version(Stage.FINAL, number=2, staff="34"),
    ]
    year = years_of(told)[2022]

    assert year.counts.number == 2
    assert (year.counts.leps.amount, year.paid) == (Money.euro(312_000), Money.euro(300_000))


def competition(**done):
    days = {step: Done(on=on) for step, on in done.items()}
    return Procedure(code="1", kind=procedure_kinds()["competition"], title="Concorso", profile="AS", category="D", posts=2, reserved=1, plan_line="4", opened=date(2024, 1, 1), done=days)  # fmt: skip


@pytest.mark.parametrize(
    ("done", "today", "step", "standing", "days"),
    [
        ({"notice": date(2024, 3, 1)}, date(2024, 3, 21), "call", Standing.WAITING, (date(2024, 3, 22), None)),
        ({"notice": date(2024, 3, 1)}, date(2024, 3, 22), "call", Standing.TODO, (date(2024, 3, 22), None)),
        ({"notice": date(2022, 5, 2)}, date(2022, 6, 1), "call", Standing.WAITING, (date(2022, 6, 17), None)),
        ({"call": date(2024, 3, 1)}, date(2024, 3, 12), "applications", Standing.RUNNING, (date(2024, 3, 11), date(2024, 4, 2))),
        ({"written": date(2024, 1, 10)}, date(2024, 7, 9), "ranking", Standing.LATE, (None, date(2024, 7, 8))),
        ({"call": date(2024, 1, 10)}, date(2024, 7, 8), "mobility", Standing.SKIPPED, (None, None)),
        ({}, date(2024, 1, 10), "plan", Standing.TODO, (None, None)),
    ],
)  # fmt: skip
def test_each_step_has_its_clock(done, today, step, standing, days):
    clock = next(each for each in competition(**done).clocks(today) if each.step.code == step)

    assert (clock.standing, (clock.first, clock.last)) == (standing, days)


@pytest.mark.parametrize(
    ("done", "codes"),
    [
        ({"notice": date(2024, 3, 1), "call": date(2024, 3, 10)}, ["PRO02"]),
        ({"call": date(2024, 3, 10)}, ["PRO03"]),
        ({"written": date(2024, 1, 10), "ranking": date(2024, 9, 1), "summons": date(2023, 12, 1)}, ["PRO01"]),
        ({"written": date(2024, 5, 10), "ranking": date(2024, 5, 3), "summons": date(2024, 4, 1)}, ["PRO03"]),
        ({"notice": date(2024, 3, 1), "call": date(2024, 3, 22), "applications": date(2024, 4, 30)}, ["PRO01"]),
    ],
)
def test_a_procedure_says_what_is_wrong(done, codes):
    found = check_procedure(competition(**done), today=date(2024, 4, 1))

    assert [each.code for each in found if each.code in {"PRO01", "PRO02", "PRO03"}] == codes


@pytest.mark.parametrize(
    ("approved", "until"),
    [
        (date(2019, 6, 1), date(2022, 6, 1)),
        (date(2022, 6, 1), date(2024, 6, 1)),
        (date(2023, 3, 14), date(2025, 3, 14)),
        (date(2023, 3, 15), date(2026, 3, 15)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2025, 6, 1), date(2028, 6, 1)),
    ],
)
def test_a_ranking_list_lasts_as_the_law_of_its_time(approved, until):
    assert lasts(approved)[0] == until


def test_a_list_is_counted_and_watched():
    uses = (Use(on=date(2025, 1, 1), places=2, reserved=2), Use(on=date(2028, 1, 1), places=3))
    it = replace(competition(written=date(2024, 1, 1), ranking=date(2024, 3, 1)), eligible=4, uses=uses)
    few = replace(it, eligible=9)

    assert (it.ranking.used, it.ranking.left, it.ranking.until) == (5, -1, date(2027, 3, 1))
    assert [each.code for each in check_procedure(it, today=date(2027, 2, 1)) if each.code > "PRO03"] == [
        "PRO05",
        "PRO06",
        "PRO06",
    ]
    assert "PRO04" in {each.code for each in check_procedure(few, today=date(2027, 2, 1))}
    assert [each.day for each in calendar([it], today=date(2027, 2, 1))] == [date(2027, 3, 1)]


def test_the_base_leaves_out_whom_the_law_leaves_out():
    people = [
        *(someone(str(number)) for number in range(50)),
        someone("half", full_time=Fraction(1, 2)),
        someone("more", full_time=Fraction(3, 4)),
        someone("boss", position=Position.MANAGER),
        someone("agency", contract=Contract.AGENCY),
        someone("lent", contract=Contract.SECONDED_IN),
        someone("away", contract=Contract.SECONDED_OUT),
        someone("short", contract=Contract.FIXED_TERM, first_day=date(2021, 11, 1), last_day=date(2022, 3, 31)),
        someone("long", contract=Contract.FIXED_TERM, first_day=date(2021, 11, 1), last_day=date(2022, 6, 30)),
        someone("gone", last_day=date(2020, 12, 31)),
    ]
    base = count_base(people, on=date(2021, 12, 31))

    assert (base.full_time, base.part_timers, base.part_time, base.counted) == (52, 2, Fraction(5, 4), 53)
    assert [many for _, many in base.left] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("counted", "disabled", "protected", "due", "gap"),
    [(14, 0, 0, 0, 0), (15, 0, 0, 1, 1), (36, 0, 0, 2, 2), (51, 0, 0, 5, 5), (65, 1, 0, 5, 4), (66, 1, 0, 6, 5), (202, 14, 2, 15, 0)],
)  # fmt: skip
def test_the_duty_goes_up_past_the_half(counted, disabled, protected, due, gap):
    told = Situation(on=date(2024, 12, 31), disabled=disabled, protected=protected, counted=counted)

    assert (told.due, told.gap) == (due, gap)


def test_a_situation_says_what_is_missing_unsent_or_different():
    told = Situation(on=date(2024, 12, 31), disabled=1, protected=0, counted=66, typed=64)

    assert [each.code for each in check_situation(told, today=date(2025, 2, 1))] == ["QUO01", "QUO01", "QUO02", "QUO03"]
    assert [each.code for each in check_situation(told, today=date(2025, 1, 31))] == ["QUO01", "QUO01", "QUO03"]


@pytest.mark.parametrize(("cards", "prefix"), [(LEPS_CARDS, "LEP"), (PROCEDURE_CARDS, "PRO"), (QUOTA_CARDS, "QUO")])
def test_codes_are_in_order_and_one_each(cards, prefix):
    assert [card.code for card in cards] == [f"{prefix}{number:02d}" for number in range(1, len(cards) + 1)]

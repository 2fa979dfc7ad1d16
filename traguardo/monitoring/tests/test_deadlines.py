"""Every deadline against the law: each year's moves, what a body says of itself, holidays, what was known when."""

from datetime import date

import pytest

from traguardo.monitoring.domain.body import Body, Kind, OwnMove
from traguardo.monitoring.domain.deadlines import deadlines, left_out
from traguardo.monitoring.domain.fulfilment import Fulfilment, Outcome, Standing, call, days_late, standing
from traguardo.monitoring.domain.running import run
from traguardo.monitoring.domain.table import table
from traguardo.monitoring.library.feed import feed

LATER = date(2026, 11, 22)
MUNICIPALITY, CONSORTIUM = Body(kind=Kind.LOCAL), Body()
FOLLOWING = Body(piao_with_budget=True, reason="parere del segretario")


def one(code, year, *, body=CONSORTIUM, known_by=LATER, **also):
    return next(each for each in deadlines(body, year, known_by, **also) if each.code == code)


# The PIAO of local authorities, year by year: DM 132/2022, art. 8, and the communiqués of ANAC.
PIAO = {
    2022: date(2022, 12, 29),
    2023: date(2023, 10, 15),
    2024: date(2024, 4, 15),
    2025: date(2025, 3, 30),
    2026: date(2026, 3, 30),
    2027: date(2027, 1, 31),
}


@pytest.mark.parametrize("year", PIAO)
def test_the_piao_of_a_municipality_follows_the_budget_each_year(year):
    assert one("piao", year, body=MUNICIPALITY).day == PIAO[year]


@pytest.mark.parametrize(
    ("year", "day"), [(2022, date(2022, 6, 30)), *((y, date(y, 1, 31)) for y in (2023, 2024, 2025, 2026))]
)
def test_the_piao_of_a_consortium_stays_where_the_law_puts_it_and_says_why(year, day):
    found = one("piao", year)
    assert found.day == day
    assert year < 2023 or "per prudenza il tuo termine resta questo" in found.why


def test_a_consortium_that_follows_the_budget_says_on_whose_word():
    found = one("piao", 2026, body=FOLLOWING)
    assert found.day == date(2026, 3, 30)
    assert "parere del segretario" in found.why
    assert [step.source for step in found.steps] == [
        "DM 30 giugno 2022, n. 132, art. 7, c. 1",
        "DM 30 giugno 2022, n. 132, art. 8, c. 2",
        "Comunicato del Presidente ANAC 14 gennaio 2026",
    ]


# Before an act is known, the deadline is still where it was.
@pytest.mark.parametrize(
    ("known_by", "day"),
    [
        (date(2022, 12, 18), date(2023, 1, 31)),
        (date(2022, 12, 20), date(2023, 4, 30)),
        (date(2023, 1, 20), date(2023, 5, 30)),
        (date(2023, 4, 26), date(2023, 6, 30)),
        (date(2023, 6, 20), date(2023, 8, 30)),
        (date(2023, 7, 31), date(2023, 10, 15)),
    ],
)
def test_what_was_known_of_2023_on_each_day(known_by, day):
    assert one("piao", 2023, body=MUNICIPALITY, known_by=known_by).day == day


@pytest.mark.parametrize(
    ("about", "day"),
    [
        (2022, date(2023, 1, 15)),
        (2023, date(2024, 1, 31)),
        (2024, date(2025, 1, 31)),
        (2025, date(2026, 1, 31)),
        (2026, date(2026, 12, 15)),
    ],
)
def test_the_rpct_report_where_anac_moved_it(about, day):
    assert next(e for e in deadlines(CONSORTIUM, day.year, LATER) if e.key == ("relazione-rpct", about)).day == day


def test_a_deadline_moved_to_next_year_leaves_the_year_it_was_in():
    before, after = (deadlines(CONSORTIUM, 2025, day) for day in (date(2025, 12, 9), date(2025, 12, 10)))
    assert ("relazione-rpct", 2025) in {each.key for each in before}
    assert ("relazione-rpct", 2025) not in {each.key for each in after}


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("bilancio", date(2026, 2, 28)),
        ("sioss", date(2026, 2, 28)),
        ("peg", date(2026, 3, 20)),
        ("relazione-cug", date(2026, 3, 30)),
        ("obiettivi-accessibilita", date(2026, 3, 31)),
        ("rendiconto", date(2026, 4, 30)),
        ("relazione-performance", date(2026, 6, 30)),
        ("dup", date(2026, 7, 31)),
        ("equilibri", date(2026, 7, 31)),
        ("dichiarazione-accessibilita", date(2026, 9, 23)),
        ("nota-dup", date(2026, 11, 15)),
    ],
)
def test_the_other_days_of_2026(code, day):
    assert one(code, 2026).day == day


def test_the_relazione_of_june_is_about_the_year_before():
    assert one("relazione-performance", 2026).about == 2025


def test_the_peg_runs_from_the_day_the_budget_was_approved():
    found = one("peg", 2026, done={("bilancio", 2026): date(2025, 12, 22)})
    assert (found.day, "approvato il 22/12/2025" in found.why) == (date(2026, 1, 11), True)
    assert "quando è approvato" in one("peg", 2026).why


def test_a_day_set_every_year_is_not_certain_before_its_act():
    assert (one("attestazione-oiv", 2025).certain, one("attestazione-oiv", 2026).certain) == (True, False)
    moved = OwnMove(code="attestazione-oiv", about=2025, to=date(2026, 7, 15), act="Delibera", known=date(2026, 5, 20))
    found = one("attestazione-oiv", 2026, own=[moved])
    assert (found.day, found.certain) == (date(2026, 7, 15), True)


def test_a_body_moves_a_deadline_itself_from_the_day_it_knows():
    moved = OwnMove(code="sioss", about=2026, to=date(2026, 3, 31), act="Nota ministeriale", known=date(2026, 2, 20))
    assert one("sioss", 2026, own=[moved], known_by=date(2026, 2, 19)).day == date(2026, 2, 28)
    found = one("sioss", 2026, own=[moved])
    assert (found.day, found.moved, found.steps[-1].source) == (date(2026, 3, 31), True, "Nota ministeriale")


def test_a_holiday_stays_unless_the_body_lets_it_move():
    still = one("piao", 2025, body=MUNICIPALITY)
    moving = one("piao", 2025, body=Body(kind=Kind.LOCAL, holidays_move=True))
    assert (still.day, moving.day) == (date(2025, 3, 30), date(2025, 3, 31))
    assert "per prudenza il termine resta questo" in still.steps[-1].words
    assert moving.steps[-1].source == "Codice civile, art. 2963"


def test_easter_and_labour_day_are_skipped_together():
    """30 April 2023 is a Sunday and 1 May a holiday; 31 March 2024 is Easter, 1 April its Monday."""
    body = Body(holidays_move=True)
    assert one("rendiconto", 2023, body=body).day == date(2023, 5, 2)
    assert one("obiettivi-accessibilita", 2024, body=body).day == date(2024, 4, 2)


def test_what_is_not_asked_of_a_body_is_left_out():
    body = Body(tuel=False, district=False, committee=False)
    codes = {each.code for each in deadlines(body, 2026, LATER)}
    gone = {"bilancio", "peg", "rendiconto", "dup", "nota-dup", "equilibri", "sioss", "relazione-cug"}
    assert (codes & gone, {rule.code for rule in left_out(body)}) == (set(), gone)
    assert left_out(Body()) == ()


def test_a_small_body_is_told_of_the_simplified_piao():
    told = [" ".join(one("piao", 2026, body=Body(staff=staff)).todo) for staff in (49, 50, None)]
    assert ["semplificato" in words for words in told] == [True, False, False]


def test_every_year_is_in_order_and_says_its_law():
    for year in range(table().first_year, 2029):
        found = deadlines(CONSORTIUM, year, LATER)
        assert [each.day for each in found] == sorted(each.day for each in found)
        assert all(each.day.year == year and str(each.law) and each.steps[0].words for each in found)
        assert len({each.key for each in found}) == len(found)


def test_a_year_before_the_table_is_refused():
    with pytest.raises(ValueError, match="partono dal 2022"):
        deadlines(CONSORTIUM, 2021, LATER)
    with pytest.raises(KeyError):
        table().rule("niente")


def test_where_a_deadline_stands():
    piao = one("piao", 2026)
    days = {date(2025, 12, 31): Standing.TO_DO, date(2026, 1, 1): Standing.NEAR, date(2026, 1, 31): Standing.NEAR, date(2026, 2, 1): Standing.OVERDUE}  # fmt: skip
    assert {day: standing(piao, None, today=day) for day in days} == days
    assert standing(piao, None, today=LATER, since=date(2026, 2, 1)) is Standing.PAST
    said = {Outcome.DONE: Standing.DONE, Outcome.MISSED: Standing.MISSED, Outcome.WITHDRAWN: Standing.OVERDUE}
    assert {o: standing(piao, Fulfilment(outcome=o), today=LATER) for o in said} == said
    assert (days_late(piao, date(2026, 1, 31)), days_late(piao, date(2026, 2, 2))) == (0, 2)


def test_reminders_come_thirty_seven_and_one_day_before_and_once_after():
    piao = one("piao", 2026)
    days = {date(2025, 12, 31): None, date(2026, 1, 1): 30, date(2026, 1, 24): 7, date(2026, 1, 29): 7, date(2026, 1, 30): 1, date(2026, 2, 9): -1}  # fmt: skip
    assert {day: call(piao, today=day) for day in days} == days


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        ("albo", date(2026, 1, 2), date(2026, 1, 16)),
        ("esecutivita", date(2026, 1, 2), date(2026, 1, 12)),
        ("accesso-civico", date(2026, 1, 2), date(2026, 2, 2)),
        ("accesso-civico", date(2026, 1, 3), date(2026, 2, 2)),
    ],
)
def test_terms_that_run_from_an_event(code, start, last):
    """The first day on the notice board counts; an answer that falls on a Sunday (1 February 2026) moves on."""
    found = run(next(term for term in table().running if term.code == code), start)
    assert found.last == last
    assert f"{last:%d/%m/%Y}" in found.words


def test_the_feed_is_the_same_bytes_and_names_every_deadline():
    found = deadlines(CONSORTIUM, 2026, LATER)
    made = feed("Consorzio Valle", "valle", found)
    text = made.decode().replace("\r\n ", "")
    assert made == feed("Consorzio Valle", "valle", found)
    assert text.count("BEGIN:VEVENT") == len(found)
    assert "UID:piao-2026@valle.traguardo" in text
    assert "DTSTART;VALUE=DATE:20260131" in text
    assert "STATUS:TENTATIVE" in text

"""A week is kept only within its limits, filled in from the week before or from the turns; what the register publishes."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse

from traguardo.access.facade import Role
from traguardo.access.tests.factories import a_member, client_of, text
from traguardo.agile_work.actions.planning import save_week
from traguardo.agile_work.domain.agreements import Ending, Life, Stage, notice_days, why_not_end
from traguardo.agile_work.domain.cards import CARDS
from traguardo.agile_work.domain.rules import Window, national, prevails
from traguardo.agile_work.domain.week import Kind, Planned, check_week, stretch
from traguardo.agile_work.facade import piao_tables, register_figures
from traguardo.agile_work.models import Day
from traguardo.agile_work.queries.week import week
from traguardo.agile_work.tests.factories import START, a_rotation, ruled, signed
from traguardo.audit.models import Entry
from traguardo.kernel.rule_card import entry
from traguardo.staffing.domain.people import Gender
from traguardo.staffing.models import Person
from traguardo.staffing.tests.factories import a_staff, a_worker

A, P = Kind.AGILE, Kind.PRESENCE
DAYS = [START + timedelta(days=at) for at in range(5)]
TWO = {"monday": START, "places": 1, "window": Window.MONTH}


def planned(*kinds, allowed=2, covered=True, code="1"):
    days = {day: kind for day, kind in zip(DAYS, kinds, strict=False) if kind}
    return Planned(code=code, name=code, days=days, allowed=allowed, covered=frozenset(DAYS if covered else ()))


@pytest.mark.parametrize(
    ("people", "codes"),
    [
        ([planned(A, A, P, P, P)], []),
        ([planned(A, A, A, P, P)], ["AGI11", "AGI12"]),
        ([planned(A, P, None, None, None)], ["AGI12"]),
        ([planned(A, P, P, P, P), planned(A, P, P, P, P, code="2")], ["AGI13"]),
        ([planned(A, P, P, covered=False)], ["AGI14"]),
        ([planned()], ["AGI15"]),
        ([planned(allowed=0)], []),
        ([planned(A, Kind.ABSENT, Kind.ABSENT, P, P)], []),
    ],
)
def test_a_week_is_told_all_that_is_wrong(people, codes):
    assert [each.code for each in check_week(people, **TWO)] == codes


def test_a_stretch_is_made_of_whole_weeks_and_presence_prevails_by_more_than_half():
    assert stretch(date(2026, 6, 29), Window.MONTH) == (date(2026, 6, 29), date(2026, 7, 31))
    assert stretch(date(2026, 6, 29), Window.QUARTER) == (date(2026, 6, 29), date(2026, 9, 25))
    assert [prevails(0, 0), prevails(2, 5), prevails(2, 4), prevails(1, 1)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("ending", "last", "term", "by_worker", "disabled", "word"),
    [
        (Ending.NOTICE, date(2026, 7, 1), None, True, False, ""),
        (Ending.NOTICE, date(2026, 6, 30), None, True, False, "almeno 30 giorni"),
        (Ending.NOTICE, date(2026, 7, 1), None, False, True, "almeno 90 giorni"),
        (Ending.NOTICE, date(2026, 7, 1), None, True, True, ""),
        (Ending.NOTICE, date(2026, 7, 1), date(2026, 12, 31), True, False, "ha un termine"),
        (Ending.REASON, date(2026, 6, 1), date(2026, 12, 31), True, False, ""),
        (Ending.REASON, date(2026, 5, 31), None, True, False, "non può essere passato"),
        (Ending.TOGETHER, date(2027, 1, 1), date(2026, 12, 31), True, False, "finisce già"),
    ],
)
def test_an_agreement_ends_as_the_law_says(ending, last, term, by_worker, disabled, word):
    today = date(2026, 6, 1)
    life = Life(first_day=START, last_day=term, worker_signed=START, head_signed=START)
    notice = notice_days(on=today, by_worker=by_worker, disabled=disabled)
    why = why_not_end(life, ending, last=last, today=today, notice=notice)
    assert word in why
    assert bool(why) is bool(word)


def test_where_an_agreement_stands_and_the_values_of_the_law():
    both = {"worker_signed": START, "head_signed": START}
    stages = [
        Life(first_day=START).stage(START),
        Life(first_day=START, head_signed=START).stage(START),
        Life(first_day=START, **both).stage(date(2026, 1, 4)),
        Life(first_day=START, **both).stage(START),
        Life(first_day=START, last_day=START, **both).stage(date(2026, 1, 6)),
    ]
    assert stages == list(Stage)
    assert (national("max_days", on=START).value, national("max_days", on=date(2019, 1, 1)).value) == (2, 2)
    assert all(card.reason in entry(card) for card in CARDS.values())


@pytest.fixture
def office(db):
    """A unit of five with one place a day; two with an agreement of two days each."""
    authority = a_staff()
    for code in ("102", "103", "104", "105"):
        a_worker(authority, code, f"Persona {code}")
    Person.objects.filter(code__gt="101").update(gender=Gender.WOMAN)
    ruled(authority)
    signed(authority, "101")
    signed(authority, "102")
    return authority


def client():
    found = client_of(a_member(Role.STAFF_OFFICE))
    found.raise_request_exception = False
    return found


def typed(plans, seen):
    return {
        f"g-{code}-{day.isoformat()}": kind.value for code, kinds in plans.items() for day, kind in kinds.items()
    } | {"seen": seen}


PATH = "?unita=A&dal=2026-01-07"


def test_a_week_is_saved_within_its_limits_and_refused_past_them(office):
    path = reverse("agile_work:week", args=["valle"]) + PATH
    page = client()
    good = {"101": dict(zip(DAYS, (A, P, P, P, P), strict=True)), "102": dict(zip(DAYS, (P, A, P, P, A), strict=True))}
    seen = week(office, "A", START).seen
    assert page.post(path, typed(good, seen)).status_code == 302
    told = Entry.objects.latest("pk")
    assert (told.act, Day.objects.filter(kind="agile").count()) == ("agile_work.save_week", 3)
    assert '"agile":3' in told.data
    seen = week(office, "A", START).seen
    assert page.post(path, typed(good, seen)).status_code == 302  # the same again
    assert Entry.objects.latest("pk") == told
    bad = {"101": dict(zip(DAYS, (A, A, A, P, P), strict=True)), "103": {DAYS[0]: A}}
    refused = page.post(path, typed(bad, seen))
    assert refused.status_code == 422
    assert [code in text(refused) for code in ("AGI11", "AGI12", "AGI13", "AGI14")] == [True] * 4
    assert page.post(path, typed(good, "vecchia")).status_code == 409
    assert Entry.objects.latest("pk") == told


def test_a_week_is_reckoned_without_being_saved_and_filled_in(office):
    page, where = client(), reverse("agile_work:week", args=["valle"])
    bad = typed({"101": dict.fromkeys(DAYS, A)}, week(office, "A", START).seen)
    told = text(page.post(reverse("agile_work:reckon_week", args=["valle"]) + PATH, bad, HTTP_HX_REQUEST="true"))
    assert "AGI11" in told
    assert "<html" not in told
    assert not Day.objects.exists()
    a_rotation(office)
    filled = text(page.get(where + PATH + "&da=rotazione"))
    assert filled.count('value="agile" selected') == 4
    plans = {"101": dict(zip(DAYS, (A, P, P, P, P), strict=True))}
    save_week(
        by=a_member(Role.STAFF_OFFICE),
        authority=office,
        unit="A",
        monday=START,
        plans=plans,
        seen=week(office, "A", START).seen,
    )
    copied = text(page.get(where + "?unita=A&dal=2026-01-12&da=copia"))
    assert copied.count('value="agile" selected') == 1
    assert "Non è ancora salvata" in copied


def test_the_week_of_an_office_costs_the_same_however_many_people(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        found = week(office, "A", START)
    assert [one.code for one in found.people] == ["102", "103", "104", "105", "101"]
    assert [one.allowed for one in found.people] == [2, 0, 0, 0, 2]


def test_the_register_publishes_its_figures_and_the_tables_of_the_plan(office, django_assert_num_queries):
    plans = {"101": dict(zip(DAYS, (A, P, P, P, P), strict=True))}
    save_week(
        by=a_member(Role.STAFF_OFFICE),
        authority=office,
        unit="A",
        monday=START,
        plans=plans,
        seen=week(office, "A", START).seen,
    )
    with django_assert_num_queries(6):
        figures = register_figures(office, first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert {each.code: each.value for each in figures} == {
        "agile_work.people_share": Fraction(40),
        "agile_work.days_share": Fraction(20),
        "agile_work.mapped_activities": Fraction(1),
    }
    assert all(each.why and each.source.description for each in figures)
    early = register_figures(office, first=date(2015, 1, 1), last=date(2015, 12, 31))
    assert [each.value for each in early[:2]] == [None, None]
    tables = {each.code: each for each in piao_tables(office, year=2026)}
    assert list(tables) == ["lavoro-agile-attivita", "lavoro-agile-regole", "lavoro-agile-numeri"]
    assert tables["lavoro-agile-attivita"].rows[0].values == ("Anziani", "", "sì", "Determina 1", "")
    assert tables["lavoro-agile-regole"].rows[0].values == ("2", "Regolamento")
    numbers = {row.code: row.values for row in tables["lavoro-agile-numeri"].rows}
    assert numbers["agili"][0] == 2
    assert numbers["genere-F"] == (None, None)  # one woman away is too few to be told


def test_an_empty_register_publishes_nothing_it_does_not_know(db):
    authority = a_staff()
    Person.objects.all().update(gender="")
    figures = register_figures(authority, first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert [each.value for each in figures] == [None, None, None]

"""What a need comes to, what is refused, what the rules find when one thing of a sound need changes; the rules' page."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.finding import Severity
from traguardo.kernel.money import Money
from traguardo.kernel.wording import letters
from traguardo.staffing.domain.need import NEED_CATALOGUE, Need, Post, need_catalogue_markdown, read_need, reckon_need
from traguardo.staffing.domain.need.laws import duty_law
from traguardo.staffing.domain.need.model import Hire
from traguardo.staffing.domain.need.months import month_shares
from traguardo.staffing.tests.need_cases import as_printed, case, changed, sound, told

ROOT = Path(__file__).parents[3]
ELSEWHERE = {"FAB33", "FAB34"}  # against the register, and of acts: test_need_acts.py
RULES, REFUSALS = case("rules.toml")["case"], case("refusals.toml")["case"]
CARDS = {card.code: card for card in NEED_CATALOGUE}
MONTH_BY_MONTH = [0] * 6 + [1403334, 1403334, 1403333, 1403333, 1403333, 1403333]


def reckoned(data):
    need, refused = read_need(data)
    assert refused == []
    return reckon_need(need)


@pytest.fixture(scope="module")
def printed():
    """The need of 2022 as its body printed it."""
    return reckoned(as_printed())


def test_a_sound_need_has_nothing_wrong():
    assert told(reckoned(sound()).findings) == []


@pytest.mark.parametrize("wrong", RULES, ids=lambda each: letters(each["says"]))
def test_rules_find_it(wrong):
    findings = reckoned(changed(sound(), wrong["change"])).findings
    assert told(findings) == wrong["finds"]
    assert all((each.severity, each.mend) == (CARDS[each.code].severity, CARDS[each.code].mend) for each in findings)


@pytest.mark.parametrize("wrong", REFUSALS, ids=lambda each: letters(each["says"]))
def test_reading_refuses_it_all_at_once(wrong):
    need, refused = read_need(changed(sound(), wrong["change"]))
    assert (need, told(refused)) == (None, wrong["finds"])
    assert all((each.severity, each.mend) == (Severity.ERROR, CARDS[each.code].mend) for each in refused)


def test_every_rule_has_a_case():
    assert {find[0] for each in (*RULES, *REFUSALS) for find in each["finds"]} | ELSEWHERE == set(CARDS)


def test_codes_are_in_order_and_one_each():
    codes = [card.code for card in NEED_CATALOGUE]
    assert codes == [f"FAB{number:02d}" for number in range(1, len(codes) + 1)]


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-del-fabbisogno.md"
    again = "python -c \"from traguardo.staffing.domain.need import need_catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == need_catalogue_markdown(), f"generate it again: {again} > {page.name}"


def test_posts_of_2022_are_counted_once(printed):
    assert [(each.post.code, each.covered, each.held, each.vacant) for each in printed.posts] == [
        ("AS", 37, 44, 16), ("TA-A", 0, 2, 0), ("TA-B", 12, 13, 5), ("TA-C", 11, 13, 3),
        ("TA-D", 4, 4, 3), ("TA-Ds", 1, 1, 0), ("DIR", 1, 1, 0), ("DS", 3, 3, 0),
    ]  # fmt: skip
    assert (printed.optimal, printed.in_service, printed.held, printed.vacant) == (111, 68, 81, 27)
    assert (printed.optimal_cost, printed.cost) == (Money(397260000), Money(248540000))


def test_the_standard_of_2022_shows_how_it_is_rounded(printed):
    (standard,) = printed.standards
    assert (standard.exact, standard.nearest, standard.up, standard.posts) == (Fraction("59.33"), 59, 60, None)


def test_the_plan_of_2022_keeps_new_hires_apart_from_the_running_total(printed):
    assert [(year.year, year.new_units, year.running_units, year.cost.cents, year.new_cost.cents) for year in printed.years] == [
        (2022, Fraction(13, 2), Fraction(13, 2), 8420000, 8420000),
        (2023, 2, Fraction(17, 2), 23240000, 6400000),
        (2024, 0, Fraction(17, 2), 23240000, 0),
    ]  # fmt: skip
    assert [month.cents for month in printed.years[0].months] == MONTH_BY_MONTH
    assert {each.hire.code: each.first.cents for each in printed.hires} == {
        "1": 0, "2": 0, "3": 680000, "4": 7740000, "5": 0, "6": 6400000,
    }  # fmt: skip


def test_fees_for_residents_make_the_plan_of_2022_last(printed):
    assert [(each.source.code, each.total.cents, each.used.cents, each.left.cents) for each in printed.sources] == [
        ("leps", 3500000, 3500000, 0),
        ("fees", 24920400, 4920000, 20000400),
    ]
    assert (printed.yearly, printed.lasting) == (Money(23240000), Money(28420400))


def test_every_figure_of_2022_that_does_not_hold_is_found(printed):
    assert [(each.code, each.place.sheet, each.place.row, each.place.column) for each in printed.findings] == [
        ("FAB05", "post", 1, "printed_cost"),  # 36 x 38.700 is printed as 36,5
        ("FAB05", "post", 3, "printed_cost"),
        ("FAB06", "post", 1, "printed_total"),  # the reserved post, twice
        ("FAB07", "post", 1, "printed_vacant"),
        ("FAB08", "printed", 0, "cost"),
        ("FAB08", "printed", 0, "total"),
        ("FAB08", "printed", 0, "vacant"),
        ("FAB15", "shares", 1, "whole"),  # of 79 heads, not of 78
        ("FAB17", "change", 1, "percent"),
        ("FAB17", "change", 2, "percent"),
        ("FAB17", "change", 3, "percent"),
        ("FAB18", "hire", 3, "units"),  # 0,50 for 0,83
        ("FAB10", "post", 8, "average"),
        ("FAB11", "post", 8, "average"),
        ("FAB11", "post", 8, "average"),
        ("FAB12", "standard", 1, "posts"),  # 59,33
        ("FAB14", "count", 1, "n"),
        ("FAB14", "count", 2, "n"),
        ("FAB14", "count", 3, "n"),
        ("FAB19", "year_of_plan", 2, "units"),  # running totals read as hires
        ("FAB19", "year_of_plan", 3, "units"),
        ("FAB28", "leps", 0, "after"),
        ("FAB28", "leps", 0, "before"),
        ("FAB29", "leps", 0, "increase"),  # 35.000 for 2,0 units
        ("FAB16", "shares", 1, "part"),
        ("FAB16", "shares", 1, "whole"),
    ]  # fmt: skip


def test_a_stability_of_staff_that_counts_the_director_is_found():
    part = {"label": "personale stabile", "n": 24, "percent": "92,6%"}
    data = changed(
        sound(), [["shares", [{"title": "Stabilità dell'organizzazione 2024", "whole": 27, "part": [part]}]]]
    )
    assert [each[3] for each in told(reckoned(data).findings)] == [
        "«personale stabile»: 24 su 27 è 88,9%, è scritto 92,6%. È la parte di 25 su 27."
    ]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2023, 1, 1), Fraction(1)),
        (date(2022, 12, 31), Fraction(1)),
        (date(2023, 2, 15), Fraction(21, 24)),
        (date(2023, 12, 31), Fraction(1, 372)),
        (date(2024, 1, 1), Fraction(0)),
    ],
)
def test_a_hire_is_there_from_its_day(day, share):
    assert sum(month_shares(day, 2023)) == share


@pytest.mark.parametrize(
    ("counted", "disabled", "protected"),
    [(14, 0, 0), (15, 1, 0), (35, 1, 0), (36, 2, 0), (50, 2, 0), (51, 4, 1), (150, 10, 1), (151, 11, 2), ("64.28", 4, 1), (250, 17, 2), (350, 24, 3)],
)  # fmt: skip
def test_protected_workers_due_by_the_employees_counted(counted, disabled, protected):
    laws = [duty_law(kind, 2024) for kind in ("disabled", "protected")]
    assert [law.due(Fraction(counted)) for law in laws] == [disabled, protected]
    assert duty_law("disabled", 1999) is None


@given(
    units=st.fractions(min_value=0, max_value=50, max_denominator=12),
    cents=st.integers(0, 10**7),
    day=st.dates(date(2023, 1, 1), date(2027, 12, 31)),
)
def test_months_make_their_year_and_years_never_lose_a_cent(units, cents, day):
    post = Post(code="P", profile="P", category="C", average=Money(cents))
    need = Need(
        authority="E", year=2024, posts=(post,), hires=(Hire(code="H", what="", post="P", units=units, first_day=day),)
    )
    sums = reckon_need(need)
    yearly = Money(cents).times(units)
    for year in sums.years:
        assert sum(month.cents for month in year.months) == year.cost.cents
        assert 0 <= year.new_cost.cents <= year.cost.cents <= yearly.cents
        assert year.cost.cents == (yearly.cents if year.year > day.year else year.new_cost.cents)
    assert sum(year.new_units for year in sums.years) == (units if 2024 <= day.year <= 2026 else 0)


@given(
    st.integers(0, 99), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 99)
)
def test_what_is_held_being_filled_and_vacant_makes_the_posts(service, reserved, agency, seconded, to_fill, optimal):
    counts = {"in_service": service, "reserved": reserved, "agency": agency, "seconded": seconded, "to_fill": to_fill}
    data = {
        "authority": "E",
        "year": 2024,
        "post": [{"code": "P", "profile": "P", "category": "C", "optimal": optimal, **counts}],
    }
    (post,) = reckoned(data).posts
    assert post.held + post.post.to_fill + post.vacant == optimal
    assert post.held == service + reserved + agency + seconded
    assert post.covered == service + reserved

"""The small parts a sharing is made of: the level under the cap, the cents, the best, the spread, the words, the page."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from traguardo.incentives.domain.sharing import (
    CATALOGUE,
    Criterion,
    Cut,
    LorenzPoint,
    Rounding,
    Rules,
    Slice,
    Surcharge,
    Worker,
    catalogue_markdown,
    found,
    gini,
    lorenz,
    share_out,
    slices,
)
from traguardo.incentives.domain.sharing.best import choose, places_for
from traguardo.incentives.domain.sharing.cards import card
from traguardo.incentives.domain.sharing.cents import natural, whole_cents
from traguardo.incentives.domain.sharing.filling import level
from traguardo.incentives.domain.sharing.typed import plain
from traguardo.incentives.domain.sharing.weighing import service
from traguardo.incentives.domain.sharing.words import fine, number
from traguardo.kernel.finding import Place, Severity
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import RuleCard

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("pool", "weights", "extras", "limits", "unit"),
    [
        (100, [1, 1], [0, 0], [60, 60], Fraction(50)),
        (100, [3, 1], [0, 0], [60, 60], Fraction(40)),
        (100, [1, 1], [0, 0], [50, 50], Fraction(50)),
        (100, [1, 1], [0, 0], [49, 50], None),
        (110, [1, 1], [10, 0], [60, 60], Fraction(50)),
        (110, [1, 1], [10, 0], [55, 60], Fraction(55)),
        (100, [0, 2], [0, 0], [10, 100], Fraction(50)),
        (100, [6, 3, 1], [0, 0, 0], [40, 35, 90], Fraction(25)),
    ],
)
def test_the_level_at_which_all_is_given(pool, weights, extras, limits, unit):
    assert level(Fraction(pool), weights, extras, limits) == unit


@pytest.mark.parametrize(
    ("unit", "weights", "tops", "codes", "cents", "lucky"),
    [
        (Fraction(1, 3), [1, 1, 1], None, "cab", [0, 1, 0], {1}),
        (Fraction(5, 2), [1, 1], None, "ba", [2, 3], {1}),
        (Fraction(5, 2), [1, 3], [9, 5], "ab", [2, 5], set()),
        (Fraction(5, 2), [1, 2], [9, 5], "ab", [2, 5], set()),
        (Fraction(7, 4), [1, 2, 3], None, "abc", [2, 3, 5], {0}),
        (Fraction(9, 10), [1, 1, 1], None, "abc", [1, 1, 0], {0, 1}),
    ],
)
def test_cents_go_to_the_largest_remainders_and_never_over_the_top(unit, weights, tops, codes, cents, lucky):
    assert whole_cents(unit, weights, tops, list(codes)) == (cents, lucky)


def test_codes_in_the_order_of_people():
    codes = ["P10", "p1", "P2", "P02", "", "10", "9", "P2b"]
    assert sorted(codes, key=natural) == ["", "9", "10", "P02", "P2", "P2b", "P10", "p1"]


@pytest.mark.parametrize(
    ("terms", "evaluated", "places"),
    [
        (Surcharge(number=3), 2, 3),
        (Surcharge(share=Fraction(1, 4)), 10, 2),
        (Surcharge(share=Fraction(1, 4), rounding=Rounding.UP), 9, 3),
        (Surcharge(share=Fraction(1, 4), rounding=Rounding.UP), 8, 2),
        (Surcharge(share=Fraction(1, 4), rounding=Rounding.NEAREST), 10, 3),
        (Surcharge(share=Fraction(1, 4), rounding=Rounding.NEAREST), 9, 2),
    ],
)
def test_how_many_surcharges_there_are(terms, evaluated, places):
    assert places_for(terms, evaluated) == places


def ranked(marks, terms=None):
    people = [Worker(id=f"P{at}", score=Fraction(score), best=best) for at, (score, best) in enumerate(marks)]
    return choose(Rules(), terms or Surcharge(number=2), people, [1] * len(people))


@pytest.mark.parametrize(
    ("marks", "places", "codes"),
    [
        ([(70, None), (90, None), (80, None)], (1, 2), []),
        ([(90, None), (80, None), (80, None)], (0,), ["RIP44"]),
        ([(90, None), (80, None), (80, True)], (0, 2), []),
        ([(90, None), (80, False), (80, None)], (0, 2), []),
        ([(90, True), (90, True), (90, True)], (), ["RIP44"]),
        ([(90, None), (80, None)], (0, 1), ["RIP18"]),
        ([(90, None)], (0,), []),
        ([(90, False)], (), ["RIP45"]),
        ([(90, None), (90, None), (70, None)], (0, 1), []),
    ],
)
def test_who_is_chosen(marks, places, codes):
    best = ranked(marks)
    assert (best.places, [each.code for each in best.findings]) == (places, codes)


def test_the_words_of_a_tie_name_all_the_tied_and_no_one_is_favoured():
    best = ranked([(90, None), (80, None), (80, None), (80, None)], Surcharge(number=3))
    words = "P1, P2 e P3 sono alla pari al limite: 2 posti per 3 persone. Nessuna di loro ha la maggiorazione."
    assert (best.findings[0].message, best.findings[0].value) == (words, "3")
    one = ranked([(90, None), (80, None), (80, None)])
    assert "1 posto per 2 persone" in one.findings[0].message


def test_the_other_words_of_the_best():
    assert "maggiorazioni sono 2 e le persone valutate positivamente 1" in ranked([(90, False)]).findings[0].message
    assert ranked([(9, None), (8, None)]).findings[0].message == (
        "Le 2 persone valutate positivamente hanno tutte la maggiorazione."
    )


def test_only_the_admitted_and_positive_are_ranked():
    people = [
        Worker(id=f"P{at}", score=None if score is None else Fraction(score))
        for at, score in enumerate([99, 60, 59, None])
    ]
    best = choose(Rules(), Surcharge(number=9, positive=Fraction(60)), people, [0, 1, 1, 1])
    assert (best.places, best.positive) == ((1,), (1,))


def test_points_and_days_can_rank_too():
    people = [Worker(id="A", points=Fraction(5)), Worker(id="B", points=Fraction(6))]
    by_points = Surcharge(number=1, criteria=(Criterion.POINTS,))
    assert choose(Rules(), by_points, people, [1, 1]).places == (1,)
    late = [Worker(id="A", score=Fraction(1), first_day=date(2025, 2, 1)), Worker(id="B", score=Fraction(1))]
    by_days = Surcharge(number=1, criteria=(Criterion.SCORE, Criterion.SERVICE))
    assert choose(Rules(year=2025), by_days, late, [1, 1]).places == (1,)


def test_days_of_service_count_both_ends():
    assert service(Worker(id="A"), 2024) == 1
    assert service(Worker(id="A", first_day=date(2024, 12, 31)), 2024) == Fraction(1, 366)
    assert service(Worker(id="A", last_day=date(2025, 1, 1)), 2025) == Fraction(1, 365)
    assert service(Worker(id="A", last_day=date(2024, 12, 31)), 2025) == 0
    assert service(Worker(id="A", first_day=date(2025, 1, 2), last_day=date(2025, 1, 3)), 2025) == Fraction(2, 365)


def shares():
    people = [
        Worker(id="P1", points=Fraction(1), category="C", gender="F", unit="U10"),
        Worker(id="P2", points=Fraction(2), category="B", gender="M", unit="U2"),
        Worker(id="P3", points=Fraction(5), category="C", gender="F", unit="U2"),
    ]
    return share_out(Money(800), Rules(), people).shares


def test_slices_are_all_the_people_and_all_the_money():
    assert slices(shares(), Cut.CATEGORY) == (
        Slice(name="B", people=1, total=200, least=200, most=200),
        Slice(name="C", people=2, total=600, least=100, most=500),
    )
    assert [(each.name, each.mean) for each in slices(shares(), Cut.GENDER)] == [("F", 300), ("M", 200)]
    assert [(each.name, each.mean) for each in slices(shares(), Cut.UNIT)] == [("U2", 350), ("U10", 100)]


def test_the_curve_and_the_index_of_the_spread():
    ends = (LorenzPoint(Fraction(0), Fraction(0)), LorenzPoint(Fraction(1), Fraction(1)))
    thirds = (LorenzPoint(Fraction(1, 3), Fraction(1, 8)), LorenzPoint(Fraction(2, 3), Fraction(3, 8)))
    assert lorenz(shares()) == (ends[0], *thirds, ends[1])
    assert lorenz(shares(), points=1) == ends
    assert lorenz(shares(), points=2) == (ends[0], thirds[0], ends[1])
    assert lorenz(()) == ends
    assert gini(shares()) == Fraction(1, 3)
    assert gini(()) is None


def test_equal_shares_have_no_spread():
    people = [Worker(id=f"P{at}", points=Fraction(1)) for at in range(4)]
    assert gini(share_out(Money(400), Rules(), people).shares) == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(1234567), "1.234.567"),
        (Fraction(1, 3), "0,33333333"),
        (Fraction(2, 3), "0,66666667"),
        (Fraction(1, 2 * 10**8), "0,00000001"),
        (Fraction(99999999995, 10**11), "1"),
        (Fraction(105, 100), "1,05"),
    ],
)
def test_numbers_shown_to_do_the_sum_again(value, text):
    assert number(value) == text
    assert fine(value * 100) == f"{text} €"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(3), 3), (Fraction(5, 2), "2.5"), (Fraction(1, 3), "1/3"), (Fraction(-1, 8), "-0.125")],
)
def test_exact_numbers_as_plain_values(value, shown):
    assert plain(value) == shown


def test_a_finding_takes_the_mend_of_its_card():
    card = next(card for card in CATALOGUE if card.code == "RIP27")
    assert found("RIP27", "Doppia.").mend == card.mend
    told = found("RIP27", "Doppia.", mend="Togline una.", place=Place(row=3), value="x" * 61)
    assert (told.mend, told.place, told.value, told.severity) == (
        "Togline una.",
        Place(row=3),
        "x" * 59 + "…",
        card.severity,
    )
    assert found("RIP27", "Doppia.", value="x" * 60).value == "x" * 60


def test_a_card_keeps_all_it_is_told():
    told = {"reason": "Perché sì.", "mend": "Cambia.", "example": "Uno.", "law": "Art. 1"}
    made = RuleCard(code="RIP99", severity=Severity.NOTE, title="Titolo", **told)
    assert card("RIP99", Severity.NOTE, "Titolo", **told) == made


def test_the_page_of_the_rules_is_the_one_committed():
    page = ROOT / "docs" / "regole-della-ripartizione.md"
    again = "python -c \"from traguardo.incentives.domain.sharing import catalogue_markdown as page; print(page(), end='')\""
    assert page.read_text(encoding="utf-8") == catalogue_markdown(), f"generate it again: {again} > {page.name}"


def test_every_card_says_why_and_how_to_mend():
    assert len({card.code for card in CATALOGUE}) == len(CATALOGUE)
    assert all(card.title and card.reason and card.mend and card.example for card in CATALOGUE)

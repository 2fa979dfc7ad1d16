"""How much evaluations tell people apart: exact figures, degree, sentence."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.evaluation.domain.differentiation import Evaluated, Spread, degree, sentence, spread_of, spreads
from traguardo.evaluation.domain.system import DifferentiationRule

RULE = DifferentiationRule(full=Fraction(10), least=3)


def spread(*scores):
    return spread_of([Fraction(score) for score in scores])


def test_figures_are_exact():
    assert spread(70, 80, 100, 100) == Spread(
        count=4,
        mean=Fraction(175, 2),
        spread=Fraction(25, 2),
        lowest=Fraction(70),
        highest=Fraction(100),
        distinct=3,
        at_top=2,
    )
    assert spread(70, 80, 100, 100).top_share == Fraction(1, 2)
    assert spread_of([]) is None
    assert spread_of([Fraction(90), Fraction(80)], top=Fraction(90)).at_top == 1


def test_groups_by_name():
    made = spreads(
        [
            Evaluated(score=Fraction(1), unit="B"),
            Evaluated(score=Fraction(2), unit="A"),
            Evaluated(score=Fraction(4), unit="B"),
        ],
        lambda each: each.unit,
    )

    assert [(name, figures.count, figures.mean) for name, figures in made.items()] == [
        ("A", 1, 2),
        ("B", 2, Fraction(5, 2)),
    ]


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((80, 80, 80), 0),
        ((79, 80, 81), Fraction(20, 3)),
        ((70, 70, 90, 90), 100),
        ((0, 0, 100, 100), 100),
        ((70, 90), None),
        ((), None),
    ],
)
def test_the_degree_is_in_proportion_to_the_spread(scores, told):
    assert degree(RULE, spread(*scores)) == told


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((), "Nessuna valutazione: non c'è niente da confrontare."),
        ((90,), "Una sola valutazione: non c'è niente da confrontare."),
        ((90, 90), "Tutte le 2 valutazioni sono uguali (90,00): nessuna differenza."),
        ((80, 90), "2 valutazioni da 80,00 a 90,00, in media distanti 5,00 punti dalla media."),
        (
            (80, 100),
            "2 valutazioni da 80,00 a 100,00, in media distanti 10,00 punti dalla media; il 50,0% ha il punteggio massimo.",
        ),
    ],
)
def test_the_sentence(scores, words):
    assert sentence(spread(*scores)) == words


scores = st.lists(st.fractions(min_value=0, max_value=100, max_denominator=20), min_size=3, max_size=12)


@given(scores, st.randoms(use_true_random=False), st.fractions(min_value=0, max_value=5, max_denominator=5))
def test_order_and_a_shift_of_all_change_nothing(held, chance, shift):
    mixed = list(held)
    chance.shuffle(mixed)

    assert spread_of(mixed) == spread_of(held)
    assert spread_of([score + shift for score in held]).spread == spread_of(held).spread
    assert 0 <= degree(RULE, spread_of(held)) <= 100
    assert 0 <= spread_of(held).spread <= 50

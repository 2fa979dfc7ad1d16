"""Quotas are read exactly and their sum is held against the whole."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.organisation.domain.members import Member, check_total, read_share, total


def members(*shares):
    return [
        Member(code=str(n), name=f"Comune {n}", kind="comune", share=Fraction(share), valid_from=date(2026, 1, 1))
        for n, share in enumerate(shares)
    ]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("34,56%", Fraction(3456, 10000)),
        ("34.56", Fraction(3456, 10000)),
        ("85/1000", Fraction(85, 1000)),
        (" 85 millesimi ", Fraction(85, 1000)),
        ("8,5‰", Fraction(85, 10000)),
        ("100%", Fraction(1)),
        ("1/3", Fraction(1, 3)),
    ],
)
def test_a_share_is_read_exactly(text, share):
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "0", "0%", "101%", "-5%", "molto", "1/0", "3/2", "1e2", "12,5,5"])
def test_what_is_not_a_share_is_refused_in_words(text):
    with pytest.raises(ValueError, match="non è una quota"):
        read_share(text)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40))
def test_shares_of_a_whole_make_the_whole(parts):
    found = members(*(Fraction(part, sum(parts)) for part in parts))

    assert total(found) == 1
    assert check_total(found) is None


def test_a_sum_that_is_not_the_whole_is_told():
    too_much = check_total(members("0.5", "0.5067"))
    too_little = check_total(members("1/3", "1/3"))

    assert too_much.message == "Le quote fanno 100,67%, non 100%: avanzano 0,67 punti."
    assert "mancano 33,3333 punti" in too_little.message
    assert check_total([]) is None

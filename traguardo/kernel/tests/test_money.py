"""Money: exact sums, one rounding, no cent lost in a share-out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.money import Money


def test_euro_with_cents_is_exact():
    assert Money.euro("1412550.00") == Money(141255000)


def test_more_than_two_decimals_are_refused():
    with pytest.raises(ValueError, match="più di due decimali"):
        Money.euro("10.005")


def test_times_rounds_once_half_up():
    assert Money(1).times(Fraction(1, 2)) == Money(1)
    assert Money(-1).times(Fraction(1, 2)) == Money(-1)
    assert Money.euro(27200).times(Fraction(67, 6)) == Money.euro("303733.33")


def test_printed_as_italians_write():
    assert str(Money(-141255005)) == "-1.412.550,05 €"


def test_difference():
    assert Money(100) - Money(1) == Money(99)


@given(st.integers(0, 10**12), st.lists(st.fractions(0, 100), min_size=1, max_size=20).filter(any))
def test_shares_add_up_and_stay_within_a_cent(cents, weights):
    shares = Money(cents).shared(weights)
    assert sum(share.cents for share in shares) == cents
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.cents - cents * Fraction(weight) / sum(weights)) < 1


def test_no_weights_no_share():
    with pytest.raises(ValueError, match="non tutte zero"):
        Money(100).shared([0, 0])

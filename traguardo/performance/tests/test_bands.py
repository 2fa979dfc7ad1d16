"""Bands as written in a cell: contiguous, half-open, or refused with the reason."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.performance.domain.notation.bands import BandsError, read_bands, read_date_bands, read_judgements


@pytest.mark.parametrize(
    ("value", "degree"),
    [("-1", None), ("0", 0), ("49.999999", 0), ("50", 60), ("79.99", 60), ("80", 100), ("1000000", 100)],
)
def test_a_value_on_an_edge_is_of_the_band_that_begins_there(value, degree):
    bands = read_bands("80-:100; 0-50:0; 50-80:60")
    band = bands.find(Fraction(value))
    assert (band.at(Fraction(value)) if band else None) == degree


def test_the_edge_may_be_on_the_other_side():
    bands = read_bands("-10:100; 10-20:60; 20-:0", edge="high")
    assert bands.find(Fraction(10)).degree == 100
    assert bands.find(Fraction(20)).degree == 60
    assert bands.describe(bands.bands[0]) == "a 10 (compreso)"
    assert bands.describe(bands.bands[2]) == "da 20 (escluso) in su"


def test_a_band_may_be_linear_and_start_below_zero():
    bands = read_bands("-10-0:0; 0-50:0-100; 50-:100")
    assert bands.find(Fraction(25)).at(Fraction(25)) == 50
    assert bands.find(Fraction(-10)).degree == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0-50:0; 60-:100", "fra 50 e 60"), ("0-50:0; 40-:100", "si sovrappongono"), ("0-:0; 50-:100", "si sovrappongono"), ("-50:0; -80:100", "si sovrappongono"),
        ("50-50:0", "è vuota"), ("80-50:0", "è vuota"), ("50:0", "non è una fascia"), ("abc", "non è una fascia"), ("", "vuote"), ("0-50", "non è una fascia"),
        ("50-:0-100", "lineare"), ("0-49,99:0; 50-:100", "fra 49,99 e 50"),
    ],
)  # fmt: skip
def test_refuses_gaps_overlaps_and_bad_writing(text, said):
    with pytest.raises(BandsError, match=said):
        read_bands(text)


@pytest.mark.parametrize(("days", "degree"), [(-5, 100), (0, 100), (1, 80), (30, 80), (31, 50), (60, 50), (61, 0)])
def test_days_late_up_to_and_including(days, degree):
    assert read_date_bands("0:100; 30:80; 60 giorni:50").degree(days) == degree


@pytest.mark.parametrize("text", ["", "0", "30:80; 30:50", "0:50; 30:80", "tardi:0"])
def test_refuses_bands_of_days_that_contradict(text):
    with pytest.raises(BandsError):
        read_date_bands(text)


@pytest.mark.parametrize("text", ["", "raggiunto", ":50", "sì:100; sì:50", "sì:cento"])
def test_refuses_judgements_without_a_degree(text):
    with pytest.raises(BandsError):
        read_judgements(text)


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=8, unique=True), st.integers(-1000, 1000))
def test_a_value_is_in_one_band_at_most(edges, value):
    edges.sort()
    bands = read_bands("; ".join(f"{low}..{high}:{number}" for number, (low, high) in enumerate(pairwise(edges))))
    holding = [band for band in bands.bands if band.low <= value < band.high]
    assert ([bands.find(Fraction(value))] if holding else []) == holding

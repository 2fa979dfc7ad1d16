"""Dates as plans and reports print them."""

import csv
from datetime import date

import pytest

from traguardo.performance.domain.notation.moments import day_in_words, last_day, read_moment
from traguardo.performance.domain.plan import Moment, Precision


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("Entro il 31/10/2021", date(2021, 10, 31), "day"), ("31/12/21", date(2021, 12, 31), "day"), ("2021-06-30", date(2021, 6, 30), "day"),
        ("2024-06-30 00:00:00", date(2024, 6, 30), "day"), ("19.11.2025", date(2025, 11, 19), "day"), ("Entro maggio 2024", date(2024, 5, 31), "month"),
        ("metà settembre 2024", date(2024, 9, 15), "half-month"), ("Entro la metà di settembre 2024", date(2024, 9, 15), "half-month"),
        ("11 aprile 2024", date(2024, 4, 11), "day"), ("1° marzo 2024", date(2024, 3, 1), "day"), ("Entro febbraio 2024", date(2024, 2, 29), "month"),
        ("Dicembre 2023 parte stabile, novembre 2024 parte variabile", date(2024, 11, 30), "month"), ("dic. 2024", date(2024, 12, 31), "month"),
        ("entro il primo semestre 2024", date(2024, 6, 30), "month"), ("III trimestre 2024", date(2024, 9, 30), "month"),
        ("entro fine 2024", date(2024, 12, 31), "year"), ("fine marzo 2024", date(2024, 3, 31), "month"), ("luglio '24", date(2024, 7, 31), "month"),
        ("dal 1/7/2024 al 30/9/2024", date(2024, 9, 30), "day"),
    ],
)  # fmt: skip
def test_reads_a_printed_date(printed, day, precision):
    moment = read_moment(printed)
    assert moment is not None
    assert (moment.day, moment.precision) == (day, Precision(precision))


@pytest.mark.parametrize(
    "printed",
    ["", "Entro maggio", "Trimestrale", "Almeno trimestrale (da luglio 24)", "Con il Bilancio civilistico", "PIAO 2025/2027", "31/02/2021", "primo semestre 0000", "giugno 0000", "entro il 0000", "00/00/0000", "+2", "80%", "1.241.425", "da luglio 2024"],
)  # fmt: skip
def test_what_is_not_a_date_is_not_read(printed):
    assert read_moment(printed) is None


def test_a_month_without_year_takes_the_year_given():
    assert read_moment("Entro maggio", default_year=2024).day == date(2024, 5, 31)
    assert read_moment("entro il 30/09", default_year=2024).day == date(2024, 9, 30)
    assert read_moment("entro fine anno", default_year=2024).precision is Precision.YEAR


def test_an_indicative_date_is_said_to_be_so():
    assert read_moment("indicativamente 31/10/2021").indicative
    assert not read_moment("31/10/2021").indicative


def test_29_february_is_only_in_leap_years():
    assert last_day(2024, 2) == date(2024, 2, 29)
    assert read_moment("29/02/2023") is None


def test_prints_what_precision_hides():
    assert day_in_words(Moment(day=date(2024, 5, 31), precision=Precision.MONTH)) == "31/05/2024 (maggio 2024)"
    assert day_in_words(Moment(day=date(2024, 5, 31))) == "31/05/2024"


def test_agrees_with_the_due_dates_read_by_hand(reference):
    with (reference / "ciss-2024" / "activities.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 44
    for row in rows:
        moment = read_moment(row["due_as_printed"])
        read = (moment.day.isoformat(), moment.precision.value) if moment else ("", "")
        assert read == (row["due_date"], row["due_precision"]), row["due_as_printed"]

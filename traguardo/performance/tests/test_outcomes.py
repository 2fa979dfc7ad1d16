"""Results as reports print them, held against those read by hand."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.notation.moments import read_moment
from traguardo.performance.domain.notation.outcomes import is_all, read_outcome
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import OutcomeState

REPORTED_ON = date(2024, 12, 31)


def rows_of(reference, name):
    with (reference / "ciss-2024" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_agrees_with_the_activities_read_by_hand(reference):
    for row in rows_of(reference, "activities.csv"):
        due = read_moment(row["due_as_printed"])
        outcome = read_outcome(row["actual_as_printed"], due=due, reporting_date=REPORTED_ON)
        read = (outcome.moment.day.isoformat(), outcome.moment.precision.value) if outcome.moment else ("", "")
        late = str((outcome.moment.day - due.day).days) if outcome.moment and due else ""
        assert (outcome.state.value, *read, late) == (
            row["status"],
            row["actual_date"],
            row["actual_precision"],
            row["days_late"],
        ), row


def test_agrees_with_the_indicators_read_by_hand(reference):
    for row in rows_of(reference, "indicators.csv"):
        target = read_target(row["expected_as_printed"], year=2024, unit_of_measure=row["unit"])
        outcome = read_outcome(row["actual_as_printed"], target=target, reporting_date=REPORTED_ON)
        if row["type"] == "date":
            assert (outcome.moment.day.isoformat() if outcome.moment else "") == row["actual_value"]
        elif row["type"] in {"number", "percent"}:
            assert str(outcome.value) == row["actual_value"]
        else:
            assert is_all(outcome, target) or outcome.per_year == 4


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("", "not_reported"), ("n.d.", "not_reported"), ("--", "not_reported"), ("Entro dicembre 2025", "not_reported"), ("Ripianificato a luglio 2025", "replanned"),
        ("Annullato con delibera n. 5", "cancelled"), ("In corso", "partial"), ("parzialmente raggiunto", "partial"), ("Non realizzato", "not_done"), ("no", "not_done"),
        ("Raggiunto", "done"), ("Sì", "done"), ("tutti", "done"), ("trimestrale", "recurring"), ("Entro dicembre 2024 ma non ancora attivato", "done_with_reserve"),
        ("si vedano le note", "done_with_reserve"), ("Gennaio 2025, scadenza posticipata da Anac", "done"),
    ],
)  # fmt: skip
def test_says_the_state_the_words_give(printed, state):
    outcome = read_outcome(printed, due=read_moment("31/12/2024"), reporting_date=REPORTED_ON)
    assert outcome.state is OutcomeState(state)
    assert outcome.printed == printed


def test_a_moved_result_keeps_its_new_date():
    outcome = read_outcome(
        "Ripianificato a dicembre 2025 nel piano allegato al PIAO 25/27", due=read_moment("31/12/2024")
    )
    assert outcome.moved_to.day == date(2025, 12, 31)
    assert outcome.moment is None


def test_in_the_words_of_the_law_done_in_time_is_done_when_due():
    assert read_outcome("Nel rispetto dei termini di legge", due=read_moment("30/06/2024")).moment.day == date(
        2024, 6, 30
    )


def test_a_month_without_year_is_of_the_year_due():
    assert read_outcome("Maggio", due=read_moment("30/06/2024")).moment.day == date(2024, 5, 31)


def test_numbers_are_values_and_dates_are_dates():
    assert read_outcome("95%", target=read_target("100%", year=2024)).value == Decimal(95)
    assert read_outcome("5 incontri", target=read_target("4", year=2024)).value == Decimal(5)
    assert read_outcome("7 gennaio 2025", target=read_target("31/12/2024", year=2024)).moment.day == date(2025, 1, 7)
    assert read_outcome("2024", target=read_target("2000", year=2024)).value == Decimal(2024)


def test_two_out_of_three_is_no_date_where_none_is_due():
    counted = read_outcome("2/3", target=read_target("100%", year=2024))
    assert (counted.moment, counted.value, counted.state) == (None, None, OutcomeState.RESERVE)
    assert read_outcome("2/3", due=read_moment("30/06/2024")).moment.day == date(2024, 3, 2)

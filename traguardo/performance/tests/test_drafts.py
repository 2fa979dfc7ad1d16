"""A result half typed: what each cell may hold, what is filled in with it, what is missing to confirm it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.measuring.drafts import (
    Draft,
    columns,
    completed,
    differences,
    exact,
    kept_outcome,
    late_words,
    missing,
    outcome_of,
    text_of,
    too_late,
    typed,
    usual_day,
)
from traguardo.performance.domain.measuring.entry import NotUnderstood, Subject
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.domain.plan import OutcomeState

TODAY = date(2024, 10, 15)
PLAIN = Subject(kind="indicator", code="1", title="Domande", objective="A", units=("U1",), source="registro")
RATE = replace(PLAIN, formula="giorni / casi")
STEP = Subject(kind="step", code="A.1", title="Apertura", objective="A", units=("U1",))


def fill(subject, draft=Draft(), /, **cells):  # noqa: B008 - a draft never changes
    for column, text in cells.items():
        draft = typed(draft, subject, column, text, today=TODAY)
    return draft


def a_period(code, on, stage):
    return Period(code=code, name=code.title(), on=on, opens_on=on, closes_on=on, stage=stage)


HALF = a_period("intermedia", date(2024, 6, 30), Stage.CLOSED)
END = a_period("finale", date(2024, 12, 31), Stage.OPEN)


def test_a_formula_asks_for_its_values_in_place_of_the_result():
    assert columns(PLAIN) == ("on", "printed", "source", "note")
    assert columns(RATE) == ("on", "variable1", "variable2", "source", "note")


@pytest.mark.parametrize(
    ("column", "text", "written"),
    [
        ("on", "30/6/24", "30/06/2024"), ("on", "2024-06-30", "30/06/2024"), ("on", "", ""), ("printed", " 72,5% ", "72,5%"),
        ("note", "due\nrighe", "due\nrighe"), ("source", "registro", "registro"),
    ],
)  # fmt: skip
def test_a_cell_is_written_back_as_it_was_understood(column, text, written):
    assert text_of(fill(PLAIN, **{column: text}), PLAIN, column) == written


@pytest.mark.parametrize(
    ("text", "written"), [("1.234,5", "1.234,5"), ("0,1234567", "0,1234567"), ("1000", "1.000"), ("", "")]
)
def test_a_value_of_a_formula_keeps_all_its_figures(text, written):
    draft = fill(RATE, variable2=text)
    assert text_of(draft, RATE, "variable2") == written
    assert fill(RATE, draft, variable2=written) == draft


@pytest.mark.parametrize(
    ("subject", "column", "text", "said"),
    [
        (PLAIN, "on", "boh", "Scrivi la data"), (PLAIN, "on", "maggio 2024", "Scrivi la data"),
        (PLAIN, "on", "16/10/2024", "nel futuro"), (PLAIN, "printed", "n.d.", "non si legge un risultato"),
        (PLAIN, "printed", "9" * 2001, "al massimo 2000"), (RATE, "variable1", "molti", "non è un numero"),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_hold_is_said(subject, column, text, said):
    with pytest.raises(NotUnderstood, match=said):
        fill(subject, **{column: text})


def test_a_formula_that_cannot_be_computed_is_said_at_its_last_value():
    with pytest.raises(NotUnderstood, match="non si può calcolare"):
        fill(RATE, variable1="5", variable2="0")


@pytest.mark.parametrize("column", ["variable1", "boh", "variable"])
def test_a_cell_the_thing_does_not_have_is_a_lookup_error(column):
    with pytest.raises(LookupError):
        fill(PLAIN, **{column: "1"})


def test_the_result_of_a_formula_comes_when_all_its_values_are_there():
    half = fill(RATE, variable1="10")
    assert outcome_of(half, RATE, on=TODAY) is None
    assert missing(half, RATE) == ("il dato «casi»", "la data", "la fonte")
    assert outcome_of(fill(RATE, half, variable2="4"), RATE, on=TODAY).value == Decimal("2.5")
    long = replace(RATE, formula="giorni_di_attesa / casi")
    assert missing(Draft(), long) == ("il dato «giorni di attesa»", "il dato «casi»", "la data", "la fonte")
    assert missing(Draft(printed="n.d."), long) == ("la data", "la fonte")
    assert missing(Draft(on=TODAY), PLAIN) == ("il risultato", "la fonte")


def test_with_a_result_come_the_day_and_the_source_one_would_write():
    draft = completed(fill(PLAIN, printed="75"), Draft(), PLAIN, day=date(2024, 9, 30))
    assert (draft.on, draft.source) == (date(2024, 9, 30), "registro")
    assert missing(draft, PLAIN) == ()


def test_they_never_replace_what_was_typed_and_leave_with_the_result():
    own = completed(fill(PLAIN, printed="75", on="01/02/2024", source="archivio"), Draft(), PLAIN, day=TODAY)
    assert (own.on, own.source) == (date(2024, 2, 1), "archivio")
    filled = completed(fill(PLAIN, printed="75"), Draft(), PLAIN, day=TODAY)
    assert completed(fill(PLAIN, filled, printed=""), filled, PLAIN, day=TODAY).blank
    noted = fill(PLAIN, filled, printed="", note="chiesto di nuovo")
    assert completed(noted, filled, PLAIN, day=TODAY).note == "chiesto di nuovo"


def test_a_step_is_of_the_day_it_was_done():
    draft = completed(fill(STEP, printed="31/05/2024"), Draft(), STEP, day=TODAY)
    assert draft.on == date(2024, 5, 31)
    assert outcome_of(draft, STEP, on=TODAY).state is OutcomeState.DONE


def test_the_day_of_the_open_period_once_it_has_come():
    assert usual_day((HALF, END), TODAY) == TODAY
    assert usual_day((HALF, END), date(2025, 1, 10)) == date(2024, 12, 31)
    assert usual_day((), TODAY) == TODAY
    assert usual_day((replace(END, on=TODAY), replace(END, on=date(2024, 1, 1))), TODAY) == TODAY
    assert usual_day((END,), END.on) == END.on


def test_a_day_of_a_closed_period_is_too_late():
    assert too_late(date(2024, 6, 30), (HALF, END)) == HALF
    assert too_late(date(2024, 7, 1), (HALF, END)) is None
    assert too_late(None, (HALF, END)) is None
    assert too_late(date(2024, 6, 30), ()) is None


def test_today_is_not_the_future_and_a_day_without_its_year_is_of_this_one():
    assert fill(PLAIN, on="15/10/2024").on == TODAY
    assert fill(PLAIN, on="30 giugno").on == date(2024, 6, 30)
    with pytest.raises(NotUnderstood, match=r"^La data è nel futuro: un risultato si inserisce quando c'è\.$"):
        fill(PLAIN, on="16/10/2024")


def test_a_cell_may_be_filled_to_its_end():
    assert len(fill(PLAIN, note="x" * 2000).note) == 2000
    with pytest.raises(NotUnderstood, match=r"^Sono 501 caratteri: al massimo 500\.$"):
        fill(PLAIN, source="x" * 501)


def test_a_value_of_a_formula_is_taken_back_alone():
    both = fill(RATE, variable1="10", variable2="4")
    assert dict(fill(RATE, both, variable2="").variables) == {"giorni": Decimal(10)}
    assert dict(fill(RATE, both, variable1=" ").variables) == {"casi": Decimal(4)}


def test_a_cell_that_is_not_there_is_named():
    with pytest.raises(LookupError, match=r"^«Domande» non ha una cella «boh»\.$"):
        fill(PLAIN, boh="1")


def test_a_result_half_typed_is_kept_as_no_result():
    assert kept_outcome(fill(PLAIN, printed="75"), PLAIN, on=TODAY) == outcome_of(fill(PLAIN, printed="75"), PLAIN, on=TODAY)  # fmt: skip
    none = kept_outcome(Draft(printed="n.d."), PLAIN, on=TODAY)
    assert (none.printed, none.state) == ("n.d.", OutcomeState.NOT_REPORTED)
    assert kept_outcome(Draft(printed="Realizzato"), STEP, on=TODAY).moment.day == TODAY


def test_a_step_said_to_be_done_was_done_on_its_own_day_or_on_the_usual_one():
    said = Draft(printed="Realizzato")
    assert outcome_of(said, STEP, on=HALF.on).moment.day == HALF.on
    assert outcome_of(replace(said, on=TODAY), STEP, on=HALF.on).moment.day == TODAY
    assert completed(said, Draft(), STEP, day=HALF.on).on == HALF.on


def test_the_values_of_a_formula_count_only_when_all_are_there():
    part = Draft(printed="2", variables={"giorni": Decimal(10)})
    assert outcome_of(part, RATE, on=TODAY).value == 2


def test_a_result_taken_back_takes_back_only_what_came_with_it():
    filled = completed(fill(PLAIN, printed="75"), Draft(), PLAIN, day=TODAY)
    moved = fill(PLAIN, filled, printed="", on="01/10/2024")
    assert completed(moved, filled, PLAIN, day=TODAY) == moved
    sourced = fill(PLAIN, filled, printed="", source="archivio")
    assert completed(sourced, filled, PLAIN, day=TODAY) == sourced
    never = Draft(on=TODAY, source="registro")
    assert completed(never, never, PLAIN, day=TODAY) == never


def test_each_cell_that_changed_is_told_as_it_was_and_as_it_is():
    before, after = fill(RATE, variable1="10", on="01/10/2024"), fill(RATE, variable1="1.000,5", source="registro")
    assert list(differences(before, after, RATE)) == [
        ("on", "01/10/2024", ""), ("variable1", "10", "1.000,5"), ("source", "", "registro")
    ]  # fmt: skip


def test_a_number_keeps_all_its_decimals():
    values = ("1234.50", "1E+3", "0.000001", "-0.5")
    assert [exact(Decimal(each)) for each in values] == ["1.234,5", "1.000", "0,000001", "-0,5"]


def test_a_closed_period_says_who_can_still_write():
    assert late_words(HALF) == (
        "Il periodo «Intermedia» è chiuso: dopo la chiusura un risultato lo inserisce l'ufficio programmazione, "
        "scrivendo perché arriva tardi."
    )

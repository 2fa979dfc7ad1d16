"""Cells typed over a draft by several people: what is kept, what is refused, what somebody else changed meanwhile."""

from dataclasses import replace
from datetime import date

import pytest

from traguardo.performance.domain.measuring.drafts import Draft
from traguardo.performance.domain.measuring.entry import Subject
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.domain.measuring.typed_cells import NO_CELL, Told, Typed, in_time, typed_over

TODAY, HALF = date(2024, 10, 15), date(2024, 6, 30)
KEY = ("indicator", "1")
PLAIN = Subject(kind="indicator", code="1", title="Domande", objective="A", units=("U1",), source="registro")
CLOSED = Period(code="intermedia", name="Intermedia", on=HALF, opens_on=HALF, closes_on=HALF, stage=Stage.CLOSED)
END = replace(CLOSED, code="finale", name="Finale", on=date(2024, 12, 31), stage=Stage.OPEN)


def cell(column, text, seen=""):
    return Typed(key=KEY, column=column, text=text, seen=seen)


def told(column, status, text, **also):
    return Told(key=KEY, column=column, status=status, text=text, **also)


def over(before, *cells, periods=()):
    return typed_over(PLAIN, before, cells, periods, today=TODAY)


def test_a_result_is_saved_as_it_is_written_with_the_day_and_the_source():
    row = over(Draft(), cell("printed", " 72,5% "))
    assert row.after == Draft(on=TODAY, printed="72,5%", source="registro")
    assert row.all_told == (
        told("printed", "saved", "72,5%"),
        told("on", "shown", "15/10/2024"),
        told("source", "shown", "registro"),
    )
    assert row.changes == {"on": ["", "15/10/2024"], "printed": ["", "72,5%"], "source": ["", "registro"]}


def test_several_cells_of_a_row_are_typed_one_over_the_other():
    row = over(Draft(), cell("on", "1/9/24"), cell("printed", "75"), cell("note", "due\nrighe"))
    assert row.after == Draft(on=date(2024, 9, 1), printed="75", source="registro", note="due\nrighe")
    assert [each.status for each in row.all_told] == ["saved", "saved", "saved", "shown"]
    assert row.all_told[0].text == "01/09/2024"


def test_what_a_cell_cannot_hold_is_told_and_the_others_are_saved():
    row = over(Draft(), cell("on", "boh"), cell("printed", "75"))
    assert row.told == (
        told("on", "error", "boh", message="Scrivi la data come 31/12/2026."),
        told("printed", "saved", "75"),
    )
    assert row.after.printed == "75"


def test_a_cell_that_is_not_there_is_told():
    row = over(Draft(), cell("variable1", "5"), cell("note", "x"))
    assert row.told == (told("variable1", "error", "5", message=NO_CELL), told("note", "saved", "x"))
    assert NO_CELL == "Qui non si scrive: ricarica la pagina."


def test_what_somebody_else_wrote_meanwhile_is_shown_and_stays():
    row = over(Draft(note="di altri"), cell("note", "mio", seen="di prima"), cell("printed", "75"))
    assert row.told[0] == told("note", "conflict", "mio", theirs="di altri")
    assert (row.after.note, row.after.printed) == ("di altri", "75")


def test_what_was_taken_away_meanwhile_is_said():
    row = over(Draft(), cell("note", "mio", seen="di prima"))
    assert row.told == (told("note", "conflict", "mio", message="La bozza è stata confermata o svuotata."),)
    assert row.after == row.before


@pytest.mark.parametrize("seen", ["di altri", "di prima"])
def test_the_same_words_written_by_both_are_no_conflict(seen):
    row = over(Draft(note="di altri"), cell("note", "di altri", seen=seen))
    assert (row.told, row.changes) == ((told("note", "saved", "di altri"),), {})


def test_the_usual_day_is_the_open_period_s_once_it_has_come():
    ended = typed_over(PLAIN, Draft(), [cell("printed", "75")], (CLOSED, END), today=date(2025, 1, 10))
    assert ended.after.on == END.on


def test_a_row_of_a_closed_period_is_left_as_it_was():
    row = in_time(over(Draft(), cell("on", "30/6/24"), cell("note", "x"), cell("printed", "n.d.")), (CLOSED, END))
    late = (
        "Il periodo «Intermedia» è chiuso: dopo la chiusura un risultato lo inserisce l'ufficio programmazione, "
        "scrivendo perché arriva tardi."
    )
    assert [(each.status, each.message == late) for each in row.told] == [
        ("error", True), ("error", True), ("error", False)
    ]  # fmt: skip
    assert (row.after, row.changes) == (Draft(), {})


def test_in_time_nothing_changes():
    row = over(Draft(), cell("on", "1/7/24"))
    assert in_time(row, (CLOSED, END)) is row
    same = over(Draft(on=HALF), cell("on", "30/06/2024", seen="30/06/2024"))
    assert in_time(same, (CLOSED, END)) is same

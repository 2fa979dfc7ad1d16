"""How a plan is going in a sentence, what comes next: from plain values, no database."""

from datetime import date
from decimal import Decimal

import pytest

from traguardo.observatory.library.pictures import standings_strip
from traguardo.observatory.queries.progress import Goal, Item, Progress
from traguardo.observatory.views.home import coming
from traguardo.observatory.views.words import in_a_sentence, points


def a_goal(standing="in linea", items=()):
    half = Decimal(50)
    return Goal(
        code="A", title="A", units="", above="", weight=half, score=half, progress=half, pace=half, standing=standing,
        items=items,
    )  # fmt: skip


def a_step(code, due):
    return Item(
        kind="step", code=code, title=code, expected="", unit="", result="", value=None, on=None, state="", due=due
    )


def a_plan(*standings, at=date(2024, 9, 30), pace=Decimal(50), items=()):
    return Progress(
        title="Piano", year=2024, number=1, act="", since=None, closed=False, at=at, progress=Decimal("40.25"),
        pace=pace, score=None, standing="", goals=tuple(a_goal(each, items) for each in standings),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (a_plan("in linea"), "Al 30/09/2024, su 1 obiettivo, 1 è in linea."),
        (
            a_plan("in ritardo", "in linea", "in linea", "concluso"),
            "Al 30/09/2024, su 4 obiettivi, 1 è concluso, 2 sono in linea e 1 è in ritardo.",
        ),
        (
            a_plan("in linea", pace=Decimal(0)),
            "Al 30/09/2024 il piano non chiedeva ancora nessun risultato: si vedranno più avanti nell'anno.",
        ),
        (a_plan("", "", at=None), "Il piano del 2024 ha 2 obiettivi: i risultati non sono ancora pubblici."),
    ],
)
def test_a_plan_in_a_sentence(plan, said):
    assert in_a_sentence(plan) == said


def test_points_are_said_with_what_was_due_or_not_at_all():
    assert points(a_plan("in linea")).endswith("40,3% di quello che il piano promette per tutto l'anno; a questa data ne era dovuto il 50,0%.")  # fmt: skip
    assert points(a_plan("in linea", pace=Decimal(0))) == ""


def test_the_next_steps_are_the_first_five_of_three_months():
    days = [date(2024, 9, 29), date(2024, 12, 31), *(date(2024, 10, n) for n in range(6, 0, -1))]
    steps = tuple(a_step(f"s{day:%m%d}", day) for day in days)
    found = coming(a_plan("in linea", items=steps), date(2024, 9, 30))
    assert [item.code for item in found] == ["s1001", "s1002", "s1003", "s1004", "s1005"]


def test_the_strip_writes_a_number_only_where_it_fits():
    drawn = standings_strip({"concluso": 99, "in ritardo": 1})
    assert ">99<" in drawn
    assert ">1<" not in drawn
    assert "99 concluso, 1 in ritardo" in drawn

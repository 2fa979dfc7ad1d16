"""Scores at a date: what is due and known by then, variations, measurements, pace and standing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.plan import Measurement, Unit
from traguardo.performance.domain.scoring import STANDINGS, STATE_WORDS, State, standing
from traguardo.performance.tests.scoring_plans import END, SYSTEM, indicator, measured, objective, scored, step


def test_at_a_date_the_score_is_of_what_is_due_and_pace_says_how_much_that_is():
    rows = {
        "objectives": (objective("A"),),
        "steps": (
            step("A.1", "31/03/2024", "31/03/2024", weight=Decimal(30)),
            step("A.2", "30/06/2024", weight=Decimal(20)),
            step("A.3", "31/12/2024", "30/11/2024", weight=Decimal(50)),
        ),
    }
    march = scored(**rows, at=date(2024, 4, 1))
    assert (march.score, march.pace, march.coverage, march.whole.progress) == (100, 30, 100, 30)
    july = scored(**rows, at=date(2024, 7, 1))
    assert (july.score, july.pace, july.coverage) == (100, 50, 60)
    assert july.find("step", "A.2").state is State.MISSING
    assert july.find("step", "A.3").state is State.NOT_DUE
    end = scored(**rows)
    assert (end.score, end.pace, end.coverage, end.whole.progress) == (100, 100, 80, 80)


def test_a_variation_with_its_act_moves_the_step_and_its_weight():
    moved = step(
        "A.2",
        "31/12/2024",
        "Ripianificato a luglio 2025",
        variation="Variazione n. 1, delibera n. 12/2024",
        weight=Decimal(50),
    )
    rows = {
        "objectives": (objective("A"),),
        "steps": (step("A.1", "30/06/2024", "30/06/2024", weight=Decimal(50)), moved),
    }
    scores = scored(**rows)
    assert scores.score == Decimal("100.00")
    assert scores.find("step", "A.2").state is State.OTHER_YEAR
    assert scores.find("step", "A.1").year_weight == Decimal("100.00")


def test_a_cancelled_step_leaves_with_its_weight():
    rows = {
        "objectives": (objective("A"),),
        "steps": (step("A.1", "30/06/2024", "30/06/2024"), step("A.2", "30/06/2024", cancelled=True)),
    }
    scores = scored(**rows)
    assert scores.score == Decimal("100.00")
    assert scores.coverage == 100
    assert scores.find("step", "A.2").state is State.CANCELLED


def test_a_measurement_of_a_step_counts_before_the_result_on_its_row():
    rows = {"objectives": (objective("A"),), "steps": (step("A.1", "30/06/2024", "31/12/2024"),)}
    assert scored(**rows).score == 0
    late = Measurement(subject="A.1", on=END, outcome=read_outcome("15/06/2024"))
    assert scored(**rows, measurements=(late,)).score == 100


def test_steps_without_a_deadline_or_with_a_cadence():
    rows = {
        "objectives": (objective("A"),),
        "steps": (
            step("A.1", "Settimanale", "Settimanale e al bisogno"),
            step("A.2", "Trimestrale", "annuale"),
            step("A.3", "quando serve", "Realizzato"),
            step("A.4", "quando serve", "trimestrale"),
            step("A.5", "quando serve", "11 aprile 2024"),
            step("A.6", "quando serve"),
        ),
    }
    degrees = [score.degree for score in scored(**rows).steps]
    assert degrees == [100, 25, 100, None, 100, None]


def test_a_step_declared_done_before_it_is_due_is_done_in_time():
    known = Measurement(subject="A.1", on=date(2024, 6, 1), outcome=read_outcome("Fatto"))
    rows = {"objectives": (objective("A"),), "steps": (step("A.1", "31/12/2024"),), "measurements": (known,)}
    assert scored(**rows, at=date(2024, 6, 30)).find("step", "A.1").degree == 100
    printed = {"objectives": (objective("A"),), "steps": (step("A.1", "31/12/2024", "Fatto"),), "reporting_date": END}
    assert scored(**printed, at=date(2024, 6, 30)).find("step", "A.1").state is State.NOT_DUE


def test_the_latest_measurement_of_the_year_counts_and_last_year_s_does_not():
    rows = {"objectives": (objective("A"),), "indicators": (indicator("1", missing="FREEZE_PREVIOUS"),)}
    march, june = measured("1", "30", on=date(2024, 3, 31)), measured("1", "60", on=date(2024, 6, 30))
    assert scored(**rows, measurements=(june, march)).score == 60
    assert scored(**rows, measurements=(june, march), at=date(2024, 5, 1)).find("indicator", "1").degree == 30
    old = measured("1", "45", on=date(2023, 12, 31))
    frozen = scored(**rows, measurements=(old,))
    assert frozen.find("indicator", "1").state is State.FROZEN
    assert frozen.score == 45
    assert "quello precedente del 31/12/2023" in frozen.find("indicator", "1").why
    plain = rows | {"indicators": (indicator("1"),)}
    assert scored(**plain, measurements=(old,)).score is None


def test_a_formula_computes_and_wins_over_the_typed_value():
    rows = {
        "objectives": (objective("A"),),
        "indicators": (indicator("1", formula="fatti / previsti * 100", target="90%"),),
    }
    values = {"fatti": Decimal(9), "previsti": Decimal(12)}
    scores = scored(**rows, measurements=(measured("1", "80%", variables=values),))
    assert scores.score == Decimal("83.33")
    assert (
        "fatti 9, previsti 12 = 75, mentre il valore scritto è 80: vale il calcolo" in scores.find("indicator", "1").why
    )
    zero = measured("1", "80%", variables={"fatti": Decimal(9), "previsti": Decimal(0)})
    broken = scored(**rows, measurements=(zero,))
    assert broken.score is None
    assert "divisione per zero" in broken.find("indicator", "1").why


def test_an_owner_does_not_give_a_degree_by_hand():
    rows = {
        "objectives": (objective("A", units=("u1",)),),
        "units": (Unit(code="u1", name="Minori", head="Responsabile Minori"),),
        "indicators": (indicator("1", rule="MANUAL"),),
    }
    own = measured("1", "80", by="responsabile minori", note="bene")
    assert scored(**rows, measurements=(own,)).score is None
    assert "chi valuta deve essere un altro" in scored(**rows, measurements=(own,)).find("indicator", "1").why
    board = measured("1", "80", by="Nucleo di valutazione", note="bene")
    assert scored(**rows, measurements=(board,)).score == 80


def test_an_indicator_due_with_its_step_or_in_another_year():
    rows = {
        "objectives": (objective("A"),),
        "steps": (step("A.1", "30/06/2024"),),
        "indicators": (indicator("1", step="A.1"), indicator("2", target="30/06/2025")),
    }
    scores = scored(**rows, at=date(2024, 7, 1))
    assert scores.find("indicator", "1").state is State.MISSING
    assert scores.find("indicator", "2").state is State.OTHER_YEAR


def test_a_date_only_said_to_be_reached_waits_for_its_day():
    rows = {"objectives": (objective("A"),), "indicators": (indicator("1", target="30/06/2024"),)}
    scores = scored(**rows, measurements=(measured("1", "Raggiunto"),))
    assert scores.find("indicator", "1").state is State.DOUBTFUL
    assert "Scrivi la data" in scores.find("indicator", "1").why


def test_a_system_without_date_bands_scores_no_step():
    rows = {"objectives": (objective("A"),), "steps": (step("A.1", "30/06/2024", "30/06/2024"),)}
    scores = scored(**rows, system=replace(SYSTEM, date_bands=None))
    assert scores.find("step", "A.1").state is State.REFUSED


@pytest.mark.parametrize(
    ("results", "at", "word"),
    [
        (("31/03/2024", ""), date(2024, 4, 1), "in linea"), (("", ""), date(2024, 2, 1), "in linea"), (("30/04/2024", ""), date(2024, 5, 1), "in ritardo"),
        (("31/03/2024", "31/12/2024"), END, "concluso"), (("31/03/2024", ""), END, "a rischio"), (("", ""), END, "non valutabile"),
    ],
)  # fmt: skip
def test_one_word_for_where_it_stands(results, at, word):
    steps = (step("A.1", "31/03/2024", results[0]), step("A.2", "31/12/2024", results[1]))
    scores = scored(objectives=(objective("A"),), steps=steps, at=at)
    assert standing(scores.whole, SYSTEM) == word
    assert word in STANDINGS


def test_a_step_due_without_a_result_is_late():
    scores = scored(objectives=(objective("A"),), steps=(step("A.1", "31/03/2024"),))
    assert standing(scores.steps[0], SYSTEM) == "in ritardo"


def test_every_state_has_its_words():
    assert set(STATE_WORDS) == set(State)


def test_the_same_inputs_give_the_same_scores():
    rows = {"objectives": (objective("A"),), "steps": (step("A.1", "31/03/2024", "31/03/2024"),)}
    assert scored(**rows) == scored(**rows)

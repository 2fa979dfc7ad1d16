"""Results: late, unfinished, announced, missing, moved, doubled; and what is declared against the rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Direction
from traguardo.performance.tests.sound_plans import indicator, measurement, objective, plan, step

pytestmark = pytest.mark.usefixtures("said")


def found(a_plan, code):
    return [finding for finding in check_plan(a_plan) if finding.code == code]


def message(a_plan, code):
    [finding] = found(a_plan, code)
    return finding.message


def with_step(due, outcome, **also):
    return plan(steps=(step(due=due, outcome=outcome, **also),))


def measured(value, *, declared="", **also):
    record = indicator(**also)
    report = measurement(value=value, target=record.targets[0])
    sheet = replace(plan().objectives[0], declared_outcome=declared, weight=Decimal(50))
    other = objective("B", weight=50, declared_outcome="raggiunto")
    return plan(indicators=(record,), measurements=(report,), steps=(step("B.1"),), objectives=(sheet, other))


def test_a_plan_without_results_is_left_alone():
    assert not [finding for finding in check_plan(plan(indicators=(indicator(),))) if finding.code.startswith("RIS")]


def test_a_late_step_counts_its_days():
    assert "77 giorni di ritardo" in message(with_step("giugno 2024", "Entro metà settembre 2024"), "RIS01")
    assert found(with_step("giugno 2024", "Giugno 2024"), "RIS01") == []


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        ("Ripianificato a luglio 2025", "spostata"),
        ("Solo parzialmente raggiunto", "raggiunta in parte"),
        ("Dicembre 2024 ma non ancora attivato", "con riserva"),
    ],
)
def test_unfinished_steps(outcome, word):
    assert word in message(with_step("dicembre 2024", outcome), "RIS02")


def test_a_deadline_copied_into_the_result():
    [finding] = found(with_step("dicembre 2025", "Entro dicembre 2025"), "RIS03")
    assert "dopo la data della relazione (31/12/2024)" in finding.message
    assert found(with_step("dicembre 2024", "7 gennaio 2025"), "RIS03") == []


def test_a_missing_result_is_told_once_an_objective_and_only_when_due():
    steps = (
        step("A.1", 40, "30/06/2024", outcome="giugno 2024"),
        step("A.2", 30, "31/12/2024"),
        step("A.3", 30, "30/06/2025"),
    )
    a_plan = plan(steps=steps, indicators=(indicator(),), reporting_date=date(2024, 12, 31))
    assert "manca il risultato, in scadenza entro il 31/12/2024: fase A.2 e indicatore A1" in message(a_plan, "RIS04")


def test_results_of_steps_may_come_as_measurements():
    steps = (step("A.1", 50, "30/06/2024"), step("A.2", 50, "30/06/2024"))
    entered = plan(steps=steps, measurements=(measurement("A.1", "15/09/2024"),), reporting_date=date(2024, 12, 31))
    assert "A.1: conclusa il 15/09/2024" in message(entered, "RIS01")
    assert message(entered, "RIS04").endswith(": fase A.2.")


def test_nothing_is_missing_while_the_year_runs_nor_in_a_composite():
    steps = (step("A.1", 50, "30/06/2024", outcome="giugno 2024"), step("A.2", 50, "30/06/2024"))
    assert found(plan(steps=steps), "RIS04") == []
    parts = tuple(indicator(code, parent="A1", weight=Decimal(50)) for code in ("s1", "s2"))
    whole = plan(
        indicators=(indicator("A1"), *parts),
        measurements=(measurement("s1"), measurement("s2")),
        steps=(),
        reporting_date=date(2024, 12, 31),
    )
    assert found(whole, "RIS04") == []


def test_a_moved_deadline_needs_a_variation():
    assert "spostata al 31/07/2025" in message(with_step("dicembre 2024", "Ripianificato a luglio 2025"), "RIS05")
    assert found(with_step("dicembre 2024", "Ripianificato a luglio 2025", variation="Delibera 12/2024"), "RIS05") == []
    assert found(with_step("dicembre 2024", "Gennaio 2025, scadenza posticipata"), "RIS05")


def test_two_dates_in_one_result_told_once_for_step_and_indicator():
    printed = "Dicembre 2023 parte stabile, novembre 2024 parte variabile"
    assert "due date in una cella" in message(with_step("maggio 2024", printed), "RIS06")
    twin = plan(
        steps=(step(due="maggio 2024", outcome=printed),),
        indicators=(indicator(step="A.1"),),
        measurements=(measurement(value=printed),),
    )
    assert len(found(twin, "RIS06")) == 1


def test_a_result_that_repeats_the_cadence():
    assert "fase A.1 («Mensile»)" in message(with_step("Mensile", "Mensile"), "RIS07")


def test_declared_reached_against_late_and_missing_rows():
    sheet = replace(plan().objectives[0], declared_outcome="interamente raggiunto")
    steps = (step("A.1", 50, "giugno 2024", outcome="settembre 2024"), step("A.2", 50, "giugno 2025"))
    text = message(plan(objectives=(sheet,), steps=steps), "RIS08")
    assert "dichiarato «interamente raggiunto», ma fase A.1 in ritardo di 92 giorni; fase A.2 senza risultato" in text


@pytest.mark.parametrize("declared", ["non raggiunto", "parzialmente raggiunto", "raggiunto in parte", ""])
def test_nothing_against_an_honest_declaration(declared):
    against = found(measured("60%", declared=declared), "RIS08")
    assert not [finding for finding in against if "Obiettivo A" in finding.message]


@pytest.mark.parametrize(
    ("value", "also", "missed"),
    [
        ("60%", {}, True),
        ("80%", {}, False),
        ("30%", {"direction": Direction.LOWER, "target": "20%", "baseline": "40%"}, True),
        ("0%", {"direction": Direction.LOWER, "target": "20%", "baseline": "40%"}, False),
        ("10", {"target": "+2", "baseline": "9", "algorithm": "N. progetti"}, True),
        ("11", {"target": "+2", "baseline": "9", "algorithm": "N. progetti"}, False),
    ],
)
def test_a_missed_target_nobody_declares(value, also, missed):
    assert bool(found(measured(value, **also), "RIS09")) is missed


def test_a_missed_target_quotes_both_values():
    assert "valore atteso mancato, 60% invece di 80%" in message(measured("60%"), "RIS09")


def test_a_plan_that_declares_nothing_is_only_measured():
    silent = replace(measured("60%"), objectives=plan().objectives, steps=())
    assert found(silent, "RIS09") == []


def test_objectives_without_an_outcome_among_others():
    objectives = (replace(objective("A", weight=50), declared_outcome="raggiunto"), objective("B", weight=50))
    a_plan = plan(objectives=objectives, steps=(step("A.1"), step("B.1")))
    assert "dell'obiettivo B" in message(a_plan, "RIS10")


COLUMN = {("indicators", "printed_deviation"): "Scostamento"}


def test_an_empty_column_of_deviations():
    assert found(measured("60%", period_printed="2024"), "RIS11") == []
    assert found(replace(measured("60%"), headers=COLUMN), "RIS11") == []
    text = message(replace(measured("60%", period_printed="2024"), headers=COLUMN), "RIS11")
    assert "vuota in 1 indicatore su 1. Quelli che si calcolano: A1 -20." in text


def test_a_wrong_deviation():
    [finding] = found(measured("60%", printed_deviation="-10"), "RIS12")
    assert finding.severity is Severity.ERROR
    assert "consuntivo meno atteso fa -20" in finding.message
    assert found(measured("60%", printed_deviation="-20"), "RIS12") == []


def test_step_and_indicator_on_the_same_fact():
    def pair(of_step, of_indicator):
        record = indicator("A1", "dicembre 2024", "", algorithm="", step="A.1")
        report = measurement(value=of_indicator, target=record.targets[0])
        return plan(steps=(step(due="dicembre 2024", outcome=of_step),), indicators=(record,), measurements=(report,))

    assert "dice «novembre 2024», l'indicatore A1" in message(pair("novembre 2024", "dicembre 2024"), "RIS13")
    assert found(pair("novembre 2024", "11 novembre 2024"), "RIS13") == []
    assert found(pair("Ripianificato a luglio 2025", "dicembre 2024"), "RIS13")


def test_the_last_measurement_counts():
    record = indicator()
    early = replace(measurement(value="60%", target=record.targets[0]), on=date(2024, 6, 30))
    late = measurement(value="85%", target=record.targets[0])
    assert found(replace(measured("60%"), measurements=(late, early)), "RIS09") == []
    assert found(replace(measured("60%"), measurements=(early, replace(late, on=date(2023, 12, 31)))), "RIS09")

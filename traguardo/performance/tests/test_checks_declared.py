"""What a report declares against its rows, at length: every row that speaks against it, and no more than can be read."""

from dataclasses import replace
from datetime import date

import pytest

from traguardo.performance.domain.checks import check_plan
from traguardo.performance.tests.sound_plans import indicator, measurement, objective, plan, step

pytestmark = pytest.mark.usefixtures("said")
LONG = (
    "Solo parzialmente raggiunto, perché la convenzione con il distretto è stata firmata in autunno e non in primavera"
)
SHEET = replace(plan().objectives[0], weight=50)


def messages(code, **records):
    return [finding.message for finding in check_plan(plan(**records)) if finding.code == code]


def declared(*words):
    return tuple(
        replace(SHEET, code=code, declared_outcome=each, place=replace(SHEET.place, row=row))
        for row, (code, each) in enumerate(zip("AB", words, strict=True), 2)
    )


def test_every_row_that_speaks_against_a_success():
    records = (
        indicator("A1", targets=()),
        indicator("A2"),
        indicator("A3", "31/03/2025", "", algorithm=""),
        indicator("A4", "30/06/2024", "", algorithm=""),
        indicator("A5", "31/12/2024", "", algorithm=""),
        indicator("A6", step="A.1"),
        indicator("A7"),
        indicator("B1", objective="B"),
    )
    steps = (step("A.1", 40), step("A.2", 30, outcome=LONG), step("A.3", 30, "settembre 2024", outcome="ottobre 2024"))
    results = (
        measurement("A1", "10%"),
        measurement("A6", "60%", records[5].targets[0]),
        measurement("A7", LONG, records[6].targets[0]),
        measurement("B1", "85%", records[7].targets[0]),
    )
    [told] = messages(
        "RIS08", objectives=declared("Raggiunto", "Raggiunto"), indicators=records, measurements=results, steps=steps
    )
    assert told.removesuffix(".").split("; ") == [
        "Obiettivo A: dichiarato «Raggiunto», ma indicatore A2 senza risultato",
        "indicatore A3 senza risultato (scade il 31/03/2025)",
        "indicatore A4 senza risultato",
        "indicatore A5 senza risultato",
        "indicatore A6 60% invece di 80%",
        "indicatore A7 raggiunto in parte («Solo parzialmente raggiunto, perché la…»)",
        "fase A.2 non conclusa («Solo parzialmente raggiunto, perché la…»)",
        "fase A.3 in ritardo di 31 giorni",
    ]


@pytest.mark.parametrize(("rows", "others"), [(12, ""), (13, " e altri 1"), (15, " e altri 3")])
def test_a_dozen_rows_are_told_and_the_others_counted(rows, others):
    steps = tuple(step(f"A.{n}", 5, row=n) for n in range(1, rows + 1))
    objectives = (replace(SHEET, declared_outcome="Raggiunto"), objective("B", row=3, weight=50))
    results = (measurement("B1", "85%"),)
    [told] = messages("RIS08", objectives=objectives, steps=steps, indicators=(indicator("B1", objective="B"),), measurements=results)  # fmt: skip
    assert told.endswith(f"fase A.12 senza risultato{others}.")


def test_an_empty_result_is_no_result():
    blank = replace(step(outcome="31/12/2024").outcome, printed=" ")
    steps = (step("A.1", outcome=None), replace(step("B.1"), outcome=blank))
    objectives = declared("Raggiunto", "Raggiunto")
    told = messages("RIS08", objectives=objectives, steps=steps)
    assert [each.rpartition(", ma ")[2] for each in told] == ["fase A.1 senza risultato.", "fase B.1 senza risultato."]


def test_before_any_result_a_success_is_not_doubted():
    assert messages("RIS08", objectives=declared("Raggiunto", "Raggiunto"), steps=(step("A.1"), step("B.1"))) == []


def test_long_names_and_results_are_cut_in_the_message():
    name = "Percentuale di domande di assistenza domiciliare evase entro trenta giorni dalla presentazione completa"
    record = indicator("A1", name=name)
    results = (
        measurement("A1", f"{LONG} per mancanza di personale", record.targets[0]),
        measurement("A2", "60%"),
    )
    [told] = messages("RIS09", objectives=declared("", "Raggiunto"), indicators=(indicator("A2", targets=()), record), measurements=results)  # fmt: skip
    assert told == (
        "Indicatore A1 «Percentuale di domande di assistenza domiciliare evase entr…»: valore atteso mancato, "
        "raggiunto in parte («Solo parzialmente raggiunto, perché la convenzione con il distretto è stata fi…»), "
        "e l'obiettivo A non dichiara alcun esito."
    )


def test_more_than_one_declaration_is_missing():
    sheets = (*declared("", " "), replace(SHEET, code="C", declared_outcome="Raggiunto"))
    assert messages("RIS10", objectives=sheets) == [
        "Manca l'esito dichiarato degli obiettivi A e B, gli altri lo hanno."
    ]


def test_deviations_by_hand_are_counted_and_computed():
    printed = {("indicators", "printed_deviation"): "Scostamento"}
    records = (
        indicator("A1", "30/06/2024", "", algorithm="", printed_deviation="0"),
        indicator("A2", "30/06/2024", "", algorithm="", row=3),
        indicator("A3", row=4),
        indicator("A4", row=5),
        indicator("A5", row=6, targets=()),
    )
    results = tuple(
        measurement(record.code, value, record.targets[0])
        for record, value in zip(records, ("10/07/2024", "10/07/2024", "60%"), strict=False)
    )
    found = {"headers": printed, "indicators": records, "measurements": results, "steps": ()}
    assert messages("RIS11", **found) == [
        "La colonna dello scostamento è vuota in 3 indicatori su 4. Quelli che si calcolano: A2 +10 giorni e A3 -20."
    ]
    assert messages("RIS12", **found) == [
        "Indicatore A1: scostamento stampato 0, consuntivo meno atteso fa +10 giorni."
    ]
    assert messages("RIS11", **{**found, "measurements": ()}) == []
    by_words = (measurement("A4", "fatto", records[3].targets[0]),)
    assert messages("RIS11", **{**found, "measurements": by_words})[0].endswith("vuota in 3 indicatori su 4.")


def test_a_deviation_of_nothing_is_nought():
    record = indicator(printed_deviation="-5")
    told = messages("RIS12", indicators=(record,), measurements=(measurement(value="80%", target=record.targets[0]),))
    assert told == ["Indicatore A1: scostamento stampato -5, consuntivo meno atteso fa 0."]


def test_step_and_indicator_disagree_only_when_one_is_done_and_the_other_is_not():
    def told(of_step, of_indicator):
        record = indicator("A1", "dicembre 2024", "", algorithm="", step="A.1")
        twin = indicator("A0", step="A.9")
        report = measurement(value=of_indicator, target=record.targets[0])
        return messages("RIS13", steps=(step(outcome=of_step),), indicators=(twin, record), measurements=(report,))

    assert told("dicembre 2024", "Solo parzialmente raggiunto")
    assert told("Non svolto", "Solo parzialmente raggiunto") == []
    assert told("Annullato", "dicembre 2024") == []
    assert told(LONG, "dicembre 2024") == [
        "La fase A.1 dice «Solo parzialmente raggiunto, perché la convenzione con il distretto è stata fir…», "
        "l'indicatore A1 dello stesso fatto dice «dicembre 2024»."
    ]


def test_a_deadline_on_the_day_of_the_report_is_due():
    day = date(2024, 9, 30)
    records = (indicator("A1", "30/09/2024", "", algorithm=""), indicator("A2", "01/10/2024", "", algorithm=""))
    results = (measurement("B1", "85%"),)
    [told] = messages("RIS08", objectives=declared("Raggiunto", "Raggiunto"), indicators=records, steps=(), measurements=results, reporting_date=day)  # fmt: skip
    assert told.endswith("ma indicatore A1 senza risultato; indicatore A2 senza risultato (scade il 01/10/2024).")

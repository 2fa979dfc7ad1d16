"""Expected values against baseline, direction, rule, algorithm, unit, dates and the years of the plan."""

from dataclasses import replace

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Direction
from traguardo.performance.tests.sound_plans import indicator, measurement, objective, plan, step

pytestmark = pytest.mark.usefixtures("said")


def codes(**also):
    """Codes found in a plan with one indicator made of these values, beyond the sound plan's."""
    return {finding.code for finding in check_plan(plan(indicators=(indicator(**also),)))}


def found(a_plan, code):
    return [finding for finding in check_plan(a_plan) if finding.code == code]


def one(code, **also):
    [finding] = found(plan(indicators=(indicator(**also),)), code)
    return finding


def test_a_sound_indicator_has_no_findings():
    assert codes() == set()


@pytest.mark.parametrize(
    ("baseline", "target", "direction", "bad"),
    [
        ("92,9%", "90%", Direction.HIGHER, True),
        ("24%", "25%", Direction.LOWER, True),
        ("24%", "23%", Direction.LOWER, False),
        ("50%", "50%", Direction.HIGHER, False),
        ("Non disponibile", "10%", Direction.HIGHER, False),
        ("0,5", "40%", Direction.HIGHER, False),
        ("5", "2", Direction.HIGHER, True),
        ("5", "+2", Direction.HIGHER, False),
        ("60%", "90%", None, False),
    ],
)
def test_worse_than_the_baseline(baseline, target, direction, bad):
    assert ("TAR01" in codes(baseline=baseline, target=target, direction=direction)) is bad


def test_worse_than_the_baseline_is_a_warning_that_quotes_both():
    finding = one("TAR01", baseline="92,9%", target="90%")
    assert finding.severity is Severity.WARNING
    assert "valore atteso 90% è peggiore di quello di partenza 92,9% (più alto è meglio)" in finding.message
    assert (finding.place.row, finding.place.column, finding.value) == (2, "target", "90%")


def test_equal_to_the_baseline_matters_only_where_one_means_to_improve():
    assert "TAR02" in codes(name="Potenziamento degli organismi", baseline="8", target="8", algorithm="N. riunioni")
    assert "TAR02" not in codes(name="Mantenimento o miglioramento", baseline="93%", target="93%")


def test_direction_missing_here_or_everywhere():
    assert "non dice se è meglio" in one("TAR03", direction=None).message
    assert "TAR03" not in codes(direction=None, target="≥ 80%")
    assert "TAR03" not in codes(direction=None, target="entro il 31/12/2024", algorithm="Atto entro la data")
    [finding] = found(plan(indicators=(indicator("1", direction=None), indicator("2", direction=None))), "TAR03")
    assert "sono 2 e nessuno dice" in finding.message


def test_zero_with_a_ratio_rule_is_refused_and_without_rule_noted():
    zero = {"target": "0%", "baseline": "2%", "direction": Direction.LOWER}
    assert one("TAR04", rule="RATIO_DOWN_INVERSE", **zero).severity is Severity.ERROR
    assert one("TAR05", **zero).severity is Severity.NOTE
    assert not {"TAR04", "TAR05"} & codes(rule="THRESHOLD", **zero)


@pytest.mark.parametrize(
    ("algorithm", "bad"),
    [
        ("N. beneficiari che raggiungono gli obiettivi", True),
        ("Valore crediti v/Altri al 31/12/2020 (voce II-3)", True),
        ("N. ospiti/totale ospiti", False),
        ("Somma punteggio item di valutazione/punteggio massimo", False),
        ("% spese rendicontate", False),
        ("[Giornate effettive/(Posti letto x 365)] x 100", False),
        ("", False),
    ],
)
def test_a_percentage_needs_a_denominator(algorithm, bad):
    assert ("TAR06" in codes(algorithm=algorithm)) is bad


def test_a_count_from_a_percentage():
    assert "TAR07" in codes(algorithm="% spese rendicontate", target="5", baseline="")
    assert "TAR07" not in codes(algorithm="N. riunioni/anno", target="5", baseline="")


def test_plus_two_is_relative_unless_the_algorithm_is_a_difference():
    finding = one("TAR09", algorithm="N. progetti presentati", baseline="9", target="+2")
    assert "il valore da raggiungere è 11" in finding.message
    difference = "N. famiglie che chiedono nell'anno-numero di famiglie dell'anno precedente"
    assert "Vale 3" in one("TAR08", algorithm=difference, baseline="1", target="+3").message
    assert "TAR09" not in codes(algorithm=difference, baseline="1", target="+3")


def test_plus_two_on_nothing_is_an_error():
    assert one("TAR10", algorithm="N. progetti", baseline="Non disponibile", target="+2").severity is Severity.ERROR


def test_baselines_cut_or_empty():
    assert "TAR11" in codes(baseline="Non")
    assert not {"TAR11", "TAR12"} & codes(baseline="Non disponibile")
    many = tuple(indicator(f"A{n}", baseline="" if n == 2 else "50%") for n in range(3))
    assert "indicatore A2" in found(plan(indicators=many), "TAR12")[0].message
    dated = indicator("A3", "", "", algorithm="Atto entro la data")
    assert "A3" not in found(plan(indicators=(*many, dated)), "TAR12")[0].message
    none = tuple(indicator(f"A{n}", baseline="") for n in range(3))
    assert found(plan(indicators=none), "TAR12") == []


def test_dates_outside_the_plan_unless_the_objective_is_longer():
    outside = plan(steps=(step(due="31/12/2027"),))
    assert "fuori dagli anni del piano (2024-2026)" in found(outside, "TAR13")[0].message
    longer = plan(steps=(step(due="31/12/2027"),), objectives=(objective(last_year=2027),))
    assert found(longer, "TAR13") == []
    dated = indicator(target="entro il 30/06/2023", algorithm="Atto entro la data", baseline="")
    assert "dell'indicatore A1" in found(plan(indicators=(dated,)), "TAR13")[0].message


def test_dates_of_a_closed_year_are_told_once_an_objective():
    early = plan(first_year=2023, steps=(step("A.1", 50, "31/10/2023"), step("A.2", 50, "31/10/2023")))
    [finding] = found(early, "TAR14")
    assert "fase A.1 e fase A.2 scadono prima del 2024" in finding.message


def test_an_indicative_date():
    steps = (step(due="31/10/2024", indicator="Trasmissione entro 60 giorni; la data è pertanto indicativa"),)
    [dated] = found(plan(steps=steps), "TAR15")
    assert dated.message.endswith("decorre da un evento esterno, ma è stampata una data fissa (31/10/2024).")
    [undated] = found(plan(steps=(step(due="", due_printed="Termine indicativo"),)), "TAR15")
    assert undated.message.endswith("decorre da un evento esterno, e non è stampata nessuna data.")


def test_a_number_where_a_date_is_asked_and_a_number_inside_a_date():
    assert "TAR16" in codes(algorithm="Approvazione del bilancio entro la data", target="1", baseline="")
    finding = one("TAR17", algorithm="Aggiornamento di almeno 5 pagine", target="Entro il 31/12/2024", baseline="")
    assert "«almeno 5»" in finding.message


def test_a_target_that_is_neither_a_date_nor_a_number():
    assert "Con il bilancio" in one("TAR18", target="Con il bilancio", baseline="").message


def test_a_step_without_due_date():
    assert found(plan(steps=(step(due=""),)), "TAR19")
    assert found(plan(steps=(step(due="Mensile"),)), "TAR19") == []


def test_a_day_before_the_end_of_the_month_and_dates_in_two_forms():
    dates = ("Entro il 31/12/2024", "Entro il 30/12/2024", "31/12/2024")
    dated = tuple(indicator(f"A{n}", target, "", algorithm="Atto entro la data") for n, target in enumerate(dates))
    assert "è il 30/12/2024, mentre altre sono il 31/12/2024" in found(plan(indicators=dated), "TAR20")[0].message
    assert "A2" in found(plan(indicators=dated), "TAR21")[0].message


@pytest.mark.parametrize(
    ("unit", "target", "bad"),
    [
        ("TEMPO", "15", True),
        ("%", "entro il 31/12/2024", True),
        ("giorni", "15", False),
        ("TEMPO", "maggio 2024", False),
    ],
)
def test_units_that_cannot_hold_the_target(unit, target, bad):
    found_codes = codes(unit_of_measure=unit, target=target, baseline="", algorithm="")
    assert ("TAR22" in found_codes) is bad


def test_a_count_in_percent_and_everybody_in_numbers():
    assert "TAR23" in codes(name="N. atti gestiti", unit_of_measure="%", target="100", baseline="")
    people = indicator(unit_of_measure="n. dipendenti", target="tutti", baseline="", algorithm="")
    [finding] = found(plan(indicators=(people,), measurements=(measurement(value="tutti"),)), "TAR24")
    assert "«tutti» e il risultato «tutti»" in finding.message


def test_cadences_without_a_count_are_one_finding():
    recurring = indicator(target="trimestrale", baseline="", algorithm="")
    [finding] = found(plan(steps=(step(due="Mensile"),), indicators=(recurring,)), "TAR25")
    assert "fase A.1 («Mensile») e indicatore A1 («trimestrale»)" in finding.message


def test_an_indicator_without_any_target():
    assert found(plan(indicators=(replace(indicator(), targets=()),)), "TAR26")
    next_year = replace(indicator(), targets=tuple(replace(target, year=2025) for target in indicator().targets))
    assert found(plan(indicators=(next_year,)), "TAR26") == []


def test_marked_and_programmed_must_agree():
    marked = (objective("A", years=(2024,)), objective("B", years=(2024, 2025)), objective("C", years=(2025,)))
    marked = tuple(replace(entry, weight=None) for entry in marked)
    a_plan = plan(objectives=marked, steps=(), indicators=(indicator(), indicator("C1", objective="C")))
    assert ["B" in finding.message for finding in found(a_plan, "TAR27")] == [True]
    [reverse] = found(a_plan, "TAR28")
    assert "ha valori attesi per il 2024, ma è segnato solo per il 2025" in reverse.message


@pytest.mark.parametrize(("direction", "verb"), [(Direction.HIGHER, "Alza"), (Direction.LOWER, "Abbassa")])
def test_the_mend_goes_the_way_that_is_better(direction, verb):
    target = "20%" if direction is Direction.HIGHER else "30%"
    assert one("TAR01", baseline="25%", target=target, direction=direction).mend.startswith(verb)

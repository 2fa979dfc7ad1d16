"""The tree, the codes, the links, what is repeated and what is restated elsewhere."""

from dataclasses import replace

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.plan import Link, Programme
from traguardo.performance.tests.sound_plans import indicator, node, objective, plan, restated, step

pytestmark = pytest.mark.usefixtures("said")


def found(a_plan, code):
    return [finding for finding in check_plan(a_plan) if finding.code == code]


def message(a_plan, code):
    [finding] = found(a_plan, code)
    return finding.message


def two(**also):
    """Objectives A and B, half the plan each."""
    return tuple(objective(code, row, weight=50, **also) for row, code in enumerate("AB", 2))


def test_a_plan_without_objectives():
    assert [finding.code for finding in check_plan(plan(objectives=(), steps=()))] == ["STR01"]


def test_an_objective_that_measures_nothing_is_not_told_twice():
    a_plan = plan(objectives=two(units=()), steps=(step("A.1"),))
    assert "B" in message(a_plan, "STR02")
    assert "A «" in message(a_plan, "STR03")


def test_nobody_answers_and_nothing_is_strategic_are_told_once_for_all():
    steps = (step("A.1"), step("B.1"))
    assert "sono 2 e nessuno ha" in message(plan(objectives=two(units=()), steps=steps), "STR03")
    assert "sono 2 e nessuno è collegato" in message(plan(objectives=two(parent=""), steps=steps), "STR04")


def test_the_unit_of_the_indicators_and_a_link_in_words_are_enough():
    bare = objective(units=(), parent="", extra={"dup": "Obiettivo strategico 1 – Obiettivo operativo 3"})
    a_plan = plan(objectives=(bare,), indicators=(indicator(units=("U1",)),))
    assert found(a_plan, "STR03") == []
    assert found(a_plan, "STR04") == []


def test_links_on_one_side_only():
    links = (
        Link(objective="A", to="1A"),
        Link(objective="A", to="1B"),
        Link(objective="A", to="1A", printed_in="table"),
    )
    nodes = (node("1A"), node("1B"))
    assert "all'obiettivo operativo 1B è nella scheda e non nella tabella finale" in message(
        plan(links=links, nodes=nodes), "STR05"
    )
    assert found(plan(links=links[:2], nodes=nodes), "STR05") == []


def test_nodes_and_programmes_that_nobody_serves():
    assert "1B" in message(plan(nodes=(node("1A"), node("1B"))), "STR06")
    programmes = (Programme(mission="12", programme="01"), Programme(mission="12", programme="02", title="Disabilità"))
    links = (Link(objective="A", to="12/01", kind="programme"),)
    assert "12/02 Disabilità" in message(plan(programmes=programmes, links=links), "STR07")


def test_an_operational_objective_in_two_runs():
    nodes = (node("1A"), node("1B"))
    objectives = tuple(
        objective(code, row, parent=parent, weight=weight)
        for row, (code, parent, weight) in enumerate((("A", "1A", 40), ("B", "1B", 30), ("C", "1A", 30)), 2)
    )
    a_plan = plan(nodes=nodes, objectives=objectives, steps=tuple(step(f"{code}.1") for code in "ABC"))
    assert "«1A Vicinanza 1A» compare due volte, con un altro obiettivo in mezzo (righe 2 e 4)" in message(
        a_plan, "STR08"
    )


def test_duplicate_codes_of_the_same_kind():
    [finding] = found(plan(steps=(step("A.1", 50), step("A.1", 50, row=3))), "STR09")
    assert finding.severity is Severity.ERROR
    assert (finding.place.row, finding.place.column) == (3, "code")
    same_code_other_kind = plan(steps=(step("A.1"),), indicators=(indicator("A.1"),))
    assert found(same_code_other_kind, "STR09") == []


def test_codes_that_lead_nowhere():
    broken = plan(
        steps=(step("A.1"), step("Z.1")), indicators=(indicator(parent="none"),), links=(Link(objective="A", to="9Z"),)
    )
    assert {finding.value for finding in found(broken, "STR10")} == {"Z", "none", "9Z"}


def test_circles_end_and_are_told_once():
    nodes = (node("1A", parent="1B"), node("1B", parent="1C"), node("1C", parent="1B"), node("2", parent="2"))
    messages = [finding.message for finding in found(plan(nodes=nodes), "STR11")]
    assert messages == ["I codici 1B e 1C si rimandano in cerchio.", "Il codice 2 rimanda a sé stesso."]


def test_steps_with_the_same_words():
    def described(*rows):
        return plan(
            steps=tuple(
                step(f"A.{n}", 50, due, description="Banca dati", **also) for n, (due, also) in enumerate(rows, 1)
            )
        )

    copied = described(("30/06/2024", {}), ("31/12/2024", {}))
    assert "A.1 e A.2 hanno la stessa descrizione «Banca dati», ma indicatori diversi" in message(copied, "STR12")
    yearly = described(("31/12/2024", {}), ("31/12/2025", {}))
    assert "in anni diversi" in message(yearly, "STR12")
    goals = described(("30/06/2024", {"goal": "Delibere"}), ("31/12/2024", {"goal": "Determine"}))
    assert found(goals, "STR12") == []


def test_steps_told_apart_by_their_description_only():
    alike = plan(steps=(step("A.1", 50, indicator="Verbale"), step("A.2", 50, indicator="verbale ")))
    assert "A.1 e A.2" in message(alike, "STR13")
    twice = plan(steps=(alike.steps[0], alike.steps[0]))
    assert {finding.code for finding in check_plan(twice)} & {"STR12", "STR13"} == set()
    assert (
        found(plan(steps=(step("A.1", 60, indicator="Verbale"), step("A.2", 40, indicator="Verbale"))), "STR13") == []
    )


def test_steps_out_of_order_and_codes_in_two_forms():
    steps = (step("A.1", 50, "31/12/2024", printed_code="A.1"), step("A.2", 50, "31/07/2024", printed_code="A2"))
    assert "A.2 scade il 31/07/2024, prima della fase A.1" in message(plan(steps=steps), "STR14")
    assert "«A2» per A.2" in message(plan(steps=steps), "STR15")


def test_indicators_with_the_same_name_and_no_algorithm():
    same = tuple(indicator(code, name="N. atti", algorithm="") for code in ("A1", "A2"))
    assert "A1 e A2" in message(plan(indicators=same), "STR16")
    assert found(plan(indicators=(same[0], same[0])), "STR16") == []
    told_apart = (same[0], replace(same[1], algorithm="atti / delibere"))
    assert found(plan(indicators=told_apart), "STR16") == []


def test_the_same_indicator_with_two_targets():
    first, second = indicator("A1", "90%", name="Formazione"), indicator("B1", "70%", name="Formazione", objective="B")
    a_plan = plan(objectives=two(), steps=(), indicators=(first, second))
    assert "70% e 90%" in message(a_plan, "STR17")


def test_restated_titles_by_what_changes():
    assert "«Altro titolo» altrove (tabella finale)" in message(
        plan(restatements=(restated("A", "title", "Altro titolo"),)), "STR18"
    )
    written = plan(restatements=(restated("A", "title", "ASSISTENZA  Domiciliare A"),))
    assert found(written, "STR18") == []
    assert "cambia solo la scrittura" in message(written, "STR19")
    assert check_plan(plan(restatements=(restated("A", "title", "Assistenza domiciliare A"),))) == []


def test_long_titles_are_cut_where_they_differ():
    stem = "Miglioramento dei percorsi di inserimento e acquisizione delle competenze a seguito di tirocinio di inclusione "
    objectives = (replace(plan().objectives[0], title=f"{stem} per adulti"),)
    text = message(plan(objectives=objectives, restatements=(restated("A", "title", f"{stem} per minori"),)), "STR18")
    assert "adulti" in text
    assert "minori" in text


def test_restated_targets_units_dates_and_details():
    own = indicator("A1", "90%", units=("U1",))

    def told(attribute, printed, code, record=own):
        a_plan = plan(indicators=(record,), restatements=(restated("A1", attribute, printed, "indicator", "par. 8.5"),))
        return found(a_plan, code)

    assert "è 90% nel programma e ≥ 70% altrove (par. 8.5)" in told("target", "≥ 70%", "STR20")[0].message
    assert told("target", "≥ 90%", "STR20") == []
    assert "U1 nel programma e U9 altrove" in told("units", "U9", "STR21")[0].message
    assert told("units", "Cfr. di seguito", "STR21") == []
    dated = indicator("A1", "31/12/2024", "", algorithm="Atto entro la data")
    assert "il 31/12/2024 nel programma e il 21/10/2024 altrove" in told("due", "21/10/2024", "STR22", dated)[0].message
    assert "L'algoritmo dell'indicatore A1" in told("algorithm", "N. azioni / N. totale", "STR23")[0].message
    assert told("baseline", "Non disponibile", "STR23", indicator("A1", baseline="--")) == []


def test_two_restatements_in_one_place_are_one_finding():
    twice = tuple(restated("A1", "target", "≥ 70%", "indicator", "par. 8.5", row) for row in (2, 3))
    assert "2 volte" in message(plan(indicators=(indicator("A1", "90%"),), restatements=twice), "STR20")


def test_units_of_a_composite_and_of_its_parts():
    parts = (indicator("s1", parent="A1", units=("U1",)), indicator("s2", parent="A1", units=("U3",)))
    a_plan = plan(indicators=(indicator("A1", units=("U1", "U2")), *parts))
    messages = [finding.message for finding in found(a_plan, "STR24")]
    assert messages[0] == "Nell'indicatore A1 risponde U2, che non è in nessun sotto-indicatore."
    assert "U3" in messages[1]
    [many] = [
        each.message for each in found(plan(indicators=(indicator("A1", units=("U1", "U2", "U4")), parts[0])), "STR24")
    ]
    assert many == "Nell'indicatore A1 rispondono U2 e U4, che non sono in nessun sotto-indicatore."


def test_the_period_over_the_indicators():
    a_plan = plan(
        objectives=(objective(first_year=2024, last_year=2024),),
        indicators=(indicator("A1", period_printed="2023"), indicator("A2", period_printed="2023")),
    )
    assert "dice (2023), ma l'obiettivo è del 2024" in message(a_plan, "STR25")


def test_a_composite_with_an_algorithm_of_its_own():
    parts = tuple(indicator(code, parent="A1", weight=50) for code in ("s1", "s2"))
    assert "somma pesata di 2 parti" in message(plan(indicators=(indicator("A1"), *parts)), "STR26")

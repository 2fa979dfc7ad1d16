"""Corners of the rules: what is repeated, where rows come in two runs, weights said again, dates at the edges of the plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from traguardo.kernel.finding import Place
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.domain.notation.targets import read_target
from traguardo.performance.domain.plan import Direction, Link, Programme
from traguardo.performance.tests.sound_plans import indicator, measurement, node, objective, plan, restated, step

pytestmark = pytest.mark.usefixtures("said")
LONG = "Miglioramento continuo dei percorsi di presa in carico delle persone con disabilità e delle loro famiglie"


def found(*codes, **records):
    """(code, row, value) of the findings of some rules."""
    findings = [finding for finding in check_plan(plan(**records)) if finding.code in codes]
    return [(finding.code, finding.place.row, finding.value) for finding in findings]


def steps_of(*rows, **also):
    """Steps A.1, A.2… of the sound plan, each in its row, sharing out the whole."""
    share = 100 // len(rows)
    return tuple(
        step(f"A.{n}", share if n < len(rows) else 100 - share * (len(rows) - 1), row.get("due", "31/12/2024"), row=n + 1, **{**also, **{k: v for k, v in row.items() if k != "due"}})
        for n, row in enumerate(rows, 1)
    )  # fmt: skip


def two(**also):
    return tuple(objective(code, row, weight=50, **also) for row, code in enumerate("AB", 2))


def test_the_same_words_in_steps_are_told_at_the_last_by_goal():
    rows = [{"description": "Banca dati"}, {"description": " banca  DATI"}, {"description": "Banca dati", "goal": "Altra meta"}, {"description": ""}, {"description": ""}]  # fmt: skip
    assert found("STR12", steps=steps_of(*rows)) == [("STR12", 3, " banca  DATI")]
    alike = [{"description": "Banca dati", "indicator": " ATTO"}, {"description": "Banca dati", "indicator": "atto"}]
    assert found("STR12", steps=steps_of(*alike)) == [("STR12", 3, "Banca dati")]
    undated = [{"description": "Banca dati", "due": ""}, {"description": "Banca dati", "due": "31/12/2025"}]
    assert found("STR12", steps=steps_of(*undated)) == [("STR12", 3, "Banca dati")]


def test_steps_told_apart_only_by_their_words():
    rows = [{"indicator": "Verbale"}, {"indicator": "verbale"}, {"indicator": "Verbale", "due": "30/11/2024"}, {"indicator": " "}, {"indicator": " "}, {"indicator": "Verbale", "due": ""}]  # fmt: skip
    assert found("STR13", steps=steps_of(*rows)) == [("STR13", 3, "verbale")]


def test_steps_out_of_order_are_told_within_a_goal_and_without_the_cancelled():
    days = ["31/12/2024", "30/06/2024", "30/06/2024", "31/05/2024"]
    assert found("STR14", steps=steps_of(*({"due": each} for each in days))) == [("STR14", 3, "30/06/2024"), ("STR14", 5, "31/05/2024")]  # fmt: skip
    assert found("STR14", steps=steps_of({"goal": "Uno"}, {"due": "30/06/2024", "goal": "Due"})) == []
    assert found("STR14", steps=steps_of({}, {"due": "30/06/2024", "cancelled": True}, {})) == []
    assert found("STR14", steps=steps_of({}, {"due": ""}, {"due": "30/06/2024"})) == [("STR14", 4, "30/06/2024")]


def test_codes_of_steps_in_two_forms():
    rows = [{"printed_code": "A.1"}, {"printed_code": "A2"}, {"printed_code": ""}, {"printed_code": "A4"}]
    assert found("STR15", steps=steps_of(*rows)) == [("STR15", 3, "A2")]
    assert found("STR15", steps=steps_of({"printed_code": "A1"}, {"printed_code": "A2"})) == []


def test_indicators_of_one_name_are_told_at_the_last():
    rows = (indicator("A1", name="N. Atti", algorithm=""), indicator("A2", name="n. atti", algorithm="", row=3), indicator("A3", name="N. atti", algorithm="", units=("U1",), row=4))  # fmt: skip
    assert found("STR16", indicators=rows) == [("STR16", 3, "n. atti")]


def test_one_indicator_with_two_targets_in_two_objectives():
    def of(*targets, owners="AB"):
        rows = tuple(indicator(f"{owner}{n}", target, name="Formazione", objective=owner, row=n) for n, (owner, target) in enumerate(zip(owners, targets, strict=True), 2))  # fmt: skip
        return found("STR17", objectives=two(), steps=(), indicators=rows)

    assert of("90%", "70%") == [("STR17", 3, "70% e 90%")]
    assert of("90%", "90%") == []
    assert of("90%", "70%", owners="AA") == []
    part = indicator("B2", "70%", name="Formazione", objective="B", parent="B1")
    assert found("STR17", objectives=two(), steps=(), indicators=(indicator("A1", "90%", name="Formazione"), part)) == []  # fmt: skip


def test_links_on_one_side_are_told_for_programmes_and_unknown_places_too():
    links = (
        Link(objective="A", to="12/01", kind="programme", place=Place(sheet="links", row=2)),
        Link(objective="B", to="12/01", kind="programme", printed_in="table", place=Place(sheet="links", row=3)),
        Link(objective="A", to="1A", kind="altro", printed_in="allegato", place=Place(sheet="links", row=4)),
        Link(objective="B", to="1A", kind="altro", place=Place(sheet="links", row=5)),
    )
    records = {"objectives": two(), "steps": (step("A.1"), step("B.1")), "links": links, "programmes": (Programme(mission="12", programme="01"),)}  # fmt: skip
    assert found("STR05", **records) == [("STR05", 2, "12/01"), ("STR05", 3, "12/01"), ("STR05", 4, "1A"), ("STR05", 5, "1A")]  # fmt: skip


def test_branches_nobody_serves_are_told_only_where_some_are_served():
    nodes = (node("1", level="strategic"), node("1A", parent="1"), replace(node("2"), title=LONG))  # fmt: skip
    assert found("STR06", nodes=nodes) == [("STR06", 0, "2")]
    assert found("STR06", nodes=(node("8"), node("9")), objectives=(replace(plan().objectives[0], parent=""),)) == []
    linked = (Link(objective="A", to="9"),)
    assert found("STR06", nodes=(node("8"), node("9")), links=linked) == [("STR06", 0, "8")]


def test_a_node_in_two_runs_of_objectives_or_of_indicators():
    nodes = tuple(node(code) for code in ("1A", "1B", "1C", "1D"))
    objectives = tuple(objective(code, row, weight=25, parent=parent) for row, (code, parent) in enumerate(zip("ABCD", ("1A", "1B", "1A", "9Z"), strict=True), 2))  # fmt: skip
    steps = tuple(step(f"{code}.1") for code in "ABCD")
    assert found("STR08", nodes=nodes, objectives=objectives, steps=steps) == [("STR08", 4, "1A")]
    back_and_forth = tuple(replace(each, parent=parent) for each, parent in zip(objectives, ("1A", "1B", "1A", "1B"), strict=True))  # fmt: skip
    assert found("STR08", nodes=nodes, objectives=back_and_forth, steps=steps) == []
    rows = tuple(indicator(f"{code}{n}", objective=code, row=n) for n, code in enumerate(("A", "B", "A", "Z"), 2))
    runs = tuple(
        replace(each, parent=parent) for each, parent in zip(objectives, ("1A", "1B", "1C", "1D"), strict=True)
    )
    assert found("STR08", nodes=nodes, objectives=runs, steps=steps, indicators=rows) == [("STR08", 4, "1A")]
    together = tuple(replace(each, objective=code) for each, code in zip(rows, "AABB", strict=True))
    assert found("STR08", nodes=nodes, objectives=runs, steps=steps, indicators=together) == []


def test_weights_said_again_elsewhere():
    again = (
        restated("A", "weight", "60"), restated("A", "weight", "100", where=""), restated("A.1", "weight", "90", "step"), restated("A1", "weight", "40", "indicator", where=""),
        restated("1A", "weight", "30", "node"), restated("Z", "weight", "1"), restated("A", "weight", "molto"), restated("A.2", "weight", "1", "step"),
    )  # fmt: skip
    records = {
        "nodes": (node(weight=Decimal(100), place=Place(sheet="nodes", row=2)),), "steps": (step("A.1"), step("A.2", None, row=3)),
        "indicators": (indicator(weight=Decimal(100)),), "restatements": again,
    }  # fmt: skip
    assert found("PES04", **records) == [("PES04", 2, "100,00")] * 4
    uneven = (objective("A", weight=50), objective("B", row=3, weight=None), objective("C", row=4, weight=30))
    summary = (restated("A", "weight", "60"), restated("B", "weight", "40"), restated("C", "weight", "boh"))
    assert found("PES03", objectives=uneven, restatements=summary) == [("PES03", 2, "80,00")]
    assert found("PES03", objectives=uneven, restatements=(restated("A.1", "weight", "60", "step"),)) == [("PES03", 2, "80,00")]  # fmt: skip


def test_weights_that_lack_are_told_once_where_they_all_do():
    bare = tuple(replace(each, weight=None) for each in two())
    steps = (step("A.1", None), step("A.2", None, row=3), step("B.1", 60, row=4), step("B.2", None, row=5), step("B.3", 40, row=6))  # fmt: skip
    codes = ("PES01", "PES02", "PES03", "PES05", "PES06")
    assert found(*codes, objectives=bare, steps=steps)
    assert found("PES02", steps=(step("A.1", None), step("A.2", None))) == []
    one = (objective("A", weight=100), objective("B", row=3, weight=None))
    assert found(*codes, objectives=one, steps=(step("A.1"), step("B.1")))


def test_weights_of_parts_indicators_and_nodes():
    parts = (indicator("s1", parent="A1", weight=Decimal(50), row=3), indicator("s2", parent="A1", weight=Decimal(40), row=4))  # fmt: skip
    whole = indicator("A1", weight=Decimal(90))
    nodes = (node("1", level="area", weight=Decimal(60)), node("2", level="area", weight=Decimal(30)), node("1a", parent="1", weight=Decimal(101)), node("2a", parent="2", weight=Decimal(-1)))  # fmt: skip
    records = {"indicators": (whole, indicator("A2", weight=None, row=5), *parts), "nodes": nodes}
    codes = tuple(f"PES{n:02}" for n in range(1, 15))
    assert found(*codes, **records)
    assert found(*codes, indicators=(whole, indicator("A2", weight=Decimal(5), row=5), *(replace(part, weight=None) for part in parts)))  # fmt: skip


def test_dates_at_the_edges_of_the_plan():
    rows = [{"due": "31/12/2023"}, {"due": "01/01/2024"}, {"due": "31/12/2026"}, {"due": "01/01/2027"}]
    assert found("TAR13", steps=steps_of(*rows)) == [("TAR13", 2, "31/12/2023"), ("TAR13", 5, "01/01/2027")]
    wide = replace(plan().objectives[0], first_year=2023, last_year=2027)
    assert found("TAR13", objectives=(wide,), steps=steps_of(*rows)) == []
    narrow = replace(plan().objectives[0], first_year=2025, last_year=2025)
    assert found("TAR13", objectives=(narrow,), steps=steps_of(*rows)) == [("TAR13", 2, "31/12/2023"), ("TAR13", 5, "01/01/2027")]  # fmt: skip
    late = (indicator("A1", "31/01/2027", "", algorithm="", objective="Z"),)
    assert found("TAR13", indicators=late) == [("TAR13", 2, "31/01/2027")]


def test_deadlines_before_the_year_are_told_by_objective():
    steps = (step("A.1", 50, "31/12/2023"), step("A.2", 50, "30/06/2023", row=3), step("B.1", 100, "31/12/2023", row=4))
    rows = (indicator("A1", "31/12/2023", "", algorithm="", row=5), indicator("A2", "31/12/2024", "", algorithm="", row=6))  # fmt: skip
    assert found("TAR14", objectives=two(), steps=steps, indicators=rows) == [("TAR14", 2, "31/12/2023"), ("TAR14", 4, "31/12/2023")]  # fmt: skip


def test_dates_said_to_be_indicative_counted_or_lacking():
    codes = tuple(f"TAR{n:02}" for n in range(13, 22))
    rows = [{"due_printed": "data indicativa"}, {"indicator": "Termine INDICATIVO"}, {"due": "", "indicator": "indicativamente"}, {"due": "", "due_printed": " ", "cancelled": True}, {"due": "", "due_printed": " "}, {"due": "30/12/2024"}]  # fmt: skip
    entries = (
        indicator("A1", "5", "", algorithm="Atto entro la data"),
        indicator("A2", "31/12/2024", "", algorithm="Almeno n. 3 incontri e verbale", row=3),
        indicator("A3", "31/12/2024", "", algorithm="non meno di 3 incontri", row=4),
        indicator("A4", "Entro il 30/12/2024", "", algorithm="", row=5),
        indicator("A5", "entro il 30/11/2024", "", algorithm="", row=6),
        indicator("A6", "Entro il 31/12/2024", "", algorithm="", row=7),
        indicator("A7", "entro giugno 2024", "", algorithm="", row=8),
        indicator("A8", "con il bilancio", "", algorithm="", row=9),
        indicator("A9", "Entro il 29/06/2024", "", algorithm="", row=10),
        indicator("A10", "Entro il 31/12/2024", "", algorithm="", row=11),
    )
    told = found(*codes, steps=steps_of(*rows), indicators=entries)
    assert [code for code, *_ in told].count("TAR15") == 3
    assert len({code for code, *_ in told}) >= 6


def test_targets_against_where_they_start_from():
    codes = tuple(f"TAR{n:02}" for n in range(1, 13))
    lower = {"direction": Direction.LOWER}
    title = replace(plan().objectives[0], title="Miglioramento dei tempi")
    entries = (
        indicator("A1", "40%", "50%"), indicator("A2", "60%", "50%", row=3, **lower), indicator("A3", "50%", "50%", row=4), indicator("A4", "50%", "50%", row=5, name="Mantenimento", **lower),
        indicator("A5", "40%", "50", row=6), indicator("A6", "40", "50", row=7, unit_of_measure="%"), indicator("A7", "40%", "50%", row=8, algorithm="Valore finale - valore iniziale"),
        indicator("A8", "0%", "50%", row=9, rule="RATIO_DOWN_LINEAR", **lower), indicator("A9", "0", "50", row=10, **lower), indicator("A10", "0", "50", row=11, rule="THRESHOLD", **lower),
        indicator("A11", "80%", "non disp", row=12), indicator("A12", "80%", "Non disponibile", row=13), indicator("A13", "80%", "", row=14), indicator("A14", "50%", "50%", row=15, **lower),
        indicator("A15", "+5", "10", row=16), indicator("A16", "+5", "", row=17), indicator("A17", "≥ 80%", "50%", row=18, direction=None), indicator("A18", "80%", "50%", row=19, direction=None),
    )  # fmt: skip
    told = found(*codes, objectives=(title,), indicators=entries)
    assert {code for code, *_ in told} >= {"TAR01", "TAR02", "TAR03", "TAR04", "TAR05"}
    nobody = tuple(indicator(f"A{n}", "80%", row=n, direction=None) for n in (2, 3))
    assert [code for code, *_ in found("TAR03", indicators=nobody)] == ["TAR03"]


def test_units_names_and_cadences():
    codes = tuple(f"TAR{n:02}" for n in range(22, 29))
    entries = (
        indicator("A1", "31/12/2024", "", algorithm="", unit_of_measure="n. atti"), indicator("A2", "31/12/2024", "", algorithm="", unit_of_measure="percentuale", row=3),
        indicator("A3", "15", "", unit_of_measure="TEMPO", row=4), indicator("A4", "80%", name="N. atti", unit_of_measure="%", row=5), indicator("A5", "tutti", "", unit_of_measure="Numero", row=6),
        indicator("A6", "tutti", "", unit_of_measure="n°", row=7), indicator("A7", "mensile", "", row=8), indicator("A8", "12 volte l'anno", "", row=9), indicator("A9", "", "", row=10), indicator("A10", "tutti", "", row=11),
    )  # fmt: skip
    rows = [{"due": "", "due_printed": "Mensile"}, {"due": "", "due_printed": "quando serve"}, {}]
    results = (measurement("A6", "tutti", entries[5].targets[0]),)
    told = found(*codes, steps=steps_of(*rows), indicators=entries, measurements=results)
    assert {code for code, *_ in told} == {"TAR22", "TAR23", "TAR24", "TAR25", "TAR26"}


def test_years_with_a_value_and_years_marked():
    years = tuple(read_target("80%", year=year, direction=Direction.HIGHER) for year in (2024, 2025))
    marked = (replace(plan().objectives[0], years=(2024, 2025, 2026), weight=Decimal(50)), objective("B", row=3, weight=50, years=(2025,)))  # fmt: skip
    entries = (replace(indicator("A1"), targets=years), replace(indicator("B1", objective="B", row=3), targets=()), replace(indicator("B2", objective="Z", row=4), targets=()))  # fmt: skip
    assert found(
        "TAR26", "TAR27", "TAR28", objectives=marked, steps=(step("B.1", due="31/12/2026"),), indicators=entries
    )


def test_results_of_steps_and_indicators_that_lack_or_move():
    entries = (
        indicator("A1"), indicator("A2", "30/06/2024", "", algorithm="", row=3), indicator("A3", "31/10/2024", "", algorithm="", row=4),
        indicator("A4", row=5, step="A.1"), indicator("A5", row=6),
    )  # fmt: skip
    rows = (
        step("A.1", 20, "30/06/2024", outcome="Dicembre 2023 parte stabile, novembre 2024 parte variabile"), step("A.2", 20, "30/06/2024", row=3), step("A.3", 20, "30/06/2024", row=4, cancelled=True),
        step("A.4", 20, "31/10/2024", row=5), step("A.5", 20, "30/06/2024", row=6, outcome="Prorogato"), step("A5", 0, "30/06/2024", row=7),
    )  # fmt: skip
    results = (
        measurement("A4", "Dicembre 2023 parte stabile, novembre 2024 parte variabile", row=2), measurement("A5", "Entro dicembre 2025", row=3),
        measurement("A9", "x", row=4), replace(measurement("A1", "60%", row=5), on=date(2023, 12, 31)),
    )  # fmt: skip
    codes = tuple(f"RIS{n:02}" for n in range(1, 8))
    middle = found(*codes, steps=rows, indicators=entries, measurements=results, reporting_date=date(2024, 9, 30))
    end = found(*codes, steps=rows, indicators=entries, measurements=results, reporting_date=date(2024, 12, 31))
    after = found(*codes, steps=rows, indicators=entries, measurements=results, reporting_date=date(2025, 1, 31))
    assert [sum(code == "RIS04" for code, *_ in each) for each in (middle, end, after)] == [2, 2, 2]


def parts_of(whole, *parts, **also):
    return tuple(indicator(f"s{n}", parent=whole, weight=Decimal(100) / len(parts), row=n + 5, units=units, **also) for n, units in enumerate(parts, 1))  # fmt: skip


def test_units_of_a_whole_and_of_its_parts_are_told_by_number_and_place():
    wholes = (
        indicator("A0", algorithm="", units=()),
        indicator("A1", algorithm="", units=("U1", "U4", "U2"), row=3),
        indicator("A2", algorithm="", units=("U1",), row=4),
    )
    nobody = (indicator("x", parent="A0", units=("U9",), row=20), indicator("y", parent="A2", units=(), row=21), indicator("z", parent="Z9", units=("U9",), row=22))  # fmt: skip
    parts = parts_of("A1", ("U1",), ("U3", "U5"))
    told = found("STR24", indicators=(*nobody[:1], *nobody[2:], *wholes, *parts, nobody[1]))
    assert told == [("STR24", 3, "U2 e U4"), ("STR24", 6, "U3 e U5")]


def test_the_years_over_the_indicators_are_told_once_an_objective():
    objectives = tuple(
        replace(each, first_year=first, last_year=last)
        for each, (first, last) in zip((*two(), objective("C", 4, weight=0), objective("D", 5, weight=0)), ((None, 2024), (2024, None), (2024, 2025), (2024, 2024)), strict=True)
    )  # fmt: skip
    rows = tuple(
        indicator(f"{code}{n}", objective=code, period_printed=printed, row=row)
        for row, (code, n, printed) in enumerate([("A", 1, "2023"), ("B", 1, "2023"), ("C", 1, "2024-2025"), ("C", 2, "2024"), ("C", 3, "2023"), ("D", 1, "2024-2025"), ("D", 2, "")], 2)
    )  # fmt: skip
    assert found("STR25", objectives=objectives, steps=(), indicators=rows) == [("STR25", 5, "2024"), ("STR25", 7, "2024-2025")]  # fmt: skip


def test_a_whole_of_weighted_parts_with_an_algorithm_of_its_own():
    named = indicator("A1", name=LONG, row=2)
    rows = (indicator("x", parent="Z", weight=Decimal(1), row=9), indicator("A2", algorithm="", row=3), *parts_of("A2", ()), indicator("y", parent="A3", row=8), indicator("A3", row=4), named)  # fmt: skip
    one = indicator("p", parent="A1", weight=Decimal(100), row=7)
    assert found("STR26", indicators=(*rows, one)) == [("STR26", 2, named.algorithm)]


def test_the_share_of_pay_for_payments_is_asked_from_its_year_on_and_read_from_any_header():
    codes = ("OBB02", "OBB03")
    before = {"year": 2022, "first_year": 2022, "last_year": 2024, "steps": (step(due="31/12/2022"),)}
    low = replace(plan().objectives[0], extra={"Note": "x", "peso_sulla_retribuzione_di_risultato": "20"})
    assert found(*codes, objectives=(low,)) == [("OBB02", 2, "20")]
    assert found(*codes, objectives=(low,), **before) == []
    unsaid = replace(low, extra={"Note": "x"})
    assert [code for code, *_ in found(*codes, objectives=(unsaid,))] == ["OBB03"]
    assert found(*codes, objectives=(unsaid,), **before) == []

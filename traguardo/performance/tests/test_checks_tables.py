"""Printed tables: totals, parts, differences, changes, formulas, percent and decimal signs."""

from dataclasses import replace

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.tests.sound_plans import change, computation, figure, plan

pytestmark = pytest.mark.usefixtures("said")


def found(a_plan, code):
    return [finding for finding in check_plan(a_plan) if finding.code == code]


def message(a_plan, code):
    [finding] = found(a_plan, code)
    return finding.message


def table(*rows):
    return plan(figures=tuple(rows))


def test_a_total_that_is_the_sum_says_nothing():
    assert check_plan(table(figure("Spese", 70), figure("Prestiti", 30), figure("Totale", 100, "total"))) == []


def test_a_wrong_total_quotes_both_and_the_difference():
    [finding] = found(table(figure("Posti", 37), figure("Comandati", 7), figure("Totale", 45, "total", row=4)), "TAB01")
    assert finding.severity is Severity.ERROR
    assert "«Totale» stampa 45, le 2 voci sommano a 44 (+1)" in finding.message
    assert (finding.place.row, finding.place.column, finding.value) == (4, "value", "45")


def test_a_part_counted_twice_is_named():
    rows = (
        figure("Spese correnti", 7_063_030),
        figure("Di cui FPV", 415_470, "of_which"),
        figure("Conto capitale", 577_669),
    )
    text = message(table(*rows, figure("Totale spese", 8_056_169, "total")), "TAB02")
    assert "stampa 8.056.169, le 2 voci sommano a 7.640.699 (+415.470)" in text
    assert "La differenza, 415.470, è il «di cui»" in text


def test_a_total_off_by_its_last_digit_is_rounding_only_when_large():
    large = table(figure("Anziani", 9_500_000), figure("Minori", 9_500_001), figure("Totale", 19_000_000, "total"))
    assert "arrotondamenti" in message(large, "TAB03")
    assert found(large, "TAB01") == []
    small = table(figure("Corsi", 20), figure("Seminari", 4), figure("Totale", 23, "total"))
    assert found(small, "TAB03") == []
    assert len(found(small, "TAB01")) == 1


def test_a_total_of_absent_items_is_over_nothing():
    assert "le 2 voci sommano a 0 (+5)" in message(
        table(figure("Posti", None), figure("Letti", None), figure("Totale", 5, "total")), "TAB01"
    )


def test_a_total_of_zero_and_a_table_without_periods():
    total = replace(figure("Totale", 0, "total", period=""), printed="")
    [finding] = found(table(figure("Posti", 37, period=""), figure("Letti", 7, period=""), total), "TAB01")
    assert "Tabella «spesa»: «Totale» stampa 0, le 2 voci sommano a 44 (-44)." in finding.message
    assert finding.value == "0"


def test_only_a_part_can_be_counted_twice():
    whole = table(figure("Posti", 37), figure("Comandati", 7), figure("Totale", 51, "total"))
    assert [finding.code for finding in check_plan(whole)] == ["TAB01"]
    parts = (figure("Di cui A", 4, "of_which"), figure("Di cui B", 3, "of_which"))
    both = table(figure("Posti", 37), *parts, figure("Comandati", 7), figure("Totale", 51, "total"))
    assert [finding.code for finding in check_plan(both)] == ["TAB02"]


def test_wrong_subtotals_are_held_against_their_own_rows():
    rows = (figure("a", 1), figure("b", 2), figure("s1", 4, "subtotal"), figure("c", 4), figure("d", 5))
    whole = table(*rows, figure("s2", 10, "subtotal"), figure("t", 13, "total"))
    assert [finding.message.partition("stampa ")[2] for finding in found(whole, "TAB01")] == [
        "4, le 2 voci sommano a 3 (+1).",
        "10, le 2 voci sommano a 9 (+1).",
        "13, le 4 voci sommano a 12 (+1).",
    ]


def test_a_total_of_one_item_is_told_in_the_singular():
    assert message(table(figure("a", 4), figure("t", 5, "total")), "TAB01").endswith("stampa 5, l'unica voce è 4 (+1).")


def test_wrong_subtotals_of_a_group():
    rows = (figure("a", 1, group="g"), figure("x", 9), figure("b", 2, group="g"), figure("s", 4, "subtotal", group="g"))
    assert "Tabella «spesa», g, 2024: «s» stampa 4, le 2 voci sommano a 3 (+1)." in message(table(*rows), "TAB01")


def test_subtotals_take_the_rows_since_the_last_one_and_the_total_takes_all():
    rows = (figure("a", 1), figure("b", 2), figure("s1", 3, "subtotal"), figure("c", 4), figure("s2", 4, "subtotal"))
    assert check_plan(table(*rows, figure("t", 7, "total"))) == []


def test_totals_of_a_group_take_their_group():
    rows = (
        figure("a", 1, group="entrate"),
        figure("t", 1, "total", group="entrate"),
        figure("b", 5, group="spese"),
        figure("t", 5, "total", group="spese"),
    )
    assert check_plan(table(*rows)) == []


def test_periods_are_summed_apart_and_absent_is_not_zero():
    rows = (
        figure("a", 1),
        figure("a", 2, period="2025"),
        figure("t", 1, "total"),
        figure("t", None, "total", period="2025"),
    )
    assert check_plan(table(*rows)) == []


def test_a_part_larger_than_its_item():
    assert "supera «Spese» (100)" in message(
        table(figure("Spese", 100), figure("Di cui vincolate", 120, "of_which")), "TAB04"
    )


def test_differences_between_periods():
    rows = (figure("Dipendenti", 48, period="2019"), figure("Dipendenti", 68, period="2021"))
    assert check_plan(table(*rows, figure("Dipendenti", 20, "difference", "2021-2019"))) == []
    assert "68 meno 48 fa +20" in message(table(*rows, figure("Dipendenti", 17, "difference", "2021-2019")), "TAB05")


@pytest.mark.parametrize(
    ("before", "after", "printed", "right", "later"),
    [
        (108321, 48207, "-125%", "-55%", True),
        (48, 68, "+29,5%", "+41,7%", True),
        (100, 150, "+10%", "+50%", False),
    ],
)
def test_changes_and_the_base_they_were_divided_by(before, after, printed, right, later):
    a_plan = plan(
        figures=(figure("Giovani", before, period="2023"), figure("Giovani", after)),
        changes=(change("Giovani", printed),),
    )
    text = message(a_plan, "TAB06")
    assert f"la variazione è {right}, non {printed}" in text
    assert ("sull'anno finale" in text) is later


def test_right_changes_sums_of_items_and_zero_bases():
    rows = (
        figure("a", 10, period="2023"),
        figure("b", 5, period="2023"),
        figure("a", 6),
        figure("b", 4),
        figure("c", 0, period="2023"),
        figure("c", 4),
    )
    a_plan = plan(figures=rows, changes=(change("a + b", "-33%"), change("c", "+100%")))
    assert found(a_plan, "TAB06") == []


def test_a_change_nobody_can_check():
    assert "non si può ricalcolare" in message(plan(changes=(change("Turismo", "+12%"),)), "TAB07")


def test_a_figure_against_its_formula():
    a_plan = plan(
        computations=(computation("(p + m) / i", {"p": 418176, "m": 6548602, "i": 1547789}, "7.9", "7,9", "0.05"),)
    )
    assert "stampato 7,9, ma (p + m) / i con p = 418.176, m = 6.548.602 e i = 1.547.789 fa 4,50" in message(
        a_plan, "TAB08"
    )
    within = computation("a / b", {"a": 1, "b": 3}, "0.33", tolerance="0.005")
    assert check_plan(plan(computations=(within,))) == []


def test_a_formula_with_a_value_the_table_does_not_give_is_left_alone():
    assert check_plan(plan(computations=(computation("a / b", {"a": 1, "b": None}, "9"),))) == []


def test_a_formula_that_divides_by_zero():
    assert "non si calcola" in message(plan(computations=(computation("a / b", {"a": 1, "b": 0}, "9"),)), "TAB09")


def test_a_formula_off_by_one_euro_is_a_note():
    entry = computation("a - b", {"a": 23173629, "b": 22856311}, 317317)
    assert found(plan(computations=(entry,)), "TAB08") == []
    assert "arrotondamenti" in message(plan(computations=(entry,)), "TAB14")


def test_percent_signs_out_of_place_or_missing():
    hours = table(figure("Straordinario", "17.13", printed="17,13%", unit="N. ore annue"))
    assert "il segno % non c'entra" in message(hours, "TAB10")
    shares = table(
        figure("Personale", "7.2", period="2023", printed="7,2%", unit="percent"),
        figure("Personale", "8.2", printed="8,2", unit="percent"),
    )
    assert "manca il segno % a 8,2 (2024)" in message(shares, "TAB11")


def test_decimals_written_in_two_ways():
    mixed = table(
        figure("a", "37.3", printed="37.3%"),
        figure("b", "29.5", printed="29,5%"),
        figure("c", 5021320, printed="5.021.320"),
    )
    assert "37.3%" in message(mixed, "TAB12")
    assert found(table(figure("a", 5021320, printed="5.021.320"), figure("b", "1.5", printed="1,5")), "TAB12") == []


def test_income_over_the_forecast():
    def income(group, item="Trasferimenti"):
        return table(
            figure(item, 100, period="assestato_2024", group=group),
            figure(item, 120, period="consuntivo_2024", group=group),
        )

    assert "accertato 120, più della previsione assestata 100 (+20)" in message(income("entrate"), "TAB13")
    assert found(income("spese"), "TAB13") == []
    assert found(income("entrate", "Servizi per conto terzi"), "TAB13") == []


def computed(formula, variables, result, **also):
    entry = computation(formula, variables, result, **also)
    return [finding.message for finding in check_plan(plan(computations=(entry,)))]


def test_a_wrong_figure_shows_its_inputs_its_unit_and_why():
    assert computed("a * 2", {"a": 3}, 7) == ["«Indice»: stampato 7, ma il conto dà 6."]
    assert computed("a / b", {"a": 1, "b": 3}, "0.5", unit="%") == ["«Indice»: stampato 0.5, ma a / b con a = 1 e b = 3 fa 0,33%."]  # fmt: skip
    told = computed("a / b", {"a": 1, "b": 3}, "0.125", unit="giorni", reason=" si divide per i casi. ")
    assert told == ["«Indice»: stampato 0.125, ma a / b con a = 1 e b = 3 fa 0,333 giorni. Si divide per i casi."]
    many = {f"v{n}": 1 for n in range(1, 14)}
    assert "v12 = 1 e altri 1 fa 13." in computed(" + ".join(many), many, 99)[0]
    bare = replace(computation("a * 2", {"a": 3}, "6.5"), printed="")
    assert [each.message for each in found(plan(computations=(bare,)), "TAB08")] == ["«Indice»: stampato 6,5, ma il conto dà 6."]  # fmt: skip


def test_a_figure_within_its_tolerance_is_right_and_the_next_is_still_looked_at():
    assert computed("a + b", {"a": 1, "b": 2}, "3.5", tolerance="0.5") == []
    absent, wrong = computation("a / b", {"a": 1, "b": None}, 9), computation("a * b", {"a": 2, "b": 3}, 7)
    assert len(found(plan(computations=(absent, wrong)), "TAB08")) == 1


@pytest.mark.parametrize(
    ("formula", "variables", "result", "rounded"),
    [
        ("a + b", {"a": 1000, "b": 1}, 1002, True), ("a + b", {"a": 999, "b": 1}, 1001, False), ("a + b", {"a": 1000, "b": 1}, 1003, False),
        ("a + b", {"a": "100.1", "b": "1"}, "101.2", True), ("a + b", {"a": "100.1", "b": "1"}, "101.3", False), ("a + b", {"a": "99.9", "b": 1}, 101, False),
        ("a * b", {"a": 1000, "b": 1}, 1001, False), ("a / b", {"a": 1000, "b": 1}, 1001, False), ("a - b", {"a": -1000, "b": 1}, -1000, True),
        ("a + 0", {"a": 1000}, 1001, False), ("1 + 2", {}, 4, False),
    ],
)  # fmt: skip
def test_only_a_sum_of_large_figures_off_by_their_last_digit_is_rounding(formula, variables, result, rounded):
    a_plan = plan(computations=(computation(formula, variables, result),))
    assert [finding.code for finding in check_plan(a_plan)] == ["TAB14" if rounded else "TAB08"]


def test_percent_signs_are_looked_for_only_in_percentages():
    def shares(*printed, unit="percent"):
        return table(*(figure("Personale", 7, period=str(2020 + n), printed=each, unit=unit) for n, each in enumerate(printed)))  # fmt: skip

    assert found(shares("7,2", "8,2"), "TAB11") == []
    assert found(shares("7,2%", "8,2%"), "TAB11") == []
    assert found(shares("7,2%", " "), "TAB11") == []
    assert found(shares("7,2%", "8,2", unit="giorni"), "TAB11") == []
    assert message(shares("7,2%", "8,2", "9"), "TAB11").endswith("manca il segno % a 8,2 (2021) e 9 (2022).")
    assert found(shares("7,2% "), "TAB10") == []
    assert len(found(shares("7,2% ", unit="giorni"), "TAB10")) == 1
    assert found(shares("7,2%", unit=""), "TAB10") == []


def test_four_examples_of_the_rarer_decimal_sign():
    rows = [figure(f"a{n}", 1, printed=f"{n}.5") for n in range(1, 6)] + [figure(f"b{n}", 1, printed=f"{n},5") for n in range(1, 8)]  # fmt: skip
    assert "(1.5, 2.5, 3.5, 4.5 e altri 1)" in message(table(*rows), "TAB12")


def test_income_is_held_against_the_forecast_of_its_own_year():
    def income(*columns, **also):
        rows = (figure("Trasferimenti", value, period=period, group="entrate", **also) for period, value in columns)
        return [finding.value for finding in found(table(*rows), "TAB13")]

    assert income(("assestato_2024", 100), ("consuntivo_2024", 101)) == ["101"]
    assert income(("assestato_2024", 100), ("consuntivo_2024", 100)) == []
    assert income(("assestato_2023", 100), ("consuntivo_2024", 101)) == []
    assert income(("assestato_2024", 100), ("stanziato_2024", 101)) == []
    assert income(("assestato_2024", None), ("consuntivo_2024", 101)) == []
    assert income(("assestato_2024", 100), ("consuntivo_2024", None), ("acc. 2024", 120)) == ["120"]
    assert income(("assestato 2023-2024", 100), ("consuntivo 2023-2024", 101), ("accertato 20232024", 5)) == ["101"]
    assert income(("assestato_2024", 100), ("consuntivo_2024", 101), kind="total") == []

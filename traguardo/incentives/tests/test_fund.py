"""A fund from its data: the golden one of 2016 to the cent, cashing, carry-over, years side by side, and what always holds."""

import json
from decimal import Decimal
from fractions import Fraction
from itertools import count

import pytest

from traguardo.incentives.domain.fund import (
    Formula,
    Fund,
    Rounding,
    check_fund,
    compare,
    fund_data,
    read_fund,
    reckon,
    reckoning_data,
)
from traguardo.incentives.domain.fund.entry import Entry
from traguardo.incentives.domain.fund.formula import explanations, in_words, value_of
from traguardo.incentives.domain.fund.national import national
from traguardo.incentives.domain.fund.refusals import UNREADABLE
from traguardo.incentives.tests.fund_cases import CASES, case, changed, sound, spaced
from traguardo.kernel.money import Money

GOLDEN = "ombrena-2016"


def fund_of(data) -> Fund:
    fund, refused = read_fund(data)
    assert fund, refused
    return fund


@pytest.fixture(scope="module")
def golden():
    return reckon(fund_of(case(f"{GOLDEN}.toml")))


@pytest.mark.parametrize(
    ("code", "euro"),
    [
        ("stable", "98776.94"),
        ("before", "99924.94"),
        ("total-variable", "34778.95"),
        ("fund", "133555.89"),
        ("uses:use-stable", "83125.00"),
        ("residual:use-stable", "15651.94"),
        ("variable-and-left", "22524.75"),
        ("indirect", "8371.84"),
        ("use-common", "30896.59"),
        ("responsibility", "5200.00"),
        ("productivity", "25696.59"),
        ("direct", "19534.30"),
        ("projects", "19534.30"),
    ],
)
def test_the_fund_of_2016_comes_out_to_the_cent(golden, code, euro):
    assert golden.values[code] == Money.euro(euro)


def test_the_fund_of_2016_is_all_used_once(golden):
    assert golden.total == golden.used == Money.euro("133555.89")
    assert golden.carry_over == golden.savings == golden.idle == Money(0)


def test_the_cut_of_2016_contradicts_itself_and_its_base_is_found(golden):
    [wrong] = [finding for finding in golden.findings if finding.code == "FON07"]
    assert "−1.148,00 €" in spaced(wrong.message)
    assert "dà −1.119,16 €" in spaced(wrong.message)
    assert "102.479,90 € (Risorse stabili prima della decurtazione + riga 13), arrotondato all'euro" in spaced(
        wrong.message
    )
    assert [finding.code for finding in golden.findings] == [
        "FON07", "FON26", "FON27", "FON28", "FON28", "FON29", "FON29", "FON09"
    ]  # fmt: skip


def test_all_that_the_fund_of_2016_comes_to_is_as_it_was_looked_at(golden):
    expected = json.loads((CASES / f"{GOLDEN}.json").read_text(encoding="utf-8"))
    assert reckoning_data(golden) == expected


def test_all_that_the_sound_fund_comes_to_is_as_it_was_looked_at():
    expected = json.loads((CASES / "sound.json").read_text(encoding="utf-8"))
    assert reckoning_data(reckon(fund_of(sound()))) == expected


@pytest.mark.parametrize("name", [f"{GOLDEN}.toml", "sound.toml"])
def test_a_fund_goes_to_plain_values_and_back(name):
    fund = fund_of(case(name))
    plain = fund_data(fund)
    assert read_fund(json.loads(json.dumps(plain))) == (fund, [])
    assert fund_data(fund_of(plain)) == plain


def test_plain_values_are_texts_with_a_dot_and_leave_out_what_is_absent():
    changes = [["use.1.left", "-0,05"], ["use.2.left", "0"], ["line.2.formula.round", "euro"]]
    plain = fund_data(fund_of(changed(sound(), changes)))
    assert plain["line"][1] == {
        "code": "2", "section": "S", "kind": "deduction", "law": "L. 147/2013, art. 1, c. 456", "description": "Taglio",
        "amount": "-1000.00", "formula": {"of": ["gross"], "percent": "10", "round": "euro"},
    }  # fmt: skip
    assert [use.get("left") for use in plain["use"]] == ["-0.05", "0.00", None, None]
    assert plain["limit"] == {
        "amount_2016": "9500.00",
        "other": [{"description": "Incarichi", "amount": "600.00"}],
        "adjustment": {"staff_2018": "10", "amount_2018": "9500.00", "staff": "11,5"},
    }
    assert plain["step"][0] == {"kind": "set-up", "act": "Determinazione n. 1", "on": "2024-03-01"}


def test_agreements_are_paid_only_when_cashed():
    fund = fund_of(sound())
    now, later = reckon(fund), reckon(fund, {"B": Money.euro("500.00")})
    assert [use.payable for use in now.uses[2:]] == [now.values["u3"] - Money.euro("200.00"), Money.euro("1050.00")]
    assert [use.payable for use in later.uses[2:]] == [later.values["u3"], Money.euro("1350.00")]
    assert [pool.waiting for pool in now.pools] == [Money(0), Money(20000), Money(30000)]
    assert (later.agreements[1].payable_direct, later.agreements[1].payable_indirect) == (Money(30000), Money(20000))


def test_money_that_has_not_come_in_is_held_from_who_takes_the_rest_then_from_what_is_shared():
    uses = [
        {"code": "fixed", "pool": "P3", "description": "Fisso", "amount": "300,00"},
        {"code": "shared", "pool": "P3", "description": "Ripartito", "amount": "450,00", "shared": True},
        {"code": "rest", "pool": "P3", "description": "Resto", "amount": "rest"},
    ]
    data = changed(sound(), [["use", sound()["use"][:3] + uses], ["agreement.1.cashed", "0"]])
    paid = {use.use.code: use.payable.cents for use in reckon(fund_of(data)).uses}
    assert (paid["rest"], paid["shared"], paid["fixed"]) == (0, 0, 0)
    some = {use.use.code: use.payable.cents for use in reckon(fund_of(data), {"A": Money.euro("800.00")}).uses}
    assert (some["rest"], some["shared"], some["fixed"]) == (0, 26000, 30000)


def test_what_is_not_given_goes_where_the_residual_of_its_pool_ends():
    fund = fund_of(changed(sound(), [["use.1.left", "10,00"], ["use.4.left", "0,70"], ["pool.2.then", "-"]]))
    sums = reckon(fund, left={"u3": Money(500)})
    assert (sums.idle, sums.savings, sums.carry_over) == (Money(1500), Money(70), Money(0))
    assert (sums.left, sums.used) == (Money(1570), sums.total)


def test_carry_over_is_checked_against_the_fund_of_the_year_before():
    data = changed(sound(), [["use.3.left", "500,01"], ["year", 2023], ["step", "-"]])
    before, older = fund_of(data), fund_of(changed(data, [["year", 2022]]))
    [wrong] = check_fund(fund_of(sound()), others=[before, older])
    assert (wrong.code, wrong.place.sheet, wrong.place.column) == ("FON17", "carry", "closing")
    assert spaced(wrong.message) == (
        "Riga 3 «Riporto»: il riporto è 500,00 €, la chiusura che dà il fondo del 2023 è 500,01 €: 0,01 € di differenza."
    )


def test_the_limit_is_checked_against_the_fund_of_2016():
    base = changed(sound(), [["year", 2016], ["step", "-"], ["limit.adjustment", "-"]])
    [wrong] = check_fund(fund_of(sound()), others=[fund_of(base), fund_of(changed(base, [["year", 2018]]))])
    assert (wrong.code, wrong.place.column, spaced(wrong.value)) == ("FON25", "amount_2016", "9.600,00 €")
    assert spaced(wrong.message) == "Il limite del 2016 è scritto 9.500,00 €, il fondo del 2016 ne conta 9.600,00 €."
    agreed = changed(sound(), [["limit.amount_2016", "9.000,00"], ["limit.other.1.amount", "0"]])
    assert check_fund(fund_of(agreed), others=[fund_of(changed(base, [["limit", "-"]]))]) == []
    assert check_fund(fund_of(changed(base, [["limit", "-"]])), others=[fund_of(base)]) == []


def test_years_stand_side_by_side_from_the_oldest():
    older = changed(sound(), [["year", 2020], ["step", "-"], ["section.1.title", "Vecchio nome"], ["limit", "-"]])
    older = changed(older, [["line.1.amount", "9.000,00"], ["use.3.left", "1,00"], ["section.2.code", "V0"]])
    older = changed(older, [["line.3.section", "V0"], ["pool.2.of", ["V0", "indirect"]]])
    newer = fund_of(changed(sound(), [["section.2.title", "Altre variabili"]]))
    years = compare([reckon(newer), reckon(fund_of(older))])
    said = [(row.label, [amount and amount.cents for amount in row.amounts], row.change) for row in years.rows]
    assert years.years == (2020, 2024)
    assert said == [
        ("Stabili", [800000, 900000], Money(100000)),
        ("Variabili", [50000, None], None),
        ("Vincolate", [200000, 200000], Money(0)),
        ("Altre variabili", [None, 50000], None),
        ("Totale del fondo", [1050000, 1150000], Money(100000)),
        ("Usi", [1050000, 1150000], Money(100000)),
        ("All'anno dopo", [100, 0], Money(-100)),
        ("Righe che contano per il limite", [800000, 900000], Money(100000)),
        ("Righe fuori dal limite", [250000, 250000], Money(0)),
        ("Altre risorse che contano", [None, 60000], None),
        ("Limite", [None, 1092500], None),
        ("Margine sotto il limite", [None, 132500], None),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.148,00", Fraction(1148)), ("1148.00", Fraction(1148)), (" -1.148,5 € ", Fraction(-2297, 2)), ("€ 0,01", Fraction(1, 100)),
        (12, Fraction(12)), (Decimal("12.34"), Fraction(1234, 100)), (Decimal("inf"), None), (Decimal("nan"), None),
        (Decimal("1e12"), None), (-(10**12), None), (10**12 - 1, Fraction(10**12 - 1)), (Decimal("1e-30"), Fraction(1, 10**30)),
        (Decimal("1e-31"), None), ("1.148", None), ("5%", None), ("1.2.3", None), ("", None), (True, None), (1.5, None), (None, None),
    ],
    ids=map(str, count()),
)  # fmt: skip
def test_amounts_are_read_exactly_or_not_at_all(written, read):
    assert Entry(data={}, card=UNREADABLE).exact(written) == read


NAMES = {"a": "A", "b": "B", "c": "C"}
VALUES = {"a": Money(10050), "b": Money(333), "c": Money(0)}


@pytest.mark.parametrize(
    ("formula", "cents", "words"),
    [
        (Formula(of=("a", "b", "-c")), 10383, "A + B − C"),
        (Formula(of=("-b",)), -333, "− B"),
        (Formula(of=("a",), percent=Fraction(50)), 5025, "50% di 100,50 € (A)"),
        (Formula(of=("a",), percent=Fraction(1, 2)), 50, "0,5% di 100,50 € (A)"),
        (Formula(of=("a",), percent=Fraction(1), rounding=Rounding.EURO), 100, "1% di 100,50 € (A), arrotondato all'euro"),
        (Formula(of=("a",), rounding=Rounding.EURO), 10100, "A, arrotondato all'euro"),
        (Formula(base=Money(12491), times=Fraction(13)), 162383, "13 × 124,91 €"),
        (Formula(of=("a",), base=Money(50), percent=Fraction(10), times=Fraction(2)), 2020, "2 × 10% di 101,00 € (A)"),
        (Formula(percent=Fraction(6, 5)), None, "1,2% di una base non indicata"),
        (Formula(of=("a",) * 10), 100500, "A + A + A + A + A + A + A + A + altre 2 cifre"),
        (Formula(of=("a",) * 8), 80400, "A + A + A + A + A + A + A + A"),
    ],
    ids=map(str, count()),
)  # fmt: skip
def test_formulas_give_an_amount_and_say_how(formula, cents, words):
    value = value_of(formula, VALUES)
    assert (value and value.cents) == cents
    assert spaced(in_words(formula, VALUES, NAMES)) == words


@pytest.mark.parametrize(
    ("formula", "amount", "found"),
    [
        (Formula(of=("a",), percent=Fraction(10)), 33, [(333, "B", Rounding.CENT)]),
        (Formula(of=("a",), percent=Fraction(10)), -1038, [(10383, "A + B", Rounding.CENT)]),
        (Formula(of=("a",), percent=Fraction(10)), 1000, [(10050, "la stessa base", Rounding.EURO), (10383, "A + B", Rounding.EURO)]),
        (Formula(of=("a",), percent=Fraction(10)), 77, []),
        (Formula(percent=Fraction(10)), 33, [(333, "B", Rounding.CENT)]),
        (Formula(of=("a", "b"), percent=Fraction(10)), 1072, [(10716, "A + B + B", Rounding.CENT)]),
    ],
)  # fmt: skip
def test_the_base_that_would_give_a_figure_is_looked_for(formula, amount, found):
    ways = explanations(formula, Money(amount), VALUES, NAMES)
    assert [(base.cents, words, rounding) for base, words, rounding in ways] == found


def test_grounds_hold_in_their_years():
    pnrr, third = national().ground("pnrr"), national().ground("third-parties")
    assert None not in {pnrr, third}
    assert [pnrr.holds(year) for year in (2022, 2023, 2026, 2027)] == [False, True, True, False]
    assert third.holds(1998)
    assert national().ground("in parole") is None

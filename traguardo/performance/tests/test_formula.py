"""The formula language: exact, small, and silent about nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.performance.domain.notation.formula import FormulaError, NotComputable, evaluate, names, parse

VALUES = {"num": Decimal(3), "den": Decimal(8), "ore.totali": Decimal("1.5"), "vuoto": None, "zero": Decimal(0)}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("num / den * 100", Fraction(75, 2)), ("(num + 1) / 2", Fraction(2)), ("-num + 5", Fraction(2)), ("2 - -3", Fraction(5)), ("10 - 2 - 3", Fraction(5)),
        ("8 / 2 / 2", Fraction(2)), ("ore.totali × 2", Fraction(3)), ("min(num, den; 1)", Fraction(1)), ("MAX(num, den)", Fraction(8)), ("sum(1,2,3)", Fraction(6)),
        ("mean(num, den)", Fraction(11, 2)), ("[num / (den × 2)] × 100", Fraction(75, 4)), ("0.1 + 0.2", Fraction(3, 10)),
    ],
)  # fmt: skip
def test_computes_exactly(formula, value):
    assert evaluate(formula, VALUES) == value


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("num / zero", "divisione per zero"),
        ("num + vuoto", "manca il valore di «vuoto»"),
        ("assente", "«assente»"),
        ("min(1, vuoto)", "«vuoto»"),
    ],
)
def test_says_why_there_is_no_value(formula, said):
    result = evaluate(formula, VALUES)
    assert isinstance(result, NotComputable)
    assert said in result.reason


@pytest.mark.parametrize(
    "formula",
    ["", "  ", "1 +", "* 2", "(1", "1)", "1 2", "num den", "open('x')", "a ** b", "1; 2", "min()", "x.y.()", "1e5", "a[0", "(" * 500 + "1" + ")" * 500, "-" * 500 + "1", "1+" * 1001 + "1", "1+" * 999 + "1", "lambda: 1", "f(1)"],
)  # fmt: skip
def test_refuses_what_is_not_a_formula(formula):
    with pytest.raises(FormulaError):
        parse(formula)
    assert isinstance(evaluate(formula, VALUES), NotComputable)


def test_names_the_variables_it_needs():
    assert names("num / den * 100 + min(num, altro)") == ("num", "den", "altro")


def test_a_long_sum_is_computed():
    assert evaluate("+".join(["1"] * 200), {}) == 200


def test_a_variable_that_is_no_number_is_absent():
    assert isinstance(evaluate("x", {"x": Decimal("NaN")}), NotComputable)


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_is_the_arithmetic_of_fractions(a, b):
    assert evaluate("(a + b) * (a - b)", {"a": a, "b": b}) == Fraction(a) ** 2 - Fraction(b) ** 2


@given(st.text(max_size=60))
def test_any_text_gives_a_value_or_a_reason(text):
    assert isinstance(evaluate(text, {}), Fraction | NotComputable)

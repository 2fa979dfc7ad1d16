"""A regulation that reads but makes no sense does not compile, and says why; one that does is as known on a day."""

from datetime import date
from fractions import Fraction

import pytest

from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.domain.machine import Builder, Run, Tie, divided
from traguardo.social_services.tests.books import DAY, SMALL, compiled, explained, shipped, swapped, trouble

RULE = """
[[rule]]
schema = "adjust"
name = "altra"
title = "Altra"
article = "art. 2"
of = {of}
step = [{steps}]
"""


def with_rule(of, steps=""):
    return SMALL + RULE.replace("{of}", of).replace("{steps}", steps)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (with_rule('"csto"'), "REG02"),
        (swapped(('percent = 50, of = "costo"', 'percent = 50, of = "altra"'), text=with_rule('"costo"')), "REG03"),
        (with_rule('"altra"'), "REG03"),
        (swapped(('name = "costo"', 'name = "isee"')), "REG04"),
        (swapped(('amount = "quota"', 'amount = "isee"'), ('name = "quota"', 'name = "isee"')), "REG04"),
        (swapped(("max = 1000\n", "min = 2000\nmax = 1000\n")), "REG04"),
        (swapped(('keys = ["isee"]', 'keys = ["costo"]')), "REG04"),
        (swapped(("step = 0.01", "step = 0")), "REG04"),
        (with_rule("{ minus = [1] }"), "REG04"),
        (with_rule("{ sum = [] }"), "REG04"),
        (with_rule('{ divide = ["costo", 0] }'), "REG04"),
        (with_rule('"costo"', "{ round = { step = 0 } }"), "REG04"),
        (with_rule('{ times = ["costo", "isee"] }'), "REG05"),
        (with_rule('"costo"', '{ discount = "isee" }'), "REG05"),
        (swapped(("when = { isee = { up_to = 10000 } }", 'when = { isee = "a" }')), "REG05"),
        (with_rule('{ divide = ["costo", "isee"] }'), "REG06"),
        (swapped(("up_to = 10000", 'up_to = "costo"')), "REG07"),
        (with_rule('"costo"', '{ taper = { along = "costo", from = 20, to = 10 } }'), "REG07"),
        (swapped(("times_a_year = 12", 'times_a_year = "costo"')), "REG07"),
        (swapped(('percent = 50, of = "costo"', 'polynomial = [0, 0, 0, 0, 0, 0, 1], along = "isee"')), "REG09"),
        (swapped(('percent = 50, of = "costo"', 'polynomial = [1], along = "isee", per = 0')), "REG04"),
        (swapped(('percent = 50, of = "costo"', 'linear = [[2, 1], [1, 2]], along = "isee"')), "REG04"),
        (swapped(('result = { amount = "quota",', 'result = { amount = "quota", splits = ["quota"],')), "REG02"),
        (swapped(('types = ["ordinario"]', 'types = ["ordinaria"]')), "REG02"),
        (swapped(('types = ["ordinario"]', 'scope = "tutte"')), "REG02"),
        (swapped(('types = ["ordinario"]', 'omissions = "forse"')), "REG02"),
        (swapped(("jump = 1000", 'jump = 1000, along = "iseee"')), "REG02"),
        (swapped(('keys = ["isee"]', 'keys = ["isee"]\nceilings = ["tetto"]')), "REG02"),
        (swapped(('label = "Costo"', 'label = "Costo"\nceilings = ["tetto"]')), "REG02"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_has_its_code(text, code):
    assert code in trouble(text)


PARAMETER = '[[parameter]]\nname = "tetto"\nlabel = "Tetto"\nunit = "euro"\nvalues = [{ value = 100, valid_from = 2026-01-01, valid_to = 2026-06-30, known_from = 2026-03-01, law = "x" }, { value = 120, valid_from = 2026-07-01, law = "x" }, { value = 130, valid_from = 2026-07-01, known_from = 2027-01-01, law = "x" }]\n'


@pytest.mark.parametrize(
    ("on", "known", "value"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), 100),
        (date(2026, 1, 15), date(2026, 3, 1), 100),
        (date(2026, 8, 1), date(2026, 8, 1), 120),
        (date(2026, 8, 1), date(2027, 2, 1), 130),
    ],
)
def test_a_parameter_is_the_one_valid_that_day_as_known_the_other(on, known, value):
    made = compiled(SMALL + PARAMETER, on=on, known=known)
    assert made.parameters["tetto"].value == value


@pytest.mark.parametrize(("on", "known"), [(date(2026, 1, 15), date(2026, 2, 1)), (date(2025, 1, 1), date(2026, 9, 1))])
def test_a_parameter_not_known_or_not_valid_is_an_error(on, known):
    assert trouble(SMALL + PARAMETER, on=on, known=known) == {"REG08"}


def test_an_index_of_a_year_nobody_knows_is_an_error():
    text = SMALL + '[[parameter]]\nname = "m"\nlabel = "M"\nindex = "minimo-inps-annuo"\n'
    assert trouble(text, on=date(2027, 1, 1)) == {"REG08"}
    assert trouble(text.replace("minimo-inps-annuo", "minimo")) == {"REG02"}
    assert compiled(text).parameters["m"].status == "provvisorio"
    assert compiled(text, on=DAY, known=date(2027, 1, 1)).parameters["m"].year == 2026


def test_a_part_of_a_year_back_is_refused():
    index = '[[parameter]]\nname = "m"\nlabel = "M"\nindex = "minimo-inps-annuo"\nyears_back = 1.5\n'
    assert trouble(SMALL + index) == {"REG08"}


def test_a_value_is_tried_in_place_of_a_parameter():
    made = compiled(SMALL + PARAMETER, on=date(2026, 8, 1), tetto=7)
    assert (made.parameters["tetto"].value, made.parameters["tetto"].changed) == (7, True)


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        (Tie.HALF_UP, [3, -3, 2, 3, 1]),
        (Tie.HALF_EVEN, [2, -2, 2, 3, 1]),
        (Tie.HALF_DOWN, [2, -2, 2, 3, 1]),
        (Tie.UP, [3, -3, 3, 3, 1]),
        (Tie.DOWN, [2, -2, 2, 2, 0]),
    ],
)
def test_the_half_goes_where_the_tie_says(tie, expected):
    assert [divided(top, bottom, tie) for top, bottom in ((5, 2), (-5, 2), (7, 3), (8, 3), (2, 3))] == expected


@pytest.mark.parametrize(
    ("tie", "cents"), [("half_up", 1011), ("half_even", 1010), ("half_down", 1010), ("up", 1011), ("down", 1010)]
)
def test_half_a_cent_follows_the_stated_rule(tie, cents):
    """20,21 at 50% is 10,105."""
    text = swapped(('tie = "half_up"', f'tie = "{tie}"'))
    assert explained({"isee": 100, "costo": "20.21"}, text).amount_cents == cents


def test_a_division_by_what_varies_rounds_at_its_step_and_never_divides_by_zero():
    text = with_rule('{ divide = ["costo", "costo"], step = 0.01 }').replace('amount = "quota"', 'amount = "terza"')
    text += '[[rule]]\nschema = "adjust"\nname = "terza"\ntitle = "T"\nof = { divide = ["isee", "altra"], step = 0.01, tie = "down" }\n'
    assert explained({"isee": "7.77", "costo": 3}, text).amount_cents == 777
    nothing = explained({"isee": "7.77", "costo": 0}, text)
    assert nothing.amount_cents is None
    assert "divide per zero" in next(finding for finding in nothing.findings if finding.code == "CAS14").message


def test_shared_nodes_are_made_once_and_constants_fold():
    builder = Builder()
    x = builder.input("x", scale=100, low=0, high=1000, absent=0)
    assert builder.add(x, builder.constant(2)) is builder.add(x, builder.constant(2))
    assert builder.add(builder.constant(1), builder.constant(Fraction(1, 3))).number == 4
    assert builder.below(x, builder.constant(11)) is builder.true
    assert builder.equal(x, builder.constant(11)) is builder.false
    assert builder.least(x, builder.constant(50)) is x
    assert builder.case([(builder.false, builder.constant(1)), (builder.true, x)], builder.constant(3)) is x
    with pytest.raises(ValueError, match="multiple"):
        builder.rescaled(x, 150)


def test_the_largest_remainders_get_the_cents_and_with_no_weight_the_rest_pays():
    base = {"quota_sociale": "48.29", "isee": "10", "patrimonio": 20000}
    three = {f"componente_figlio_{place}": "2.5" for place in (1, 2, 3)}
    paid = {payer.name: payer.cents for payer in explain(shipped("residence"), base | three).payers}
    assert [paid[f"figlio_{place}"] for place in (1, 2, 3)] + [paid["utente"]] == [1208, 1207, 1207, 1207]
    none = {payer.name: payer.cents for payer in explain(shipped("residence"), base | {"isee": 0}).payers}
    assert (none["utente"], none["figlio_1"]) == (4829, 0)


def test_a_run_reads_absent_keys_as_their_least_and_tells_them_apart():
    program = compiled().program
    assert Run({"costo": 10000})(program.valid) == 1
    assert Run({"isee": 0, "costo": 10000})(program.amount) == 5000
    assert Run({"costo": 10000})(program.amount) == 10000
    assert program.bits == 64


def test_a_division_by_zero_is_no_hole_where_it_is_not_asked_for():
    ratio = 'gives = { percent = { divide = ["isee", "isee"], step = 0.01 }, of = "costo" }'
    cell = swapped(
        ('gives = { percent = 50, of = "costo" }', ratio),
        ("up_to = 10000 }", "over = 0, up_to = 10000 }"),
        ("if_absent =", "otherwise = { amount = 7 }\nif_absent ="),
    )
    assert explained({"isee": 0, "costo": 100}, cell).amount_cents == 700
    assert explained({"isee": 5, "costo": 100}, cell).amount_cents == 100
    discount = (
        '{ when = { costo = { over = 5 } }, discount = { divide = ["isee", { excess = ["costo", 5] }], step = 0.01 } }'
    )
    step = with_rule("7", discount).replace('amount = "quota"', 'amount = "altra"')
    assert explained({"isee": 1, "costo": 5}, step).amount_cents == 700
    assert explained({"isee": 1, "costo": 7}, step).amount_cents == 697  # 0,5% of 7,00 is 3,5 cents off
    assert explained({"isee": 1, "costo": 7}, step.replace("over = 5", "over = 4")).amount_cents == 697
    assert explained({"isee": 1, "costo": 5}, step.replace("over = 5", "over = 4")).amount_cents is None

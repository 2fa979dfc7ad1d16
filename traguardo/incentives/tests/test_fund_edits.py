"""Changes to a fund: in its place, among its neighbours, under a code nobody has; the fund given is left as it is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from traguardo.incentives.domain.fund import Agreement, Fund, Line, Pool, Section, Total, Use, fund_data, read_fund
from traguardo.incentives.domain.fund.model import Formula
from traguardo.incentives.domain.fund_edits import (
    LONGEST,
    Part,
    group,
    item_of,
    items,
    new_code,
    shifted,
    with_item,
    without_item,
)
from traguardo.kernel.money import Money


def line(code, section="a", amount=100):
    return Line(code=code, section=section, description=f"Riga {code}", amount=Money(amount))


FUND = Fund(
    year=2026,
    authority="Consorzio Valle",
    title="Prova",
    sections=(Section(code="a", title="Stabili"), Section(code="b", title="Variabili")),
    lines=(line("a1"), line("b1", "b"), line("a2"), line("b2", "b"), line("a3")),
    totals=(Total(code="t", title="Tutto", formula=Formula(of=("fund",))),),
    pools=(Pool(code="p", title="Parte", of=("a",)), Pool(code="q", title="Altra", of=("b",))),
    uses=(
        Use(code="u1", pool="p", description="Uno", amount=Money(1)),
        Use(code="v1", pool="q", description="Altro", amount=Money(1)),
        Use(code="u2", pool="p", description="Due", rest=True),
    ),
    agreements=(Agreement(code="g", title="Ente", line="b1", amount=Money(100), direct=Fraction(70)),),
)


def codes(fund, part=Part.LINE):
    return [each.code for each in items(fund, part)]


@pytest.mark.parametrize("part", Part)
def test_an_item_takes_the_place_of_the_one_of_its_code(part):
    old = items(FUND, part)[0]
    assert item_of(FUND, part, old.code) is old
    assert item_of(FUND, part, "niente") is None
    again = with_item(FUND, part, old)
    assert again == FUND


def test_a_changed_item_stays_where_it_was():
    after = with_item(FUND, Part.LINE, line("a2", amount=7))
    assert codes(after) == codes(FUND)
    assert item_of(after, Part.LINE, "a2").amount == Money(7)
    assert item_of(FUND, Part.LINE, "a2").amount == Money(100)


@pytest.mark.parametrize(
    ("part", "item", "order"),
    [
        (Part.LINE, line("b3", "b"), ["a1", "b1", "a2", "b2", "b3", "a3"]),
        (Part.LINE, line("a4"), ["a1", "b1", "a2", "b2", "a3", "a4"]),
        (Part.LINE, line("c1", "c"), ["a1", "b1", "a2", "b2", "a3", "c1"]),
        (Part.USE, Use(code="v2", pool="q", description="x", amount=Money(1)), ["u1", "v1", "v2", "u2"]),
        (Part.SECTION, Section(code="c", title="Terza"), ["a", "b", "c"]),
        (Part.AGREEMENT, Agreement(code="h", title="x", line="b2", amount=Money(1), direct=Fraction(1)), ["g", "h"]),
    ],
)
def test_a_new_item_comes_after_the_last_of_its_group(part, item, order):
    assert codes(with_item(FUND, part, item), part) == order


def test_an_item_goes_out_and_only_it():
    assert codes(without_item(FUND, Part.LINE, "a2")) == ["a1", "b1", "b2", "a3"]
    assert without_item(FUND, Part.TOTAL, "t").totals == ()
    with pytest.raises(LookupError, match="«zz»"):
        without_item(FUND, Part.LINE, "zz")


@pytest.mark.parametrize(
    ("part", "code", "up", "order"),
    [
        (Part.LINE, "a2", True, ["a2", "b1", "a1", "b2", "a3"]),
        (Part.LINE, "a2", False, ["a1", "b1", "a3", "b2", "a2"]),
        (Part.LINE, "a1", True, ["a1", "b1", "a2", "b2", "a3"]),
        (Part.LINE, "a3", False, ["a1", "b1", "a2", "b2", "a3"]),
        (Part.LINE, "b2", True, ["a1", "b2", "a2", "b1", "a3"]),
        (Part.USE, "u2", True, ["u2", "v1", "u1"]),
        (Part.POOL, "p", False, ["q", "p"]),
    ],
)
def test_an_item_moves_among_those_of_its_group(part, code, up, order):
    assert codes(shifted(FUND, part, code, up=up), part) == order


def test_what_is_not_there_does_not_move():
    with pytest.raises(LookupError, match="«zz»"):
        shifted(FUND, Part.LINE, "zz", up=True)


def test_groups():
    assert [group(items(FUND, part)[0]) for part in Part] == ["", "a", "", "", "p", "b1"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Unico importo", "unico-importo"),
        ("  Indennità: già dovuta!  ", "indennita-gia-dovuta"),
        ("A1", "a1-2"),
        ("fund", "fund-2"),
        ("Direct", "direct-2"),
        ("indirect", "indirect-2"),
        ("next year", "next-year-2"),
        ("saving", "saving-2"),
        ("…", "voce"),
        ("x" * 60, "x" * LONGEST),
        ("y" * 39 + " z", "y" * 39),
    ],
)
def test_a_code_is_made_of_the_words(words, code):
    assert new_code(FUND, words) == code


def test_a_code_is_never_twice_even_when_long():
    long = "z" * LONGEST
    one = with_item(FUND, Part.LINE, line(new_code(FUND, long)))
    two = with_item(one, Part.LINE, line(new_code(one, long)))
    three = with_item(two, Part.LINE, line(new_code(two, long)))
    assert codes(three)[-3:] == [long, f"{'z' * 36}-2", f"{'z' * 36}-3"]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_whatever_is_described_the_fund_stays_sound(described):
    fund = FUND
    for text in described:
        fund = with_item(fund, Part.LINE, line(new_code(fund, text), "b"))
    read, findings = read_fund(fund_data(fund))
    assert (findings, codes(read)) == ([], codes(fund))
    assert len(codes(fund)) == len(set(codes(fund))) == 5 + len(described)
